package io.boilermaker;

import java.util.List;

/**
 * All tasks of one compilation. The annotation processor generates one implementation and lists it
 * in {@code META-INF/services}, where {@link java.util.ServiceLoader} finds it.
 */
public interface TaskRegistry {

  /** Returns the handlers of all classes with tasks. */
  List<TaskHandlers> handlers();
}
