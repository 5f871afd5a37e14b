package io.boilermaker.internal.time;

import java.time.Duration;

/**
 * Bounds of a time; if they cross, the lower one counts.
 *
 * @param least the lower bound
 * @param most the upper bound
 */
public record DurationRange(Duration least, Duration most) {

  /** Returns the time within these bounds that is nearest to another. */
  public Duration nearest(Duration time) {
    Duration bounded = time.compareTo(most) > 0 ? most : time;
    return bounded.compareTo(least) < 0 ? least : bounded;
  }
}
