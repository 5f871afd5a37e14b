package io.boilermaker.cli.internal.redrive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Threads for requests that each wait for an answer. */
final class Workers implements AutoCloseable {

  private static final int THREADS = 64;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            var thread = new Thread(task, "boilermaker-cli");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins to ask for something. */
  <T> Future<T> ask(Callable<T> request) {
    return threads.submit(request);
  }

  /** Waits for an answer; what the request threw is thrown here. */
  static <T> T result(Future<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Does something with each, at the same time.
   *
   * @return those with which it did not fail
   */
  <T> List<T> each(List<T> all, Consumer<T> action) {
    List<Future<?>> futures = new ArrayList<>();
    all.forEach(each -> futures.add(threads.submit(() -> action.accept(each))));
    List<T> done = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      try {
        futures.get(i).get();
        done.add(all.get(i));
      } catch (ExecutionException | CancellationException e) {
        // Not among those that are returned; its message comes again.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return done;
      }
    }
    return done;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
