package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.TaskMethod;
import java.util.Optional;

/**
 * Two releases of a program.
 *
 * @param number their number in the run, which names their package
 * @param what the change
 */
public record Pair(int number, Program before, String what, Program now) {

  String packageName() {
    return "p" + number;
  }

  /** Returns the task of the next release that reads messages of a name. */
  Optional<TaskMethod> reader(String nameInMessages) {
    return now.tasks().stream()
        .filter(each -> each.namesInMessages().contains(nameInMessages))
        .findFirst();
  }
}
