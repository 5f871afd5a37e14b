package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Arrays of objects, and of arrays, as JSON arrays. */
final class ArrayCodec<E> extends ReferenceCodec<E[]> {

  private final Codec<E> element;
  private final IntFunction<E[]> create;

  ArrayCodec(Codec<E> element, IntFunction<E[]> create) {
    this.element = element;
    this.create = create;
  }

  @Override
  void writeValue(JsonGenerator out, E[] value) throws IOException {
    out.writeStartArray();
    for (E each : value) {
      element.write(out, each);
    }
    out.writeEndArray();
  }

  // Whether null is an element is the element codec's matter.
  @SuppressWarnings("NullAway")
  @Override
  E[] readValue(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw Mismatch.kind("an array", in);
    }
    List<E> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.read(in));
    }
    return elements.toArray(create);
  }

  @Override
  public List<? extends Codec<?>> parts() {
    return List.of(element);
  }
}
