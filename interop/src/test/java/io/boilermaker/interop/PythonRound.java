package io.boilermaker.interop;

import static io.boilermaker.interop.Fleet.JAVA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.boilermaker.Boilermaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Values of Python for each type of Java, all at the same time. */
final class PythonRound {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final JsonNode REFUSED =
      JsonNodeFactory.instance.objectNode().put("refused", true);

  private final PythonPeer python;
  private final int values;
  private final int seed;

  PythonRound(PythonPeer python, int values, int seed) {
    this.python = python;
    this.values = values;
    this.seed = seed;
  }

  /** Returns the names of the tasks that take the values. */
  static List<String> rows(PythonPeer python) {
    List<String> rows = new ArrayList<>();
    python.order("rows").forEach(row -> rows.add(row.asText()));
    return rows;
  }

  /** Returns how many values of each row have arrived as the page says. */
  Map<String, Integer> run() {
    try (Fleet fleet = new Fleet(python);
        var worker =
            Boilermaker.builder(fleet.diary)
                .config(fleet.config(JAVA).concurrency(8).build())
                .build()) {
      fleet.python(JAVA);
      worker.start();
      Map<String, JsonNode> sent = new TreeMap<>();
      for (String row : rows(python)) {
        sent.put(row, python.order("values", order(row)));
      }
      fleet.bus.runUntilQuiet(PATIENCE, JAVA);
      Map<String, JsonNode> got = got(fleet);
      Map<String, Integer> counts = new TreeMap<>();
      List<String> wrong = new ArrayList<>();
      sent.forEach(
          (row, trials) -> {
            counts.put(row, trials.size());
            firstWrong(trials, got).ifPresent(trial -> wrong.add(smallest(fleet, row, trial)));
          });
      assertThat(wrong).as("seed " + seed).isEmpty();
      return counts;
    }
  }

  private Map<String, Object> order(String row) {
    return Map.of("row", row, "count", values, "seed", seed);
  }

  private static Map<String, JsonNode> got(Fleet fleet) {
    Map<String, JsonNode> got = new HashMap<>();
    fleet.diary.runs().forEach(run -> got.put(run.taskId(), Canonical.of(run.arguments()[0])));
    return got;
  }

  private static Optional<JsonNode> firstWrong(JsonNode trials, Map<String, JsonNode> got) {
    return StreamSupport.stream(trials.spliterator(), false)
        .filter(trial -> !isRight(trial, got))
        .findFirst();
  }

  /** Describes what came of the smallest value of a row that did not arrive as the page says. */
  private String smallest(Fleet fleet, String row, JsonNode trial) {
    JsonNode found = python.order("smallest", order(row), asked -> arrives(fleet, asked));
    JsonNode shown = found.isNull() ? trial : found;
    return "%s: %s arrived as %s, not as %s"
        .formatted(
            row, shown.get("value").asText(), outcome(shown, got(fleet)), shown.get("expected"));
  }

  private static boolean arrives(Fleet fleet, JsonNode trial) {
    fleet.bus.runUntilQuiet(PATIENCE, JAVA);
    return isRight(trial, got(fleet));
  }

  private static boolean isRight(JsonNode trial, Map<String, JsonNode> got) {
    return outcome(trial, got).equals(trial.get("expected"));
  }

  /** What did not run was refused: the queue is empty. */
  private static JsonNode outcome(JsonNode trial, Map<String, JsonNode> got) {
    return got.getOrDefault(trial.get("id").asText(), REFUSED);
  }
}
