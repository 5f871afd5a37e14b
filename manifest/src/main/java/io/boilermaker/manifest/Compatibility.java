package io.boilermaker.manifest;

import io.boilermaker.manifest.BreakingChange.Kind;
import io.boilermaker.manifest.TaskEntry.Argument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The check that the tasks of one manifest can run the messages written for another. A message may
 * bring any argument by position or by name, and leave out what had a default.
 */
public final class Compatibility {

  private final Manifest before;
  private final Manifest now;
  private final TypeCompatibility types;

  /** The same for the types that retired tasks have themselves. */
  private final Map<TaskEntry, TypeCompatibility> typesOfRetired = new HashMap<>();

  private Compatibility(Manifest before, Manifest now) {
    this.before = before;
    this.now = now;
    this.types = new TypeCompatibility(before.types(), now.types());
  }

  /**
   * Finds what a release breaks.
   *
   * @param before the last release
   * @param now what is to be the next
   * @param today decides which retired tasks still count
   */
  public static List<BreakingChange> breakingChanges(
      Manifest before, Manifest now, LocalDate today) {
    return new Compatibility(before, now).breakingChanges(today);
  }

  /** Finds a contradiction between two descriptions of a task. */
  static List<BreakingChange> breakingChanges(
      Manifest before, TaskEntry oldTask, Manifest now, TaskEntry newTask) {
    return new Compatibility(before, now).compare(oldTask, newTask);
  }

  private List<BreakingChange> breakingChanges(LocalDate today) {
    List<BreakingChange> breaks = new ArrayList<>();
    for (TaskEntry old : before.tasks()) {
      boolean counts =
          switch (old.kind()) {
            case TASK, EXTERNAL -> true;
            case RETIRED -> !today.isAfter(Objects.requireNonNull(old.until()));
          };
      if (counts) {
        addBreakingChanges(old, breaks);
      }
    }
    return breaks;
  }

  private void addBreakingChanges(TaskEntry old, List<BreakingChange> breaks) {
    Set<TaskEntry> readers = new HashSet<>();
    for (String name : old.names()) {
      Optional<TaskEntry> reader = reader(name);
      if (reader.isPresent()) {
        if (mayRead(reader.get(), old) && readers.add(reader.get())) {
          breaks.addAll(compare(old, reader.get()));
        }
      } else if (old.kind() == TaskEntry.Kind.TASK && !isRetired(name)) {
        String what = name.equals(old.name()) ? "'" : "the alias '";
        breaks.add(
            new BreakingChange(
                Kind.TASK_GONE,
                old,
                null,
                null,
                what + name + "' of " + old.method() + " is not there any more"));
      }
    }
  }

  private Optional<TaskEntry> reader(String name) {
    return now.tasks().stream()
        .filter(task -> task.kind() == TaskEntry.Kind.TASK && task.names().contains(name))
        .findFirst();
  }

  /** Tells whether messages are in the queue of the task: those to an external one may not be. */
  private static boolean mayRead(TaskEntry task, TaskEntry old) {
    return old.kind() != TaskEntry.Kind.EXTERNAL || old.queue().equals(task.queue());
  }

  private boolean isRetired(String name) {
    return before.tasks().stream()
        .anyMatch(task -> task.kind() == TaskEntry.Kind.RETIRED && task.name().equals(name));
  }

  private List<BreakingChange> compare(TaskEntry old, TaskEntry task) {
    List<BreakingChange> breaks = new ArrayList<>();
    Set<String> expected = names(old);
    for (int i = 0; i < old.arguments().size(); i++) {
      Argument was = old.arguments().get(i);
      Argument same = find(task, was.name());
      Argument inPlace = i < task.arguments().size() ? task.arguments().get(i) : null;
      if (same != null) {
        compare(old, task, was, same, breaks);
      } else if (inPlace != null && !names(old).contains(inPlace.name())) {
        expected.add(inPlace.name());
        breaks.add(
            new BreakingChange(
                Kind.ARGUMENT_RENAMED,
                old,
                task,
                inPlace.name(),
                show(was) + " was in the place of " + show(inPlace)));
      } else {
        breaks.add(
            new BreakingChange(
                Kind.ARGUMENT_REMOVED, old, task, null, show(was) + " is no longer there"));
      }
    }
    for (Argument is : task.arguments()) {
      if (is.isRequired() && !expected.contains(is.name())) {
        breaks.add(
            new BreakingChange(
                Kind.ARGUMENT_ADDED,
                old,
                task,
                is.name(),
                show(is) + " is new and has no default"));
      }
    }
    if (breaks.isEmpty() && !isSameOrder(old, task)) {
      String found = "they were " + order(old) + " and are " + order(task);
      breaks.add(new BreakingChange(Kind.ARGUMENTS_REORDERED, old, task, null, found));
    }
    return breaks;
  }

  private void compare(
      TaskEntry old, TaskEntry task, Argument was, Argument is, List<BreakingChange> breaks) {
    if (!was.isRequired() && is.isRequired()) {
      String found = show(is) + " had the default \"" + was.defaultText() + "\"";
      breaks.add(new BreakingChange(Kind.DEFAULT_GONE, old, task, is.name(), found));
    }
    String difference = typesOf(old).difference(is.name(), was.type(), is.type());
    if (difference != null) {
      breaks.add(new BreakingChange(Kind.ARGUMENT_TYPE_CHANGED, old, task, is.name(), difference));
    }
  }

  private TypeCompatibility typesOf(TaskEntry old) {
    if (old.kind() != TaskEntry.Kind.RETIRED) {
      return types;
    }
    return typesOfRetired.computeIfAbsent(
        old,
        task -> {
          Map<String, TypeEntry> own = RetiredTypes.of(task);
          return own.isEmpty() ? types : new TypeCompatibility(own, now.types());
        });
  }

  private static boolean isSameOrder(TaskEntry old, TaskEntry task) {
    return IntStream.range(0, old.arguments().size())
        .allMatch(i -> old.arguments().get(i).name().equals(task.arguments().get(i).name()));
  }

  private static @Nullable Argument find(TaskEntry task, String name) {
    for (Argument argument : task.arguments()) {
      if (argument.name().equals(name)) {
        return argument;
      }
    }
    return null;
  }

  private static Set<String> names(TaskEntry task) {
    return task.arguments().stream().map(Argument::name).collect(Collectors.toSet());
  }

  private static String order(TaskEntry task) {
    return task.arguments().stream()
        .map(Argument::name)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String show(Argument argument) {
    return "'" + argument.name() + ": " + argument.type() + "'";
  }
}
