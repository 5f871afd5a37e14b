package io.boilermaker.codec;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;

/**
 * Bytes as base64 text. The JDK reads it, since Jackson's reader skips white space; of what the JDK
 * lets pass, missing padding is rejected here.
 */
final class BytesCodec extends ReferenceCodec<byte[]> {

  private static final String NEEDED = "base64 (standard alphabet, with padding)";

  @Override
  void writeValue(JsonGenerator out, byte[] value) throws IOException {
    Limits.base64(value.length);
    out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, value, 0, value.length);
  }

  // The decoder's own exception is left out: its message quotes the text.
  @SuppressWarnings("UnusedException")
  @Override
  byte[] readValue(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.kind(NEEDED, in);
    }
    String text = in.getText();
    if (text.length() % 4 != 0) {
      throw Mismatch.found(NEEDED, "other text");
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Mismatch.found(NEEDED, "other text");
    }
  }
}
