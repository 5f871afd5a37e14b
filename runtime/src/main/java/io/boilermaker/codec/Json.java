package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** The one JSON dialect of envelopes and arguments: strict RFC 8259, UTF-8, no byte-order mark. */
public final class Json {

  /** The deepest nesting of objects and arrays: the limit of the Python package's parser. */
  public static final int MAX_DEPTH = 200;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // Else a parser of bytes would take UTF-16, UTF-32 and a byte-order mark as well.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Keys of maps come from messages: interning them would fill the JVM's string table.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // What Python's parser rejects is rejected here too, so that both languages agree.
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private Json() {}

  /** Returns the factory of all parsers and generators; thread safe. */
  public static JsonFactory factory() {
    return FACTORY;
  }
}
