package io.boilermaker.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The message ids seen within the last while, for duplicate detection. */
final class DuplicateWindow {

  private Duration window;
  // Insertion order is time order, because a repeated id does not renew its entry.
  private final Map<String, Instant> seen = new LinkedHashMap<>();

  DuplicateWindow(Duration window) {
    this.window = window;
  }

  void change(Duration changed) {
    window = changed;
  }

  /** Remembers the id; true if it was already remembered. */
  boolean isRepeated(String id, Instant now) {
    forgetOld(now);
    return seen.putIfAbsent(id, now) != null;
  }

  private void forgetOld(Instant now) {
    Iterator<Instant> times = seen.values().iterator();
    while (times.hasNext() && !times.next().plus(window).isAfter(now)) {
      times.remove();
    }
  }

  int size() {
    return seen.size();
  }
}
