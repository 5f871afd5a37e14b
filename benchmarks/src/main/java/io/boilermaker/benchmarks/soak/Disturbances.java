package io.boilermaker.benchmarks.soak;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** When workers were killed and connections cut. Not thread safe. */
final class Disturbances {

  private final Map<String, Long> kills = new HashMap<>();
  private final TreeSet<Long> cuts = new TreeSet<>();

  void killed(String worker, long time) {
    kills.put(worker, time);
  }

  void cut(long time) {
    cuts.add(time);
  }

  boolean wasKilledBefore(String worker, long time) {
    return kills.getOrDefault(worker, Long.MAX_VALUE) <= time;
  }

  boolean wasCutBetween(long from, long until) {
    Long cut = cuts.ceiling(from);
    return cut != null && cut <= until;
  }
}
