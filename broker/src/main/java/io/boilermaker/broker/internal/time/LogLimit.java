package io.boilermaker.broker.internal.time;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Keeps a log readable when clients make the same trouble again and again: writes the first few
 * lines of a kind in a minute and counts the others. On the event loop only.
 */
public final class LogLimit {

  private static final int MOST = 5;
  private static final long WINDOW = Duration.ofMinutes(1).toMillis();

  private static final class Lines {
    private long windowStart;
    private int count;
  }

  private final BrokerTime time;
  private final Map<String, Lines> kinds = new HashMap<>();

  public LogLimit(BrokerTime time) {
    this.time = time;
  }

  /**
   * Writes a warning, or counts it.
   *
   * @param format says what kind of trouble it is; a constant, so that kinds are few
   */
  public void warn(Logger log, String format, @Nullable Object... arguments) {
    Lines lines = kinds.computeIfAbsent(format, kind -> new Lines());
    long now = time.monotonicMillis();
    if (lines.count == 0 || now - lines.windowStart > WINDOW) {
      if (lines.count > MOST) {
        log.warn("{} lines like '{}' were left out", lines.count - MOST, format);
      }
      lines.windowStart = now;
      lines.count = 0;
    }
    lines.count++;
    if (lines.count <= MOST) {
      log.warn(format, arguments);
    }
    if (lines.count == MOST) {
      log.warn("More lines like this one are left out and counted, for a minute");
    }
  }
}
