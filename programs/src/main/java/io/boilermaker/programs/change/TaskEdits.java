package io.boilermaker.programs.change;

import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.TaskMethod;
import java.util.ArrayList;
import java.util.List;

/** Changes of tasks but for their parameters. */
final class TaskEdits {

  private static final String NEW = "added";

  private final Program program;
  private final Picks picks;

  TaskEdits(Program program, Picks picks) {
    this.program = program;
    this.picks = picks;
  }

  Edit edit() {
    List<TaskMethod> all = program.tasks();
    int at = picks.below(all.size());
    TaskMethod one = all.get(at);
    String name = one.nameInMessages();
    return switch (picks.below(9)) {
      case 0 -> edit(EditKind.TASK_ADDED, one, Picks.and(all, added()));
      case 1 -> edit(EditKind.TASK_DROPPED, one, Picks.without(all, at));
      case 2 -> replaced(EditKind.TASK_RENAMED, at, one.withNames(name + "-new", one.aliases()));
      case 3 ->
          replaced(
              EditKind.TASK_RENAMED_WITH_ALIAS,
              at,
              one.withNames(name + "-new", one.namesInMessages()));
      case 4 -> replaced(EditKind.METHOD_RENAMED, at, withMethod(one));
      case 5 ->
          replaced(
              EditKind.ALIAS_ADDED, at, one.withNames(name, Picks.and(one.aliases(), "more" + at)));
      case 6 -> replaced(EditKind.ALIAS_DROPPED, at, one.withNames(name, List.of()));
      case 7 -> edit(EditKind.TASKS_REORDERED, one, picks.swapped(all));
      default -> swapped(at, picks.below(all.size()));
    };
  }

  private Edit edit(EditKind kind, TaskMethod one, List<TaskMethod> tasks) {
    return Edit.of(kind, one.name(), program.withTasks(tasks));
  }

  private Edit replaced(EditKind kind, int at, TaskMethod by) {
    return edit(kind, program.tasks().get(at), Picks.with(program.tasks(), at, by));
  }

  private TaskMethod added() {
    return new TaskMethod(
        NEW + program.tasks().size(), List.of(new Parameter("a0", Shape.of(JdkType.STRING))));
  }

  private static TaskMethod withMethod(TaskMethod one) {
    return new TaskMethod(
        one.name() + "New", one.parameters(), one.nameInMessages(), one.aliases());
  }

  private Edit swapped(int at, int other) {
    TaskMethod one = program.tasks().get(at);
    TaskMethod two = program.tasks().get(other);
    List<TaskMethod> tasks = new ArrayList<>(program.tasks());
    tasks.set(at, one.withNames(two.nameInMessages(), two.aliases()));
    tasks.set(other, two.withNames(one.nameInMessages(), one.aliases()));
    return edit(EditKind.TASK_NAMES_SWAPPED, one, tasks);
  }
}
