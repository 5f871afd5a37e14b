package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code of users in continuations may block: it never holds a thread of the connection. */
@Timeout(60)
class ContinuationTest {

  private static final String CONNECTION_THREAD = "reactor-executor";

  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

  private Object count(TaskContext context) {
    runs.computeIfAbsent(context.taskId(), id -> new AtomicInteger()).incrementAndGet();
    return null;
  }

  // N-R02
  @Test
  void a_publication_in_the_continuation_of_another_is_made() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      Boilermaker<Object> app = fixture.app();

      Task second =
          app.publishAsync(fixture.tasks.task("count"))
              .thenApply(first -> app.publish(fixture.tasks.task("count")))
              .join();

      assertThat(second.sequenceNumber()).hasValue(2);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(2);
    }
  }

  // N-R02
  @Test
  void asynchronous_tasks_that_publish_in_continuations_run_once_each() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      fixture.tasks.add(
          "publishing",
          (context, arguments) -> {
            count(context);
            Task next = fixture.tasks.task("count");
            return fixture
                .app()
                .publishAsync(next)
                .thenApply(published -> fixture.app().publish(fixture.tasks.task("count")));
          });
      fixture.with(fixture.config().concurrency(8)).startWorker();
      fixture
          .app()
          .publishAll(
              IntStream.range(0, 10).mapToObj(i -> fixture.tasks.task("publishing")).toList());

      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> runs.size() == 30);
      fixture.awaitQuiet();

      assertThat(runs).hasSize(30);
      assertThat(runs.values()).allSatisfy(count -> assertThat(count).hasValue(1));
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  // N-R02
  @Test
  void continuations_of_failed_publications_block_nothing_either() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      Boilermaker<Object> app = fixture.app();
      Task misrouted = new TaskDraft(fixture.tasks.task("count")).queue("no_such_queue").build();

      Task instead =
          app.publishAsync(misrouted)
              .exceptionally(
                  error -> {
                    assertThat(Thread.currentThread().getName()).doesNotContain(CONNECTION_THREAD);
                    return app.publish(fixture.tasks.task("count"));
                  })
              .join();

      assertThat(instead.sequenceNumber()).isPresent();
    }
  }

  // N-R02
  @Test
  void a_blocked_continuation_holds_up_no_other_publication() throws Exception {
    var release = new CountDownLatch(1);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      Boilermaker<Object> app = fixture.app();
      List<CompletableFuture<Void>> blocked =
          IntStream.range(0, 10)
              .mapToObj(
                  i ->
                      app.publishAsync(fixture.tasks.task("count"))
                          .thenAccept(published -> await(release)))
              .toList();

      Task other = app.publish(fixture.tasks.task("count"));
      Task third = app.publishAsync(fixture.tasks.task("count")).thenApply(task -> task).join();

      assertThat(other.sequenceNumber()).isPresent();
      assertThat(third.sequenceNumber()).isPresent();
      release.countDown();
      CompletableFuture.allOf(blocked.toArray(CompletableFuture[]::new)).join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // N-R02
  @Test
  void a_close_waits_for_publications_and_for_those_in_their_continuations() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      fixture.bus.faults().delay(Duration.ofMillis(200));
      Boilermaker<Object> app = fixture.app();
      var unused =
          app.publishAsync(fixture.tasks.task("count"))
              .thenApply(published -> app.publish(fixture.tasks.task("count")));

      app.close();

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(2);
    }
  }
}
