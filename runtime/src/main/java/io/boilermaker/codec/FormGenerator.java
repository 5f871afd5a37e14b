package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes records as they are, without a check that they would be made again as they are. */
final class FormGenerator extends JsonGeneratorDelegate {

  private final boolean marksSets;

  FormGenerator(JsonGenerator out) {
    this(out, false);
  }

  private FormGenerator(JsonGenerator out, boolean marksSets) {
    super(out, false);
    this.marksSets = marksSets;
  }

  /**
   * Returns whether two values have one form in {@code like}, but for the order of properties and
   * of the elements of sets, which is one by chance where they have no equality of their own.
   */
  static <T> boolean isSame(Codec<T> codec, @Nullable T one, @Nullable T other, JsonGenerator like)
      throws IOException {
    return Arrays.equals(form(codec, one, like, false), form(codec, other, like, false))
        || unordered(form(codec, one, like, true))
            .equals(unordered(form(codec, other, like, true)));
  }

  private static <T> byte[] form(
      Codec<T> codec, @Nullable T value, JsonGenerator like, boolean marksSets) throws IOException {
    var bytes = new ByteArrayOutputStream();
    JsonGenerator plain = Json.factory().createGenerator(bytes);
    try (JsonGenerator out = new FormGenerator(plain, marksSets)) {
      out.setCodec(like.getCodec());
      codec.write(out, value);
    }
    return bytes.toByteArray();
  }

  @Override
  public void writeStartArray(@Nullable Object forValue) throws IOException {
    super.writeStartArray(forValue);
    if (marksSets && forValue instanceof Set) {
      writeString(JsonDifference.SET);
    }
  }

  /** Returns one text for all that differ in such order alone; a number keeps its digits. */
  private static String unordered(byte[] form) throws IOException {
    try (JsonParser in = Json.factory().createParser(form)) {
      in.nextToken();
      return unordered(in);
    }
  }

  private static String unordered(JsonParser in) throws IOException {
    List<String> parts = new ArrayList<>();
    JsonToken token = in.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = leaf(in);
        in.nextToken();
        parts.add(name + unordered(in));
      }
      parts.sort(null);
    } else if (token == JsonToken.START_ARRAY) {
      boolean isSet = false;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        boolean isMark = parts.isEmpty() && in.getText().equals(JsonDifference.SET);
        isSet |= isMark;
        parts.add(isMark ? "" : unordered(in));
      }
      if (isSet) {
        parts.sort(null);
      }
    } else {
      return leaf(in);
    }
    return token + String.join("", parts) + in.currentToken();
  }

  /** Returns a text that tells where it ends. */
  private static String leaf(JsonParser in) throws IOException {
    String text = in.getText();
    return in.currentToken() + " " + text.length() + " " + text;
  }
}
