package io.boilermaker.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.Tls;
import io.boilermaker.broker.clients.CheckResult.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every behaviour of {@code behaviours.txt} with every client. Run with {@code
 * -Dgoldens.write=true} to write the compatibility page.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ClientsTest {

  private static final Path PAGE = Path.of("..", "docs", "broker-compatibility.md");
  private static final Set<String> WITH_SHORT_LOCK =
      Set.of("renew", "auto-renew", "lock-expiry", "lock-lost");

  private final Map<String, List<CheckResult>> results = new LinkedHashMap<>();

  /**
   * Clients mostly wait for locks to expire, so they run at the same time, each with its own
   * broker.
   */
  private final Map<String, CompletableFuture<List<CheckResult>>> running = new LinkedHashMap<>();

  /** The same with TLS, without a key, or both: for these the page has no figures. */
  private static final boolean TLS = Boolean.getBoolean("clients.tls");

  private static final boolean KEY = !Boolean.getBoolean("clients.keyless");

  private static final int AMQPS = 5_671;

  private volatile boolean hasPorts = true;

  @BeforeAll
  void start() {
    start("Java", ClientsTest::java);
    start("JavaScript", ScriptedClient.JAVASCRIPT::run);
    start("Python", ScriptedClient.PYTHON::run);
  }

  private static List<CheckResult> java(LocalServiceBus bus) {
    if (!TestTls.isUsedBy(bus)) {
      return new JavaChecks(bus).run();
    }
    try {
      SSLContext before = SSLContext.getDefault();
      SSLContext.setDefault(TestTls.trusting(bus.certificate()));
      List<CheckResult> results = new JavaChecks(bus).run();
      SSLContext.setDefault(before);
      return results;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(String client, Function<LocalServiceBus, List<CheckResult>> checks) {
    CompletableFuture<List<CheckResult>> results = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (LocalServiceBus bus = broker(client)) {
                results.complete(checks.apply(bus));
              } catch (Throwable e) {
                results.completeExceptionally(e);
              }
            },
            client);
    thread.setDaemon(true);
    thread.start();
    running.put(client, results);
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> java() throws Throwable {
    return testsOf("Java");
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> java_script() throws Throwable {
    return testsOf("JavaScript");
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> python() throws Throwable {
    return testsOf("Python");
  }

  @Test
  @Order(4)
  void the_page_says_what_the_clients_saw() throws IOException {
    assumeTrue(KEY && !TLS, "The page is of clients with a key and without TLS");
    assumeTrue(results.size() == 3, "The page is not looked at: not all clients have run");
    String page = new CompatibilityPage(results).text() + theSdksOwnTests();
    if (Boolean.getBoolean("goldens.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  /**
   * With TLS a client needs no help that it can do without; which need it in clear, the page says.
   */
  @Test
  @Order(5)
  void with_tls_only_a_second_cancellation_with_java_is_known_not_to_work() {
    assumeTrue(TLS, "Without TLS all administration clients need help");
    assumeTrue(results.size() == 3, "Not all clients have run");
    assumeTrue(hasPorts, "Another program listens on port 5671, or nobody may on port 443");
    assertThat(results.values().stream().flatMap(List::stream))
        .filteredOn(result -> result.kind() == Kind.KNOWN)
        .extracting(CheckResult::id)
        .containsExactly("cancel-twice");
  }

  /** Returns the part of the page that {@code broker/live/run} writes. */
  private static String theSdksOwnTests() throws IOException {
    String page = Files.readString(PAGE);
    return page.substring(page.indexOf("\n## "));
  }

  private Stream<DynamicTest> testsOf(String client) throws Throwable {
    List<CheckResult> found = resultsOf(client);
    assertThat(found)
        .extracting(CheckResult::id)
        .containsExactlyInAnyOrderElementsOf(Behaviour.all().stream().map(Behaviour::id).toList());
    results.put(client, found);
    return found.stream()
        .map(
            result ->
                dynamicTest(
                    result.id(),
                    () -> {
                      if (result.kind() == Kind.NOT_OK) {
                        fail(result.reason());
                      }
                    }));
  }

  private List<CheckResult> resultsOf(String client) throws Throwable {
    try {
      return running.get(client).get();
    } catch (ExecutionException e) {
      // Rethrown as it is: it may say that the client is missing, so that its tests are skipped.
      throw e.getCause();
    }
  }

  /**
   * With a queue for each behaviour, which is called like it; and with a key, so that it verifies
   * what each client signs. With TLS it has, where it may, the ports that clients use when nobody
   * names one: Python's for messages, and Java's for administration.
   */
  private LocalServiceBus broker(String client) {
    LocalServiceBus.Builder builder = LocalServiceBus.builder().administration(0);
    if (KEY) {
      builder.sharedAccessKey("a+key/with=signs");
    }
    if (TLS) {
      builder.tls(Tls.selfSigned());
      if (client.equals("Python")) {
        builder.port(orAnyPort(AMQPS));
      } else if (client.equals("Java")) {
        builder.administration(orAnyPort(AdministrationClients.HTTPS));
      }
    }
    Behaviour.all().forEach(behaviour -> builder.queue(queue(behaviour.id())));
    return builder.start();
  }

  /** Returns a port, or 0 if it cannot be had: only some users may listen on those below 1024. */
  private int orAnyPort(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      hasPorts = false;
      return 0;
    }
  }

  private static QueueSpec queue(String id) {
    QueueSpec spec =
        QueueSpec.named(id)
            .maxDeliveryCount(3)
            .lockDuration(Duration.ofSeconds(WITH_SHORT_LOCK.contains(id) ? 5 : 10))
            .deadLetterOnExpiry(id.equals("expiry-dead-letter"));
    return id.equals("duplicates") ? spec.duplicateDetection(Duration.ofMinutes(1)) : spec;
  }
}
