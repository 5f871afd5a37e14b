package io.boilermaker.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a line. What is no plain word stands in quotes. */
final class QuotedWords {

  private static final Pattern PLAIN = Pattern.compile("[^\\s\"\\\\#\\p{Cntrl}]+");
  private static final Pattern WORD =
      Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(" + PLAIN + "))(?=\\s|$)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

  private QuotedWords() {}

  static String join(List<String> words) {
    return words.stream().map(QuotedWords::quoted).collect(Collectors.joining(" "));
  }

  /**
   * @throws IllegalArgumentException if a quote is not closed or something stands outside of quotes
   *     that belongs inside
   */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    int end = 0;
    while (!line.substring(end).isBlank()) {
      if (!matcher.find() || matcher.start() != end) {
        throw new IllegalArgumentException("cannot read '" + line.substring(end).strip() + "'");
      }
      words.add(matcher.group(1) == null ? matcher.group(2) : unescaped(matcher.group(1)));
      end = matcher.end();
    }
    return words;
  }

  private static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < word.length(); i++) {
      char each = word.charAt(i);
      if (each == '"' || each == '\\') {
        text.append('\\').append(each);
      } else if (Character.isISOControl(each)) {
        text.append(String.format("\\u%04x", (int) each));
      } else {
        text.append(each);
      }
    }
    return text.append('"').toString();
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match -> {
              String escape = match.group(1);
              return Matcher.quoteReplacement(
                  escape.length() == 1
                      ? escape
                      : String.valueOf((char) Integer.parseInt(escape.substring(1), 16)));
            });
  }
}
