package io.boilermaker.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.boilermaker.broker.CheckResult.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * -Dgoldens.write=true} to write the page that tells of it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ClientsTest {

  private static final Path PAGE = Path.of("..", "docs", "broker-compatibility.md");
  private static final Set<String> WITH_SHORT_LOCK =
      Set.of("renew", "auto-renew", "lock-expiry", "lock-lost");

  private final Map<String, List<CheckResult>> results = new LinkedHashMap<>();

  @TestFactory
  @Order(1)
  Stream<DynamicTest> java() {
    return run("Java", bus -> new JavaChecks(bus).run());
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> javaScript() {
    return run("JavaScript", ScriptedClient.JAVASCRIPT::run);
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> python() {
    return run("Python", ScriptedClient.PYTHON::run);
  }

  @Test
  @Order(4)
  void thePageSaysWhatTheClientsSaw() throws IOException {
    assumeTrue(results.size() == 3, "The page is not looked at: not all clients have run");
    String page = new CompatibilityPage(results).text();
    if (Boolean.getBoolean("goldens.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  private Stream<DynamicTest> run(
      String client, Function<LocalServiceBus, List<CheckResult>> checks) {
    List<CheckResult> found;
    try (LocalServiceBus bus = broker()) {
      found = checks.apply(bus);
    }
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

  /** With a queue for each behaviour, which is called like it. */
  private static LocalServiceBus broker() {
    LocalServiceBus.Builder builder = LocalServiceBus.builder().administration(0);
    Behaviour.all().forEach(behaviour -> builder.queue(queue(behaviour.id())));
    return builder.start();
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
