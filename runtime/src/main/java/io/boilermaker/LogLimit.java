package io.boilermaker;

import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * Keeps a log readable when one cause, such as a lost connection, makes a line for each message:
 * writes the first few in a minute and counts the others. Thread safe.
 */
final class LogLimit {

  private static final int MOST = 5;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Logger log;
  private final Ticker ticker;
  private long windowStart;
  private int count;

  LogLimit(Logger log, Ticker ticker) {
    this.log = log;
    this.ticker = ticker;
    this.windowStart = ticker.nanos();
  }

  /** Writes a line, or counts it. */
  synchronized void write(Runnable line) {
    if (ticker.nanos() - windowStart > WINDOW.toNanos()) {
      if (count > MOST) {
        log.warn("{} lines like the last ones were left out", count - MOST);
      }
      windowStart = ticker.nanos();
      count = 0;
    }
    count++;
    if (count <= MOST) {
      line.run();
    }
    if (count == MOST) {
      log.warn("More lines like this one are left out and counted, for a minute");
    }
  }
}
