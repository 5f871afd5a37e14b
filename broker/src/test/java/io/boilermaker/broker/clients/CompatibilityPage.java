package io.boilermaker.broker.clients;

import io.boilermaker.broker.clients.CheckResult.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page that lists which client has which behaviour. */
final class CompatibilityPage {

  private static final String HEAD =
      """
      # What the broker does

      Written by a test run with `-Dgoldens.write=true`: each line was tried by the unmodified SDKs
      for Java, JavaScript and Python, with the embedded broker at the other end. `yes`: the client sees
      it. `-`: the client has no such thing. `no`: it does not work, for the reason with that number below.

      """;

  private static final String TAIL =
      """

      ### With TLS, and without a key

      These clients had a key and no TLS. The list was tried in all four combinations (`-Dclients.tls=true` and `-Dclients.keyless=true` of
      `ClientsTest`); CI runs it with a key, once without TLS and once with it. Without a key the results are the same. With TLS too, but
      that all administration clients need nothing but the connection string, and trust in the certificate: Java's drops the port, and so
      the broker administers at port 443. At any other port Java's client needs a credential in place of the connection string, as in
      [testing.md](testing.md#tls), and no URL is rewritten either.

      ### What the clients do

      - Python, with a `custom_endpoint_address`: where a token is refused, as for a queue that does not exist, it raises a
        `ServiceBusConnectionError`, and without that option a `ServiceBusAuthenticationError`. Only the option decides
        (`_handle_amqp_exception_with_condition` in its `_pyamqp_transport.py`), so it does the same with the service. To have the error of
        the service with TLS, let the broker listen on port 5671, and leave the option out.
      - Python: a batch repeats id, session and partition key of its first message, and `size_in_bytes` does not count that. A full batch
        of messages of 100 bytes has 262,170 bytes, since the client gives each an id, and is refused (`MessageSizeExceededError`); with
        `create_message_batch(max_size_in_bytes=262_000)` it is accepted. Java and JavaScript count all of it. The service counts the bytes
        of the whole transfer against the same number, too: [a refusal](https://github.com/Azure/azure-event-hubs-python/issues/106) for 268
        of them too many. A tolerance for fewer is not known.
      - Scheduling needs `Send` here, and cancelling too. The service's
        [table of rights](https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas#rights-required-for-service-bus-operations)
        names `Listen` for scheduling, as does [a report of 2018](https://github.com/MicrosoftDocs/azure-docs/issues/5999) beside `Send`; it
        says nothing of cancelling. It could not be tried with the service.

      ### What was wrong

      Found by the SDKs' own tests and by clients that do what their specification allows; each has a test ([cases.md](cases.md)):

      - Threads that shared a Python receiver repeated delivery ids, at which the broker ended their connection (N-B01).
      - Transactions were refused before the first token, and keys gave all rights or none (N-B02).
      - A deferred message did not count as delivered, and deliveries from a dead-letter queue did (N-B03, N-B04).
      - A drain without credit left was not answered, and messages that crossed it counted for the next credit (N-B06).
      - Tokens for queues that do not exist were accepted (N-B07).
      - Annotations, states and footers were not as clients expect them (N-B05, N-B08, N-B09).

      ### What is missing

      Topics, sessions, forwarding, deletion of idle queues, partitions, and AMQP over WebSockets.
      """;

  private final Map<String, Map<String, CheckResult>> results;

  /**
   * @param results of each client, by its name, in the order of the columns
   */
  CompatibilityPage(Map<String, List<CheckResult>> results) {
    this.results =
        results.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        entry.getValue().stream()
                            .collect(Collectors.toMap(CheckResult::id, Function.identity())),
                    (a, b) -> a,
                    LinkedHashMap::new));
  }

  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| | ").append(String.join(" | ", results.keySet())).append(" |\n");
    page.append("|---".repeat(results.size() + 1)).append("|\n");
    List<String> notes = new ArrayList<>();
    for (Behaviour behaviour : Behaviour.all()) {
      page.append("| ").append(behaviour.sentence());
      results.forEach(
          (client, found) -> {
            CheckResult result = found.get(behaviour.id());
            if (result.kind() == Kind.KNOWN) {
              notes.add(client + ": " + result.reason() + ".");
            }
            page.append(" | ").append(cell(result, notes.size()));
          });
      page.append(" |\n");
    }
    page.append("\n");
    for (int i = 0; i < notes.size(); i++) {
      page.append(i + 1).append(". ").append(notes.get(i)).append("\n");
    }
    return page.append(TAIL).toString();
  }

  private static String cell(CheckResult result, int note) {
    return switch (result.kind()) {
      case OK -> "yes";
      case ABSENT -> "-";
      case KNOWN -> "no (" + note + ")";
      case NOT_OK -> "no";
    };
  }
}
