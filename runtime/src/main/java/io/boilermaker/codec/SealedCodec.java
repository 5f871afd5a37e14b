package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.internal.tokens.KeptParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sealed hierarchies of records: the record's object with one more property, the discriminator. It
 * is written first, and then read without a copy; in any other place the object's tokens are kept
 * until it is found, once for all levels inside.
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
    return readAhead(in);
  }

  /** Looks for the discriminator among tokens that are kept once, at the outermost level. */
  private T readAhead(JsonParser in) throws IOException {
    JsonStreamContext context = in.getParsingContext();
    JsonStreamContext around =
        in.currentToken() == JsonToken.END_OBJECT ? context : context.getParent();
    KeptParser object = KeptParser.ofBegunObject(in, around);
    try {
      return readKept(object);
    } catch (ArgumentException e) {
      if (object == in) {
        throw e;
      }
      // The parser that the caller asks for the place is past all of this.
      String path = JsonPath.of(object, around);
      throw path.isEmpty() ? e : new ArgumentException("at " + path + ": " + e.getMessage());
    }
  }

  private T readKept(KeptParser object) throws IOException {
    int first = object.place();
    JsonPath.mark(object, discriminatorOnly);
    if (!object.moveToLast(discriminator)) {
      throw new ArgumentException("the object lacks '" + discriminator + "'");
    }
    RecordCodec<? extends T> codec = codec(object);
    object.moveTo(first);
    codec.markObject(object);
    return codec.readFields(object);
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
