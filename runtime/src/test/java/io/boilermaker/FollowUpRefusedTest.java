package io.boilermaker;

import static io.boilermaker.broker.Faults.Operation.RENEW_LOCK;
import static io.boilermaker.broker.Faults.Operation.SEND;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Retries and callbacks that the service refuses, for a while or for good. A task that has ended
 * does not run again for that.
 */
@Timeout(90)
class FollowUpRefusedTest {

  private static final String FULL = "amqp:resource-limit-exceeded";
  private static final RetryPolicy AT_ONCE = RetryPolicy.ofSeconds(5, 0, 0, RetryMode.FIXED);

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger children = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private WorkerFixture fixture;

  @AfterEach
  void close() {
    fixture.close();
  }

  private void start(boolean transactions) {
    start(transactions, queue -> queue.lockDuration(Duration.ofMinutes(5)));
  }

  private void start(boolean transactions, UnaryOperator<QueueSpec> settings) {
    fixture = WorkerFixture.withTransactions(transactions, settings);
    fixture.tasks.add("child", (context, arguments) -> children.incrementAndGet());
    fixture.tasks.add("failed", (context, arguments) -> failures.incrementAndGet());
    fixture.tasks.add("succeeds", (context, arguments) -> runs.incrementAndGet());
    fixture.tasks.add(
        "fails",
        (context, arguments) -> {
          runs.incrementAndGet();
          return TaskResult.failure("out of stock");
        });
    fixture.tasks.add(
        HandWrittenTasks.define("retries").policy(AT_ONCE).build(),
        (context, arguments) -> {
          runs.incrementAndGet();
          if (context.attempt() == 1) {
            throw new RetryException("again");
          }
          return null;
        });
    fixture.tasks.add(
        "grows",
        (context, arguments) -> {
          runs.incrementAndGet();
          throw new RetryException(
              "again", RetryPolicy.ofSeconds(100, 100_000, 1_000_000, RetryMode.FIXED));
        },
        Parameter.required("filler", Codecs.STRING));
    fixture.with(fixture.config().shutdownGrace(Duration.ofMillis(200))).startWorker();
  }

  private Task child() {
    return fixture.tasks.task("child");
  }

  private Task task(String name) {
    return fixture.tasks.task(name).onSuccess(child()).onFailure(fixture.tasks.task("failed"));
  }

  /** Publishes a task, and refuses all that follows it. */
  private void publishAndRefuse(Task task, String condition) {
    fixture.app().stop();
    fixture.app().publish(task);
    fixture.bus.faults().refuse(SEND, 100_000, condition);
    fixture.app().start();
    Awaitility.await().until(() -> runs.get() == 1);
  }

  /** Lets minutes pass in steps in which the worker renews its locks. */
  private void passMinutes(int minutes) {
    for (int i = 0; i < minutes; i += 2) {
      long renewals = fixture.app().health().lockRenewals();
      fixture.advance(Duration.ofMinutes(2));
      Awaitility.await()
          .until(
              () ->
                  fixture.app().health().lockRenewals() > renewals
                      || fixture.app().health().inFlight() == 0);
    }
  }

