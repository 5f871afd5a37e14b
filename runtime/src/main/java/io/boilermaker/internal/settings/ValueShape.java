package io.boilermaker.internal.settings;

import io.boilermaker.internal.process.ShownText;
import java.util.regex.Pattern;

/**
 * What an error may show of a wrong value. A key or a password in the wrong variable must not end
 * in a log.
 */
final class ValueShape {

  private static final int LONGEST = 50;

  /** What logins, signatures and connection strings have in them, and names do not. */
  private static final Pattern SUSPICIOUS = Pattern.compile("[=@?&\"'\\p{Cntrl}]|://");

  private ValueShape() {}

  /** Returns the quoted text if it is a short one without a login in it, else its length. */
  static String of(String text) {
    return text.length() <= LONGEST && !SUSPICIOUS.matcher(text).find()
        ? "'" + ShownText.name(text) + "'"
        : "a text of " + text.length() + " characters";
  }
}
