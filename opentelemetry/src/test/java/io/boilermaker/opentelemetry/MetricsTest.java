package io.boilermaker.opentelemetry;

import static io.boilermaker.opentelemetry.TestTasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.RetryException;
import io.boilermaker.interceptor.Label;
import io.boilermaker.interceptor.Metric;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The metrics of tasks, over a broker, and the page that lists them. */
@Timeout(60)
class MetricsTest {

  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
          .build();
  private final TestTasks tasks = new TestTasks(new OpenTelemetryMetrics(telemetry));

  @AfterEach
  void close() {
    tasks.close();
    telemetry.close();
  }

  private void send(String body) {
    try (var sender =
        new ServiceBusClientBuilder()
            .connectionString(tasks.bus.connectionString())
            .sender()
            .queueName(TestTasks.QUEUE)
            .buildClient()) {
      sender.sendMessage(new ServiceBusMessage(body));
    }
  }

  private Map<String, MetricData> metrics() {
    Collection<MetricData> all = reader.collectAllMetrics();
    return all.stream().collect(Collectors.toMap(MetricData::getName, each -> each));
  }

  /** Shows the points of a metric by their labels. */
  private Map<String, Double> points(Metric metric) {
    MetricData data = metrics().get(metric.metricName());
    return data == null
        ? Map.of()
        : data.getData().getPoints().stream()
            .collect(Collectors.toMap(MetricsTest::labels, MetricsTest::value));
  }

