package io.boilermaker.internal.process;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the log for a throwable whose texts have characters that must not be there: the same
 * trace, with these escaped. Logging back ends write the message of a throwable as it is.
 */
final class ShownThrowable extends Throwable {

  private static final long serialVersionUID = 1L;

  /** Chains may be circular. */
  private static final int MOST_CAUSES = 10;

  private transient @Nullable Throwable cause;

  private ShownThrowable(Throwable original) {
    super(
        Thrown.text(original), null, /* enableSuppression= */ true, /* writableStackTrace= */ true);
    setStackTrace(original.getStackTrace());
  }

  /** Returns what may be logged: nearly always what is given. */
  static Throwable of(Throwable thrown) {
    return isHarmless(thrown, 0, seen()) ? thrown : shown(thrown, 0, new IdentityHashMap<>());
  }

  /** Throwables may suppress each other: each is looked at once, by whichever way it is reached. */
  private static Set<Throwable> seen() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static boolean isHarmless(Throwable thrown, int depth, Set<Throwable> seen) {
    if (depth > MOST_CAUSES || !seen.add(thrown)) {
      return true;
    }
    String text = thrown.toString();
    Throwable cause = thrown.getCause();
    boolean isOne = text == null || ShownText.of(text).equals(text);
    if (!isOne || (cause != null && !isHarmless(cause, depth + 1, seen))) {
      return false;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (!isHarmless(suppressed, depth + 1, seen)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param made what stands for those that were looked at before
   */
  private static Throwable shown(Throwable thrown, int depth, Map<Throwable, ShownThrowable> made) {
    ShownThrowable before = made.get(thrown);
    if (before != null) {
      return before;
    }
    var shown = new ShownThrowable(thrown);
    made.put(thrown, shown);
    if (depth < MOST_CAUSES) {
      Throwable cause = thrown.getCause();
      if (cause != null) {
        shown.cause = shown(cause, depth + 1, made);
      }
      for (Throwable suppressed : thrown.getSuppressed()) {
        Throwable other = shown(suppressed, depth + 1, made);
        if (other != shown) {
          shown.addSuppressed(other);
        }
      }
    }
    return shown;
  }

  @Override
  public synchronized @Nullable Throwable getCause() {
    return cause;
  }

  /** Returns the text of the original, class included. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // in place of the name of this class
  public String toString() {
    return String.valueOf(getMessage());
  }
}
