package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Binary;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Retries and callbacks belong to the trace of the message before them. */
@Timeout(60)
class TraceContextTest {

  private static final String A = "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01";
  private static final String B = "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-00";

  private final Queue<Optional<String>> seen = new ConcurrentLinkedQueue<>();
  private final WorkerFixture fixture = new WorkerFixture();

  TraceContextTest() {
    fixture.tasks.add(
        HandWrittenTasks.define("second_try").build(),
        (context, arguments) -> {
          seen.add(context.traceParent());
          if (context.attempt() == 1) {
            throw new RetryException("again");
          }
          return null;
        });
    fixture.tasks.add("callback", (context, arguments) -> seen.add(context.traceParent()));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Runs a task, its retry and its callback; returns the properties of the retry's message. */
  private Map<String, Object> propertiesOfTheRetry(Map<String, Object> properties) {
    String body = Envelopes.of("second_try", "[]", "{}");
    String callback = Envelopes.of("callback", "[]", "{}");
    var message =
        new ServiceBusMessage(body.replace("\"on_success\":null", "\"on_success\":" + callback));
    message.getApplicationProperties().putAll(properties);
    fixture.startWorker();
    fixture.send(message);
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
    try (ServiceBusReceiverClient receiver =
        fixture.clients().receiver().queueName(WorkerFixture.QUEUE).buildClient()) {
      Map<String, Object> result = receiver.peekMessage().getApplicationProperties();
      fixture.bus.advance(Duration.ofSeconds(120));
      fixture.awaitQuiet();
      return result;
    }
  }

  static Stream<Arguments> traces() {
    return Stream.of(
        Arguments.of(Map.of("traceparent", A), A),
        Arguments.of(Map.of("Diagnostic-Id", A), A),
        Arguments.of(Map.of("traceparent", A, "Diagnostic-Id", B), A),
        Arguments.of(Map.of("traceparent", "garbage", "Diagnostic-Id", B), B),
        Arguments.of(Map.of("traceparent", new Binary(A.getBytes(StandardCharsets.US_ASCII))), A),
        Arguments.of(Map.of("traceparent", 7, "Diagnostic-Id", B), B));
  }

  // I-14
  @ParameterizedTest
  @MethodSource("traces")
  void a_retry_and_a_callback_stay_in_the_trace(Map<String, Object> sent, String parent) {
    Map<String, Object> carried = propertiesOfTheRetry(sent);

    assertThat(carried).isEqualTo(Map.of("traceparent", parent, "Diagnostic-Id", parent));
    assertThat(List.copyOf(seen)).containsOnly(Optional.of(parent)).hasSize(3);
  }

  @Test
  void the_state_of_the_trace_goes_along() {
    assertThat(propertiesOfTheRetry(Map.of("traceparent", A, "tracestate", "vendor=1")))
        .containsEntry("tracestate", "vendor=1");
  }

  // I-14
  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "",
        "ff-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01",
        "00-00000000000000000000000000000000-0d65dd60358dfb94-01",
        "00-c2d9e6c2aef4196e5ec11fa3fb432873-0000000000000000-01",
        "|c2d9e6c2aef4196e5ec11fa3fb432873.0d65dd60358dfb94."
      })
  void garbage_is_no_trace(String garbage) {
    assertThat(propertiesOfTheRetry(Map.of("traceparent", garbage, "Diagnostic-Id", garbage)))
        .isEmpty();
    assertThat(List.copyOf(seen)).containsOnly(Optional.empty()).hasSize(3);
  }
}
