package io.boilermaker.internal.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations in texts for people: seconds as a plain decimal number, never as 4.1E-4 or PT0.5S. */
public final class Seconds {

  private static final int DIGITS = 6;

  private Seconds() {}

  /** Returns nanoseconds as seconds with all six digits, such as 0.000411. */
  public static String text(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
  }

  /** Returns a duration as seconds, with as many digits as it has, such as 90 or 0.5. */
  public static String text(Duration value) {
    BigDecimal seconds =
        BigDecimal.valueOf(value.toSeconds()).add(BigDecimal.valueOf(value.toNanosPart(), 9));
    return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }
}
