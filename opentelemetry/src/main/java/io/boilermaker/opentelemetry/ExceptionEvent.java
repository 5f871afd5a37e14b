package io.boilermaker.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;

/** The event by which a span reports an exception. */
final class ExceptionEvent {

  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
  private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");
  private static final AttributeKey<String> TRACE = AttributeKey.stringKey("exception.stacktrace");

  private ExceptionEvent() {}

  /**
   * Records an exception as the SDK does, but for what must not be shown.
   *
   * @param masks masks it in a text
   */
  static void add(Span span, Throwable error, UnaryOperator<String> masks) {
    var trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    String shown = masks.apply(trace.toString());
    if (shown.equals(trace.toString())) {
      span.recordException(error);
      return;
    }
    span.addEvent(
        "exception",
        Attributes.of(
            TYPE,
            error.getClass().getName(),
            MESSAGE,
            masks.apply(String.valueOf(error.getMessage())),
            TRACE,
            shown));
  }
}
