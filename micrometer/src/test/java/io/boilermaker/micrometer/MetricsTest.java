package io.boilermaker.micrometer;

import static io.boilermaker.micrometer.TestTasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.RetryException;
import io.boilermaker.interceptor.Label;
import io.boilermaker.interceptor.Metric;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The metrics of tasks in a registry of Micrometer, over a broker. */
@Timeout(60)
class MetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private static void run(TestTasks tasks, MeterRegistry registry) {
    tasks.body(
        "work",
        context -> {
          if (context.attempt() == 1) {
            throw new RetryException("again");
          }
          return null;
        });
    tasks.body(
        "callback",
        context -> {
          throw new IllegalStateException("no");
        });
    tasks.app.start();
    tasks.app.publishAll(List.of(task("work"), task("callback")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> registry.find(Metric.TASKS.metricName()).counters().size() == 3);
    tasks.awaitQuiet();
  }

  @Test
  void each_metric_has_its_name_its_labels_and_a_value_for_each() {
    try (var tasks = new TestTasks(new MicrometerMetrics(registry))) {
      run(tasks, registry);

      assertThat(
              registry.getMeters().stream()
                  .map(meter -> meter.getId().getName())
                  .filter(name -> !name.endsWith(".histogram"))
                  .distinct())
          .as("each once, but for the buckets of histograms")
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Metric.values()).map(Metric::metricName).toList());
      for (Metric metric : Metric.values()) {
        assertThat(registry.find(metric.metricName()).meters())
            .extracting(Meter::getId)
            .allSatisfy(
                id -> {
                  assertThat(id.getTags().stream().map(Tag::getKey))
                      .containsExactlyInAnyOrderElementsOf(
                          metric.labels().stream().map(Label::key).toList());
                  assertThat(id.getDescription()).isEqualTo(metric.description());
                });
      }
    }
  }

  @Test
  void values_are_those_of_the_tasks() {
    try (var tasks = new TestTasks(new MicrometerMetrics(registry))) {
      run(tasks, registry);

      assertThat(
              registry
                  .get("boilermaker.tasks")
                  .tags("boilermaker.task.name", "work", "boilermaker.outcome", "retry")
                  .counter()
                  .count())
          .isEqualTo(1);
      assertThat(
              registry
                  .get("boilermaker.task.wait")
                  .tag("boilermaker.task.name", "work")
                  .timer()
                  .count())
          .isEqualTo(2);
      assertThat(
              registry
                  .get("boilermaker.task.attempts")
                  .tag("boilermaker.task.name", "work")
                  .summary()
                  .max())
          .isEqualTo(2);
      assertThat(
              registry
                  .get("messaging.process.duration")
                  .tag("error.type", "java.lang.IllegalStateException")
                  .timer()
                  .count())
          .isEqualTo(1);
      assertThat(registry.get("boilermaker.worker.slots").gauge().value()).isEqualTo(2);
      assertThat(registry.get("boilermaker.worker.ready").gauge().value()).isEqualTo(1);
      assertThat(registry.get("boilermaker.lock.lost").functionCounter().count()).isZero();
      tasks.app.close();
      assertThat(registry.find("boilermaker.worker.slots").gauge()).isNull();
    }
  }

  @Test
  void a_registry_that_throws_costs_no_task() {
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    registry
        .config()
        .meterFilter(
            new io.micrometer.core.instrument.config.MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                throw new IllegalStateException("no meter");
              }
            });
    try (var tasks = new TestTasks(new MicrometerMetrics(registry))) {
      tasks.body("work", context -> seen.add(context.attempt()));
      tasks.app.start();
      tasks.app.publish(task("work"));
      tasks.awaitQuiet();
    }

    assertThat(seen).containsExactly(1);
  }

  @Test
  void the_global_registry_is_that_of_the_service_loader() {
    Metrics.addRegistry(registry);
    try (var tasks = new TestTasks(new MicrometerMetrics())) {
      assertThat(registry.find("boilermaker.worker.slots").gauge()).isNotNull();
      assertThat(tasks.app).isNotNull();
    } finally {
      Metrics.removeRegistry(registry);
    }
  }
}
