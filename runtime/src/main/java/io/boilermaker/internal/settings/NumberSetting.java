package io.boilermaker.internal.settings;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A setting that is a whole number, or seconds: its names and its range. */
public enum NumberSetting {
  CONCURRENCY("concurrency", "BOILERMAKER_CONCURRENCY", 1, 1000),
  // Above 200 the Azure SDK's receive buffer of 256 may overflow, and messages are lost or burnt.
  PREFETCH("prefetch", "BOILERMAKER_PREFETCH", 0, 200),
  SHUTDOWN_GRACE("shutdownGrace", "BOILERMAKER_SHUTDOWN_GRACE_SECONDS", 0, Integer.MAX_VALUE),
  MAX_LOCK_RENEWAL("maxLockRenewal", "BOILERMAKER_MAX_LOCK_RENEWAL_SECONDS", 0, Integer.MAX_VALUE),
  UNKNOWN_TASK_REDELIVERIES(
      "unknownTaskRedeliveries", "BOILERMAKER_UNKNOWN_TASK_REDELIVERIES", 0, 100),
  MAX_TRIES("maxTries", "BOILERMAKER_MAX_TRIES", 1, 100),
  MIN_RETRY_DELAY("minRetryDelay", "BOILERMAKER_MIN_RETRY_DELAY_SECONDS", 0, 3_600),
  GIVE_UP("giveUpAfter", "BOILERMAKER_GIVE_UP_SECONDS", 1, 86_400),
  HEALTH_PORT("healthPort", "BOILERMAKER_HEALTH_PORT", 0, 65_535);

  /** A number with something at it, which a secret hardly is. */
  private static final Pattern NUMBER =
      Pattern.compile("([-+]?)(\\d{1,12}(?:[ _',]\\d{3})*)([.,]\\d{1,6})?\\s*\\p{Alpha}{0,8}");

  private final String setting;
  private final String variable;
  private final int least;
  private final int most;

  NumberSetting(String setting, String variable, int least, int most) {
    this.setting = setting;
    this.variable = variable;
    this.least = least;
    this.most = most;
  }

  /** Returns the environment variable. */
  public String variable() {
    return variable;
  }

  /**
   * Checks a number that was set in code.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public void check(int value) {
    check(setting, value);
  }

  /**
   * Checks the whole seconds of a duration that was set in code.
   *
   * @throws IllegalArgumentException if they are out of range
   */
  public void check(Duration value) {
    SettingChecks.notNegative(setting, value);
    long seconds = value.toSeconds();
    if (most < Integer.MAX_VALUE) {
      check(setting + " in seconds", (int) Math.min(Integer.MAX_VALUE, seconds));
    }
  }

  /**
   * Returns a duration that was set in code, or the longest one that can be set otherwise, which is
   * 68 years: one without end, such as {@code ChronoUnit.FOREVER}, cannot be added to anything.
   */
  public Duration bounded(Duration value) {
    Duration longest = Duration.ofSeconds(most);
    return value.compareTo(longest) < 0 ? value : longest;
  }

  private void check(String name, int value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(outOfRange(name, String.valueOf(value)));
    }
  }

  /**
   * Reads the value of the environment variable.
   *
   * @throws IllegalStateException if it is no number, or out of range; the message names the
   *     variable, and the nearest value that is right
   */
  public int parse(String text) {
    try {
      BigInteger value = new BigInteger(text);
      if (isInRange(value)) {
        return value.intValue();
      }
      String shown = text.length() <= 20 ? text : "a number of " + text.length() + " digits";
      throw new IllegalStateException(outOfRange(variable, shown) + nearest(value));
    } catch (NumberFormatException e) {
      throw new IllegalStateException(variable + " must be a whole number, " + noNumber(text));
    }
  }

  private boolean isInRange(BigInteger value) {
    return value.bitLength() < Integer.SIZE
        && value.intValue() >= least
        && value.intValue() <= most;
  }

  private String outOfRange(String name, String value) {
    return name + " must be " + least + " to " + most + ", not " + value;
  }

  private String nearest(BigInteger value) {
    BigInteger nearest = value.max(BigInteger.valueOf(least)).min(BigInteger.valueOf(most));
    return "; the nearest is " + nearest;
  }

  private String noNumber(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return "not a text of " + text.length() + " characters";
    }
    String whole = number.group(1) + number.group(2).replaceAll("\\D", "");
    String fraction = number.group(3) == null ? "" : "." + number.group(3).substring(1);
    var value = new BigDecimal(whole + fraction).setScale(0, RoundingMode.HALF_UP);
    return "not '" + text + "'" + nearest(value.toBigInteger());
  }
}
