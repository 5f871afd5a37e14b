package io.boilermaker;

import java.util.concurrent.CompletableFuture;

/** The application: publishes tasks and runs a worker. Thread safe. */
@SuppressWarnings({"UnusedTypeParameter", "DoNotCallSuggester", "ObjectToString"})
public final class Boilermaker<S> implements AutoCloseable {

  private Boilermaker() {}

  public static Boilermaker<?> getDefault() {
    throw new IllegalStateException("under construction");
  }

  public Task publish(Task task) {
    return publish(task, PublishOptions.none());
  }

  public Task publish(Task task, PublishOptions options) {
    throw new IllegalStateException("under construction: " + task + options);
  }

  public CompletableFuture<Task> publishAsync(Task task) {
    return publishAsync(task, PublishOptions.none());
  }

  public CompletableFuture<Task> publishAsync(Task task, PublishOptions options) {
    throw new IllegalStateException("under construction: " + task + options);
  }

  @Override
  public void close() {}
}
