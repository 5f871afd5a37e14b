package io.boilermaker.interop;

import io.boilermaker.TaskContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The state of the Java worker: what ran there. */
final class Diary {

  /**
   * A run of a task; the call is its name and its arguments.
   *
   * @param arguments what the texts of the call are made from
   */
  record Run(List<String> call, String taskId, int attempt, String trace, Object[] arguments) {}

  private final Queue<Run> runs = new ConcurrentLinkedQueue<>();

  void ran(TaskContext context, String name, Object... arguments) {
    List<String> call = new ArrayList<>(List.of(name));
    for (Object argument : arguments) {
      call.add(shown(argument));
    }
    String trace = context.traceParent().orElse("");
    runs.add(new Run(List.copyOf(call), context.taskId(), context.attempt(), trace, arguments));
  }

  private static String shown(Object argument) {
    String list = Arrays.deepToString(new Object[] {argument});
    return list.substring(1, list.length() - 1);
  }

  List<Run> runs() {
    return List.copyOf(runs);
  }

  /** The names of the tasks that ran, each with its arguments. */
  List<List<String>> calls() {
    return runs.stream().map(Run::call).toList();
  }
}
