package io.boilermaker.internal.process;

import org.jspecify.annotations.Nullable;

/**
 * Stands in the log for a throwable whose texts have characters that must not be there: the same
 * trace, with these escaped. Logging back ends write the message of a throwable as it is.
 */
final class ShownThrowable extends Throwable {

  private static final long serialVersionUID = 1L;

  /** Chains may be circular. */
  private static final int MOST_CAUSES = 10;

  private ShownThrowable(Throwable original, @Nullable Throwable cause) {
    super(
        Thrown.text(original),
        cause,
        /* enableSuppression= */ true,
        /* writableStackTrace= */ true);
    setStackTrace(original.getStackTrace());
  }

  /** Returns what may be logged: nearly always what is given. */
  static Throwable of(Throwable thrown) {
    return isHarmless(thrown, 0) ? thrown : shown(thrown, 0);
  }

  private static boolean isHarmless(Throwable thrown, int depth) {
    String text = thrown.toString();
    Throwable cause = thrown.getCause();
    boolean isOne = text == null || ShownText.of(text).equals(text);
    if (!isOne || (cause != null && depth < MOST_CAUSES && !isHarmless(cause, depth + 1))) {
      return false;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (depth < MOST_CAUSES && !isHarmless(suppressed, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static Throwable shown(Throwable thrown, int depth) {
    Throwable cause = depth < MOST_CAUSES ? thrown.getCause() : null;
    var shown = new ShownThrowable(thrown, cause == null ? null : shown(cause, depth + 1));
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (depth < MOST_CAUSES) {
        shown.addSuppressed(shown(suppressed, depth + 1));
      }
    }
    return shown;
  }

  /** Returns the text of the original, class included. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // in place of the name of this class
  public String toString() {
    return String.valueOf(getMessage());
  }
}
