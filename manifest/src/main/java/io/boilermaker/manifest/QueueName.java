package io.boilermaker.manifest;

import java.util.regex.Pattern;

/** The names that a queue of a namespace can have. */
public final class QueueName {

  /** The rule, as the end of a sentence that refuses a name. */
  public static final String RULE =
      "a queue's name has 1 to 260 letters, digits or . _ - / and begins and ends with a letter or a"
          + " digit";

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9._/-]{0,258}[A-Za-z0-9_-]");

  /** A part between slashes that makes the path the address of another queue. */
  private static final Pattern LEFT_OUT = Pattern.compile("/\\.{0,2}(/|$)");

  private QueueName() {}

  /**
   * Tells whether a queue can have a name. Addresses below a queue, such as those of its
   * dead-letter queue and of its management node, are no names.
   */
  public static boolean isValid(String name) {
    return NAME.matcher(name).matches() && !LEFT_OUT.matcher(name).find();
  }
}
