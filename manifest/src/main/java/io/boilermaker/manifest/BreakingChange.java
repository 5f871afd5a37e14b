package io.boilermaker.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Why a message written for one manifest is not read by another.
 *
 * @param before the task that messages were written for
 * @param now the task that reads them; null if there is none
 * @param argument the argument of {@code now} that it is about; null if it is about the whole task
 * @param found what was and what is
 */
public record BreakingChange(
    Kind kind, TaskEntry before, @Nullable TaskEntry now, @Nullable String argument, String found) {

  /** The kinds of breaking changes. */
  public enum Kind {
    /** No task has the name. */
    TASK_GONE,
    /** There is an argument that messages do not bring, and that has no default. */
    ARGUMENT_ADDED,
    /** Messages bring an argument that there is not. */
    ARGUMENT_REMOVED,
    /** Another argument stands in the place of one. */
    ARGUMENT_RENAMED,
    /** The arguments stand in another order. */
    ARGUMENTS_REORDERED,
    /** Not all values that messages bring are values of the argument. */
    ARGUMENT_TYPE_CHANGED,
    /** Messages may leave an argument out that has no default. */
    DEFAULT_GONE
  }
}
