package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.message.State;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.queue.QueueFacts.Facts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in a queue, counted by looking at its messages, or at the first of them. */
final class QueueCounts {

  private final int most;
  private final Map<State, Long> states = new EnumMap<>(State.class);
  private final Map<State, Instant> oldest = new EnumMap<>(State.class);
  private final Map<String, TaskCounts> tasks = new TreeMap<>();
  private int looked;
  private boolean isWhole = true;
  private boolean isByService;

  /** The messages of one task. */
  static final class TaskCounts {
    final Map<State, Integer> states = new EnumMap<>(State.class);
    int mostAttempts;

    int of(State state) {
      return states.getOrDefault(state, 0);
    }
  }

  private QueueCounts(int most) {
    this.most = most;
    for (State state : State.values()) {
      states.put(state, 0L);
    }
  }

  /**
   * Counts.
   *
   * @param most how many messages to look at, in the queue and in its dead letters
   * @param facts what the service says itself
   */
  static QueueCounts of(QueueClient queue, int most, Optional<Facts> facts) {
    var counts = new QueueCounts(most);
    for (boolean dead : new boolean[] {false, true}) {
      int[] left = {most};
      counts.looked += queue.forEach(dead, message -> counts.add(message, left));
    }
    facts.ifPresent(counts::replace);
    return counts;
  }

  private boolean add(SeenMessage message, int[] left) {
    State state = message.state();
    states.merge(state, 1L, Long::sum);
    oldest.merge(state, message.enqueued(), (a, b) -> a.isBefore(b) ? a : b);
    TaskCounts counts =
        tasks.computeIfAbsent(message.task().orElse("(no task)"), name -> new TaskCounts());
    counts.states.merge(state, 1, Integer::sum);
    counts.mostAttempts = Math.max(counts.mostAttempts, message.attempts());
    left[0]--;
    isWhole &= left[0] > 0;
    return left[0] > 0;
  }

  /** The service says how many; it does not tell deferred ones from active ones. */
  private void replace(Facts facts) {
    isByService = true;
    states.put(
        State.ACTIVE, Math.max(0, facts.counts().getActiveMessageCount() - count(State.DEFERRED)));
    states.put(State.SCHEDULED, (long) facts.counts().getScheduledMessageCount());
    states.put(State.DEAD, (long) facts.counts().getDeadLetterMessageCount());
  }

  long count(State state) {
    return states.getOrDefault(state, 0L);
  }

  @Nullable Instant oldest(State state) {
    return oldest.get(state);
  }

  Map<String, TaskCounts> tasks() {
    return tasks;
  }

  /** Returns how the counts were found. */
  String scope() {
    String looked = "looked at " + this.looked + " messages";
    String whole = isWhole ? "" : ", the first " + most + " of each kind: there are more";
    return (isByService ? "counts by the service; tasks: " : "counted: ") + looked + whole;
  }

  ObjectNode json(Instant now) {
    ObjectNode json = JsonTexts.object();
    states.forEach((state, count) -> json.put(state.toString(), count));
    ObjectNode ages = json.putObject("oldest_seconds");
    oldest.forEach(
        (state, time) ->
            ages.put(state.toString(), Math.max(0, now.getEpochSecond() - time.getEpochSecond())));
    ObjectNode byTask = json.putObject("tasks");
    tasks.forEach(
        (name, counts) -> {
          ObjectNode task = byTask.putObject(name);
          counts.states.forEach((state, count) -> task.put(state.toString(), count));
          task.put("most_attempts", counts.mostAttempts);
        });
    json.put("looked_at", looked);
    json.put("whole", isWhole);
    json.put("by_service", isByService);
    return json;
  }
}
