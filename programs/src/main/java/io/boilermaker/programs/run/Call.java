package io.boilermaker.programs.run;

import io.boilermaker.Task;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a task of a program.
 *
 * @param values the arguments
 * @param expected the arguments as they should arrive
 * @param mayBeRefused whether an argument has no form
 * @param task what the stub made of it
 * @param twin the same call of the twin; null if there is none
 */
record Call(
    Sample sample,
    TaskMethod method,
    List<Value> values,
    List<Value> expected,
    boolean mayBeRefused,
    Task task,
    @Nullable Task twin) {

  Finding finding(Finding.Kind kind, String description) {
    return new Finding(sample, kind, method.name(), description, values.toString());
  }

  Finding finding(Finding.Kind kind, int parameter, String about, String description) {
    return new Finding(
        sample,
        kind,
        method.name() + "." + method.parameters().get(parameter).name(),
        about,
        description,
        values.get(parameter).toString());
  }
}
