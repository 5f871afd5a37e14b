package io.boilermaker.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Limits of the reader, which the writer keeps, so that no task is published that no worker can
 * read: {@link Json} makes its parsers with them. They are plain numbers, so that a Jackson that is
 * too old for {@link Json} is found there alone.
 */
final class Limits {

  /** The longest text, in characters. */
  static final int TEXT = 20_000_000;

  /** The longest name of a property, in characters; no limit of texts is lower. */
  static final int NAME = 50_000;

  /** The most digits of a number. */
  static final int DIGITS = 1_000;

  /**
   * The largest exponent of a decimal number either way, which is its scale with another sign: that
   * of the digits as an integer.
   */
  static final int EXPONENT = 10_000;

  /**
   * The longest text of a value that is no text, such as a date or a number, in characters. None of
   * them needs more than the digits of a number, its sign, point and exponent.
   */
  static final int FORM = 1_100;

  /** Bits of an integer that surely has no more digits than allowed: log2(10) is above 3.32. */
  private static final int SAFE_BITS = (int) (DIGITS * 3.32);

  /** The most digits of which the number surely fits a {@code long}. */
  private static final int DIGITS_OF_LONG = 18;

  private Limits() {}

  /** Rejects a text that is too long, or that has no UTF-8 form. */
  static String text(String text) {
    atMost(TEXT, text.length(), "characters of text");
    return wellFormed(text);
  }

  /** Rejects a text that is longer than its form can be. */
  static String form(String text, int longest) {
    atMost(longest, text.length(), "characters of text");
    return text;
  }

  /** Rejects a property name that is too long, or that has no UTF-8 form. */
  static String name(String name) {
    atMost(NAME, name.length(), "characters of a map key");
    return wellFormed(name);
  }

  /** Rejects bytes whose base64 text is too long. */
  static void base64(int bytes) {
    atMost(TEXT, (bytes + 2L) / 3 * 4, "characters of base64");
  }

  static BigInteger number(BigInteger value) {
    requireExact(value, BigInteger.class);
    if (value.bitLength() > SAFE_BITS) {
      digits(value.toString());
    }
    return value;
  }

  static BigDecimal number(BigDecimal value) {
    requireExact(value, BigDecimal.class);
    if (value.precision() > DIGITS_OF_LONG) {
      // Only then its text is made of this.
      requireExact(value.unscaledValue(), BigInteger.class);
    }
    // BigDecimal keeps this text, and the generator takes it from there.
    digits(value.toString());
    return exponent(value);
  }

  /** Rejects a number of which some digits stand for too many: to add one to it would write all. */
  static BigDecimal exponent(BigDecimal value) {
    if (value.scale() > EXPONENT || value.scale() < -EXPONENT) {
      throw new ArgumentException(
          "an exponent from -"
              + EXPONENT
              + " to "
              + EXPONENT
              + " is allowed, got "
              + -(long) value.scale());
    }
    return value;
  }

  /** Rejects a subclass: its text, which is written as it is, may be anything. */
  private static void requireExact(Number value, Class<? extends Number> type) {
    if (value.getClass() != type) {
      throw new ArgumentException(
          value.getClass().getName() + " has no JSON form: send a " + type.getName());
    }
  }

  static double number(double value) {
    if (!Double.isFinite(value)) {
      throw new ArgumentException(value + " has no JSON form");
    }
    return value;
  }

  static float number(float value) {
    if (!Float.isFinite(value)) {
      throw new ArgumentException(value + " has no JSON form");
    }
    return value;
  }

  /**
   * Rejects the text of a number that has too many digits, in any script; signs and points do not
   * count.
   */
  static String digits(String number) {
    if (number.length() > DIGITS) {
      long digits = number.chars().filter(Character::isDigit).count();
      atMost(DIGITS, digits, "digits of a number");
    }
    return number;
  }

  private static void atMost(int limit, long actual, String what) {
    if (actual > limit) {
      throw new ArgumentException("at most " + limit + " " + what + " are allowed, got " + actual);
    }
  }

  /**
   * Rejects half a surrogate pair: Jackson would write other text for it, and Python rejects it.
   */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          throw new ArgumentException("an unpaired surrogate has no JSON form");
        }
        i++;
      }
    }
    return text;
  }
}
