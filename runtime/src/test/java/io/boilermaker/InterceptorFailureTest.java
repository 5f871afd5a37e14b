package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.interceptor.PublishInterceptor;
import io.boilermaker.interceptor.Settled;
import io.boilermaker.interceptor.SettlementListener;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One interceptor that fails costs one task or publication, and a listener a line in the log. */
@Timeout(60)
class InterceptorFailureTest {

  private final WorkerFixture fixture = new WorkerFixture();
  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final FailureLog log = FailureLog.warnings(lines::add);
  private final CountDownLatch end = new CountDownLatch(1);

  InterceptorFailureTest() {
    fixture.tasks.add("bad", (context, arguments) -> seen.add("bad"));
    fixture.tasks.add("good", (context, arguments) -> seen.add("good"));
  }

  @AfterEach
  void close() {
    end.countDown();
    fixture.close();
    log.close();
  }

  private static CompletableFuture<ExecutionOutcome> done(ExecutionOutcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        row(
            "throws",
            "IllegalStateException: no",
            (execution, next) -> {
              throw new IllegalStateException("no");
            }),
        row(
            "throws a checked exception",
            "java.io.IOException: no",
            (execution, next) -> {
              throw new IOException("no");
            }),
        row(
            "throws an error",
            "StackOverflowError: deep",
            (execution, next) -> {
              throw new StackOverflowError("deep");
            }),
        row(
            "throws after the task",
            "IllegalStateException: late",
            (execution, next) -> {
              next.run();
              throw new IllegalStateException("late");
            }),
        row("returns null", "returned null", (execution, next) -> null),
        row("returns no outcome", "gave no outcome", (execution, next) -> done(null)),
        row(
            "returns a failed stage",
            "IllegalStateException: no",
            (execution, next) -> CompletableFuture.failedFuture(new IllegalStateException("no"))),
        row("returns a stage that is hostile", "handle me not", (execution, next) -> new Hostile()),
        row(
            "has a negative delay",
            "delay of a retry must be zero to",
            (execution, next) -> done(ExecutionOutcome.retryAfter(Duration.ofSeconds(-1), "x"))),
        row(
            "has an endless delay",
            "delay of a retry must be zero to",
            (execution, next) ->
                done(ExecutionOutcome.retryAfter(Duration.ofSeconds(Long.MAX_VALUE), "x"))),
        row(
            "has a null delay",
            "NullPointerException",
            (execution, next) -> done(new ExecutionOutcome.Failure(null, "x", null))),
        row(
            "runs the task twice",
            "a second time",
            (execution, next) -> {
              next.run();
              return next.run();
            }),
        row(
            "runs the task elsewhere",
            "another thread",
            (execution, next) ->
                CompletableFuture.supplyAsync(next::run).thenCompose(stage -> stage)));
  }

  /** A stage of a user's own class. */
  private static final class Hostile extends CompletableFuture<ExecutionOutcome> {
    @Override
    public <U> CompletableFuture<U> handleAsync(
        BiFunction<? super ExecutionOutcome, Throwable, ? extends U> action, Executor executor) {
      throw new IllegalStateException("handle me not");
    }
  }

  private static Arguments row(String what, String description, ExecutionInterceptor interceptor) {
    return Arguments.of(what, description, interceptor);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void an_execution_interceptor_that_fails_costs_one_task(
      String what, String description, ExecutionInterceptor interceptor) {
    fixture
        .with(
            (ExecutionInterceptor)
                (execution, next) ->
                    execution.taskName().equals("bad")
                        ? interceptor.execute(execution, next)
                        : next.run())
        .startWorker();

    fixture.app().publish(fixture.tasks.task("bad"));
    fixture.app().publish(fixture.tasks.task("good"));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    fixture.awaitQuiet();
    assertThat(dead.getDeadLetterReason()).isEqualTo("TaskFailed");
    assertThat(dead.getDeadLetterErrorDescription()).startsWith("task 'bad'").contains(description);
    assertThat(dead.getDeliveryCount()).isZero();
    assertThat(seen).contains("good");
    assertThat(fixture.app().health().live()).isTrue();
  }

  @Test
  void an_execution_interceptor_that_hangs_holds_its_slot_and_a_stop_releases_its_message() {
    CountDownLatch begun = new CountDownLatch(1);
    Boilermaker<Object> app =
        fixture
            .builder(new Object())
            .config(fixture.config().shutdownGrace(Duration.ZERO).build())
            .interceptor(
                (ExecutionInterceptor)
                    (execution, next) -> {
                      if (execution.taskName().equals("bad")) {
                        begun.countDown();
                        end.await();
                      }
                      return next.run();
                    })
            .build();
    app.start();
    app.publish(fixture.tasks.task("bad"));
    app.publish(fixture.tasks.task("good"));
    Awaitility.await().until(() -> begun.getCount() == 0 && seen.contains("good"));

    app.close();

    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).active() == 1);
    assertThat(seen).containsExactly("good");
  }

  @Test
  void a_publish_interceptor_that_hangs_holds_the_caller_alone() {
    fixture.with(
        (PublishInterceptor)
            publication -> {
              if (publication.taskName().equals("bad")) {
                end.await();
              }
            });
    var hanging =
        CompletableFuture.supplyAsync(() -> fixture.app().publish(fixture.tasks.task("bad")));

    assertThat(fixture.app().publish(fixture.tasks.task("good")).sequenceNumber()).hasValue(1);

    assertThat(hanging).isNotDone();
    end.countDown();
    assertThat(hanging.join().sequenceNumber()).hasValue(2);
  }

  @Test
  void a_listener_that_throws_costs_a_line_and_the_next_one_is_told() {
    fixture
        .with(
            new SettlementListener() {
              @Override
              public void completed(Settled message) {
                throw new StackOverflowError("deep");
              }
            },
            new SettlementListener() {
              @Override
              public void completed(Settled message) {
                seen.add("told");
              }
            })
        .startWorker()
        .app()
        .publish(fixture.tasks.task("good"));

    Awaitility.await().until(() -> seen.contains("told"));
    fixture.awaitQuiet();
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("ERROR The interceptor io.boilermaker.InterceptorFailureTest")
        .contains("failed, which changes nothing", "deep");
  }

  @Test
  void a_listener_that_hangs_holds_no_task_and_no_stop() {
    fixture
        .with(
            new SettlementListener() {
              @Override
              public void completed(Settled message) {
                try {
                  end.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            })
        .startWorker();
    for (int i = 0; i < 20; i++) {
      fixture.app().publish(fixture.tasks.task("good"));
    }
    Awaitility.await().until(() -> seen.size() == 20);
    fixture.awaitQuiet();

    fixture.app().close();

    assertThat(lines).anyMatch(line -> line.contains("events for listeners are dropped"));
  }

  @Test
  void an_interceptor_that_fails_when_it_is_opened_or_closed_changes_nothing() {
    fixture
        .with(
            new SettlementListener() {
              @Override
              public void opened(ApplicationView application) {
                throw new IllegalStateException("no gauges");
              }

              @Override
              public void closed(ApplicationView application) {
                throw new IllegalStateException("no gauges");
              }
            })
        .startWorker()
        .app()
        .publish(fixture.tasks.task("good"));
    fixture.awaitQuiet();
    fixture.app().close();

    assertThat(seen).containsExactly("good");
    assertThat(lines).filteredOn(line -> line.contains("no gauges")).hasSize(2);
  }

  @Test
  void one_that_the_service_file_names_is_found_and_one_that_cannot_be_loaded_stops_the_build(
      @TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      for (Class<?> service : List.of(PublishInterceptor.class, SettlementListener.class)) {
        Files.writeString(services.resolve(service.getName()), Found.class.getName());
      }
      fixture.with().startWorker().app().publish(fixture.tasks.task("good"));
      Awaitility.await().until(() -> Found.SEEN.size() == 2);
      fixture.awaitQuiet();
      assertThat(Found.SEEN).containsExactly("publish", "completed");

      Files.writeString(services.resolve(PublishInterceptor.class.getName()), "no.such.Class");
      assertThatIllegalStateException()
          .isThrownBy(() -> fixture.builder(new Object()).config(fixture.config().build()).build())
          .withMessageContaining("an interceptor cannot be loaded")
          .withMessageContaining("no.such.Class");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Found by the service loader, by two names. */
  public static final class Found implements PublishInterceptor, SettlementListener {
    static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(io.boilermaker.interceptor.Publication publication) {
      SEEN.add("publish");
    }

    @Override
    public void completed(Settled message) {
      SEEN.add("completed");
    }
  }
}
