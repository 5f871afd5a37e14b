package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;

import io.boilermaker.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a release of the Python package and this library do together: a row of the matrix.
 *
 * @param title the row's first cell
 * @param inJava what Java publishes for it; none where {@link ReleaseTrial} does it itself
 * @param order what release_peer.py publishes for it
 * @param runs the runs that there must be, in order, each by its label
 * @param deadLetters how many dead letters there must be
 */
record ReleaseFeature(
    String title, List<Task> inJava, String order, List<String> runs, int deadLetters) {

  /** What the release does not have and does not send. */
  static final String MISSING = "not in it";

  private static final int CALLS = 5;

  static final List<ReleaseFeature> ALL =
      List.of(
          of("a call", "plain", ReleaseStepTasks.task("plain"), "plain"),
          of("arguments by name", "by_name", ReleaseStepTasks.task("by name", "given"), "by name"),
          of("a delayed call", "delayed", ReleaseStepTasks.task("delayed"), "delayed"),
          of(
              "a retry that the worker asked for",
              "asks",
              ReleaseAsksTasks.task("asked once"),
              "asked once",
              "asked once"),
          new ReleaseFeature(
              "a retry that the publisher's language asked for",
              List.of(),
              "asks_first",
              List.of("asked first", "asked first"),
              0),
          dead(
              "tries counted, by the policy of the message",
              "insists",
              ReleaseInsistsTasks.task("always"),
              "always",
              "always"),
          of("a chain of three", "chain", chain(), "first", "second", "third"),
          dead(
              "a failure callback",
              "failure",
              ReleaseFailsTasks.task("handled").onFailure(ReleaseStepTasks.task("handler")),
              "handled",
              "handler"),
          dead("a dead letter", "dead", ReleaseFailsTasks.task("dead"), "dead"),
          of(
              "no dead letter, if the task says so",
              "not_dead",
              ReleaseFailsTasks.task("not dead").withDeadLetter(false),
              "not dead"),
          of(
              "at most once",
              "at_most_once",
              ReleaseFailsTasks.task("at most once").withDeadLetter(false).withAcksLate(false),
              "at most once"),
          of("`debug_task`", "debug", Task.named("debug_task", List.of(), Map.of())),
          dead(
              "an unknown task is a dead letter",
              "unknown",
              Task.named("release_unknown", List.of("unknown"), Map.of())),
          new ReleaseFeature(
              "five calls of a function and their callbacks, with duplicate detection",
              IntStream.range(0, CALLS).mapToObj(n -> sameCall(n)).toList(),
              "same",
              IntStream.range(0, CALLS)
                  .boxed()
                  .flatMap(n -> List.of("same " + n, "after same " + n).stream())
                  .toList(),
              0),
          new ReleaseFeature(
              "the generated Python module", List.of(), "generated", List.of("generated"), 0));

  private static ReleaseFeature of(String title, String order, Task inJava, String... runs) {
    return new ReleaseFeature(title, List.of(inJava), order, List.of(runs), 0);
  }

  private static ReleaseFeature dead(String title, String order, Task inJava, String... runs) {
    return new ReleaseFeature(title, List.of(inJava), order, List.of(runs), 1);
  }

  private static Task chain() {
    return Task.chain(
        ReleaseStepTasks.task("first"),
        ReleaseStepTasks.task("second"),
        ReleaseStepTasks.task("third"));
  }

  private static Task sameCall(int n) {
    return ReleaseStepTasks.task("same " + n).onSuccess(ReleaseStepTasks.task("after same " + n));
  }

  /** Returns whether something is sent in a direction. */
  boolean isIn(Direction direction) {
    return direction != JAVA_TO_PYTHON || !order.equals("generated");
  }

  /** Returns the cell of the matrix: {@code yes}, or what happened. */
  String judge(List<String> labelsInOrder, List<String> deadLabels) {
    List<String> ran = new ArrayList<>(labelsInOrder);
    ran.retainAll(runs);
    int dead = (int) deadLabels.stream().filter(this::isMine).count();
    List<String> wrong = new ArrayList<>();
    if (!ran.equals(runs) && !(runs.size() > 3 && sorted(ran).equals(sorted(runs)))) {
      wrong.add("ran " + ran.size() + " of " + runs.size());
    }
    if (dead != deadLetters) {
      wrong.add(dead == 0 ? "no dead letter" : "a dead letter");
    }
    return wrong.isEmpty() ? "yes" : String.join(", ", wrong);
  }

  private boolean isMine(String label) {
    return runs.contains(label) || label.equals(order);
  }

  private static List<String> sorted(List<String> labels) {
    return labels.stream().sorted().toList();
  }
}
