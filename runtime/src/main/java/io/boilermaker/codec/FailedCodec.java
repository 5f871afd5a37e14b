package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import org.jspecify.annotations.Nullable;

/**
 * The codec of a type whose codec cannot be made. It says why, each time that it is used: a class
 * that fails while it is initialized would say so only once.
 */
final class FailedCodec<T> implements Codec<T>, KeyCodec<T> {

  private final String reason;
  private final Throwable cause;

  /**
   * @param reason names the type, in one line
   */
  FailedCodec(String reason, Throwable cause) {
    this.reason = reason;
    this.cause = cause;
  }

  IllegalStateException failure(String parameter) {
    return new IllegalStateException("the argument '" + parameter + "': " + reason, cause);
  }

  private IllegalStateException failure() {
    return new IllegalStateException(reason, cause);
  }

  @Override
  public void write(JsonGenerator out, @Nullable T value) {
    throw failure();
  }

  @Override
  public @Nullable T read(JsonParser in) {
    throw failure();
  }

  @Override
  public String write(T key) {
    throw failure();
  }

  @Override
  public T read(String text) {
    throw failure();
  }
}
