package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sealed hierarchies of records: the record's object with one more property, the discriminator. It
 * is written first, and then read without a copy; in any other place the object is buffered.
 */
final class SealedCodec<T> extends ReferenceCodec<T> {

  private final String discriminator;
  private final Map<String, SealedCase<? extends T>> byName = new LinkedHashMap<>();
  private final Map<Class<?>, SealedCase<? extends T>> byType = new HashMap<>();

  private final JsonPath.Names discriminatorOnly;
  private final String needed;

  SealedCodec(String discriminator, List<SealedCase<? extends T>> cases) {
    this.discriminator = discriminator;
    this.discriminatorOnly = discriminator::equals;
    for (SealedCase<? extends T> each : cases) {
      if (each.codec().hasComponent(discriminator)) {
        throw new IllegalArgumentException(
            each.name()
                + " has a component '"
                + discriminator
                + "', as the discriminator is named");
      }
      if (byName.put(each.name(), each) != null || byType.put(each.type(), each) != null) {
        throw new IllegalArgumentException(each.name() + " is there twice");
      }
    }
    this.needed = "one of " + names() + " as '" + discriminator + "'";
  }

  @Override
  void writeValue(JsonGenerator out, T value) throws IOException {
    SealedCase<? extends T> found = byType.get(value.getClass());
    if (found == null) {
      throw new ArgumentException(value.getClass().getName() + " is none of " + names());
    }
    write(out, found, value);
  }

  // The case was looked up by the class of the value.
  @SuppressWarnings("unchecked")
  private <S extends T> void write(JsonGenerator out, SealedCase<S> found, T value)
      throws IOException {
    found.codec().startObject(out);
    out.writeStringField(discriminator, found.name());
    found.codec().writeAll(out, (S) value);
    out.writeEndObject();
  }

  @Override
  T readValue(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw Mismatch.kind("an object with '" + discriminator + "'", in);
    }
    JsonPath.mark(in, discriminatorOnly);
    if (in.nextToken() == JsonToken.FIELD_NAME && in.currentName().equals(discriminator)) {
      in.nextToken();
      RecordCodec<? extends T> codec = codec(in);
      codec.markObject(in);
      in.nextToken();
      return codec.readFields(in);
    }
    return readBuffered(in);
  }

  private T readBuffered(JsonParser in) throws IOException {
    try (TokenBuffer fields = new TokenBuffer(in)) {
      // Else a decimal could go through a double and lose digits.
      fields.forceUseOfBigDecimal(true);
      fields.writeStartObject();
      RecordCodec<? extends T> codec = null;
      while (in.currentToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (name.equals(discriminator)) {
          codec = codec(in);
        } else {
          fields.writeFieldName(name);
          fields.copyCurrentStructure(in);
        }
        in.nextToken();
      }
      fields.writeEndObject();
      if (codec == null) {
        throw new ArgumentException("the object lacks '" + discriminator + "'");
      }
      return read(fields, codec);
    }
  }

  private static <S> S read(TokenBuffer fields, RecordCodec<S> codec) throws IOException {
    try (JsonParser in = fields.asParser()) {
      JsonStreamContext outer = in.getParsingContext();
      in.nextToken();
      try {
        return codec.readObject(in);
      } catch (ArgumentException e) {
        // The parser that the caller asks for the place is past all of this.
        String path = JsonPath.of(in, outer);
        throw path.isEmpty() ? e : new ArgumentException("at " + path + ": " + e.getMessage());
      }
    }
  }

  private RecordCodec<? extends T> codec(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.kind(needed, in);
    }
    @Nullable SealedCase<? extends T> found = byName.get(in.getText());
    if (found == null) {
      throw Mismatch.found(needed, "other text");
    }
    return found.codec();
  }

  private String names() {
    return String.join(", ", byName.keySet());
  }

  @Override
  public List<? extends Codec<?>> parts() {
    return byName.values().stream().map(SealedCase::codec).toList();
  }
}
