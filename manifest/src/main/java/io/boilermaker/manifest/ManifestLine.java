package io.boilermaker.manifest;

import java.util.ArrayList;
import java.util.List;

/** A line of a manifest, in words. */
record ManifestLine(int number, boolean indented, List<String> words) {

  /** Returns the lines of a text but the empty ones and those that begin with #. */
  static List<ManifestLine> of(List<String> text) {
    List<ManifestLine> lines = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      if (!isEmpty(line)) {
        try {
          boolean indented = Character.isWhitespace(line.charAt(0));
          lines.add(new ManifestLine(i + 1, indented, QuotedWords.split(line)));
        } catch (IllegalArgumentException e) {
          throw new ManifestException(i + 1, String.valueOf(e.getMessage()));
        }
      }
    }
    return lines;
  }

  static boolean isEmpty(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  String word() {
    return words.get(0);
  }

  ManifestException wrong(String message) {
    return new ManifestException(number, message);
  }

  /** Returns the words after the first. */
  List<String> values(int fewest, int most, String form) {
    if (words.size() - 1 < fewest || words.size() - 1 > most) {
      throw wrong("expected '" + form + "'");
    }
    return words.subList(1, words.size());
  }
}
