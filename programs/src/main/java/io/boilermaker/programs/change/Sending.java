package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.TaskMethod;
import java.util.ArrayList;
import java.util.List;

/** The ways in which a message brings arguments. */
enum Sending {
  /** As Java's stubs do: what is required by position, what has a default by name. */
  BY_STUB,
  BY_NAME,
  BY_POSITION,
  /** By position, without those that have a default. */
  LEFT_OUT;

  /**
   * What the arguments of a message become.
   *
   * @param sources for each parameter of the next release that of the last; -1 for its default
   * @param wrong why the message cannot be read; empty if it can
   */
  record Binding(List<Integer> sources, String wrong) {}

  boolean isByPosition(Parameter parameter) {
    return this == BY_POSITION || (this != BY_NAME && parameter.defaultText() == null);
  }

  boolean isLeftOut(Parameter parameter) {
    return this == LEFT_OUT && parameter.defaultText() != null;
  }

  /** Binds the arguments of one release to the parameters of the next. */
  Binding bind(TaskMethod was, TaskMethod is) {
    List<Integer> sources = new ArrayList<>();
    is.parameters().forEach(parameter -> sources.add(-1));
    for (int i = 0; i < was.parameters().size(); i++) {
      Parameter old = was.parameters().get(i);
      if (isLeftOut(old)) {
        continue;
      }
      int named = find(is, old);
      if (named < 0 || (isByPosition(old) && named != i) || sources.get(named) >= 0) {
        return new Binding(sources, this + ": no place for " + old.nameInMessages());
      }
      sources.set(named, i);
    }
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) < 0 && is.parameters().get(i).defaultText() == null) {
        return new Binding(sources, this + ": nothing for " + is.parameters().get(i).name());
      }
    }
    return new Binding(sources, "");
  }

  private static int find(TaskMethod task, Parameter parameter) {
    for (int i = 0; i < task.parameters().size(); i++) {
      if (task.parameters().get(i).nameInMessages().equals(parameter.nameInMessages())) {
        return i;
      }
    }
    return -1;
  }
}
