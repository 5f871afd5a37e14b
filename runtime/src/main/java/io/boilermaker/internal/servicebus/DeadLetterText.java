package io.boilermaker.internal.servicebus;

/** Texts that fit into the properties of a dead letter. */
final class DeadLetterText {

  /** The service's limit for reason and description, in UTF-16 units. */
  private static final int LIMIT = 4096;

  private DeadLetterText() {}

  /** The text, cut to the limit where it is longer, never in the middle of a character. */
  static String cut(String text) {
    if (text.length() <= LIMIT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
    return text.substring(0, end);
  }
}
