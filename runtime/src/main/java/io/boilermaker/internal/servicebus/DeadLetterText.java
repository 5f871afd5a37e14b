package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.process.ShownText;

/** Texts that the service takes as properties of a dead letter, whatever is in them. */
final class DeadLetterText {

  /** The service's limit for reason and description, in UTF-16 units. */
  private static final int LIMIT = 4096;

  private static final char REPLACEMENT = '\uFFFD';

  private DeadLetterText() {}

  /**
   * Returns a text within the limit. Half a surrogate pair, which has no form in UTF-8, is
   * replaced; a pair at the limit is left out. What could forge a line where it is shown is
   * escaped.
   */
  static String fitting(String any) {
    String text = ShownText.of(any);
    var fitting = new StringBuilder(Math.min(text.length(), LIMIT));
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int units = Character.charCount(character);
      if (fitting.length() + units > LIMIT) {
        break;
      }
      boolean isHalf = units == 1 && Character.isSurrogate((char) character);
      fitting.appendCodePoint(isHalf ? REPLACEMENT : character);
      i += units;
    }
    return fitting.toString();
  }
}
