package io.boilermaker.internal.process;

import java.util.Locale;

/**
 * Texts that others wrote, as they may be shown: on one line, in its order, and not endless. A text
 * of a message could else pass for a line of ours.
 */
public final class ShownText {

  /** More of a name or an id is of no use. */
  private static final int LONGEST_NAME = 256;

  private ShownText() {}

  /** Returns a name, an id or a key. */
  public static String name(String text) {
    return text.length() <= LONGEST_NAME
        ? of(text)
        : of(text.substring(0, LONGEST_NAME)) + "… (" + text.length() + " characters)";
  }

  /**
   * Returns a text with its control characters, line separators and marks of direction escaped, as
   * in Java's own literals. Nearly every text is returned as it is.
   */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (mustBeEscaped(text.charAt(i))) {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static String escaped(String text, int first) {
    var shown = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (mustBeEscaped(c)) {
        shown.append(escape(c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
    };
  }

  private static boolean mustBeEscaped(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isDirection(c);
  }

  /** Marks, embeddings, overrides and isolates, which change the order of what is seen. */
  private static boolean isDirection(char c) {
    return c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
