package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An argument that cannot be written, read or bound. The message names the argument and what is
 * wrong with it, and never holds its value: arguments may be secret.
 */
public final class ArgumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MOST_CAUSES = 10;
  private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun)\\.");
  private static final Pattern JACKSONS_OR_OURS =
      Pattern.compile("(com\\.fasterxml\\.jackson|io\\.boilermaker\\.(codec|internal))\\.");

  private final String reason;

  /** Not the cause, which is shown, and may quote the value. */
  private @Nullable LinkageError linkageError;

  private boolean isOfUserCode;
  private boolean isOfNull;

  /**
   * @param message what is wrong
   */
  public ArgumentException(String message) {
    super(message);
    this.reason = message;
  }

  private ArgumentException(String where, ArgumentException cause) {
    super(where + ": " + cause.reason, cause);
    this.reason = cause.reason;
    this.linkageError = cause.linkageError;
    this.isOfUserCode = cause.isOfUserCode;
    this.isOfNull = cause.isOfNull;
  }

  /** Returns the error by which a class that is needed was not loaded; null if there was none. */
  public @Nullable LinkageError linkageError() {
    return linkageError;
  }

  /** Returns whether a user's code threw what this reports: it may throw nothing the next time. */
  boolean isOfUserCode() {
    return isOfUserCode;
  }

  /** Says that null stands where a type has none. */
  static ArgumentException ofNull(String message) {
    var refusal = new ArgumentException(message);
    refusal.isOfNull = true;
    return refusal;
  }

  /** Returns whether null stands where a type has none, whatever form it is given. */
  boolean isOfNull() {
    return isOfNull;
  }

  /** Returns the same error in a longer sentence. */
  ArgumentException in(String where) {
    var longer = new ArgumentException(where + ": " + getMessage());
    longer.linkageError = linkageError;
    longer.isOfUserCode = isOfUserCode;
    longer.isOfNull = isOfNull;
    return longer;
  }

  /**
   * Returns the same error at another path. It replaces the path that this one names, if any: what
   * a caller knows is the outermost.
   */
  ArgumentException at(String where) {
    return new ArgumentException(
        where, getCause() instanceof ArgumentException first ? first : this);
  }

  /**
   * Returns a rejection with the kind and the stack of {@code error}, and without its message: that
   * of a parser or of a user's constructor may quote the value.
   */
  static ArgumentException because(String what, Throwable error) {
    String kind = error.getClass().getName();
    var refusal = new ArgumentException(what + " (" + kind + ")");
    try {
      refusal.linkageError = linkageError(error);
      refusal.setStackTrace(error.getStackTrace());
      refusal.isOfUserCode = !isJacksons(error);
    } catch (Throwable t) {
      // The user's exception is not trusted with anything; the refusal then has its own stack.
    }
    return refusal;
  }

  /**
   * Tells by what called the JDK, too: Jackson has others throw for what it cannot set or parse.
   */
  private static boolean isJacksons(Throwable error) {
    return error instanceof JsonProcessingException || isThrownByJackson(error);
  }

  private static boolean isThrownByJackson(Throwable error) {
    return Arrays.stream(error.getStackTrace())
        .map(StackTraceElement::getClassName)
        .filter(name -> !JDK.matcher(name).lookingAt())
        .findFirst()
        .filter(name -> JACKSONS_OR_OURS.matcher(name).lookingAt())
        .isPresent();
  }

  private static @Nullable LinkageError linkageError(Throwable error) {
    Throwable cause = error;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (cause instanceof LinkageError found) {
        return found;
      }
      cause = cause.getCause();
    }
    return null;
  }

  /** Returns a rejection by Jackson itself. */
  static ArgumentException because(String what, JsonProcessingException error) {
    if (error instanceof StreamConstraintsException && isThrownByJackson(error)) {
      // Says which limit, and by how much; nothing of the value.
      return new ArgumentException(error.getOriginalMessage());
    }
    return because(what, (Throwable) error);
  }
}
