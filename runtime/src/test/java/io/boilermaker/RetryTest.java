package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.annotations.RetryMode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that ask for another try. */
@Timeout(60)
class RetryTest {

  private final WorkerFixture fixture =
      new WorkerFixture(queue -> queue.duplicateDetection(Duration.ofMinutes(10)));
  private final Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failureCallbacks = new AtomicInteger();

  RetryTest() {
    fixture.tasks.add("failed", (context, arguments) -> failureCallbacks.incrementAndGet());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void addStubborn(RetryPolicy policy) {
    fixture.tasks.add(
        HandWrittenTasks.define("stubborn").policy(policy).build(),
        (context, arguments) -> {
          attempts.add(context.attempt());
          throw new RetryException("again");
        });
  }

  private Task stubborn() {
    return fixture.tasks.task("stubborn").onFailure(fixture.tasks.task("failed"));
  }

  /** Lets a scheduled retry become due. */
  private void skip(Duration delay) {
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
    fixture.bus.advance(delay);
  }

  //
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void a_stubborn_task_runs_as_often_as_its_policy_says(int maxTries) {
    addStubborn(RetryPolicy.ofSeconds(maxTries, 60, 60, RetryMode.FIXED));
    fixture.startWorker();

    fixture.app().publish(stubborn());
    for (int i = 1; i < maxTries; i++) {
      skip(Duration.ofSeconds(60));
    }

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    fixture.awaitQuiet();
    assertThat(attempts).hasSize(maxTries);
    assertThat(failureCallbacks).hasValue(1);
    assertThat(dead.getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(dead.getDeadLetterErrorDescription()).contains("Retries exhausted", "'stubborn'");
  }

  @Test
  void the_attempt_and_the_message_id_count_up() {
    addStubborn(RetryPolicy.ofSeconds(3, 60, 60, RetryMode.FIXED));
    fixture.startWorker();

    Task published = fixture.app().publish(stubborn());
    skip(Duration.ofSeconds(60));
    skip(Duration.ofSeconds(60));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(dead.getMessageId()).isEqualTo(published.id() + ":2");
  }

  @Test
  void a_five_try_exponential_policy_waits_longer_each_time_within_its_jitter() {
    addStubborn(RetryPolicy.ofSeconds(5, 10, 1000, RetryMode.EXPONENTIAL));
    fixture.startWorker();

    fixture.app().publish(stubborn());
    for (int attempt = 1; attempt < 5; attempt++) {
      long exponential = 10L << attempt;
      Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
      fixture.bus.advance(Duration.ofSeconds(exponential / 2 - 2));
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).scheduled()).isEqualTo(1);
      fixture.bus.advance(Duration.ofSeconds(exponential / 2 + 2));
    }

    fixture.deadLetter();
    assertThat(attempts).containsExactly(1, 2, 3, 4, 5);
  }

  // the policy of the exception replaces that of the call, from then on
  @Test
  void a_policy_that_allows_no_more_tries_ends_the_task_when_it_is_asked_for() {
    fixture.tasks.add(
        HandWrittenTasks.define("shrinks")
            .policy(RetryPolicy.ofSeconds(5, 60, 60, RetryMode.FIXED))
            .build(),
        (context, arguments) -> {
          attempts.add(context.attempt());
          if (context.attempt() < 3) {
            throw new RetryException("again");
          }
          throw RetryException.exponential("and no more").maxTries(2);
        });
    fixture.startWorker();

    fixture.app().publish(fixture.tasks.task("shrinks").onFailure(fixture.tasks.task("failed")));
    skip(Duration.ofSeconds(60));
    skip(Duration.ofSeconds(60));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("ProcessingError");
    fixture.awaitQuiet();
    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(failureCallbacks).hasValue(1);
  }

  @Test
  void the_policy_of_the_publication_comes_before_that_of_the_registration() {
    addStubborn(RetryPolicy.standard());
    fixture.startWorker();

    fixture
        .app()
        .publish(
            stubborn(),
            PublishOptions.none().withPolicy(RetryPolicy.ofSeconds(2, 7, 7, RetryMode.FIXED)));
    skip(Duration.ofSeconds(7));

    fixture.deadLetter();
    assertThat(attempts).containsExactly(1, 2);
  }

  //
  @Test
  void a_retry_runs_once_and_its_original_is_completed() {
    var runs = new AtomicInteger();
    fixture.tasks.add(
        HandWrittenTasks.define("second_time")
            .policy(RetryPolicy.ofSeconds(5, 1, 1, RetryMode.FIXED))
            .build(),
        (context, arguments) -> {
          if (runs.incrementAndGet() == 1) {
            throw new RetryException("once more");
          }
          return null;
        });
    fixture.startWorker();

    fixture.app().publish(fixture.tasks.task("second_time"));
    skip(Duration.ofSeconds(1));
    Awaitility.await().until(() -> runs.get() == 2);
    // Once both are settled there is nothing left that the end of a lock could bring back.
    fixture.awaitQuiet();
    fixture.bus.advance(Duration.ofMinutes(2));

    fixture.awaitQuiet();
    assertThat(runs).hasValue(2);
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
  }

  //
  @Test
  void equal_calls_are_different_tasks_to_duplicate_detection() {
    fixture.tasks.add("count", (context, arguments) -> attempts.add(1));
    fixture.startWorker();

    Task head = fixture.tasks.task("count").onSuccess(fixture.tasks.task("count"));
    fixture.app().publish(head);
    fixture.app().publish(fixture.tasks.task("count"));

    fixture.awaitQuiet();
    assertThat(attempts).hasSize(3);
  }

  @Test
  void exceptions_named_by_the_annotation_count_as_retry_requests() {
    fixture.tasks.add(
        HandWrittenTasks.define("flaky")
            .policy(RetryPolicy.ofSeconds(2, 5, 5, RetryMode.FIXED))
            .retryOn(List.of(IOException.class))
            .build(),
        (context, arguments) -> {
          attempts.add(context.attempt());
          throw new FileNotFoundException("gone");
        });
    fixture.startWorker();

    fixture.app().publish(fixture.tasks.task("flaky"));
    skip(Duration.ofSeconds(5));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(attempts).containsExactly(1, 2);
  }
}
