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
    return page.toString();
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
