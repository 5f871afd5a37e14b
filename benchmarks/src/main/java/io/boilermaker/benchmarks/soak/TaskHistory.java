package io.boilermaker.benchmarks.soak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The runs of one task. Not thread safe. */
final class TaskHistory {

  /** The message of an attempt. */
  record Message(int attempt, String sequenceNumber) {}

  /**
   * One run of the body.
   *
   * @param end {@link Long#MAX_VALUE} if it has not ended
   */
  record Run(String task, String worker, Message message, int deliveryCount, long begin, long end) {

    boolean hasEnded() {
      return end < Long.MAX_VALUE;
    }
  }

  /** Why a body ran again that had ended. */
  enum Cause {
    /** The worker of the run before was killed. */
    KILL,
    /** Connections were cut meanwhile. */
    CUT,
    /** None is known. */
    NONE
  }

  /** A run of a message whose body had ended before. */
  record Repetition(Run before, Run again, Cause cause) {}

  private final String task;
  private final List<Run> runs = new ArrayList<>();

  TaskHistory(String task) {
    this.task = task;
  }

  void begin(String worker, String[] words) {
    var message = new Message(Integer.parseInt(words[3]), words[2]);
    int count = Integer.parseInt(words[4]);
    runs.add(new Run(task, worker, message, count, Long.parseLong(words[5]), Long.MAX_VALUE));
  }

  void end(String worker, String[] words) {
    var message = new Message(Integer.parseInt(words[3]), words[2]);
    for (int i = runs.size() - 1; i >= 0; i--) {
      Run run = runs.get(i);
      if (run.worker().equals(worker) && run.message().equals(message) && !run.hasEnded()) {
        long end = Long.parseLong(words[5]);
        runs.set(i, new Run(task, worker, message, run.deliveryCount(), run.begin(), end));
        return;
      }
    }
    throw new IllegalStateException("ended and not begun: " + String.join(" ", words));
  }

  List<Run> runs() {
    return runs;
  }

  boolean hasEnded() {
    return runs.stream().anyMatch(Run::hasEnded);
  }

  /** Counts the messages that were run, of all attempts. */
  int messages() {
    return (int) runs.stream().map(Run::message).distinct().count();
  }

  /** Counts the messages that an attempt came in. */
  int messagesOf(int attempt) {
    return (int)
        runs.stream().map(Run::message).filter(m -> m.attempt() == attempt).distinct().count();
  }

  int lastAttempt() {
    return runs.stream().mapToInt(run -> run.message().attempt()).max().orElse(0);
  }

  /** Returns the runs that repeat one of the same message which had ended. */
  List<Repetition> repetitions(Disturbances disturbances) {
    Map<String, List<Run>> byMessage =
        runs.stream()
            .sorted(Comparator.comparingLong(Run::begin))
            .collect(
                Collectors.groupingBy(
                    run -> run.message().sequenceNumber(), TreeMap::new, Collectors.toList()));
    List<Repetition> found = new ArrayList<>();
    for (List<Run> ofMessage : byMessage.values()) {
      for (int i = 1; i < ofMessage.size(); i++) {
        Run before = ofMessage.get(i - 1);
        if (before.hasEnded()) {
          Run again = ofMessage.get(i);
          found.add(new Repetition(before, again, cause(before, again, disturbances)));
        }
      }
    }
    return found;
  }

  private static Cause cause(Run before, Run again, Disturbances disturbances) {
    if (disturbances.wasKilledBefore(before.worker(), again.begin())) {
      return Cause.KILL;
    }
    return disturbances.wasCutBetween(before.begin(), again.begin()) ? Cause.CUT : Cause.NONE;
  }
}
