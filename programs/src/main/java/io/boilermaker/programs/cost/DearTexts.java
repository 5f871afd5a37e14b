package io.boilermaker.programs.cost;

import io.boilermaker.programs.cost.Attack.Scalar;
import io.boilermaker.programs.model.JdkType;

/** Texts of single values, as an attack has them. */
final class DearTexts {

  private static final String ARABIC_SEVEN = "\u0667";

  private DearTexts() {}

  /**
   * Returns a value with its quotes, if it has any.
   *
   * @param index of the value, from 0
   * @param length how long it is to be, if the attack makes it long
   * @param quoted whether a number is to be in quotes too
   */
  static String of(JdkType type, Scalar scalar, int index, int length, boolean quoted) {
    if (scalar == Scalar.NULL && !type.isPrimitive()) {
      return "null";
    }
    String text = inQuotes(type, scalar, index, length);
    boolean isText = scalar == Scalar.FOREIGN_DIGITS && type != JdkType.OBJECT;
    return quoted || isText || PlainTexts.isQuoted(type) ? '"' + text + '"' : text;
  }

  /** Returns what stands in the quotes. */
  static String inQuotes(JdkType type, Scalar scalar, int index, int length) {
    String plain = PlainTexts.of(type, scalar == Scalar.SAME ? 7 : index);
    return switch (scalar) {
      case PLAIN, SAME, EQUAL_HASH, NULL -> plain;
      case LEAST -> type == JdkType.STRING ? "" : PlainTexts.of(type, 0);
      default ->
          PlainTexts.isNumber(type) ? number(plain, scalar, length) : text(plain, scalar, length);
    };
  }

  private static String number(String plain, Scalar scalar, int length) {
    return switch (scalar) {
      case LONG -> "7".repeat(length);
      case FRACTION -> "0." + "0".repeat(length) + "7";
      case ZEROS -> "7." + "0".repeat(length);
      case EXPONENT -> "7e2000000000";
      case NEGATIVE_EXPONENT -> "7e-2000000000";
      case SOME_EXPONENT -> "7e1000000";
      case FOREIGN_DIGITS -> ARABIC_SEVEN.repeat(length);
      case ESCAPED -> "\\u0037".repeat(length / 6 + 1);
      default -> plain;
    };
  }

  private static String text(String plain, Scalar scalar, int length) {
    return switch (scalar) {
      case LONG -> inserted(plain, "7".repeat(length));
      case FRACTION -> inserted(plain, "." + "7".repeat(length));
      case ZEROS -> "0".repeat(length) + plain;
      case EXPONENT, NEGATIVE_EXPONENT -> plain.replaceAll("[0-9]+", "9223372036854775807");
      case SOME_EXPONENT -> plain.replaceAll("[0-9]+", "2147483647");
      case FOREIGN_DIGITS -> inserted(plain, "").replaceAll("[0-9]", ARABIC_SEVEN.repeat(length));
      case ESCAPED -> escaped(plain + "a".repeat(length / 6));
      case THREE_BYTES -> plain + "\u20ac".repeat(length / 3 + 1);
      case FOUR_BYTES -> plain + "\ud83d\ude00".repeat(length / 4 + 1);
      case HALF_PAIRS -> plain + "\\ud83d".repeat(length / 6 + 1);
      default -> plain;
    };
  }

  /** Puts a run behind the last digit. */
  private static String inserted(String plain, String run) {
    int at = plain.length();
    while (at > 0 && !Character.isDigit(plain.charAt(at - 1))) {
      at--;
    }
    return plain.substring(0, at) + run + plain.substring(at);
  }

  private static String escaped(String plain) {
    StringBuilder text = new StringBuilder();
    plain.chars().forEach(c -> text.append("\\u%04x".formatted(c)));
    return text.toString();
  }
}
