package io.boilermaker.micrometer;

import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.interceptor.Label;
import io.boilermaker.interceptor.Metric;
import io.boilermaker.interceptor.TaskMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Measures applications for Micrometer. A label that has no value is {@code none}, since some
 * registries want the same labels each time. Thread safe.
 */
public final class MicrometerMetrics extends TaskMetrics {

  private static final String NONE = "none";
  private static final double NANOS = 1e9;

  private final MeterRegistry registry;
  private final Map<ApplicationView, List<Meter>> observed = new ConcurrentHashMap<>();

  /** Uses {@link Metrics#globalRegistry}; {@link java.util.ServiceLoader} can do it too. */
  public MicrometerMetrics() {
    this(Metrics.globalRegistry);
  }

  /** Uses a given registry. */
  public MicrometerMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  private static List<Tag> tags(Metric metric, Map<Label, String> labels) {
    return metric.labels().stream()
        .map(label -> Tag.of(label.key(), labels.getOrDefault(label, NONE)))
        .toList();
  }

  @Override
  protected void add(Metric metric, Map<Label, String> labels) {
    Counter.builder(metric.metricName())
        .description(metric.description())
        .tags(tags(metric, labels))
        .register(registry)
        .increment();
  }

  @Override
  protected void record(Metric metric, double value, Map<Label, String> labels) {
    if (metric.kind() == Metric.Kind.DURATION) {
      Timer.builder(metric.metricName())
          .description(metric.description())
          .serviceLevelObjectives(
              metric.buckets().stream().map(MicrometerMetrics::seconds).toArray(Duration[]::new))
          .tags(tags(metric, labels))
          .register(registry)
          .record(seconds(value));
    } else {
      DistributionSummary.builder(metric.metricName())
          .description(metric.description())
          .serviceLevelObjectives(
              metric.buckets().stream().mapToDouble(Double::doubleValue).toArray())
          .tags(tags(metric, labels))
          .register(registry)
          .record(value);
    }
  }

  private static Duration seconds(double value) {
    return Duration.ofNanos(Math.round(value * NANOS));
  }

  @Override
  protected void observe(
      Metric metric,
      Map<Label, String> labels,
      ApplicationView application,
      ToDoubleFunction<ApplicationView> value) {
    List<Tag> tags = tags(metric, labels);
    Meter meter =
        metric.kind() == Metric.Kind.TOTAL
            ? FunctionCounter.builder(metric.metricName(), application, value)
                .description(metric.description())
                .tags(tags)
                .register(registry)
            : Gauge.builder(metric.metricName(), application, value)
                .description(metric.description())
                .tags(tags)
                .strongReference(true)
                .register(registry);
    observed.computeIfAbsent(application, each -> new ArrayList<>()).add(meter);
  }

  @Override
  protected void forget(ApplicationView application) {
    List<Meter> all = observed.remove(application);
    if (all != null) {
      all.forEach(registry::remove);
    }
  }
}
