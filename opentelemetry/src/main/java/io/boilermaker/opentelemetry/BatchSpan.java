package io.boilermaker.opentelemetry;

import io.boilermaker.interceptor.Publication;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The span of one call that publishes several tasks to one queue: it begins with the first of them,
 * links to all, and ends with the last. Thread safe.
 */
final class BatchSpan {

  private static final String KEY = "io.boilermaker.opentelemetry.batch ";

  private final Span span;
  private int open;

  private BatchSpan(Span span) {
    this.span = span;
  }

  /** Returns the one that a publication belongs to. */
  static BatchSpan of(Publication publication, Function<Publication, Span> begin) {
    return (BatchSpan)
        publication
            .batch()
            .attributes()
            .computeIfAbsent(
                KEY + publication.queue(), key -> new BatchSpan(begin.apply(publication)));
  }

  synchronized void add(SpanContext created) {
    open++;
    span.addLink(created);
  }

  synchronized void ended(@Nullable Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR);
    }
    if (--open == 0) {
      span.end();
    }
  }
}
