package io.boilermaker.cli.internal.message;

import java.util.Locale;

/** The state of a message. */
public enum State {
  ACTIVE,
  SCHEDULED,
  DEFERRED,
  DEAD;

  /** Returns the word for it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
