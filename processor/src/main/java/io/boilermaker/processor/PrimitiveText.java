package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Turns texts into literals of the primitive types: numbers are written as in JSON. */
final class PrimitiveText {

  /** The most digits of a number in a message; the runtime has this limit. */
  private static final int DIGITS = 1_000;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private PrimitiveText() {}

  /** Returns the literal; null if the text is not of the type. */
  static @Nullable CodeBlock expression(TypeKind kind, String text) {
    return switch (kind) {
      case BOOLEAN -> bool(text);
      case CHAR -> character(text);
      default -> isNumber(text) ? number(kind, text) : null;
    };
  }

  /** Returns whether a text is a number in JSON that a message may have. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches()
        && text.chars().filter(Character::isDigit).count() <= DIGITS;
  }

  private static @Nullable CodeBlock number(TypeKind kind, String text) {
    try {
      return switch (kind) {
        case BYTE -> CodeBlock.of("(byte) $L", Byte.parseByte(text));
        case SHORT -> CodeBlock.of("(short) $L", Short.parseShort(text));
        case INT -> CodeBlock.of("$L", Integer.parseInt(text));
        case LONG -> CodeBlock.of("$LL", Long.parseLong(text));
        case FLOAT -> same(text, Float.toString(Float.parseFloat(signed(text))), "F");
        case DOUBLE -> same(text, Double.toString(Double.parseDouble(signed(text))), "");
        default -> null;
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Drops the sign of an integer that is zero: the reader of messages has no negative one. */
  private static String signed(String number) {
    return number.equals("-0") ? "0" : number;
  }

  private static @Nullable CodeBlock bool(String text) {
    return text.equals("true") || text.equals("false") ? CodeBlock.of("$L", text) : null;
  }

  /**
   * Returns the literal of a value that is written like the given text: not of one that is
   * infinite, became zero, or has lost digits.
   */
  private static @Nullable CodeBlock same(String text, String value, String suffix) {
    boolean isSame = new BigDecimal(text).compareTo(new BigDecimal(value)) == 0;
    return isSame ? CodeBlock.of("$L$L", value, suffix) : null;
  }

  /** Letters and digits as they are; all others by their number, which needs no escapes. */
  private static @Nullable CodeBlock character(String text) {
    if (text.length() != 1 || Character.isSurrogate(text.charAt(0))) {
      return null;
    }
    char c = text.charAt(0);
    boolean plain = c >= ' ' && c <= '~' && c != '\'' && c != '\\';
    return plain ? CodeBlock.of("'$L'", c) : CodeBlock.of("(char) $L", (int) c);
  }
}
