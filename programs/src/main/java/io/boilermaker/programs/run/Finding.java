package io.boilermaker.programs.run;

/**
 * Something that is wrong with a program or with the product.
 *
 * @param sample the program
 * @param kind what is wrong
 * @param place the task and the parameter; empty if it is the whole program
 * @param about what findings of one cause have in common
 * @param description what happened
 * @param value the argument; empty if it does not depend on one
 */
public record Finding(
    Sample sample, Kind kind, String place, String about, String description, String value) {

  /** What can be wrong. */
  public enum Kind {
    COMPILER_CRASHED,
    SUPPORTED_IS_REFUSED,
    REFUSED_COMPILES,
    REFUSED_ELSEWHERE,
    GENERATED_CODE_IS_WRONG,
    COMPILERS_DIFFER,
    LOMBOK_ORDER_MATTERS,
    CALL_FAILED,
    CALL_REFUSED,
    JSON_DIFFERS_FROM_JACKSONS,
    NOT_PUBLISHED,
    DEAD_LETTERED,
    LOST,
    ARRIVED_AS_ANOTHER_VALUE,
    INLINE_DIFFERS;

    /** Returns whether it shows only where a program is compiled twice. */
    boolean needsTwoCompilers() {
      return this == COMPILERS_DIFFER || this == LOMBOK_ORDER_MATTERS;
    }
  }

  public Finding(Sample sample, Kind kind, String place, String description, String value) {
    this(sample, kind, place, withoutNames(description), description, value);
  }

  public Finding(Sample sample, Kind kind, String description) {
    this(sample, kind, "", description, "");
  }

  /** Returns what findings of one cause have in common. */
  public String cause() {
    return kind + ": " + about;
  }

  private static String withoutNames(String description) {
    // Of a trace, what was wrong is enough.
    return description
        .replaceAll("(?s)\n.*", "")
        .replaceAll("\\bp\\d+\\b", "p")
        .replaceAll("'[^']*'", "'…'")
        .replaceAll("task '…', id [0-9a-f-]+: argument '…' \\(position \\d+\\)", "argument")
        .replaceAll(" at [^ ]*:", "")
        .replaceAll("\\b([A-Za-z_]+)\\d+(_a\\d+)?\\b", "$1");
  }
}
