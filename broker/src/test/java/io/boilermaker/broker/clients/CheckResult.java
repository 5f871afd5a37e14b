package io.boilermaker.broker.clients;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The result of a client's check of a behaviour, written as one line.
 *
 * @param id of the behaviour
 * @param reason nothing where all is well
 */
record CheckResult(Kind kind, String id, String reason) {

  /** The outcome of a check. */
  enum Kind {
    /** The client sees the behaviour. */
    OK("ok"),
    /** It should and does not. */
    NOT_OK("not ok"),
    /** The client has no such thing. */
    ABSENT("absent"),
    /** It does not work, and that is known. */
    KNOWN("known");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private static final Pattern LINE =
      Pattern.compile("(ok|not ok|absent|known) ([a-z-]+)(?:: (.*))?");

  static boolean isOne(String line) {
    return LINE.matcher(line).matches();
  }

  static CheckResult parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no result of a check: " + line);
    }
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(matcher.group(1))) {
        String reason = matcher.group(3);
        return new CheckResult(kind, matcher.group(2), reason == null ? "" : reason);
      }
    }
    throw new IllegalArgumentException(line);
  }
}
