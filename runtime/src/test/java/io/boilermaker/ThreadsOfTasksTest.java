package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What user code and executors do with the threads of tasks costs no other task. */
@Timeout(120)
class ThreadsOfTasksTest {

  private static final int MESSAGES = 30;

  private final AtomicInteger runs = new AtomicInteger();

  private void publish(WorkerFixture fixture, Boilermaker<Object> app) {
    for (int i = 0; i < MESSAGES; i++) {
      app.publish(fixture.tasks.task("work").onSuccess(fixture.tasks.task("child")));
    }
  }

  // N-R25
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void interrupts_that_come_when_the_task_has_ended_meet_nothing(boolean onUsersThreads)
      throws Exception {
    ExecutorService users = Executors.newSingleThreadExecutor();
    var goOn = new AtomicBoolean(true);
    Set<Thread> helpers = ConcurrentHashMap.newKeySet();
    try (var fixture = WorkerFixture.withTransactions(true, queue -> queue)) {
      fixture.tasks.add("child", (context, arguments) -> null);
      fixture.tasks.add(
          "work",
          (context, arguments) -> {
            runs.incrementAndGet();
            Thread own = Thread.currentThread();
            var helper =
                new Thread(
                    () -> {
                      for (int i = 0; i < 10_000 && goOn.get(); i++) {
                        own.interrupt();
                        Thread.onSpinWait();
                      }
                    });
            helpers.add(helper);
            helper.start();
            return null;
          });
      Boilermaker.Builder<Object> builder =
          fixture.builder(new Object()).config(fixture.config().concurrency(1).build());
      try (Boilermaker<Object> app = (onUsersThreads ? builder.executor(users) : builder).build()) {
        publish(fixture, app);
        app.start();
        WorkerFixture.await(() -> app.health().succeeded() == 2 * MESSAGES);

        assertThat(runs).hasValue(MESSAGES);
        assertThat(app.health().failed()).isZero();
      }
    } finally {
      goOn.set(false);
      for (Thread helper : helpers) {
        helper.join();
      }
      users.shutdownNow();
    }
  }

  // N-R25
  @Test
  void an_interrupted_thread_publishes_once() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("work", (context, arguments) -> null);

      for (int i = 1; i <= 3; i++) {
        Thread.currentThread().interrupt();
        Task published = fixture.app().publish(fixture.tasks.task("work"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(published.sequenceNumber()).hasValue(i);
      }
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(3);
    }
  }

  // N-R02
  @Test
  void an_executor_that_runs_tasks_on_its_callers_thread_holds_no_thread_of_the_connection() {
    var busy =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(1),
            new ThreadPoolExecutor.CallerRunsPolicy());
    Set<String> names = ConcurrentHashMap.newKeySet();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("child", (context, arguments) -> null);
      fixture.tasks.add(
          "work",
          (context, arguments) -> {
            runs.incrementAndGet();
            names.add(Thread.currentThread().getName().replaceAll("\\d+$", ""));
            fixture.app().publish(fixture.tasks.task("child"));
            return null;
          });
      try (Boilermaker<Object> app =
          fixture
              .builder(new Object())
              .config(fixture.config().concurrency(4).build())
              .executor(busy)
              .build()) {
        publish(fixture, app);
        app.start();
        WorkerFixture.await(() -> app.health().succeeded() == 3 * MESSAGES);

        assertThat(runs).hasValue(MESSAGES);
        assertThat(names).noneMatch(name -> name.contains("reactor"));
      }
    } finally {
      busy.shutdownNow();
    }
  }

  // N-R02
  @Test
  void an_executor_that_runs_what_it_is_given_twice_runs_a_task_once() {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("child", (context, arguments) -> null);
      fixture.tasks.add("work", (context, arguments) -> runs.incrementAndGet());
      try (Boilermaker<Object> app =
          fixture
              .builder(new Object())
              .config(fixture.config().build())
              .executor(
                  task -> {
                    pool.execute(task);
                    pool.execute(task);
                  })
              .build()) {
        publish(fixture, app);
        app.start();
        WorkerFixture.await(() -> app.health().succeeded() == 2 * MESSAGES);

        assertThat(runs).hasValue(MESSAGES);
        assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  // N-R01
  @Test
  void a_stage_that_ends_with_another_stage_ends_with_that_one() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "work",
          (context, arguments) ->
              CompletableFuture.completedFuture(
                  CompletableFuture.failedFuture(new IllegalStateException("inside"))));
      fixture.startWorker();

      fixture.app().publish(fixture.tasks.task("work"));

      assertThat(fixture.deadLetter().getDeadLetterErrorDescription()).contains("inside");
    }
  }
}
