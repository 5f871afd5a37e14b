package io.boilermaker.cli.internal.terminal;

import java.time.Duration;
import java.time.Instant;

/** Times as people read them: how long ago, or how soon. */
public final class Ages {

  private Ages() {}

  /** Returns a duration in its two largest units, such as {@code 3h 12m}. */
  public static String of(Duration duration) {
    long seconds = Math.abs(duration.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + "m " + seconds % 60 + "s";
    }
    return seconds < 86_400
        ? seconds / 3_600 + "h " + seconds % 3_600 / 60 + "m"
        : seconds / 86_400 + "d " + seconds % 86_400 / 3_600 + "h";
  }

  /** Returns the time that has passed since then. */
  public static String since(Instant then, Instant now) {
    return of(Duration.between(then, now));
  }
}
