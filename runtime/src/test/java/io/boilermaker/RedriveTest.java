package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters, and messages that were sent again from the dead-letter queue. */
@Timeout(60)
class RedriveTest {

  private final WorkerFixture fixture =
      new WorkerFixture(queue -> queue.duplicateDetection(Duration.ofMinutes(10)));

  @AfterEach
  void close() {
    fixture.close();
  }

  private static ServiceBusMessage message(String name, String id) {
    return new ServiceBusMessage(Envelopes.of(name, "[]", "{}")).setMessageId(id);
  }

  // N-R19
  @ParameterizedTest
  @ValueSource(strings = {"new_task", "failing_task"})
  void a_dead_letter_does_not_remember_how_often_it_was_requeued_and_released(String name) {
    fixture.tasks.add(
        "failing_task",
        (context, arguments) -> {
          throw new IllegalStateException("fails");
        });
    fixture.with(fixture.config().unknownTaskRedeliveries(2)).startWorker();
    ServiceBusMessage message = message(name, "a");
    message.getApplicationProperties().put("boilermaker-hand-backs", 2);
    message.getApplicationProperties().put("boilermaker-interruptions", 3);
    message.getApplicationProperties().put("other", 4);

    fixture.send(message);

    assertThat(fixture.deadLetter().getApplicationProperties())
        .containsEntry("boilermaker-hand-backs", 0)
        .containsEntry("boilermaker-interruptions", 0)
        .containsEntry("other", 4);
  }

  // N-R19
  @Test
  void a_message_that_was_never_requeued_has_no_counters_as_a_dead_letter() {
    fixture.tasks.add("any", (context, arguments) -> null);
    fixture.with(fixture.config().unknownTaskRedeliveries(0)).startWorker();

    fixture.send(message("new_task", "a"));

    assertThat(fixture.deadLetter().getApplicationProperties().keySet())
        .noneMatch(key -> key.startsWith("boilermaker-"));
  }

  // N-R19
  @Test
  void an_old_worker_requeues_a_dead_letter_that_was_sent_again_as_often_as_at_first() {
    fixture.tasks.add("any", (context, arguments) -> null);
    fixture.with(fixture.config().unknownTaskRedeliveries(1)).startWorker();
    fixture.send(message("new_task", "a"));
    awaitScheduled();
    fixture.bus.advance(Duration.ofSeconds(1));
    ServiceBusReceivedMessage dead = fixture.deadLetter();

    fixture.send(new ServiceBusMessage(dead).setMessageId("a:redrive:1"));

    awaitScheduled();
  }

  // N-R18
  @ParameterizedTest
  @ValueSource(strings = {"redrive", "recovery", "invoke"})
  void retries_and_callbacks_of_a_message_sent_again_are_no_duplicates_of_the_first_time(
      String how) {
    var tries = new AtomicInteger();
    var callbacks = new AtomicInteger();
    fixture.tasks.add(
        "retrying",
        (context, arguments) -> {
          tries.incrementAndGet();
          throw new RetryException("again");
        });
    fixture.tasks.add("callback", (context, arguments) -> callbacks.incrementAndGet());
    Task task =
        fixture
            .tasks
            .task("retrying")
            .withPolicy(RetryPolicy.ofSeconds(3, 0, 0, RetryMode.FIXED))
            .onFailure(fixture.tasks.task("callback"));
    fixture.startWorker();
    fixture.app().publish(task);
    ServiceBusReceivedMessage dead = fixture.deadLetter();
    fixture.awaitQuiet();
    assertThat(tries).hasValue(3);

    String body = dead.getBody().toString().replaceFirst("(\"attempts\": *)[0-9]+", "$10");
    for (int number = 1; number <= 2; number++) {
      fixture.send(new ServiceBusMessage(body).setMessageId(task.id() + ":" + how + ":" + number));
      fixture.deadLetter();
      fixture.awaitQuiet();
    }

    assertThat(tries).hasValue(9);
    assertThat(callbacks).hasValue(3);
  }

  private void awaitScheduled() {
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
  }
}
