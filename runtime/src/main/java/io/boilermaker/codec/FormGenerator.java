package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes records as they are, without a check that they would be made again as they are. */
final class FormGenerator extends JsonGeneratorDelegate {

  FormGenerator(JsonGenerator out) {
    super(out, false);
  }

  /** Returns the form that a value has in {@code like}. */
  static <T> byte[] form(Codec<T> codec, @Nullable T value, JsonGenerator like) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new FormGenerator(Json.factory().createGenerator(bytes))) {
      out.setCodec(like.getCodec());
      codec.write(out, value);
    }
    return bytes.toByteArray();
  }
}
