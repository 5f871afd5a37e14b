package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.annotations.RetryMode;
import io.boilermaker.broker.Faults.TransactionLimit;
import io.boilermaker.broker.QueueCounts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Namespaces that refuse parts of transactions: the worker finds a way that they take. */
@Timeout(90)
class TransactionLimitsTest {

  private static final int TASKS = 40;
  private static final int ROUNDS = 8;

  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  private void ran(String what, TaskContext context) {
    runs.merge(what + " " + context.taskId() + " " + context.attempt(), 1, Integer::sum);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NO_MIX",
        "NO_MIX_AT_COMMIT",
        "NO_SEND",
        "NO_SEND NO_MIX",
        "NO_SEND NO_MIX_AT_COMMIT",
      })
  void nothing_is_lost_or_doubled_and_no_task_runs_again_for_it(String limits) {
    try (var fixture = WorkerFixture.withTransactions(true, queue -> queue)) {
      fixture.tasks.add(
          "child",
          (context, arguments) -> {
            ran("child", context);
            return null;
          });
      fixture.tasks.add(
          "parent",
          (context, arguments) -> {
            ran("parent", context);
            if (context.attempt() == 1) {
              throw new RetryException("again", RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED));
            }
            return TaskResult.failure("for good");
          });
      fixture
          .bus
          .faults()
          .limitTransactions(
              Arrays.stream(limits.split(" "))
                  .filter(limit -> !limit.isEmpty())
                  .map(TransactionLimit::valueOf)
                  .toArray(TransactionLimit[]::new));
      fixture.startWorker();

      for (int round = 1; round <= ROUNDS; round++) {
        for (int i = 0; i < TASKS / ROUNDS; i++) {
          fixture
              .app()
              .publish(fixture.tasks.task("parent").onFailure(fixture.tasks.task("child")));
        }
        int expected = 3 * round * TASKS / ROUNDS;
        Awaitility.await().until(() -> runs.size() == expected);
        fixture.awaitQuiet();
        // So that the refusals of each round count, until all ways have been tried.
        fixture.advance(Duration.ofSeconds(2));
      }
      assertThat(runs.values()).containsOnly(1);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE))
          .isEqualTo(new QueueCounts(0, 0, 0, 0, TASKS));
      WorkerHealth health = fixture.app().health();
      assertThat(health.retried()).isEqualTo(TASKS);
      assertThat(health.failed()).isEqualTo(TASKS);
      assertThat(health.succeeded()).isEqualTo(TASKS);
      assertThat(health.deadLettered()).isEqualTo(TASKS);
    }
  }
}
