package io.boilermaker.opentelemetry;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** The spans of a test. */
record Spans(InMemorySpanExporter exporter) {

  /** Waits for the ends of spans that this project makes. */
  List<SpanData> await(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ours().size() >= count);
    return ours();
  }

  List<SpanData> ours() {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> !span.getName().startsWith("ServiceBus."))
        .toList();
  }

  /** Those of the Azure SDK's own tracing. */
  List<SpanData> ofTheSdk() {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getName().startsWith("ServiceBus."))
        .toList();
  }

  /** Shows a trace as a tree, children in the order of their begins. */
  static String tree(List<SpanData> spans) {
    List<String> lines = new ArrayList<>();
    spans.stream()
        .filter(span -> spans.stream().noneMatch(each -> isParent(each, span)))
        .sorted(Comparator.comparing(SpanData::getStartEpochNanos))
        .forEach(root -> addTo(lines, root, spans, ""));
    return String.join("\n", lines);
  }

  private static boolean isParent(SpanData parent, SpanData span) {
    return parent.getSpanId().equals(span.getParentSpanId());
  }

  private static void addTo(
      List<String> lines, SpanData span, List<SpanData> all, String indentation) {
    String outcome = span.getAttributes().get(SpanAttributes.OUTCOME);
    lines.add(
        indentation
            + span.getName()
            + " ("
            + span.getKind()
            + ") "
            + span.getAttributes().get(SpanAttributes.TASK_NAME)
            + ", attempt "
            + span.getAttributes().get(SpanAttributes.ATTEMPT)
            + (outcome == null ? "" : ": " + outcome));
    all.stream()
        .filter(each -> isParent(span, each))
        .sorted(Comparator.comparing(SpanData::getStartEpochNanos))
        .forEach(each -> addTo(lines, each, all, indentation + "  "));
  }
}
