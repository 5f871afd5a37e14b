package io.boilermaker;

import org.jspecify.annotations.Nullable;

/**
 * The result of one task of {@link Boilermaker#publishAll}.
 *
 * @param task the task; with its sequence number if it was published
 * @param failure why it was not; null if it was
 */
public record PublishResult(Task task, @Nullable PublishException failure) {

  /** Tells whether the queue confirmed the task. */
  public boolean isPublished() {
    return failure == null;
  }
}
