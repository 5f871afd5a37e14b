package io.boilermaker.cli.internal.terminal;

import java.util.Locale;

/**
 * Texts that others wrote, as a terminal may show them: on one line, in their order, with nothing
 * invisible, and nothing that a terminal takes for a command. Wider than what the runtime escapes
 * for logs: a terminal is also told apart by the width of its characters.
 */
public final class SafeText {

  private SafeText() {}

  /** Returns a text with everything that is not seen as itself escaped. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (mustBeEscaped(character)) {
        return escaped(text, i);
      }
      i += Character.charCount(character);
    }
    return text;
  }

  private static String escaped(String text, int first) {
    var shown = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (mustBeEscaped(character)) {
        shown.append(escape(character));
      } else {
        shown.appendCodePoint(character);
      }
      i += Character.charCount(character);
    }
    return shown.toString();
  }

  private static String escape(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, character > 0xffff ? "\\U%08x" : "\\u%04x", character);
    };
  }

  private static boolean mustBeEscaped(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Returns how many columns a text takes that {@link #of} returned. */
  public static int width(String text) {
    return text.codePoints().map(SafeText::width).sum();
  }

  private static int width(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  /** Tells the blocks of East Asian scripts and of pictures from others. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  /** Returns a text of at most that many columns; what is left out is an ellipsis. */
  public static String cut(String text, int columns) {
    if (columns < 1 || width(text) <= columns) {
      return text;
    }
    var cut = new StringBuilder();
    int taken = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      taken += width(character);
      if (taken > columns - 1) {
        break;
      }
      cut.appendCodePoint(character);
      i += Character.charCount(character);
    }
    return cut.append('…').toString();
  }
}
