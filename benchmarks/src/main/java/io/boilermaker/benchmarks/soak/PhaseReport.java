package io.boilermaker.benchmarks.soak;

import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a phase has shown. */
final class PhaseReport {

  private static final int SHOWN = 20;

  private final Fleet fleet;
  private final Account account;
  private final boolean isQuiet;
  private final List<String> complaints;
  private final int kills;

  /**
   * @param isQuiet whether the queue became empty
   * @param complaints what was wrong with processes and queue
   */
  PhaseReport(Fleet fleet, boolean isQuiet, List<String> complaints, int kills) throws IOException {
    this.fleet = fleet;
    this.account = fleet.account();
    this.isQuiet = isQuiet;
    this.complaints = complaints;
    this.kills = kills;
  }

  /**
   * Prints it.
   *
   * @param isOrderly whether nothing was killed or cut, so that no delivery may be counted
   * @return whether all is as it must be
   */
  boolean print(boolean isOrderly) {
    List<TaskHistory.Repetition> needless = needless();
    List<TaskHistory.Run> counted = isOrderly ? account.redelivered() : List.of();
    List<String> lost = account.lost();
    show("lost", lost);
    show("ran again", needless);
    show("counted", counted);
    show("not clean", account.unclean());
    show("wrong", complaints);
    boolean areDeadLettersRight = areDeadLettersRight();
    System.out.printf(
        "soak: %s tasks=%d runs=%d lost=%d doubled=%d most-runs=%d counted=%d unclean=%d wrong=%d"
            + " kills=%d%n",
        fleet.queue(),
        account.tasks(),
        account.runs(),
        lost.size(),
        account.doubled(),
        mostRuns(needless),
        counted.size(),
        account.unclean().size(),
        complaints.size(),
        kills);
    boolean areTasksRight = account.tasks() > 0 && account.doubled() == 0;
    return isQuiet
        && areTasksRight
        && areDeadLettersRight
        && Stream.of(lost, needless, counted, account.unclean(), complaints)
            .allMatch(List::isEmpty);
  }

  /** Prints what ran again and why, and returns the bodies that had ended and that no kill hit. */
  private List<TaskHistory.Repetition> needless() {
    System.out.printf(
        "soak: %d runs of a message whose worker died or whose lock was lost, %d publications"
            + " repeated after a lost answer, %d refused%n",
        account.rerun(), account.publishedTwice(), account.refused());
    Map<TaskHistory.Cause, List<TaskHistory.Repetition>> again =
        account.repetitions().stream()
            .collect(
                Collectors.groupingBy(
                    TaskHistory.Repetition::cause, TreeMap::new, Collectors.toList()));
    System.out.println(
        "soak: runs of bodies that had ended: "
            + again.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().size())
                .collect(Collectors.joining(" ")));
    return again.entrySet().stream()
        .filter(entry -> entry.getKey() != TaskHistory.Cause.KILL)
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** Counts the runs of the message whose body ran most often without need. */
  private static long mostRuns(List<TaskHistory.Repetition> needless) {
    return 1
        + needless.stream()
            .collect(Collectors.groupingBy(each -> each.again().message(), Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
  }

  private static void show(String what, List<?> all) {
    all.stream().limit(SHOWN).forEach(each -> System.out.println("soak: " + what + ": " + each));
  }

  /** Each task that has failed is a dead letter, and nothing else is. */
  private boolean areDeadLettersRight() {
    Map<String, Long> reasons =
        fleet.bus().peek(fleet.queue()).stream()
            .filter(message -> message.state() == State.DEAD_LETTERED)
            .map(PeekedMessage::deadLetterReason)
            .collect(Collectors.groupingBy(String::valueOf, TreeMap::new, Collectors.counting()));
    System.out.println("soak: dead letters: " + reasons + " of " + account.failed() + " failures");
    return reasons.equals(
        account.failed() == 0 ? Map.of() : Map.of("TaskFailed", (long) account.failed()));
  }
}
