package io.boilermaker.manifest;

import java.util.regex.Pattern;

/** The names that a queue of a namespace can have. */
public final class QueueName {

  /** The rule, as the end of a sentence that refuses a name. */
  public static final String RULE =
      "a queue's name has 1 to 260 letters, digits or . _ - / and begins and ends with a letter or a"
          + " digit";

  private static final int LONGEST = 260;

  /** A part between slashes that makes the path the address of another queue. */
  private static final Pattern LEFT_OUT = Pattern.compile("/\\.{0,2}(/|$)");

  private QueueName() {}

  /**
   * Tells whether a queue can have a name. Addresses below a queue, such as those of its
   * dead-letter queue and of its management node, are no names.
   */
  public static boolean isValid(String name) {
    int last = name.length() - 1;
    if (last < 0 || last >= LONGEST || !isLetterOrDigit(name.charAt(0))) {
      return false;
    }
    boolean hasParts = false;
    // Each publication asks, so that there is no pattern here.
    for (int i = 1; i <= last; i++) {
      char c = name.charAt(i);
      hasParts |= c == '/';
      boolean isInside = c == '.' || c == '/';
      if (!isLetterOrDigit(c) && c != '_' && c != '-' && !(isInside && i < last)) {
        return false;
      }
    }
    return !hasParts || !LEFT_OUT.matcher(name).find();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
