package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** The one JSON dialect of envelopes and arguments: strict RFC 8259, UTF-8, no byte-order mark. */
public final class Json {

  /** The deepest nesting of objects and arrays: the limit of the Python package's parser. */
  public static final int MAX_DEPTH = 200;

  private Json() {}

  /**
   * Returns the factory of all parsers and generators; thread safe.
   *
   * @throws IllegalStateException as for {@link #requireJackson}
   */
  public static JsonFactory factory() {
    requireJackson();
    return Dialect.FACTORY;
  }

  /**
   * Checks that the Jackson on the class path is one that this library works with.
   *
   * @throws IllegalStateException if it is not; the message says which versions are there, from
   *     which jars, and which are needed
   */
  public static void requireJackson() {
    JacksonVersions.require();
  }

  /**
   * Checks that a text can be written.
   *
   * @throws ArgumentException if it is too long, or has half a surrogate pair
   */
  public static String text(String text) {
    return Limits.text(text);
  }

  /** Initialized only after the check of versions: it needs what an old Jackson does not have. */
  private static final class Dialect {
    static final JsonFactory FACTORY =
        new JsonFactoryBuilder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Else a parser of bytes would take UTF-16, UTF-32 and a byte-order mark as well.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Keys of maps come from messages: interning them would fill the JVM's string table.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // What Python's parser rejects is rejected here too, so that both languages agree.
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Limits.TEXT)
                    .maxNameLength(Limits.NAME)
                    .maxNumberLength(Limits.DIGITS)
                    .build())
            // What is too deep is refused when it is published; this ends what contains itself.
            .streamWriteConstraints(
                StreamWriteConstraints.builder().maxNestingDepth(2 * MAX_DEPTH).build())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
  }
}