  private void assertHeldWithoutAnotherRun() {
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE)).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
    assertThat(runs).hasValue(1);
    WorkerHealth health = fixture.app().health();
    assertThat(health.succeeded() + health.failed() + health.retried()).isZero();
  }

  // N-R03
  @ParameterizedTest
  @CsvSource({
    "true,  amqp:resource-limit-exceeded",
    "false, amqp:resource-limit-exceeded",
    "true,  com.microsoft:entity-disabled",
    "false, com.microsoft:entity-disabled",
    "true,  amqp:unauthorized-access",
    "false, amqp:unauthorized-access",
  })
  void a_success_waits_for_a_queue_that_takes_its_callback(boolean transactions, String refusal) {
    start(transactions);

    publishAndRefuse(task("succeeds"), refusal);
    passMinutes(4);

    assertHeldWithoutAnotherRun();
    fixture.bus.faults().clear();
    passMinutes(2);
    Awaitility.await().until(() -> children.get() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(1);
    assertThat(fixture.app().health().succeeded()).isEqualTo(2);
  }

  // N-R03
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_retry_waits_for_a_queue_that_takes_it(boolean transactions) {
    start(transactions);

    publishAndRefuse(task("retries"), FULL);
    passMinutes(4);

    assertHeldWithoutAnotherRun();
    fixture.bus.faults().clear();
    passMinutes(2);
    Awaitility.await().until(() -> children.get() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(2);
    assertThat(fixture.app().health().retried()).isEqualTo(1);
    assertThat(fixture.app().health().succeeded()).isEqualTo(2);
  }

  // N-R03
  @ParameterizedTest
  @ValueSource(strings = {"succeeds", "fails", "retries"})
  void what_cannot_be_published_for_ten_minutes_is_dead_lettered_with_the_cause(String name) {
    start(true);

    publishAndRefuse(task(name), FULL);
    passMinutes(24);

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(dead.getDeadLetterReason())
        .isEqualTo(name.equals("fails") ? "TaskFailed" : "ProcessingError");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("cannot be published", "a test wants it so");
    assertThat(runs).hasValue(1);
    Awaitility.await().until(() -> fixture.app().health().inFlight() == 0);
    assertThat(fixture.app().health().deadLettered()).isEqualTo(1);
    assertThat(fixture.app().health().failed()).isEqualTo(1);
    assertThat(fixture.app().health().retried() + fixture.app().health().succeeded()).isZero();
  }

  // N-R03, N-S05
  @ParameterizedTest
  @ValueSource(strings = {WorkerFixture.NO_QUEUE, "NOPE"})
  void a_callback_whose_queue_does_not_exist_dead_letters_its_task_once(String queue) {
    start(true);
    fixture.send(
        Envelopes.of("succeeds", "[]", "{}")
            .replace(
                "\"on_success\":null",
                "\"on_success\":"
                    + Envelopes.of("child", "[]", "{}")
                        .replace("{\"task_id\"", "{\"queue\":\"" + queue + "\",\"task_id\"")));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(dead.getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("task 'succeeds'", "its success callback cannot be published: ");
    assertThat(dead.getDeliveryCount()).isZero();
    Awaitility.await().until(() -> fixture.app().health().inFlight() == 0);
    assertThat(runs).hasValue(1);
    assertThat(children).hasValue(0);
    assertThat(fixture.app().health().succeeded()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_retry_that_is_too_large_fails_its_task_and_its_failure_callback_runs(
      boolean transactions) {
    start(transactions, queue -> queue.maxMessageBytes(2_048));

    publishTheLargest();

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(dead.getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("its retry cannot be published: ", "and the queue takes messages of 2048");
    Awaitility.await().until(() -> failures.get() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(1);
  }

  /** Publishes a task that its queue just takes; the policy of its retry is longer. */
  private void publishTheLargest() {
    for (int length = 2_048; ; length--) {
      try {
        fixture
            .app()
            .publish(
                Task.named("grows", List.of("x".repeat(length)), Map.of())
                    .withPolicy(AT_ONCE)
                    .onFailure(fixture.tasks.task("failed")));
        return;
      } catch (PublishException e) {
        assertThat(e).hasMessageContaining("bytes");
      }
    }
  }

  // N-I07, N-S05
  @ParameterizedTest
  @ValueSource(ints = {126, 127, 128, 200, 5_000})
  void the_retry_and_the_callback_of_a_task_with_a_long_id_run(int length) {
    start(true, queue -> queue.duplicateDetection(Duration.ofMinutes(10)));
    String id = "a".repeat(length);
    String other = "b".repeat(length);

    fixture.send(
        Envelopes.of("retries", "[]", "{}")
            .replace("01981f3c-7c3a-7b1e-8a55-0242ac120002", id)
            .replace("\"delay\":120", "\"delay\":0")
            .replace(
                "\"on_success\":null",
                "\"on_success\":"
                    + Envelopes.of("child", "[]", "{}")
                        .replace("01981f3c-7c3a-7b1e-8a55-0242ac120002", other)));

    Awaitility.await().until(() -> children.get() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(2);
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
  }

  // N-R03
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_stop_releases_a_task_that_waits_for_its_callback(boolean transactions) {
    start(transactions);
    publishAndRefuse(task("succeeds"), FULL);
    passMinutes(2);

    fixture.app().stop();

    assertThat(fixture.bus.counts(WorkerFixture.QUEUE)).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
    assertThat(fixture.app().health().inFlight()).isZero();
    fixture.bus.faults().clear();
    fixture.app().start();
    Awaitility.await().until(() -> children.get() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(2);
  }

  @Test
  void an_early_acknowledged_task_waits_for_its_callback_too() {
    start(true);

    publishAndRefuse(task("succeeds").withAcksLate(false), FULL);
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    fixture.bus.faults().clear();
    fixture.advance(Duration.ofMinutes(1));

    Awaitility.await().until(() -> children.get() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(1);
  }

  @Test
  void an_unknown_task_waits_for_a_queue_that_takes_its_copy() {
    start(true);
    fixture.app().stop();
    fixture.send(Envelopes.of("unknown", "[]", "{}"));
    fixture.bus.faults().refuse(SEND, 100_000, FULL);
    fixture.app().start();
    Awaitility.await().until(() -> fixture.app().health().inFlight() == 1);
    passMinutes(2);
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE)).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));

    fixture.bus.faults().clear();
    fixture.advance(Duration.ofMinutes(1));

    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
  }

  @Test
  void a_lock_that_is_lost_while_a_callback_waits_publishes_nothing_of_this_run() {
    start(true);
    publishAndRefuse(task("succeeds"), FULL);
    fixture.bus.faults().refuse(RENEW_LOCK, 100_000, "com.microsoft:message-lock-lost");
    fixture.advance(Duration.ofMinutes(6));
    fixture.bus.faults().clear();

    Awaitility.await().until(() -> children.get() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(2);
    assertThat(children).hasValue(1);
    assertThat(fixture.app().health().succeeded()).isEqualTo(2);
  }

  @Test
  void tasks_without_a_follow_up_go_on_while_others_wait() {
    start(true);
    fixture.app().stop();
    for (int i = 0; i < 3; i++) {
      fixture.app().publish(task("succeeds"));
    }
    List<Task> others = List.of(child(), child(), child());
    others.forEach(other -> fixture.app().publish(other));
    fixture.bus.faults().refuse(SEND, 100_000, FULL);
    fixture.with(fixture.config().concurrency(3).shutdownGrace(Duration.ofMillis(200)));
    fixture.app().start();

    Awaitility.await().until(() -> children.get() == 3 && runs.get() == 3);
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).locked() == 3);
  }
}
