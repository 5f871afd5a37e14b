package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.internal.servicebus.HostileProperties;
import io.boilermaker.internal.servicebus.HostileProperties.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages in whose properties others have written where a worker keeps its notes. */
@Timeout(120)
class HostilePropertiesTest {

  private static final List<Row> ROWS = HostileProperties.sendable().toList();

  private final AtomicInteger runs = new AtomicInteger();
  private final WorkerFixture fixture = WorkerFixture.withTransactions(true, queue -> queue);

  @AfterEach
  void close() {
    fixture.close();
  }

  private void send(String body) {
    fixture.send(ROWS.stream().map(row -> message(body, row)).toArray(ServiceBusMessage[]::new));
  }

  private static ServiceBusMessage message(String body, Row row) {
    var message = new ServiceBusMessage(body);
    message.getApplicationProperties().put(row.key(), row.value());
    return message;
  }

  // N-S09
  @Test
  void an_unknown_task_is_requeued_in_time_whatever_its_message_counts() {
    fixture.tasks.add("known", (context, arguments) -> null);
    fixture.startWorker();

    send(Envelopes.of("unknown", "[]", "{}"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == ROWS.size() - 1);
    // The one that says it was requeued two milliard times.
    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE))
        .isEqualTo(new QueueCounts(0, 0, 0, ROWS.size() - 1, 0));
    assertThat(fixture.app().health().inFlight()).isZero();
    assertThat(fixture.bus.peek(WorkerFixture.QUEUE))
        .extracting(PeekedMessage::applicationProperties)
        .allSatisfy(
            properties -> assertThat(properties).containsEntry("boilermaker-hand-backs", 1));
  }

  // N-S09
  @Test
  void a_task_runs_and_is_retried_whatever_its_message_says_of_its_past() {
    fixture.tasks.add(
        "stubborn",
        (context, arguments) -> {
          runs.incrementAndGet();
          assertThat(context.traceParent().orElse("")).matches("[ -~]{0,512}");
          throw new RetryException("again");
        });
    fixture.startWorker();

    send(Envelopes.of("stubborn", "[]", "{}"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == ROWS.size());
    assertThat(runs).hasValue(ROWS.size());
    assertThat(fixture.bus.peek(WorkerFixture.QUEUE))
        .extracting(PeekedMessage::applicationProperties)
        .allSatisfy(properties -> assertThat(properties).isEmpty());
  }
}
