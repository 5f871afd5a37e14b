package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Turns texts into literals of the primitive types. */
final class PrimitiveText {

  private PrimitiveText() {}

  /** Returns the literal; null if the text is not of the type. */
  static @Nullable CodeBlock expression(TypeKind kind, String text) {
    try {
      return switch (kind) {
        case BOOLEAN -> bool(text);
        case BYTE -> CodeBlock.of("(byte) $L", Byte.parseByte(text));
        case SHORT -> CodeBlock.of("(short) $L", Short.parseShort(text));
        case INT -> CodeBlock.of("$L", Integer.parseInt(text));
        case LONG -> CodeBlock.of("$LL", Long.parseLong(text));
        case FLOAT -> finite(Float.parseFloat(text));
        case DOUBLE -> finite(Double.parseDouble(text));
        case CHAR -> character(text);
        default -> null;
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable CodeBlock bool(String text) {
    return text.equals("true") || text.equals("false") ? CodeBlock.of("$L", text) : null;
  }

  private static @Nullable CodeBlock finite(float value) {
    return Float.isFinite(value) ? CodeBlock.of("$LF", Float.toString(value)) : null;
  }

  private static @Nullable CodeBlock finite(double value) {
    return Double.isFinite(value) ? CodeBlock.of("$L", Double.toString(value)) : null;
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
