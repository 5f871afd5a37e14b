package io.boilermaker.programs.change;

import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.model.Verdict;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random changes of a program that leave it one that compiles. */
final class Edits {

  private static final int TRIES = 50;

  private final Picks picks;

  Edits(Random random) {
    this.picks = new Picks(random);
  }

  /** Returns a change, now and then one of several steps; null if none was found. */
  @Nullable Edit of(Program program) {
    for (int i = 0; i < TRIES; i++) {
      Edit edit = once(program);
      if (picks.oneIn(6)) {
        Edit more = once(edit.now());
        edit = new Edit(edit.what() + ", " + more.what(), more.now());
      }
      if (!edit.now().equals(program) && isSupported(edit.now())) {
        return edit;
      }
    }
    return null;
  }

  private static boolean isSupported(Program program) {
    try {
      return Verdict.of(program).isEmpty();
    } catch (RuntimeException e) {
      return false; // such as a type argument too few
    }
  }

  private Edit once(Program program) {
    if (!program.types().isEmpty() && picks.oneIn(2)) {
      return new TypeEdits(program, picks).edit();
    }
    int at = picks.below(program.tasks().size());
    TaskMethod task = program.tasks().get(at);
    Step step = step(program, task.parameters());
    TaskMethod changed = task.withParameters(step.parameters());
    return new Edit(
        task.name() + ": " + step.what(),
        program.withTasks(Picks.with(program.tasks(), at, changed)));
  }

  /** A change of parameters. */
  private record Step(String what, List<Parameter> parameters) {}

  private Step step(Program program, List<Parameter> all) {
    if (all.isEmpty() || picks.oneIn(8)) {
      boolean hasDefault = !picks.oneIn(3);
      Parameter added =
          new Parameter("added", Shape.of(JdkType.STRING), hasDefault ? "x" : null, null, false);
      return new Step("parameter added", Picks.and(all, added));
    }
    int at = picks.below(all.size());
    Parameter one = all.get(at);
    return switch (picks.below(9)) {
      case 0 -> new Step(one.name() + " dropped", Picks.without(all, at));
      case 1 -> new Step("reordered", picks.swapped(all));
      case 2 -> replaced(all, at, "renamed", named(one, one.name() + "_new", one.wireName()));
      case 3 ->
          replaced(all, at, "kept by @Wire", named(one, one.name() + "_new", one.nameInMessages()));
      case 4 -> replaced(all, at, "with another @Wire", named(one, one.name(), "other"));
      case 5 -> replaced(all, at, "with a default or without", withDefault(one));
      default ->
          replaced(
              all,
              at,
              "retyped",
              new Parameter(
                  one.name(),
                  new ShapeEdits(program, picks).edited(one.shape()),
                  one.defaultText(),
                  one.wireName(),
                  one.isNullable()));
    };
  }

  private static Step replaced(List<Parameter> all, int at, String what, Parameter by) {
    return new Step(all.get(at).name() + " " + what, Picks.with(all, at, by));
  }

  private static Parameter named(Parameter one, String name, @Nullable String wire) {
    return new Parameter(name, one.shape(), one.defaultText(), wire, one.isNullable());
  }

  private static Parameter withDefault(Parameter one) {
    return new Parameter(
        one.name(),
        one.shape(),
        one.defaultText() == null ? "1" : null,
        one.wireName(),
        !one.isNullable());
  }
}
