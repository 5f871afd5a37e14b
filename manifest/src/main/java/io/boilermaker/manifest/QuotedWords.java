package io.boilermaker.manifest;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a line. What is no plain word stands in quotes. */
final class QuotedWords {

  /** The longest text that an error quotes. */
  private static final int QUOTED = 100;

  private static final int HEX_DIGITS = 4;

  private final String line;
  private int at;

  private QuotedWords(String line) {
    this.line = line;
  }

  static String join(List<String> words) {
    return words.stream().map(QuotedWords::quoted).collect(Collectors.joining(" "));
  }

  /**
   * @throws IllegalArgumentException if a quote is not closed or something stands outside of quotes
   *     that belongs inside
   */
  static List<String> split(String line) {
    return new QuotedWords(line).words();
  }

  /** Cuts a text that is too long for an error. */
  static String shortened(String text) {
    if (text.length() <= QUOTED) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(QUOTED - 1)) ? QUOTED - 1 : QUOTED;
    return text.substring(0, end) + "…";
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    for (skipSpace(); at < line.length(); skipSpace()) {
      int start = at;
      String word = line.charAt(at) == '"' ? quotedWord() : plainWord();
      if (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
        throw wrong(start);
      }
      words.add(word);
    }
    return words;
  }

  private void skipSpace() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }

  private String plainWord() {
    int start = at;
    while (at < line.length() && isPlain(line, at)) {
      at++;
    }
    return line.substring(start, at);
  }

  private String quotedWord() {
    int start = at++;
    StringBuilder word = new StringBuilder();
    while (at < line.length()) {
      char each = line.charAt(at++);
      if (each == '"') {
        return word.toString();
      }
      word.append(each == '\\' ? escaped(start) : each);
    }
    throw wrong(start);
  }

  private char escaped(int start) {
    if (at == line.length()) {
      throw wrong(start);
    }
    char each = line.charAt(at++);
    int end = at + HEX_DIGITS;
    if (each != 'u'
        || end > line.length()
        || !line.substring(at, end).chars().allMatch(HexFormat::isHexDigit)) {
      return each;
    }
    at = end;
    return (char) HexFormat.fromHexDigits(line, end - HEX_DIGITS, end);
  }

  private IllegalArgumentException wrong(int start) {
    return new IllegalArgumentException(
        "cannot read '" + shortened(line.substring(start).strip()) + "'");
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty();
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < word.length(); i++) {
      char each = word.charAt(i);
      plain &= isPlain(word, i);
      if (each == '"' || each == '\\') {
        text.append('\\').append(each);
      } else if (isVisible(word, i)) {
        text.append(each);
      } else {
        text.append("\\u").append(HexFormat.of().toHexDigits(each));
      }
    }
    return plain ? word : text.append('"').toString();
  }

  private static boolean isPlain(String text, int at) {
    char each = text.charAt(at);
    return "\"\\#".indexOf(each) < 0 && !Character.isWhitespace(each) && isVisible(text, at);
  }

  /**
   * Returns whether a character can stand as it is. Others would end the line, be lost in UTF-8, or
   * show the line otherwise than it is.
   */
  private static boolean isVisible(String text, int at) {
    return switch (Character.getType(text.charAt(at))) {
      case Character.CONTROL, Character.FORMAT -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.SURROGATE -> isPaired(text, at);
      default -> true;
    };
  }

  private static boolean isPaired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
