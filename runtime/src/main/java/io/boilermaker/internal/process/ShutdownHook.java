package io.boilermaker.internal.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops something when the JVM is told to end (SIGTERM, SIGINT, {@link System#exit}), and holds the
 * JVM until that is done. What blocks beyond the limit, be it another hook, does not keep the
 * process alive. Another signal changes nothing.
 */
public final class ShutdownHook {

  /** The exit code of a JVM that had to be halted. */
  private static final int HALTED = 1;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Duration limit;
  private final Thread thread;

  private ShutdownHook(Runnable stop, Duration limit) {
    this.limit = limit;
    thread = new Thread(() -> run(stop, limit), "boilermaker-shutdown");
  }

  /**
   * Adds a hook to the JVM. If that ends already, such as by a signal while another hook is at
   * work, the stop begins here and now.
   *
   * @param stop begins and awaits the stop
   * @param limit after which the JVM is halted at the latest
   */
  public static ShutdownHook install(Runnable stop, Duration limit) {
    var hook = new ShutdownHook(stop, limit);
    try {
      Runtime.getRuntime().addShutdownHook(hook.thread);
    } catch (IllegalStateException e) {
      stop.run();
    }
    return hook;
  }

  private void run(Runnable stop, Duration limit) {
    DaemonThreads.named("boilermaker-deadline").newThread(() -> haltAfter(limit)).start();
    stop.run();
    try {
      done.await(); // The deadline is one, and says what it ends.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void haltAfter(Duration limit) {
    try {
      Thread.sleep(limit.toMillis());
    } catch (InterruptedException e) {
      return;
    }
    halt(limit);
  }

  private static void halt(Duration limit) {
    System.err.println(
        "The process has not ended " + limit.toSeconds() + " s after it was told to: it is halted");
    Runtime.getRuntime().halt(HALTED);
  }

  /**
   * Limits what is left to do when the program itself ends, without a signal: a JVM in which it
   * blocks is halted.
   */
  public void limitEnd() {
    DaemonThreads.named("boilermaker-deadline").newThread(this::haltUnlessDone).start();
  }

  private void haltUnlessDone() {
    try {
      if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        halt(limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the JVM go. */
  public void done() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook is what ends it.
    }
  }
}
