package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Arrays of a primitive type as JSON arrays, without boxing.
 *
 * @param <A> the type of the array
 */
abstract class PrimitiveArrayCodec<A> extends ReferenceCodec<A> {

  private static final int FIRST_CAPACITY = 16;

  abstract A create(int length);

  abstract int length(A array);

  abstract void writeElement(JsonGenerator out, A array, int index) throws IOException;

  abstract void readElement(JsonParser in, A array, int index) throws IOException;

  @Override
  final void writeValue(JsonGenerator out, A value) throws IOException {
    out.writeStartArray();
    for (int i = 0; i < length(value); i++) {
      writeElement(out, value, i);
    }
    out.writeEndArray();
  }

  @Override
  final A readValue(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw Mismatch.kind("an array", in);
    }
    A array = create(FIRST_CAPACITY);
    int count = 0;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (count == length(array)) {
        array = resized(array, count, count * 2);
      }
      readElement(in, array, count);
      count++;
    }
    return resized(array, count, count);
  }

  // The one type of arrays is that of their elements, which arraycopy checks.
  @SuppressWarnings("SuspiciousSystemArraycopy")
  private A resized(A array, int count, int length) {
    A copy = create(length);
    System.arraycopy(array, 0, copy, 0, count);
    return copy;
  }
}
