package io.boilermaker.opentelemetry;

import io.boilermaker.interceptor.Publication;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries contexts in messages. The trace always travels by W3C Trace Context, which the Azure SDKs
 * read; what else there is, such as baggage, by the propagators that are configured.
 */
final class Propagation {

  private static final String TRACE_PARENT = "traceparent";
  private static final String TRACE_STATE = "tracestate";

  private static final TextMapGetter<Map<String, Object>> PROPERTIES =
      new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        public Iterable<String> keys(Map<String, Object> carrier) {
          return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, Object> carrier, String key) {
          return carrier != null && carrier.get(key) instanceof String text ? text : null;
        }
      };

  private Propagation() {}

  /** Writes a context into a message. */
  static void inject(OpenTelemetry telemetry, Context context, Publication publication) {
    Map<String, String> trace = new HashMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(context, trace, (carrier, key, value) -> trace.put(key, value));
    String parent = trace.get(TRACE_PARENT);
    if (parent != null) {
      String state = trace.get(TRACE_STATE);
      try {
        publication.trace(parent, state);
      } catch (IllegalArgumentException e) {
        // A state that is too long, which may be dropped.
        publication.trace(parent, null);
      }
    }
    propagator(telemetry)
        .inject(context, publication, (carrier, key, value) -> put(publication, key, value));
  }

  private static void put(Publication publication, String key, String value) {
    String name = key.toLowerCase(Locale.ROOT);
    if (name.equals(TRACE_PARENT) || name.equals(TRACE_STATE)) {
      return;
    }
    try {
      publication.property(key, value);
    } catch (IllegalArgumentException e) {
      // No context is worth a publication: baggage may be too large.
    }
  }

  /**
   * Reads the context of a message.
   *
   * @param parent its {@code traceparent}, or its {@code Diagnostic-Id}; null if neither is valid
   */
  static Context extract(
      OpenTelemetry telemetry,
      @Nullable String parent,
      @Nullable String state,
      Map<String, Object> properties) {
    Map<String, Object> carrier = new HashMap<>(properties);
    carrier.remove(TRACE_PARENT);
    carrier.remove(TRACE_STATE);
    Context context = propagator(telemetry).extract(Context.root(), carrier, PROPERTIES);
    if (parent == null) {
      return context;
    }
    carrier.put(TRACE_PARENT, parent);
    if (state != null) {
      carrier.put(TRACE_STATE, state);
    }
    return W3CTraceContextPropagator.getInstance().extract(context, carrier, PROPERTIES);
  }

  private static TextMapPropagator propagator(OpenTelemetry telemetry) {
    return telemetry.getPropagators().getTextMapPropagator();
  }
}
