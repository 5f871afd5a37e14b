package io.boilermaker.internal.process;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the log for a throwable whose texts have characters or values that must not be there:
 * the same trace, with these escaped or masked. Logging back ends write the message of a throwable
 * as it is.
 */
final class ShownThrowable extends Throwable {

  private static final long serialVersionUID = 1L;

  /** Chains may be circular. */
  private static final int MOST_CAUSES = 10;

  private transient @Nullable Throwable cause;

  private ShownThrowable(String text, Throwable original) {
    super(text, null, /* enableSuppression= */ true, /* writableStackTrace= */ true);
    setStackTrace(original.getStackTrace());
  }

  /**
   * Returns what may be logged: nearly always what is given.
   *
   * @param masks masks in a text what must not be shown
   */
  static Throwable of(Throwable thrown, UnaryOperator<String> masks) {
    return isHarmless(thrown, masks, 0, seen())
        ? thrown
        : shown(thrown, masks, 0, new IdentityHashMap<>());
  }

  /** Throwables may suppress each other: each is looked at once, by whichever way it is reached. */
  private static Set<Throwable> seen() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static boolean isHarmless(
      Throwable thrown, UnaryOperator<String> masks, int depth, Set<Throwable> seen) {
    if (!seen.add(thrown)) {
      return true;
    }
    if (depth > MOST_CAUSES) {
      // What is deeper is not looked at, and not shown.
      return false;
    }
    String text = thrown.toString();
    Throwable cause = thrown.getCause();
    boolean isOne = text == null || masks.apply(ShownText.of(text)).equals(text);
    if (!isOne || (cause != null && !isHarmless(cause, masks, depth + 1, seen))) {
      return false;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (!isHarmless(suppressed, masks, depth + 1, seen)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param made what stands for those that were looked at before
   */
  private static Throwable shown(
      Throwable thrown,
      UnaryOperator<String> masks,
      int depth,
      Map<Throwable, ShownThrowable> made) {
    ShownThrowable before = made.get(thrown);
    if (before != null) {
      return before;
    }
    var shown = new ShownThrowable(masks.apply(Thrown.text(thrown)), thrown);
    made.put(thrown, shown);
    if (depth < MOST_CAUSES) {
      Throwable cause = thrown.getCause();
      if (cause != null) {
        shown.cause = shown(cause, masks, depth + 1, made);
      }
      for (Throwable suppressed : thrown.getSuppressed()) {
        Throwable other = shown(suppressed, masks, depth + 1, made);
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
