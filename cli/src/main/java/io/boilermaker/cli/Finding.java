package io.boilermaker.cli;

/**
 * A result of an examination.
 *
 * @param about what was examined
 * @param text what was found and, unless it is good, what to do
 */
record Finding(Grade grade, String about, String text) {

  /** How good it is. */
  enum Grade {
    GOOD("ok       "),
    WARNING("warning  "),
    WRONG("wrong    "),
    UNKNOWN("unknown  ");

    private final String word;

    Grade(String word) {
      this.word = word;
    }

    /** Returns the word for it, as wide as all. */
    String word() {
      return word;
    }
  }

  static Finding good(String about, String text) {
    return new Finding(Grade.GOOD, about, text);
  }

  static Finding warning(String about, String text) {
    return new Finding(Grade.WARNING, about, text);
  }

  static Finding wrong(String about, String text) {
    return new Finding(Grade.WRONG, about, text);
  }

  static Finding unknown(String about, String text) {
    return new Finding(Grade.UNKNOWN, about, text);
  }
}
