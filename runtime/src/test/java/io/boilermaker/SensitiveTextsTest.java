package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.interceptor.Interceptor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sensitive is in no log line and no dead letter, whoever says it. */
class SensitiveTextsTest {

  /** Ways in which a task, or what runs around it, says why it ends. */
  private enum Way {
    THROWN,
    THROWN_LATER,
    CAUSE,
    SUPPRESSED,
    DEEP_CAUSE,
    RESULT,
    RETRY,
    DECLARED_RETRY,
    THROWN_AROUND,
    FAILED_AROUND,
    RETRIED_AROUND
  }

  private static final Map<String, Object> WALLET =
      Map.of(
          "owner",
          "ada",
          "key",
          "sesame-1",
          "pays",
          Map.of(
              "first",
              List.of(
                  Map.of("type", "Card", "token", "sesame-2"), Map.of("type", "Cash", "cents", 5))),
          "others",
          List.of(Map.of("owner", "bob", "key", "sesame-1-longer")));

  private static final String SAID =
      "ada: sesame-1, sesame-2, sesame-1-longer, \"sesame\\n3\", sesame\n3, sesame%0A3, sesame-4 is"
          + " 987654321, 1234.50 or 1234.5, 0";

  private final WorkerFixture fixture = new WorkerFixture();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private Boilermaker<Object> app;

  @AfterEach
  void close() {
    app.close();
    fixture.close();
  }

  /** Its manifest is a test resource, as the processor would write it. */
  private record Wallets(HandWrittenTasks tasks) implements TaskRegistry {
    @Override
    public List<TaskHandlers> handlers() {
      return tasks.registry().handlers();
    }
  }

  static Stream<Way> ways() {
    return Stream.of(Way.values());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void neither_logs_nor_dead_letters_have_it(Way way) {
    String description = run(way, SAID);

    assertThat(String.join("\n", lines) + description)
        .contains("ada: ***, ***, ***", "*** is ***, *** or ***, 0")
        .doesNotContain("sesame", "987654321", "1234.5");
  }

  @Test
  void other_texts_stay_as_they_are() {
    assertThat(run(Way.THROWN, "no wallet of ada is open"))
        .endsWith("IllegalStateException: no wallet of ada is open");
    assertThat(String.join("\n", lines)).contains("no wallet of ada is open");
  }

  @Test
  void a_value_of_another_shape_than_its_type_is_masked_as_a_whole() {
    fixture.tasks.add(
        "open",
        (context, arguments) -> {
          throw new IllegalStateException("sesame-5 and sesame-6 of ada");
        },
        Parameter.required("wallet", Codecs.JSON),
        Parameter.required("pin", Codecs.JSON));
    start();

    app.publish("open", List.of(List.of("sesame-5"), List.of("sesame-6")), Map.of());

    assertThat(fixture.deadLetter().getDeadLetterErrorDescription())
        .endsWith(": *** and *** of ada");
  }

  /** Returns the description of the dead letter. */
  private String run(Way way, String said) {
    fixture.tasks.add(
        HandWrittenTasks.define("open")
            .retryOn(List.of(UnsupportedOperationException.class))
            .build(),
        (context, arguments) -> ended(way, said),
        Parameter.required("wallet", Codecs.JSON),
        Parameter.required("pin", Codecs.STRING),
        Parameter.optional("codes", Codecs.JSON, null),
        Parameter.optional("limit", Codecs.BIG_DECIMAL, null));
    try (var log = FailureLog.everything(this::add)) {
      assertThat(log.isStarted()).isTrue();
      start(around(way, said));
      app.publish(
          Task.named(
                  "open",
                  List.of(WALLET, "sesame\n3"),
                  Map.of(
                      "codes", Map.of("sesame-4", 987654321L), "limit", new BigDecimal("1234.50")))
              .withPolicy(RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED)));
      return fixture.deadLetter().getDeadLetterErrorDescription();
    }
  }

  private void start(Interceptor... interceptors) {
    Boilermaker.Builder<Object> builder =
        fixture
            .builder(new Object())
            .config(fixture.config().build())
            .registries(List.of(new Wallets(fixture.tasks)));
    for (Interceptor each : interceptors) {
      builder.interceptor(each);
    }
    app = builder.build();
    app.start();
  }

  private void add(ILoggingEvent event) {
    lines.add(event.getFormattedMessage() + " " + event.getKeyValuePairs());
    if (event.getThrowableProxy() != null) {
      lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }

  private static Object ended(Way way, String said) throws Exception {
    var error = new IllegalStateException(said);
    switch (way) {
      case THROWN -> throw error;
      case THROWN_LATER -> {
        return CompletableFuture.failedFuture(error);
      }
      case CAUSE -> throw new IllegalArgumentException(error);
      case SUPPRESSED -> {
        var outer = new IllegalArgumentException("ada: ***, ***, ***, *** is ***, *** or ***, 0");
        outer.addSuppressed(error);
        throw outer;
      }
      case DEEP_CAUSE -> {
        Exception outer = error;
        for (int i = 0; i < 20; i++) {
          outer =
              new IllegalArgumentException("ada: ***, ***, ***, *** is ***, *** or ***, 0", outer);
        }
        throw outer;
      }
      case RESULT -> {
        return TaskResult.failure(said);
      }
      case RETRY -> throw new RetryException(said);
      case DECLARED_RETRY -> throw new UnsupportedOperationException(said);
      default -> {
        return "";
      }
    }
  }

  private static Interceptor[] around(Way way, String said) {
    ExecutionInterceptor interceptor =
        (execution, next) -> {
          if (way == Way.THROWN_AROUND) {
            throw new IllegalStateException(said);
          }
          return next.run()
              .thenApply(
                  outcome ->
                      way == Way.FAILED_AROUND
                          ? ExecutionOutcome.failure(execution.masked(said))
                          : way == Way.RETRIED_AROUND ? ExecutionOutcome.retry(said) : outcome);
        };
    return way.name().endsWith("AROUND") ? new Interceptor[] {interceptor} : new Interceptor[0];
  }
}
