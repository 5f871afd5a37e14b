package io.boilermaker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Publishes the tasks of an application. Thread safe. */
interface TaskPublisher extends AutoCloseable {

  /**
   * Publishes a task, for a caller that waits: the thread that completes the future must not block.
   * The future fails with {@link PublishException}.
   */
  CompletableFuture<Task> publish(Task task, PublishOptions options);

  /** Publishes a task; whatever is hung on the future may block. */
  CompletableFuture<Task> publishAsync(Task task, PublishOptions options);

  /**
   * Publishes tasks to run at once.
   *
   * @return the results in the order of the tasks; the future does not fail
   */
  CompletableFuture<List<PublishResult>> publishAll(List<Task> tasks);

  /** Waits until what was accepted has been published, or has failed, within the limit. */
  void awaitPublished(Duration limit);

  @Override
  void close();
}
