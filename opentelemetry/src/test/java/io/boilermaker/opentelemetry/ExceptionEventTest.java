package io.boilermaker.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Exceptions in spans, with and without what must not be shown. */
class ExceptionEventTest {

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final SdkTracerProvider tracers =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();

  private EventData event(Throwable error, UnaryOperator<String> masks) {
    exporter.reset();
    Span span = tracers.get("test").spanBuilder("span").startSpan();
    ExceptionEvent.add(span, error, masks);
    span.end();
    return exporter.getFinishedSpanItems().get(0).getEvents().get(0);
  }

  private static Map<String, String> attributes(EventData event) {
    Map<String, String> attributes = new TreeMap<>();
    event.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value.toString()));
    return attributes;
  }

  @Test
  void what_is_sensitive_is_masked_in_the_message_and_in_the_causes_of_the_trace() {
    var error =
        new IllegalStateException("no secret-1", new IllegalArgumentException("nor secret-1"));

    EventData event = event(error, text -> text.replace("secret-1", "***"));

    assertThat(event.getName()).isEqualTo("exception");
    assertThat(attributes(event))
        .containsEntry("exception.type", "java.lang.IllegalStateException")
        .containsEntry("exception.message", "no ***")
        .hasEntrySatisfying(
            "exception.stacktrace",
            trace ->
                assertThat(trace)
                    .contains("Caused by: java.lang.IllegalArgumentException: nor ***")
                    .doesNotContain("secret-1"));
  }

  @Test
  void it_has_what_the_sdk_writes_but_for_the_masks() {
    var error = new IllegalStateException("no secret-1");

    EventData masked = event(error, text -> text.replace("secret-1", "***"));
    EventData plain = event(error, text -> text);

    assertThat(masked.getName()).isEqualTo(plain.getName());
    Map<String, String> expected = attributes(plain);
    expected.replaceAll((name, value) -> value.replace("secret-1", "***"));
    assertThat(attributes(masked)).isEqualTo(expected);
  }
}
