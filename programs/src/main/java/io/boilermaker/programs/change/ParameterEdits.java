package io.boilermaker.programs.change;

import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.TaskMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of the parameters of a task. */
final class ParameterEdits {

  private final Program program;
  private final Picks picks;
  private final int task;
  private final List<Parameter> all;

  ParameterEdits(Program program, Picks picks) {
    this.program = program;
    this.picks = picks;
    this.task = picks.below(program.tasks().size());
    this.all = program.tasks().get(task).parameters();
  }

  Edit edit() {
    if (all.isEmpty() || picks.oneIn(8)) {
      return picks.oneIn(3)
          ? edit(EditKind.PARAMETER_ADDED, "", Picks.and(all, added(null)))
          : edit(EditKind.PARAMETER_WITH_DEFAULT_ADDED, "", Picks.and(all, added("x")));
    }
    int at = picks.below(all.size());
    Parameter one = all.get(at);
    return switch (picks.below(10)) {
      case 0 -> edit(EditKind.PARAMETER_DROPPED, one.name(), Picks.without(all, at));
      case 1 -> edit(EditKind.PARAMETERS_REORDERED, one.name(), picks.swapped(all));
      case 2 ->
          replaced(EditKind.PARAMETER_RENAMED, at, named(one, one.name() + "_new", one.wireName()));
      case 3 ->
          replaced(
              EditKind.PARAMETER_KEPT_BY_WIRE,
              at,
              named(one, one.name() + "_new", one.nameInMessages()));
      case 4 -> replaced(EditKind.WIRE_NAME_CHANGED, at, named(one, one.name(), "other"));
      case 5 -> replaced(EditKind.DEFAULT_CHANGED, at, withDefault(one));
      case 6 ->
          replaced(EditKind.PARAMETER_NULLNESS, at, other(one, one.shape(), !one.isNullable()));
      default -> retyped(at);
    };
  }

  private static Parameter added(@Nullable String text) {
    return new Parameter("added", Shape.of(JdkType.STRING), text, null, false);
  }

  private Edit edit(EditKind kind, String where, List<Parameter> parameters) {
    TaskMethod changed = program.tasks().get(task).withParameters(parameters);
    return Edit.of(
        kind,
        changed.name() + "." + where,
        program.withTasks(Picks.with(program.tasks(), task, changed)));
  }

  private Edit replaced(EditKind kind, int at, Parameter by) {
    return edit(kind, all.get(at).name(), Picks.with(all, at, by));
  }

  private Edit retyped(int at) {
    Parameter one = all.get(at);
    ShapeEdits.Retyped retyped = new ShapeEdits(program, picks).edited(one.shape());
    return edit(
        EditKind.PARAMETER_RETYPED,
        one.name() + " " + retyped.kind(),
        Picks.with(all, at, other(one, retyped.shape(), one.isNullable())));
  }

  private static Parameter named(Parameter one, String name, @Nullable String wire) {
    return new Parameter(name, one.shape(), one.defaultText(), wire, one.isNullable());
  }

  private static Parameter other(Parameter one, Shape shape, boolean isNullable) {
    return new Parameter(one.name(), shape, one.defaultText(), one.wireName(), isNullable);
  }

  private static Parameter withDefault(Parameter one) {
    String text = one.defaultText() == null ? "1" : null;
    return new Parameter(one.name(), one.shape(), text, one.wireName(), one.isNullable());
  }
}
