package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.TaskMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the smallest programs that show a finding. */
final class ChangeShrinker {

  private final ChangeRound round;
  private ChangeFinding finding;

  private ChangeShrinker(ChangeFinding finding, ChangeRound round) {
    this.finding = finding;
    this.round = round;
  }

  static ChangeFinding smallest(ChangeFinding finding, ChangeRound round) {
    ChangeShrinker shrinker = new ChangeShrinker(finding, round);
    shrinker.keepTask();
    while (shrinker.dropParameter() || shrinker.dropType()) {
      // Once more: what is left may be smaller now.
    }
    return shrinker.finding;
  }

  private void keepTask() {
    replace(only(finding.pair().before()), only(finding.pair().now()));
  }

  private Program only(Program program) {
    return program.withTasks(
        program.tasks().stream()
            .filter(each -> each.namesInMessages().contains(finding.task()))
            .toList());
  }

  private boolean dropParameter() {
    List<Parameter> all = finding.pair().before().tasks().get(0).parameters();
    return all.stream()
        .anyMatch(
            each ->
                replace(
                    without(finding.pair().before(), each), without(finding.pair().now(), each)));
  }

  private static Program without(Program program, Parameter parameter) {
    List<TaskMethod> tasks = new ArrayList<>();
    for (TaskMethod task : program.tasks()) {
      tasks.add(
          task.withParameters(
              task.parameters().stream()
                  .filter(each -> !each.name().equals(parameter.name()))
                  .toList()));
    }
    return program.withTasks(tasks);
  }

  /** Types that are named by others stay: then the programs do not compile. */
  private boolean dropType() {
    return finding.pair().before().types().stream()
        .anyMatch(
            each ->
                replace(
                    without(finding.pair().before(), each), without(finding.pair().now(), each)));
  }

  private static Program without(Program program, Declaration type) {
    return program.withTypes(
        program.types().stream().filter(each -> !each.name().equals(type.name())).toList());
  }

  private boolean replace(Program before, Program now) {
    Pair pair = finding.pair();
    boolean isSame = before.equals(pair.before()) && now.equals(pair.now());
    if (isSame || before.equals(now)) {
      return false;
    }
    Pair smaller = new Pair(pair.number(), before, pair.what(), now);
    try {
      Optional<ChangeFinding> again =
          round.check(List.of(smaller), new ChangeCounts()).stream()
              .filter(each -> each.kind() == finding.kind())
              .findFirst();
      again.ifPresent(found -> finding = found);
      return again.isPresent();
    } catch (RuntimeException e) {
      return false; // they do not compile
    }
  }
}
