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

  private final Bench bench = new Bench(queue -> queue.duplicateDetection(Duration.ofMinutes(10)));
  private final Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failureCallbacks = new AtomicInteger();

  RetryTest() {
    bench.tasks.add("failed", (context, arguments) -> failureCallbacks.incrementAndGet());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void addStubborn(RetryPolicy policy) {
    bench.tasks.add(
        HandWrittenTasks.define("stubborn").policy(policy).build(),
        (context, arguments) -> {
          attempts.add(context.attempt());
          throw new RetryException("again");
        });
  }

  private Task stubborn() {
    return bench.tasks.task("stubborn").onFailure(bench.tasks.task("failed"));
  }

  /** Lets a scheduled retry become due. */
  private void skip(Duration delay) {
    Awaitility.await().until(() -> bench.bus.counts(Bench.QUEUE).scheduled() == 1);
    bench.bus.advance(delay);
  }

  //
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void a_stubborn_task_runs_as_often_as_its_policy_says(int maxTries) {
    addStubborn(RetryPolicy.ofSeconds(maxTries, 60, 60, RetryMode.FIXED));
    bench.startWorker();

    bench.app().publish(stubborn());
    for (int i = 1; i < maxTries; i++) {
      skip(Duration.ofSeconds(60));
    }

    ServiceBusReceivedMessage dead = bench.deadLetter();
    bench.awaitQuiet();
    assertThat(attempts).hasSize(maxTries);
    assertThat(failureCallbacks).hasValue(1);
    assertThat(dead.getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(dead.getDeadLetterErrorDescription()).contains("Retries exhausted", "'stubborn'");
  }

  @Test
  void the_attempt_and_the_message_id_count_up() {
    addStubborn(RetryPolicy.ofSeconds(3, 60, 60, RetryMode.FIXED));
    bench.startWorker();

    Task published = bench.app().publish(stubborn());
    skip(Duration.ofSeconds(60));
    skip(Duration.ofSeconds(60));

    ServiceBusReceivedMessage dead = bench.deadLetter();
    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(dead.getMessageId()).isEqualTo(published.id() + ":2");
  }

  @Test
  void a_five_try_exponential_policy_waits_longer_each_time_within_its_jitter() {
    addStubborn(RetryPolicy.ofSeconds(5, 10, 1000, RetryMode.EXPONENTIAL));
    bench.startWorker();

    bench.app().publish(stubborn());
    for (int attempt = 1; attempt < 5; attempt++) {
      long exponential = 10L << attempt;
      Awaitility.await().until(() -> bench.bus.counts(Bench.QUEUE).scheduled() == 1);
      bench.bus.advance(Duration.ofSeconds(exponential / 2 - 2));
      assertThat(bench.bus.counts(Bench.QUEUE).scheduled()).isEqualTo(1);
      bench.bus.advance(Duration.ofSeconds(exponential / 2 + 2));
    }

    bench.deadLetter();
    assertThat(attempts).containsExactly(1, 2, 3, 4, 5);
  }

  // the policy of the exception replaces that of the call, from then on
  @Test
  void a_policy_that_allows_no_more_tries_ends_the_task_when_it_is_asked_for() {
    bench.tasks.add(
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
    bench.startWorker();

    bench.app().publish(bench.tasks.task("shrinks").onFailure(bench.tasks.task("failed")));
    skip(Duration.ofSeconds(60));
    skip(Duration.ofSeconds(60));

    assertThat(bench.deadLetter().getDeadLetterReason()).isEqualTo("ProcessingError");
    bench.awaitQuiet();
    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(failureCallbacks).hasValue(1);
  }

  @Test
  void the_policy_of_the_publication_comes_before_that_of_the_registration() {
    addStubborn(RetryPolicy.standard());
    bench.startWorker();

    bench
        .app()
        .publish(
            stubborn(),
            PublishOptions.none().withPolicy(RetryPolicy.ofSeconds(2, 7, 7, RetryMode.FIXED)));
    skip(Duration.ofSeconds(7));

    bench.deadLetter();
    assertThat(attempts).containsExactly(1, 2);
  }

  //
  @Test
  void a_retry_runs_once_and_its_original_is_completed() {
    var runs = new AtomicInteger();
    bench.tasks.add(
        HandWrittenTasks.define("second_time")
            .policy(RetryPolicy.ofSeconds(5, 1, 1, RetryMode.FIXED))
            .build(),
        (context, arguments) -> {
          if (runs.incrementAndGet() == 1) {
            throw new RetryException("once more");
          }
          return null;
        });
    bench.startWorker();

    bench.app().publish(bench.tasks.task("second_time"));
    skip(Duration.ofSeconds(1));
    Awaitility.await().until(() -> runs.get() == 2);
    bench.bus.advance(Duration.ofMinutes(2));

    bench.awaitQuiet();
    assertThat(runs).hasValue(2);
    assertThat(bench.bus.counts(Bench.QUEUE).total()).isZero();
  }

  //
  @Test
  void equal_calls_are_different_tasks_to_duplicate_detection() {
    bench.tasks.add("count", (context, arguments) -> attempts.add(1));
    bench.startWorker();

    Task head = bench.tasks.task("count").onSuccess(bench.tasks.task("count"));
    bench.app().publish(head);
    bench.app().publish(bench.tasks.task("count"));

    bench.awaitQuiet();
    assertThat(attempts).hasSize(3);
  }

  @Test
  void exceptions_named_by_the_annotation_count_as_retry_requests() {
    bench.tasks.add(
        HandWrittenTasks.define("flaky")
            .policy(RetryPolicy.ofSeconds(2, 5, 5, RetryMode.FIXED))
            .retryOn(List.of(IOException.class))
            .build(),
        (context, arguments) -> {
          attempts.add(context.attempt());
          throw new FileNotFoundException("gone");
        });
    bench.startWorker();

    bench.app().publish(bench.tasks.task("flaky"));
    skip(Duration.ofSeconds(5));

    assertThat(bench.deadLetter().getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(attempts).containsExactly(1, 2);
  }
}
