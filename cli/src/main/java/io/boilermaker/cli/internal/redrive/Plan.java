package io.boilermaker.cli.internal.redrive;

import java.time.Duration;
import java.util.List;

/**
 * The dead letters that are to run again, and how.
 *
 * @param queue the queue and the namespace that they are dead letters of
 * @param target the queue that the copies go to
 * @param delay before the copies are due
 * @param keepAttempts whether the attempts made still count
 * @param entries the dead letters, in order
 */
public record Plan(
    String queue, String target, Duration delay, boolean keepAttempts, List<PlanEntry> entries) {

  /** Copies the list. */
  public Plan {
    entries = List.copyOf(entries);
  }
}
