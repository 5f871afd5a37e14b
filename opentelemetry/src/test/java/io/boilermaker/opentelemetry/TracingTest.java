package io.boilermaker.opentelemetry;

import static io.boilermaker.opentelemetry.TestTasks.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.PublishException;
import io.boilermaker.PublishOptions;
import io.boilermaker.RetryException;
import io.boilermaker.interceptor.PublishInterceptor;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * The spans of tasks, over a broker. The build runs it twice: without and with the Azure SDK's own
 * tracing on the class path.
 */
@Timeout(60)
class TracingTest {

  private static final LoggerContext LOGGING = (LoggerContext) LoggerFactory.getILoggerFactory();

  private static final boolean SDK_TRACES = Boolean.getBoolean("sdk.tracing");
  private static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();
  private static final String TRACE = "c2d9e6c2aef4196e5ec11fa3fb432873";
  private static final String PARENT = "00-" + TRACE + "-0d65dd60358dfb94-01";

  /** The global one too, which the SDK's tracing takes. */
  private static final OpenTelemetrySdk TELEMETRY =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(EXPORTER))
                  .build())
          .setPropagators(
              ContextPropagators.create(
                  TextMapPropagator.composite(
                      W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
          .build();

  static {
    GlobalOpenTelemetry.set(TELEMETRY);
  }

  private final Spans spans = new Spans(EXPORTER);
  private TestTasks tasks;

  @BeforeEach
  void reset() {
    EXPORTER.reset();
  }

  @AfterEach
  void close() {
    LOGGING.resetTurboFilterList();
    tasks.close();
  }

  private TestTasks started() {
    tasks = new TestTasks(new OpenTelemetryTracing());
    tasks.app.start();
    return tasks;
  }

  private void send(ServiceBusMessage message) {
    try (var sender =
        new ServiceBusClientBuilder()
            .connectionString(tasks.bus.connectionString())
            .sender()
            .queueName(TestTasks.QUEUE)
            .buildClient()) {
      sender.sendMessage(message);
    }
  }

  /** A message as the Python package writes it. */
  private static ServiceBusMessage fromPython() {
    return new ServiceBusMessage(
        """
        {"task_id": "0198a000-0000-7000-8000-000000000001", "should_dead_letter": true,
         "acks_late": true, "function_name": "work",
         "attempts": {"attempts": 0, "last_retry": "2026-01-31T12:00:00.123456Z"},
         "policy": {"max_tries": 5, "delay": 120, "delay_max": 120, "retry_mode": 0},
         "payload": {"args": [], "kwargs": {}},
         "graph_id": null, "on_success": null, "on_failure": null}
        """);
  }

  @Test
  void a_task_with_its_retry_its_call_and_its_callback_is_one_trace() throws Exception {
    started()
        .body(
            "work",
            context -> {
              if (context.attempt() == 1) {
                throw new RetryException("again");
              }
              return tasks.app.publish(task("child"));
            });

    tasks.app.publish(task("work").onSuccess(task("callback")));

    List<SpanData> all = spans.await(8);
    assertThat(all).extracting(SpanData::getTraceId).containsOnly(all.get(0).getTraceId());
    String tree = Spans.tree(all);
    assertThat(tree)
        .isEqualTo(
            """
            send tasks (PRODUCER) work, attempt 1
              process tasks (CONSUMER) work, attempt 1: retry
                send tasks (PRODUCER) work, attempt 2
                  process tasks (CONSUMER) work, attempt 2: success
                    send tasks (PRODUCER) child, attempt 1
                      process tasks (CONSUMER) child, attempt 1: success
                    send tasks (PRODUCER) callback, attempt 1
                      process tasks (CONSUMER) callback, attempt 1: success\
            """);
    assertThat(Files.readString(Path.of("../docs/observability.md")))
        .as("the page shows this trace")
        .contains(tree);
  }

  @Test
  void no_span_is_doubled_by_the_sdk() {
    started();

    tasks.app.publish(task("work").onSuccess(task("callback")));
    spans.await(4);
    tasks.awaitQuiet();

    assertThat(spans.ofTheSdk())
        .as("spans of the SDK for what has one already")
        .extracting(SpanData::getName)
        .doesNotContain("ServiceBus.message", "ServiceBus.process");
    assertThat(spans.ofTheSdk()).extracting(SpanData::getKind).doesNotContain(SpanKind.CONSUMER);
    assertThat(spans.ofTheSdk().isEmpty()).as("the SDK traces as well").isEqualTo(!SDK_TRACES);
  }

  @Test
  void spans_have_the_attributes_of_the_conventions() {
    started();

    tasks.app.publish(
        task("work"), PublishOptions.delayed(Duration.ofMillis(1)).withMessageId("mine"));

    List<SpanData> all = spans.await(2);
    SpanData send = all.get(0).getKind() == SpanKind.PRODUCER ? all.get(0) : all.get(1);
    SpanData process = all.get(0) == send ? all.get(1) : all.get(0);
    assertThat(send.getAttributes().asMap())
        .containsEntry(SpanAttributes.SYSTEM, "azure.servicebus")
        .containsEntry(SpanAttributes.OLD_SYSTEM, "servicebus")
        .containsEntry(SpanAttributes.OPERATION, "schedule")
        .containsEntry(SpanAttributes.OPERATION_TYPE, "send")
        .containsEntry(SpanAttributes.DESTINATION, "tasks")
        .containsEntry(SpanAttributes.MESSAGE_ID, "mine")
        .containsEntry(SpanAttributes.ADDRESS, "localhost")
        .containsKey(SpanAttributes.PORT)
        .containsEntry(SpanAttributes.DELAY, 0L);
    assertThat(process.getAttributes().asMap())
        .containsEntry(SpanAttributes.OPERATION, "process")
        .containsEntry(SpanAttributes.MESSAGE_ID, "mine")
        .containsEntry(SpanAttributes.DELIVERIES, 0L)
        .containsKey(SpanAttributes.ENQUEUED)
        .containsEntry(SpanAttributes.OUTCOME, "success");
    assertThat(process.getLinks())
        .singleElement()
        .satisfies(
            link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(send.getSpanId()));
  }

  @Test
  void the_calls_of_one_batch_are_created_one_by_one_and_sent_once() {
    started();

    tasks.app.publishAll(List.of(task("work"), task("work"), task("callback")));

    List<SpanData> all = spans.await(7);
    SpanData send =
        all.stream().filter(span -> span.getKind() == SpanKind.CLIENT).findFirst().orElseThrow();
    assertThat(send.getName()).isEqualTo("send tasks");
    assertThat(send.getAttributes().asMap()).containsEntry(SpanAttributes.BATCH_SIZE, 3L);
    assertThat(send.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactlyElementsOf(
            all.stream()
                .filter(span -> span.getName().equals("create tasks"))
                .sorted(java.util.Comparator.comparing(SpanData::getStartEpochNanos))
                .map(SpanData::getSpanId)
                .toList());
  }

  @Test
  void a_message_of_python_continues_its_trace_by_either_property() {
    started();
    ServiceBusMessage first = fromPython();
    first.getApplicationProperties().put("traceparent", PARENT);
    ServiceBusMessage second = fromPython();
    second.getApplicationProperties().put("Diagnostic-Id", PARENT);

    send(first);
    send(second);

    assertThat(spans.await(2))
        .allSatisfy(
            span -> {
              assertThat(span.getTraceId()).isEqualTo(TRACE);
              assertThat(span.getParentSpanId()).isEqualTo("0d65dd60358dfb94");
            });
  }

  @Test
  void with_links_a_try_begins_a_trace_of_its_own() {
    tasks = new TestTasks(new OpenTelemetryTracing(TELEMETRY, OpenTelemetryTracing.Parent.LINK));
    tasks.app.start();

    tasks.app.publish(task("work"));

    List<SpanData> all = spans.await(2);
    assertThat(all).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
    assertThat(all).extracting(span -> span.getLinks().size()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void the_caller_s_span_is_the_parent_and_its_baggage_goes_along() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    started()
        .body("work", context -> seen.add(Baggage.current().getEntryValue("tenant") + " work"));
    tasks.body(
        "callback", context -> seen.add(Baggage.current().getEntryValue("tenant") + " callback"));
    Span caller = TELEMETRY.getTracer("test").spanBuilder("request").startSpan();

    try (Scope scope = caller.makeCurrent();
        Scope baggage = Baggage.builder().put("tenant", "acme").build().makeCurrent()) {
      assertThat(scope).isNotEqualTo(baggage);
      tasks.app.publish(task("work").onSuccess(task("callback")));
    }
    caller.end();

    assertThat(spans.await(5))
        .extracting(SpanData::getTraceId)
        .containsOnly(caller.getSpanContext().getTraceId());
    assertThat(seen).containsExactly("acme work", "acme callback");
  }

  @Test
  void a_failure_is_an_error_of_its_span() {
    started()
        .body(
            "work",
            context -> {
              throw new IllegalStateException("no");
            });

    tasks.app.publish(task("work"));

    SpanData process =
        spans.await(2).stream()
            .filter(span -> span.getKind() == SpanKind.CONSUMER)
            .findFirst()
            .orElseThrow();
    assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(process.getAttributes().asMap())
        .containsEntry(SpanAttributes.OUTCOME, "failure")
        .containsEntry(SpanAttributes.ERROR_TYPE, "java.lang.IllegalStateException");
    assertThat(process.getEvents()).hasSize(1);
  }

  @Test
  void a_refused_publication_is_an_error_of_its_span() {
    tasks =
        new TestTasks(
            new OpenTelemetryTracing(),
            (PublishInterceptor)
                publication -> {
                  throw new IllegalStateException("not today");
                });

    assertThatThrownBy(() -> tasks.app.publish(task("work"))).isInstanceOf(PublishException.class);

    assertThat(spans.await(1))
        .singleElement()
        .satisfies(
            span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
  }

  @Test
  void the_span_of_an_asynchronous_task_ends_when_that_does() {
    var stage = new CompletableFuture<>();
    Queue<Span> seen = new ConcurrentLinkedQueue<>();
    started()
        .body(
            "work",
            context -> {
              seen.add(Span.current());
              return stage;
            });
    tasks.app.publish(task("work"));
    Awaitility.await().until(() -> seen.size() == 1);
    spans.await(1);
    assertThat(spans.ours()).hasSize(1);

    stage.complete(null);

    assertThat(spans.await(2)).extracting(SpanData::getSpanId).contains(spanId(seen.remove()));
  }

  private static String spanId(Span span) {
    return span.getSpanContext().getSpanId();
  }

  /** A logging back end that throws at the lines about the tracer. */
  private static final class ThrowingFilter extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker,
        Logger logger,
        Level level,
        String format,
        Object[] arguments,
        Throwable error) {
      if (logger.getName().equals(OpenTelemetryTracing.class.getName())) {
        throw new IllegalStateException("no tenant");
      }
      return FilterReply.NEUTRAL;
    }
  }

  private static OpenTelemetry broken() {
    return new OpenTelemetry() {
      @Override
      public TracerProvider getTracerProvider() {
        throw new IllegalStateException("no tracer");
      }

      @Override
      public ContextPropagators getPropagators() {
        throw new AbstractMethodError("getPropagators");
      }
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_tracer_that_throws_costs_no_task(boolean doesTheLogToo) {
    if (doesTheLogToo) {
      LOGGING.addTurboFilter(new ThrowingFilter());
    }
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    tasks = new TestTasks(new OpenTelemetryTracing(broken()));
    tasks.body("work", context -> seen.add(context.attempt()));
    tasks.app.start();

    tasks.app.publish(task("work"));
    tasks.awaitQuiet();

    assertThat(seen).containsExactly(1);
  }
}
