package io.boilermaker.interop;

import io.boilermaker.TaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The state of the Java worker: what ran there. */
final class Diary {

  /** A run of a task; the call is its name and its arguments. */
  record Run(List<String> call, String taskId, int attempt, String trace) {}

  private final List<Run> runs = new CopyOnWriteArrayList<>();

  void ran(TaskContext context, String name, Object... arguments) {
    List<String> call = new ArrayList<>(List.of(name));
    for (Object argument : arguments) {
      call.add(String.valueOf(argument));
    }
    String trace = context.traceParent().orElse("");
    runs.add(new Run(List.copyOf(call), context.taskId(), context.attempt(), trace));
  }

  List<Run> runs() {
    return List.copyOf(runs);
  }

  /** The names of the tasks that ran, each with its arguments. */
  List<List<String>> calls() {
    return runs.stream().map(Run::call).toList();
  }
}
