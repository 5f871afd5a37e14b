package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;

/**
 * Text as a literal of generated code, whatever it holds. JavaPoet's own {@code $S} breaks the
 * literal at U+2028 and U+2029, which it takes for ends of lines.
 */
final class TextLiteral {

  private static final int LAST_ASCII = 0x7e;

  private TextLiteral() {}

  /** Returns false for a text with half of a surrogate pair, which no message and no file holds. */
  static boolean isUnicode(String text) {
    return UTF_8.newEncoder().canEncode(text);
  }

  /** Returns the literal, to be given to {@code $L}. */
  static CodeBlock of(String text) {
    StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> append(literal, (char) c));
    return CodeBlock.of("$L", literal.append('"'));
  }

  private static void append(StringBuilder literal, char c) {
    switch (c) {
      case '"' -> literal.append("\\\"");
      case '\\' -> literal.append("\\\\");
      // A Unicode escape of a line end would end the line.
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      case '\b' -> literal.append("\\b");
      case '\f' -> literal.append("\\f");
      default -> {
        if (c >= ' ' && c <= LAST_ASCII) {
          literal.append(c);
        } else {
          literal.append(unicodeEscape(c));
        }
      }
    }
  }

  /** Returns the escape that every encoding of the file leaves as it is. */
  static String unicodeEscape(int c) {
    return String.format(Locale.ROOT, "\\u%04x", c);
  }
}
