package io.boilermaker.programs.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Measures work on a thread of its own, which is abandoned if the work does not end in time. */
final class Meter implements AutoCloseable {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Duration limit;
  private ExecutorService thread = thread();

  /**
   * @param limit of one piece of work
   */
  Meter(Duration limit) {
    this.limit = limit;
  }

  private static ExecutorService thread() {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread thread = new Thread(work, "meter");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Measures some work once. */
  Cost once(Runnable work) {
    Future<Cost> measured = thread.submit(() -> measured(work));
    try {
      return measured.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.shutdownNow();
      thread = thread();
      return Cost.ENDLESS;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof VirtualMachineError) {
        return Cost.ENDLESS;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Cost measured(Runnable work) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    work.run();
    return new Cost(
        THREADS.getCurrentThreadCpuTime() - nanos,
        THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  /** Measures some work several times, and returns the least. */
  Cost least(int times, Runnable work) {
    Cost least = once(work);
    for (int i = 1; i < times; i++) {
      least = least.least(once(work));
    }
    return least;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
