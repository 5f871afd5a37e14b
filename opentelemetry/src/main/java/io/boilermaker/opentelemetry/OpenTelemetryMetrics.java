package io.boilermaker.opentelemetry;

import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.interceptor.Label;
import io.boilermaker.interceptor.Metric;
import io.boilermaker.interceptor.TaskMetrics;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Measures applications for OpenTelemetry. Thread safe. */
public final class OpenTelemetryMetrics extends TaskMetrics {

  private static final String SCOPE = "io.boilermaker";

  private final Supplier<OpenTelemetry> telemetry;
  private final Map<Metric, LongCounter> counters = new ConcurrentHashMap<>();
  private final Map<Metric, DoubleHistogram> histograms = new ConcurrentHashMap<>();
  private final Map<ApplicationView, List<AutoCloseable>> observed = new ConcurrentHashMap<>();

  /** Uses {@link GlobalOpenTelemetry}; {@link java.util.ServiceLoader} can do it too. */
  public OpenTelemetryMetrics() {
    this(GlobalOpenTelemetry::get);
  }

  /** Uses a given instance. */
  public OpenTelemetryMetrics(OpenTelemetry telemetry) {
    this(() -> telemetry);
  }

  private OpenTelemetryMetrics(Supplier<OpenTelemetry> telemetry) {
    this.telemetry = telemetry;
  }

  private Meter meter() {
    return telemetry.get().getMeter(SCOPE);
  }

  private static Attributes attributes(Map<Label, String> labels) {
    AttributesBuilder attributes = Attributes.builder();
    labels.forEach((label, value) -> attributes.put(label.key(), value));
    return attributes.build();
  }

  @Override
  protected void add(Metric metric, Map<Label, String> labels) {
    counters
        .computeIfAbsent(
            metric,
            made ->
                meter()
                    .counterBuilder(made.metricName())
                    .setUnit(made.unit())
                    .setDescription(made.description())
                    .build())
        .add(1, attributes(labels));
  }

  @Override
  protected void record(Metric metric, double value, Map<Label, String> labels) {
    histograms
        .computeIfAbsent(
            metric,
            made ->
                meter()
                    .histogramBuilder(made.metricName())
                    .setUnit(made.unit())
                    .setDescription(made.description())
                    .setExplicitBucketBoundariesAdvice(made.buckets())
                    .build())
        .record(value, attributes(labels));
  }

  @Override
  protected void observe(
      Metric metric,
      Map<Label, String> labels,
      ApplicationView application,
      ToDoubleFunction<ApplicationView> value) {
    observed
        .computeIfAbsent(application, each -> new ArrayList<>())
        .add(
            metric.kind() == Metric.Kind.TOTAL
                ? total(metric, attributes(labels), application, value)
                : gauge(metric, attributes(labels), application, value));
  }

  private AutoCloseable gauge(
      Metric metric,
      Attributes attributes,
      ApplicationView application,
      ToDoubleFunction<ApplicationView> value) {
    return meter()
        .gaugeBuilder(metric.metricName())
        .setUnit(metric.unit())
        .setDescription(metric.description())
        .buildWithCallback(out -> out.record(value.applyAsDouble(application), attributes));
  }

  private AutoCloseable total(
      Metric metric,
      Attributes attributes,
      ApplicationView application,
      ToDoubleFunction<ApplicationView> value) {
    return meter()
        .counterBuilder(metric.metricName())
        .setUnit(metric.unit())
        .setDescription(metric.description())
        .buildWithCallback(out -> out.record((long) value.applyAsDouble(application), attributes));
  }

  @Override
  protected void forget(ApplicationView application) {
    List<AutoCloseable> all = observed.remove(application);
    if (all != null) {
      all.forEach(OpenTelemetryMetrics::close);
    }
  }

  private static void close(AutoCloseable instrument) {
    try {
      instrument.close();
    } catch (Exception e) {
      throw new IllegalStateException("an instrument cannot be closed", e);
    }
  }
}
