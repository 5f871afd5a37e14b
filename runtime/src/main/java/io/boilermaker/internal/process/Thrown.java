package io.boilermaker.internal.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;
import reactor.core.Exceptions;

/**
 * The texts of what user code threw, of which nothing is trusted: not even its {@code toString}.
 * They are {@linkplain ShownText as they may be shown}.
 */
public final class Thrown {

  /** Chains may be circular. */
  private static final int MOST_CAUSES = 10;

  /** More than the layers of any SDK. */
  private static final int MOST_LAYERS = 50;

  private Thrown() {}

  /** Returns what was really thrown, where futures and publishers have wrapped it. */
  public static Throwable unwrapped(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return Exceptions.unwrap(cause);
  }

  /**
   * Returns an error and what caused it, the outermost first. Chains that do not end are cut off.
   */
  public static List<Throwable> causes(Throwable error) {
    List<Throwable> causes = new ArrayList<>();
    Throwable cause = error;
    while (cause != null && causes.size() < MOST_LAYERS) {
      causes.add(cause);
      cause = cause(cause);
    }
    return causes;
  }

  /** Returns class and message, or the class alone if the message cannot be read. */
  public static String text(Throwable thrown) {
    try {
      return ShownText.of(String.valueOf(thrown.toString()));
    } catch (Throwable e) {
      return thrown.getClass().getName() + " (its message cannot be read: " + name(e) + ")";
    }
  }

  /** Returns the message, or the class if there is no message or it cannot be read. */
  public static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? name(thrown) : ShownText.of(message);
    } catch (Throwable e) {
      return name(thrown);
    }
  }

  /**
   * Returns what went wrong and why, for a person: the message, or class and message where the
   * message alone may say nothing, and the same of each cause that adds something. It is one line.
   */
  public static String chain(Throwable thrown) {
    boolean isOurs =
        thrown instanceof IllegalStateException && !message(thrown).equals(name(thrown));
    var text = new StringBuilder(line(isOurs ? message(thrown) : text(thrown)));
    Throwable cause = cause(thrown);
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (text.indexOf(line(message(cause))) < 0) {
        text.append("; caused by ").append(line(text(cause)));
      }
      cause = cause(cause);
    }
    return text.toString();
  }

  /**
   * Logs what user code threw, with its trace if that can be read: a logging back end asks a
   * throwable for its texts, which may throw in their turn.
   *
   * @param events begins a log event, with the arguments of the line
   */
  public static void log(Supplier<LoggingEventBuilder> events, String line, Throwable thrown) {
    log(events, line, thrown, UnaryOperator.identity());
  }

  /**
   * As {@link #log(Supplier, String, Throwable)}, with what must not be shown masked.
   *
   * @param masks masks it in a text
   */
  public static void log(
      Supplier<LoggingEventBuilder> events,
      String line,
      Throwable thrown,
      UnaryOperator<String> masks) {
    try {
      events.get().setCause(ShownThrowable.of(thrown, masks)).log(line);
    } catch (Throwable e) {
      events.get().addArgument(masks.apply(text(thrown))).log(line + ": {}");
    }
  }

  private static String line(String text) {
    return text.replaceAll("\\R+", " ");
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable e) {
      return null;
    }
  }

  private static String name(Throwable thrown) {
    return thrown.getClass().getName();
  }
}
