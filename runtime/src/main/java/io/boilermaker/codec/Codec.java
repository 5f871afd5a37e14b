package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one Java type as JSON and reads them back, strictly: what does not have the
 * type's own form is rejected, never converted. Codecs are immutable and safe for use by several
 * threads.
 *
 * @param <T> the type of the values
 */
public interface Codec<T> {

  /**
   * Writes one value.
   *
   * @param out where to write; its codec is the application's {@code ObjectMapper}
   * @param value the value; null only if this codec also reads null
   * @throws ArgumentException if the value has no JSON form, such as NaN
   */
  void write(JsonGenerator out, @Nullable T value) throws IOException;

  /**
   * Reads one value.
   *
   * @param in the parser, on the first token of the value; left on its last token
   * @return the value, null only for JSON null
   * @throws ArgumentException if the JSON is not of this type's form; its message holds no part of
   *     the value
   */
  @Nullable T read(JsonParser in) throws IOException;

  /** Returns the codecs of what is inside of a value; for most types there are none. */
  default List<? extends Codec<?>> parts() {
    return List.of();
  }

  /**
   * Returns whether the application's {@code ObjectMapper} writes the values, so that they cannot
   * be written before it is known which application publishes them. What is inside of a value is
   * left to {@link #parts}.
   */
  default boolean usesMapper() {
    return false;
  }
}
