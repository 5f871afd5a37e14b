package io.boilermaker.interop;

import static io.boilermaker.interop.Fleet.PYTHON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.Boilermaker;
import io.boilermaker.PublishResult;
import io.boilermaker.Task;
import io.boilermaker.codec.ArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/** Values of Java for each type, all at the same time, as Python reads them. */
final class JavaRound {

  private static final int SMALLER = 1_000;

  private final PythonPeer python;
  private final int values;
  private final int seed;

  JavaRound(PythonPeer python, int values, int seed) {
    this.python = python;
    this.values = values;
    this.seed = seed;
  }

  /** A value that was sent. */
  private record Sent<T>(JavaValues<T> row, Shrinkable<T> value, Task task) {}

  /** Returns how many values of each row have arrived as the page says. */
  Map<String, Integer> run() {
    Map<String, Integer> counts = new TreeMap<>();
    JqwikSession.run(
        () -> {
          try (Fleet fleet = new Fleet(python)) {
            fleet.python(PYTHON);
            List<Sent<?>> sent = new ArrayList<>();
            for (JavaValues<?> row : JavaValues.ALL) {
              counts.put(row.type(), values);
              send(row, sent);
            }
            JsonNode got = received(fleet, fleet.java(PYTHON), sent);
            sent.forEach(each -> require(fleet, each, got));
          }
        });
    return counts;
  }

  private <T> void send(JavaValues<T> row, List<Sent<?>> sent) {
    var random = new Random(seed);
    RandomGenerator<T> generator = row.values().generator(values, true);
    for (int i = 0; i < values; i++) {
      Shrinkable<T> value = generator.next(random);
      task(row, value.value()).ifPresent(task -> sent.add(new Sent<>(row, value, task)));
    }
  }

  /** Makes the call; empty if the value is refused there, as it must be if it has no JSON form. */
  private static <T> Optional<Task> task(JavaValues<T> row, T value) {
    boolean exists = PythonForm.exists(value);
    try {
      Task task = row.task().apply(value);
      assertThat(exists).as(() -> row.type() + " " + JavaValues.shown(value)).isTrue();
      return Optional.of(task);
    } catch (ArgumentException e) {
      assertThat(exists).as(() -> row.type() + " " + JavaValues.shown(value)).isFalse();
      return Optional.empty();
    }
  }

  private static JsonNode received(Fleet fleet, Boilermaker<Diary> java, List<Sent<?>> sent) {
    List<Task> tasks = sent.stream().map(each -> each.task()).toList();
    assertThat(java.publishAll(tasks)).allMatch(PublishResult::isPublished);
    return fleet.python.order("take", Map.of("count", sent.size()));
  }

  private <T> void require(Fleet fleet, Sent<T> sent, JsonNode got) {
    if (!isRight(sent, got)) {
      Sent<T> smallest = smallest(fleet, sent);
      throw new AssertionError(
          "%s, seed %d: %s (first %s) arrived in Python as %s, not as %s"
              .formatted(
                  sent.row().type(),
                  seed,
                  JavaValues.shown(smallest.value().value()),
                  JavaValues.shown(sent.value().value()),
                  got.get(sent.task().id()),
                  PythonForm.of(sent.value().value())));
    }
  }

  private static boolean isRight(Sent<?> sent, JsonNode got) {
    return PythonForm.of(sent.value().value()).equals(got.get(sent.task().id()));
  }

  private static <T> Sent<T> smallest(Fleet fleet, Sent<T> wrong) {
    Sent<T> smallest = wrong;
    Optional<Sent<T>> smaller = smaller(fleet, smallest);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = smaller(fleet, smallest);
    }
    return smallest;
  }

  private static <T> Optional<Sent<T>> smaller(Fleet fleet, Sent<T> wrong) {
    Boilermaker<Diary> java = fleet.java(PYTHON);
    return wrong
        .value()
        .shrink()
        .limit(SMALLER)
        .flatMap(
            value ->
                task(wrong.row(), value.value())
                    .map(task -> new Sent<>(wrong.row(), value, task))
                    .stream())
        .filter(sent -> !isRight(sent, received(fleet, java, List.of(sent))))
        .findFirst();
  }
}
