package io.boilermaker.interop;

import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Fleet.PYTHON;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import io.boilermaker.opentelemetry.OpenTelemetryTracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One task is one trace, also where another language runs a part of it. */
@Conformance
class TraceTest {

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .build();

  @Test
  @Feature(value = "traces", direction = Direction.JAVA_TO_PYTHON)
  void a_task_with_its_retry_and_its_callback_into_python_is_one_trace(Fleet fleet)
      throws Exception {
    fleet.python.order("close");
    fleet.python.order(
        "open",
        Map.of(
            "bus",
            fleet.bus.connectionString(),
            "queue",
            PYTHON,
            "routes",
            Map.of(),
            "takers",
            List.of(),
            "traced",
            true));
    fleet.python.order("start");
    try (Boilermaker<Diary> java =
        Boilermaker.builder(fleet.diary)
            .config(fleet.config(JAVA).build())
            .interceptor(new OpenTelemetryTracing(telemetry))
            .build()) {
      java.start();
      java.publish(TracedInJavaTasks.task().onSuccess(TracedTasks.task()));
      fleet.awaitQuiet(JAVA);
      fleet.awaitQuiet(PYTHON);
    }

    assertThat(fleet.python.runs()).hasSize(1);
    List<String> told = fleet.python.runs().get(0);
    List<String> lines = new ArrayList<>();
    SpanData last = null;
    for (Optional<SpanData> span = child(null); span.isPresent(); span = child(last)) {
      last = span.orElseThrow();
      lines.add("  ".repeat(lines.size()) + line(last));
    }
    assertThat(last).isNotNull();
    assertThat(told).containsExactly("traced", last.getTraceId(), last.getSpanId());
    lines.add("  ".repeat(lines.size()) + "BoilermakerWorker (CONSUMER) traced, in Python");
    assertThat(Files.readString(Path.of("../docs/observability.md")))
        .as("the page shows this trace")
        .contains(String.join("\n", lines));
  }

  /** Returns the span below another one. */
  private Optional<SpanData> child(SpanData parent) {
    String id = parent == null ? "0000000000000000" : parent.getSpanId();
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getParentSpanId().equals(id))
        .findFirst();
  }

  private static String line(SpanData span) {
    String outcome = span.getAttributes().get(AttributeKey.stringKey("boilermaker.outcome"));
    return span.getName()
        + " ("
        + span.getKind()
        + ") "
        + span.getAttributes().get(AttributeKey.stringKey("boilermaker.task.name"))
        + ", attempt "
        + span.getAttributes().get(AttributeKey.longKey("boilermaker.task.attempt"))
        + (outcome == null ? "" : ": " + outcome);
  }
}
