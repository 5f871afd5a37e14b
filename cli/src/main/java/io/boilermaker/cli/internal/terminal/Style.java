package io.boilermaker.cli.internal.terminal;

/** The colour of a piece of text. */
public enum Style {
  PLAIN(""),
  STRONG("\u001b[1m"),
  FAINT("\u001b[2m"),
  GOOD("\u001b[32m"),
  WARNING("\u001b[33m"),
  BAD("\u001b[31m");

  private static final String END = "\u001b[0m";

  private final String start;

  Style(String start) {
    this.start = start;
  }

  /** Returns a text in this colour. */
  String apply(String text) {
    return start.isEmpty() || text.isEmpty() ? text : start + text + END;
  }
}
