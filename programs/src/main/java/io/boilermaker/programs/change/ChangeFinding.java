package io.boilermaker.programs.change;

/**
 * A change of which the guard says what is not true.
 *
 * @param task the name of the task in messages of the last release
 * @param description what happened, with a value
 */
public record ChangeFinding(Pair pair, Kind kind, String task, String description) {

  /** What can be wrong. */
  public enum Kind {
    /** Messages are lost. */
    PASSES_AND_BREAKS,
    /** A harmless change stops the build. */
    REFUSED_FOR_NOTHING,
    /** A message binds to another value, or not at all. */
    BINDS_OTHERWISE,
    /** A release reads its own message as another value, or not at all; no change is at fault. */
    DOES_NOT_READ_ITSELF
  }

  /** Returns what findings of one cause have in common. */
  public String cause() {
    String text = description.replaceAll("\\bp\\d+\\b|[0-9]+", "").replaceAll("'[^']*'", "…");
    return kind + " " + text.substring(0, Math.min(text.length(), 80));
  }

  @Override
  public String toString() {
    return kind + " pair " + pair.number() + " " + task + " [" + pair.what() + "]: " + description;
  }
}