  private static String labels(PointData point) {
    return new TreeMap<>(
            point.getAttributes().asMap().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        each -> each.getKey().getKey().replaceAll(".*\\.(\\w+\\.)", "$1"),
                        each -> each.getValue())))
        .toString();
  }

  private static double value(PointData point) {
    if (point instanceof LongPointData number) {
      return number.getValue();
    }
    return point instanceof DoublePointData number
        ? number.getValue()
        : ((HistogramPointData) point).getCount();
  }

  private void runAll() {
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
    tasks.body(
        "child",
        context -> {
          throw new RetryException("never");
        });
    tasks.app.start();
    tasks.app.publishAll(List.of(task("work"), task("callback"), task("child")));
    send("{}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> points(Metric.DEAD_LETTERS).size() == 3 && points(Metric.TASKS).size() == 6);
    tasks.awaitQuiet();
  }

  @Test
  void tasks_are_counted_by_name_and_by_what_became_of_them() {
    runAll();

    assertThat(points(Metric.TASKS))
        .containsOnlyKeys(
            "{boilermaker.outcome=retry, task.name=work}",
            "{boilermaker.outcome=success, task.name=work}",
            "{boilermaker.outcome=failure, task.name=callback}",
            "{boilermaker.outcome=retry, task.name=child}",
            "{boilermaker.outcome=exhausted, task.name=child}",
            "{boilermaker.outcome=rejected, task.name=_unknown}");
    assertThat(points(Metric.DEAD_LETTERS))
        .isEqualTo(
            Map.of(
                "{boilermaker.reason=TaskFailed, task.name=callback}", 1.0,
                "{boilermaker.reason=ProcessingError, task.name=child}", 1.0,
                "{boilermaker.reason=InvalidTaskFormat, task.name=_unknown}", 1.0));
    assertThat(points(Metric.ATTEMPTS))
        .isEqualTo(
            Map.of("{task.name=work}", 1.0, "{task.name=callback}", 1.0, "{task.name=child}", 1.0));
    assertThat(points(Metric.WAIT))
        .isEqualTo(
            Map.of("{task.name=work}", 2.0, "{task.name=callback}", 1.0, "{task.name=child}", 2.0));
    assertThat(points(Metric.CONSUMED)).isEqualTo(Map.of("{destination.name=tasks}", 6.0));
    assertThat(points(Metric.SLOTS)).isEqualTo(Map.of("{destination.name=tasks}", 2.0));
    assertThat(points(Metric.READY)).isEqualTo(Map.of("{destination.name=tasks}", 1.0));
  }

  @Test
  void names_units_and_labels_are_those_of_the_list() {
    runAll();

    Map<String, MetricData> all = metrics();
    assertThat(all.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values()).map(Metric::metricName).toList());
    for (Metric metric : Metric.values()) {
      MetricData data = all.get(metric.metricName());
      assertThat(data.getUnit()).isEqualTo(metric.unit());
      assertThat(data.getDescription()).isEqualTo(metric.description());
      assertThat(
              data.getData().getPoints().stream()
                  .flatMap(point -> point.getAttributes().asMap().keySet().stream())
                  .map(AttributeKey::getKey))
          .as(metric.metricName())
          .isSubsetOf(metric.labels().stream().map(Label::key).toList());
    }
  }

  @Test
  void names_that_senders_make_up_are_one_label() {
    tasks.app.start();
    for (int i = 0; i < 20; i++) {
      send(
          "{\"task_id\":\"0198a000-0000-7000-8000-000000000001\",\"should_dead_letter\":true,"
              + "\"acks_late\":true,\"function_name\":\"made_up_"
              + i
              + "\",\"attempts\":{\"attempts\":0,\"last_retry\":\"2026-01-31T12:00:00.123456Z\"},"
              + "\"policy\":{\"max_tries\":5,\"delay\":1,\"delay_max\":1,\"retry_mode\":0},"
              + "\"payload\":{\"args\":[],\"kwargs\":{}},\"graph_id\":null,"
              + "\"on_success\":null,\"on_failure\":null}");
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                points(Metric.TASKS)
                    .equals(Map.of("{boilermaker.outcome=requeued, task.name=_unknown}", 20.0)));
  }

  @Test
  void gauges_end_with_their_application() {
    assertThat(points(Metric.SLOTS)).hasSize(1);

    tasks.app.close();

    assertThat(points(Metric.SLOTS)).isEmpty();
  }

  @Test
  void the_page_lists_all_metrics() throws Exception {
    String page = Files.readString(Path.of("../docs/observability.md"));
    String table =
        Arrays.stream(Metric.values())
            .map(
                metric ->
                    "| `"
                        + metric.metricName()
                        + "` | "
                        + kind(metric)
                        + " | "
                        + metric.labels().stream()
                            .map(label -> "`" + label.key() + "`")
                            .collect(Collectors.joining(", "))
                        + " | "
                        + metric.description()
                        + " |")
            .collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("goldens.write")) {
      page =
          page.replaceAll(
              "(?s)(\n\\|---\\|---\\|---\\|---\\|\n)\\| `messaging.*?\n\n",
              "$1" + Matcher.quoteReplacement(table) + "\n\n");
      Files.writeString(Path.of("../docs/observability.md"), page);
    }
    assertThat(page).as("-Dgoldens.write=true writes the table").contains(table);
  }

  /** Names as Prometheus writes them. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:boilermaker|messaging)_[a-z_]+?(?=(?:_seconds)?(?:_bucket|_total)?[^a-z_])");

  @Test
  void the_dashboard_and_the_page_ask_for_metrics_and_labels_that_exist() throws Exception {
    String page = Files.readString(Path.of("../docs/observability.md"));
    List<String> queries = new ArrayList<>();
    new ObjectMapper()
        .readTree(Path.of("../docs/grafana.json").toFile())
        .findValues("expr")
        .forEach(query -> queries.add(query.asText()));
    assertThat(queries).isNotEmpty().allMatch(query -> page.contains("`" + query + "`"));
    List<String> known =
        Stream.concat(
                Arrays.stream(Metric.values()).map(Metric::metricName),
                Arrays.stream(Label.values()).map(Label::key))
            .map(name -> name.replace('.', '_'))
            .toList();
    String asked = page.substring(page.indexOf("## Dashboard"));
    assertThat(NAME.matcher(asked).results().map(MatchResult::group).distinct())
        .isNotEmpty()
        .isSubsetOf(known);
  }

  private static String kind(Metric metric) {
    return switch (metric.kind()) {
      case COUNTER, TOTAL -> "counter";
      case GAUGE -> "gauge";
      case DURATION -> "histogram, s";
      case COUNT_OF_EACH -> "histogram";
    };
  }
}
