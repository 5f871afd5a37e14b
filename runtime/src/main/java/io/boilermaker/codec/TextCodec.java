package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Values as JSON strings. */
final class TextCodec<T> extends ReferenceCodec<T> {

  private final TextForm<T> form;

  TextCodec(TextForm<T> form) {
    this.form = form;
  }

  /** Returns the length of the longest text. */
  int longest() {
    return form.longest();
  }

  @Override
  void writeValue(JsonGenerator out, T value) throws IOException {
    out.writeString(Limits.text(form.write(value)));
  }

  @Override
  T readValue(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.kind(form.needed(), in);
    }
    return form.read(in.getText());
  }
}
