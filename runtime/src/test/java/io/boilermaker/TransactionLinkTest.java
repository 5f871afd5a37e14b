package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The service closes links, such as idle ones after ten minutes, and with them the one for
 * transactions, which the SDK does not open again.
 */
@Timeout(120)
class TransactionLinkTest {

  private final AtomicInteger children = new AtomicInteger();

  /** Much less than the ten minutes for which a follow-up is tried. */
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  private WorkerFixture fixture() {
    var fixture = new WorkerFixture();
    fixture.tasks.add("child", (context, arguments) -> children.incrementAndGet());
    fixture.tasks.add(
        "parent",
        (context, arguments) -> {
          if (context.attempt() == 1) {
            throw new RetryException("again", RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED));
          }
          return null;
        });
    return fixture;
  }

  private static void publish(WorkerFixture fixture) {
    fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amqp:link:detach-forced", "amqp:internal-error"})
  void retries_and_callbacks_are_published_after_the_service_has_closed_the_links(
      String condition) {
    try (WorkerFixture fixture = fixture()) {
      fixture.startWorker();
      for (int round = 1; round <= 2; round++) {
        publish(fixture);
        int expected = round;
        await().until(() -> children.get() == expected);
        fixture.awaitQuiet();
        fixture.bus.faults().closeLinks(condition, "Closed by the test.");
      }
      assertThat(fixture.app().health().succeeded()).isEqualTo(4);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    }
  }

  @Test
  void a_callback_is_published_though_the_links_are_closed_while_its_task_runs() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (WorkerFixture fixture = fixture()) {
      fixture.tasks.add(
          "long",
          (context, arguments) -> {
            begun.countDown();
            release.await();
            return null;
          });
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("long").onSuccess(fixture.tasks.task("child")));
      begun.await();
      fixture.bus.faults().closeLinks("amqp:link:detach-forced", "Closed by the test.");
      release.countDown();

      await().until(() -> children.get() == 1);
      fixture.awaitQuiet();
      assertThat(fixture.app().health().succeeded()).isEqualTo(2);
    }
  }
}
