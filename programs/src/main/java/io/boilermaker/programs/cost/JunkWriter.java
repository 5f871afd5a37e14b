package io.boilermaker.programs.cost;

import io.boilermaker.programs.cost.Attack.Junk;

/** Writes what no task reads. */
final class JunkWriter {

  private static final int NESTING = 12;

  private final StringBuilder out;

  JunkWriter(StringBuilder out) {
    this.out = out;
  }

  /**
   * Writes properties, each with a comma behind it.
   *
   * @param end where in the text they end
   */
  void write(Junk junk, int end) {
    switch (junk) {
      case NONE, COMPONENT -> {}
      case NAMES, EQUAL_NAMES, SAME_NAME, LONG_NAMES -> names(junk, end);
      case SPACES -> out.append("\n\t  ".repeat(Math.max(0, end - out.length()) / 4));
      default -> {
        out.append("\"junk\":");
        value(junk, end);
        out.append(',');
      }
    }
  }

  private void names(Junk junk, int end) {
    for (int i = 0; i == 0 || out.length() < end; i++) {
      String name =
          switch (junk) {
            case EQUAL_NAMES -> EqualHashes.name(i);
            case LONG_NAMES -> "n".repeat(40_000) + i;
            default -> junk == Junk.NAMES ? "n" + i : "n";
          };
      out.append('"').append(name).append("\":0,");
    }
  }

  private void value(Junk junk, int end) {
    if (junk == Junk.TEXT) {
      out.append('"').append("a".repeat(Math.max(0, end - out.length()))).append('"');
    } else if (junk == Junk.ESCAPES) {
      out.append('"').append("\\u00e4".repeat(Math.max(0, end - out.length()) / 6)).append('"');
    } else {
      out.append('[').append(element(junk));
      while (out.length() < end) {
        out.append(',').append(element(junk));
      }
      out.append(']');
    }
  }

  private static String element(Junk junk) {
    return switch (junk) {
      case LONG_NUMBERS -> "7".repeat(990);
      case DECIMALS -> "0.7";
      case EXPONENTS -> "1e-9999";
      case TEXTS -> "\"\"";
      case LISTS -> "[]";
      case OBJECTS -> "{}";
      case NESTED -> "[".repeat(NESTING) + "]".repeat(NESTING);
      default -> "9";
    };
  }
}
