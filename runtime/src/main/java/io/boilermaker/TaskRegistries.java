package io.boilermaker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The registries of an application, as a class loader finds them: that of the thread that builds
 * the application, which in pools and containers may see none of its classes, else that of the
 * state's class, else that of this library. The first one that finds a task for the state is used.
 */
final class TaskRegistries implements Iterable<TaskRegistry> {

  private final Object state;

  /** Each with what it is, for messages. */
  private final Map<ClassLoader, String> loaders;

  TaskRegistries(Object state) {
    this.state = state;
    this.loaders = loaders(state);
  }

  /** Returns the class loaders in which to look for services, each with what it is. */
  static Map<ClassLoader, String> loaders(Object state) {
    Map<ClassLoader, String> loaders = new LinkedHashMap<>();
    BiConsumer<@Nullable ClassLoader, String> add =
        (loader, role) ->
            loaders.putIfAbsent(loader == null ? ClassLoader.getSystemClassLoader() : loader, role);
    add.accept(
        Thread.currentThread().getContextClassLoader(), "of the thread that built the application");
    add.accept(state.getClass().getClassLoader(), "of the state's class");
    add.accept(Boilermaker.class.getClassLoader(), "of boilermaker-runtime");
    return loaders;
  }

  @Override
  public Iterator<TaskRegistry> iterator() {
    List<TaskRegistry> first = List.of();
    for (ClassLoader loader : loaders.keySet()) {
      List<TaskRegistry> found = new ArrayList<>();
      ServiceLoader.load(TaskRegistry.class, loader).forEach(found::add);
      if (found.stream().anyMatch(this::hasTaskForState)) {
        return found.iterator();
      }
      first = first.isEmpty() ? found : first;
    }
    return first.iterator();
  }

  private boolean hasTaskForState(TaskRegistry registry) {
    return registry.handlers().stream()
        .flatMap(handlers -> handlers.definitions().stream())
        .anyMatch(definition -> definition.accepts(state));
  }

  /** Describes the class loaders. */
  @Override
  public String toString() {
    List<String> all = new ArrayList<>();
    loaders.forEach(
        (loader, role) -> {
          String name = loader.getName();
          all.add((name == null ? loader.toString() : "'" + name + "'") + " (" + role + ")");
        });
    return String.join(", ", all);
  }
}
