package io.boilermaker.interop;

import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Fleet.PYTHON;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.Boilermaker;
import io.boilermaker.PublishOptions;
import io.boilermaker.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** One release of the Python package and this library, with all features at the same time. */
final class ReleaseTrial {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String release;

  ReleaseTrial(String release) {
    this.release = release;
  }

  /** Publishes all in one language, runs it in the other, and returns a cell for each feature. */
  Map<ReleaseFeature, String> run(Direction direction) throws IOException {
    try (PythonPeer python = PythonPeer.of(release);
        // Follow-ups whose ids are those of other messages would be dropped.
        Fleet fleet =
            new Fleet(python, queue -> queue.duplicateDetection(Duration.ofMinutes(10)))) {
      return direction == Direction.JAVA_TO_PYTHON ? toPython(fleet) : toJava(fleet);
    }
  }

  private static Map<ReleaseFeature, String> toPython(Fleet fleet) {
    try (Boilermaker<Diary> java = fleet.java(PYTHON)) {
      java.publish(ReleaseAsksTasks.task("asked in Java"));
      java.start();
      fleet.awaitScheduled(PYTHON);
    }
    Boilermaker<Diary> publisher = fleet.java(PYTHON);
    for (ReleaseFeature feature : ReleaseFeature.ALL) {
      for (Task task : feature.inJava()) {
        boolean isDelayed = feature.order().equals("delayed");
        Duration delay = isDelayed ? Duration.ofHours(1) : Duration.ZERO;
        publisher.publish(task, PublishOptions.delayed(delay));
      }
    }
    requireDelayed(fleet, PYTHON, 2);
    open(fleet, PYTHON, true);
    fleet.python.order("start");
    fleet.bus.runUntilQuiet(PATIENCE, PYTHON);
    return judged(fleet, PYTHON, Direction.JAVA_TO_PYTHON, Map.of());
  }

  private static Map<ReleaseFeature, String> toJava(Fleet fleet) throws IOException {
    open(fleet, JAVA, true);
    fleet.python.order("start");
    fleet.python.order("publish", Map.of("what", "asks_first"));
    fleet.awaitScheduled(JAVA);
    fleet.python.order("close");
    open(fleet, JAVA, false);
    Map<ReleaseFeature, String> published = new LinkedHashMap<>();
    for (ReleaseFeature feature : ReleaseFeature.ALL) {
      if (!feature.order().equals("asks_first")) {
        published.put(
            feature, fleet.python.order("publish", Map.of("what", feature.order())).asText());
      }
    }
    requireDelayed(fleet, JAVA, 2);
    fleet.java(JAVA).start();
    fleet.bus.runUntilQuiet(PATIENCE, JAVA);
    return judged(fleet, JAVA, Direction.PYTHON_TO_JAVA, published);
  }

  private static void open(Fleet fleet, String queue, boolean isWorker) {
    fleet.python.order(
        "open", Map.of("bus", fleet.bus.connectionString(), "queue", queue, "knows", isWorker));
  }

  /** The delayed call and the retry must wait, and they alone. */
  private static void requireDelayed(Fleet fleet, String queue, int messages) {
    Awaitility.await().until(() -> fleet.bus.counts(queue).scheduled() == messages);
  }

  private static Map<ReleaseFeature, String> judged(
      Fleet fleet, String queue, Direction direction, Map<ReleaseFeature, String> published) {
    List<String> labels = new ArrayList<>();
    fleet.diary.calls().forEach(call -> labels.add(label(call.get(1))));
    fleet.python.runs().forEach(call -> labels.add(label(call.get(1))));
    List<String> dead =
        fleet.deadLetters(queue).stream().map(message -> label(fleet, message)).toList();
    Map<ReleaseFeature, String> cells = new LinkedHashMap<>();
    for (ReleaseFeature feature : ReleaseFeature.ALL) {
      if (!feature.isIn(direction)) {
        continue;
      }
      boolean isMissing = "missing".equals(published.get(feature));
      cells.put(feature, isMissing ? ReleaseFeature.MISSING : feature.judge(labels, dead));
    }
    return cells;
  }

  private static String label(Fleet fleet, ServiceBusReceivedMessage message) {
    JsonNode body = fleet.body(message);
    String name = body.get("function_name").asText();
    return name.equals("debug_task") ? "debug" : label(body.at("/payload/args/0").asText());
  }

  private static String label(String text) {
    return text.startsWith("asked in ") ? "asked first" : text;
  }
}
