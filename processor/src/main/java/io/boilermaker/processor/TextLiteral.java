package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text as a literal of generated code, whatever it holds. JavaPoet's own {@code $S} breaks the
 * literal at U+2028 and U+2029, which it takes for ends of lines.
 */
final class TextLiteral {

  private static final int LAST_ASCII = 0x7e;

  /** The longest name, in bytes: a constant has at most 65,535, and the manifest adds more. */
  private static final int LONGEST_NAME = 50_000;

  /** The length of an escape in the manifest. */
  private static final int ESCAPE = 6;

  private TextLiteral() {}

  /** Returns what is wrong with a name in messages; null if nothing is. */
  static @Nullable String fault(String name) {
    if (!isUnicode(name)) {
      return "has half of a surrogate pair";
    }
    return bytes(name) > LONGEST_NAME
        ? "takes more than " + LONGEST_NAME + " bytes of a class file"
        : null;
  }

  /**
   * Returns how many bytes of a class file a text takes in a line of the manifest, which escapes
   * what cannot be seen. As a constant it takes no more.
   */
  static long bytes(String text) {
    return text.chars().mapToLong(TextLiteral::bytes).sum();
  }

  private static int bytes(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT -> ESCAPE;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ESCAPE;
      default -> visibleBytes(c);
    };
  }

  private static int visibleBytes(int c) {
    if (c <= LAST_ASCII) {
      return c == '"' || c == '\\' ? 2 : 1;
    }
    return c < 0x800 ? 2 : 3;
  }

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
