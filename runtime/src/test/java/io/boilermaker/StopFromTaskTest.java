package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.internal.process.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks that stop the worker that runs them: nothing waits for itself. */
@Timeout(60)
class StopFromTaskTest {

  /** Longer than any of these tests may last. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private enum Way {
    STOP(Boilermaker::stop),
    CLOSE(Boilermaker::close),
    CLOSE_DEFAULT(app -> Boilermaker.getDefault().close()),
    TWICE(
        app -> {
          app.stop();
          app.close();
        });

    private final Consumer<Boilermaker<?>> stop;

    Way(Consumer<Boilermaker<?>> stop) {
      this.stop = stop;
    }
  }

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger callbacks = new AtomicInteger();

  private WorkerFixture fixture() {
    var fixture = new WorkerFixture();
    fixture.tasks.add("next", (context, arguments) -> callbacks.incrementAndGet());
    fixture.with(fixture.config().concurrency(4).shutdownGrace(GRACE));
    return fixture;
  }

  private static void await(WorkerFixture fixture, int left) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> fixture.bus.counts(WorkerFixture.QUEUE).total() == left);
  }

  private void rebuild(WorkerFixture fixture) {
    fixture.with(fixture.config().concurrency(4).shutdownGrace(GRACE));
    Boilermaker.setDefault(fixture.app());
  }

  // N-R29
  @ParameterizedTest
  @EnumSource(Way.class)
  void a_task_that_stops_its_worker_ends_and_is_settled_with_its_callback(Way way)
      throws Exception {
    try (var fixture = fixture()) {
      fixture.tasks.add(
          "stopping",
          (context, arguments) -> {
            runs.incrementAndGet();
            way.stop.accept(fixture.app());
            return null;
          });
      rebuild(fixture);
      CompletableFuture<Void> run = CompletableFuture.runAsync(fixture.app()::runUntilStopped);
      fixture.app().publish(fixture.tasks.task("stopping").onSuccess(fixture.tasks.task("next")));

      run.get();

      await(fixture, 1);
      assertThat(runs).hasValue(1);
      assertThat(callbacks).hasValue(0);
      assertThat(fixture.app().health().inFlight()).isZero();
    }
  }

  // N-R29
  @Test
  void two_tasks_at_once_stop_their_worker_once() throws Exception {
    var together = new CyclicBarrier(2);
    try (var fixture = fixture()) {
      fixture.tasks.add(
          "stopping",
          (context, arguments) -> {
            runs.incrementAndGet();
            together.await();
            fixture.app().close();
            return null;
          });
      rebuild(fixture);
      CompletableFuture<Void> run = CompletableFuture.runAsync(fixture.app()::runUntilStopped);
      fixture.app().publish(fixture.tasks.task("stopping"));
      fixture.app().publish(fixture.tasks.task("stopping"));

      run.get();

      await(fixture, 0);
      assertThat(runs).hasValue(2);
    }
  }

  // N-R29
  @Test
  void a_callback_of_an_asynchronous_task_stops_its_worker() throws Exception {
    try (var fixture = fixture()) {
      fixture.tasks.add(
          "stopping",
          (context, arguments) ->
              CompletableFuture.supplyAsync(
                  () -> {
                    runs.incrementAndGet();
                    fixture.app().close();
                    return null;
                  },
                  task -> DaemonThreads.named("of the test").newThread(task).start()));
      rebuild(fixture);
      CompletableFuture<Void> run = CompletableFuture.runAsync(fixture.app()::runUntilStopped);
      fixture.app().publish(fixture.tasks.task("stopping"));

      run.get();

      await(fixture, 0);
      assertThat(runs).hasValue(1);
    }
  }

  // N-R29
  @Test
  void a_task_stops_while_another_thread_stops_and_the_other_waits() throws Exception {
    var running = new CountDownLatch(1);
    var isStopping = new CountDownLatch(1);
    try (var fixture = fixture()) {
      fixture.tasks.add(
          "stopping",
          (context, arguments) -> {
            runs.incrementAndGet();
            running.countDown();
            isStopping.await();
            fixture.app().stop();
            return null;
          });
      rebuild(fixture);
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("stopping"));
      running.await();

      CompletableFuture<Void> stop = CompletableFuture.runAsync(fixture.app()::stop);
      Awaitility.await().until(() -> !fixture.app().health().ready());
      isStopping.countDown();
      stop.get();

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void a_stop_while_the_worker_connects_ends_the_start() throws Exception {
    try (var fixture = fixture()) {
      rebuild(fixture);
      fixture.bus.faults().freeze(Duration.ofSeconds(8));
      CompletableFuture<Void> run = CompletableFuture.runAsync(fixture.app()::runUntilStopped);
      Awaitility.await().until(() -> fixture.app().health() != null);

      fixture.app().end();

      run.get();
      assertThat(fixture.app().health().ready()).isFalse();
    }
  }
}
