package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.boilermaker.codec.Codec;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** User code that does what nobody expects, and costs its own task alone. */
@Timeout(60)
class HostileCodeTest {

  private static final String HALF_A_PAIR = "x" + "😀".charAt(0);

  private final WorkerFixture fixture = new WorkerFixture(queue -> queue.maxDeliveryCount(3));
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger successCallbacks = new AtomicInteger();
  private final AtomicInteger failureCallbacks = new AtomicInteger();

  HostileCodeTest() {
    fixture.tasks.add("succeeded", (context, arguments) -> successCallbacks.incrementAndGet());
    fixture.tasks.add("failed", (context, arguments) -> failureCallbacks.incrementAndGet());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Nothing can be learnt of it. */
  private static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("its text was not loaded");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("nor its cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("nor its stack");
    }
  }

  private static final class UnprintableRetry extends RetryException {
    private static final long serialVersionUID = 1L;

    UnprintableRetry() {
      super("again", RetryPolicy.noRetry());
    }

    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(
            body(
                () -> {
                  throw new Unprintable();
                }),
            "TaskFailed",
            Unprintable.class.getName()),
        Arguments.of(
            body(() -> CompletableFuture.failedFuture(new Unprintable())),
            "TaskFailed",
            Unprintable.class.getName()),
        Arguments.of(
            body(
                () -> {
                  throw new UnprintableRetry();
                }),
            "ProcessingError",
            "1 tries"),
        Arguments.of(
            body(
                () -> {
                  throw new IllegalArgumentException(HALF_A_PAIR);
                }),
            "TaskFailed",
            "x\uFFFD"),
        Arguments.of(body(() -> TaskResult.failure(HALF_A_PAIR)), "TaskFailed", "x\uFFFD"),
        Arguments.of(
            body(
                () -> {
                  throw new IllegalArgumentException("y".repeat(10_000) + HALF_A_PAIR);
                }),
            "TaskFailed",
            "yyy"));
  }

  private static HandWrittenTasks.Body body(java.util.concurrent.Callable<Object> body) {
    return (context, arguments) -> body.call();
  }

  private Task withCallbacks(String name) {
    return fixture
        .tasks
        .task(name)
        .onSuccess(fixture.tasks.task("succeeded"))
        .onFailure(fixture.tasks.task("failed"));
  }

  // N-R01, N-R30
  @ParameterizedTest
  @MethodSource("bodies")
  void what_a_task_throws_or_says_is_never_trusted(
      HandWrittenTasks.Body body, String reason, String description) {
    fixture.tasks.add(
        "hostile",
        (context, arguments) -> {
          runs.incrementAndGet();
          return body.run(context, arguments);
        });
    fixture.startWorker();

    fixture.app().publish(withCallbacks("hostile"));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    fixture.awaitQuiet();
    assertThat(dead.getDeadLetterReason()).isEqualTo(reason);
    assertThat(dead.getDeadLetterErrorDescription()).contains(description);
    assertThat(runs).hasValue(1);
    assertThat(failureCallbacks).hasValue(1);
    assertThat(fixture.app().health().failed()).isEqualTo(1);
    assertThat(fixture.app().health().deadLettered()).isEqualTo(1);
  }

  // N-R25
  @ParameterizedTest
  @ValueSource(strings = {"returns", "throws", "throws interrupted"})
  void an_interrupt_flag_that_a_task_leaves_behind_costs_neither_it_nor_the_next(String end)
      throws Exception {
    BlockingQueue<Boolean> flags = new LinkedBlockingQueue<>();
    fixture.tasks.add(
        "interrupts",
        (context, arguments) -> {
          runs.incrementAndGet();
          if (end.equals("throws interrupted")) {
            throw new InterruptedException();
          }
          Thread.currentThread().interrupt();
          if (end.equals("throws")) {
            throw new IllegalStateException("interrupted");
          }
          return null;
        });
    fixture.tasks.add(
        "next", (context, arguments) -> flags.add(Thread.currentThread().isInterrupted()));
    fixture.with(fixture.config().concurrency(1)).startWorker();

    fixture.app().publish(withCallbacks("interrupts"));
    fixture.app().publish(fixture.tasks.task("next"));

    assertThat(flags.poll(10, TimeUnit.SECONDS)).isFalse();
    fixture.awaitQuiet();
    assertThat(runs).hasValue(1);
    assertThat(successCallbacks.get() + failureCallbacks.get()).isEqualTo(1);
    assertThat(successCallbacks).hasValue(end.equals("returns") ? 1 : 0);
  }

  // N-R04
  @Test
  void a_task_begins_on_a_thread_as_the_worker_made_it() throws Exception {
    BlockingQueue<List<String>> seen = new LinkedBlockingQueue<>();
    fixture.tasks.add("looks", (context, arguments) -> seen.add(look()));
    fixture.tasks.add(
        "leaves",
        (context, arguments) -> {
          MDC.put("tenant", "A");
          Thread.currentThread().setContextClassLoader(null);
          Thread.currentThread().setName("tenant A");
          Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
          return null;
        });
    // One thread for all, whatever the JVM.
    var executor = java.util.concurrent.Executors.newSingleThreadExecutor();
    try (Boilermaker<Object> app =
        Boilermaker.builder(new Object())
            .config(fixture.config().concurrency(1).shutdownGrace(Duration.ofSeconds(2)).build())
            .executor(executor)
            .registries(List.of(fixture.tasks.registry()))
            .build()) {
      app.start();
      app.publish(fixture.tasks.task("looks"));
      List<String> before = seen.poll(10, TimeUnit.SECONDS);
      app.publish(fixture.tasks.task("leaves"));
      app.publish(fixture.tasks.task("looks"));

      assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(before);
    } finally {
      executor.shutdownNow();
    }
  }

  private static List<String> look() {
    Thread thread = Thread.currentThread();
    return List.of(
        String.valueOf(MDC.get("tenant")),
        String.valueOf(thread.getContextClassLoader()),
        thread.getName(),
        String.valueOf(thread.getPriority()));
  }

  static Stream<Throwable> whileReading() {
    return Stream.of(
        new AssertionError("secret 4111"),
        new StackOverflowError("secret 4111"),
        new NoClassDefFoundError("secret 4111"),
        new ExceptionInInitializerError("secret 4111"),
        new IOException("secret 4111"),
        new IllegalArgumentException("secret 4111"),
        new Unprintable());
  }

  // N-C06, N-C26
  @ParameterizedTest
  @MethodSource("whileReading")
  void whatever_user_code_throws_while_an_argument_is_read_dead_letters_its_message_at_once(
      Throwable thrown) {
    fixture.tasks.add(
        "takes",
        (context, arguments) -> runs.incrementAndGet(),
        Parameter.required("first", Codecs.STRING),
        Parameter.required("second", throwing(thrown)));
    fixture.startWorker();

    fixture
        .app()
        .publish(
            Task.named("takes", List.of("a", "b"), Map.of())
                .onFailure(fixture.tasks.task("failed")));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    fixture.awaitQuiet();
    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("'takes'", "'second'", thrown.getClass().getName())
        .doesNotContain("4111");
    assertThat(runs).hasValue(0);
    assertThat(failureCallbacks).hasValue(1);
    assertThat(fixture.app().health().failed()).isEqualTo(1);
  }

  private static Codec<String> throwing(Throwable thrown) {
    return new Codec<>() {
      @Override
      public void write(JsonGenerator out, String value) throws IOException {
        out.writeString(value);
      }

      @Override
      public String read(JsonParser in) {
        throw HostileCodeTest.<RuntimeException>sneaky(thrown);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
