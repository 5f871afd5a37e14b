package io.boilermaker;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Publishes the tasks of an application. Thread safe. */
interface TaskPublisher extends AutoCloseable {

  /** Publishes a task; the future fails with {@link PublishException}. */
  CompletableFuture<Task> publish(Task task, PublishOptions options);

  /**
   * Publishes tasks to run at once.
   *
   * @return the results in the order of the tasks; the future does not fail
   */
  CompletableFuture<List<PublishResult>> publishAll(List<Task> tasks);

  @Override
  void close();
}
