package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Checks what a serializer brings as finished text, bytes or streams before any of it is written.
 */
final class RawText {

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

  private RawText() {}

  /** Rejects all but one JSON value, as strictly as a message's own text is read. */
  static String oneValue(String json) throws IOException {
    try (JsonParser in = Json.factory().createParser(json)) {
      if (in.nextToken() == null) {
        throw new ArgumentException("raw JSON of no value is written");
      }
      int depth = 0;
      do {
        JsonToken token = in.currentToken();
        check(in, token);
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      } while (in.nextToken() != null && depth > 0);
      if (in.currentToken() != null) {
        throw new ArgumentException("raw JSON of more than one value is written");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw ArgumentException.because("raw text that is not JSON is written", e);
    }
  }

  private static void check(JsonParser in, JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> Limits.name(in.currentName());
      case VALUE_STRING -> Limits.text(in.getText());
      case VALUE_NUMBER_FLOAT -> Limits.number(Primitives.readDecimal(in));
      default -> {
        // Nothing in it that the parser has not checked.
      }
    }
  }

  /** Tells whether a text has the form of a number in JSON. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Rejects a number that is none in JSON, or beyond the limits. */
  static String number(String encoded) {
    if (!isNumber(encoded)) {
      throw new ArgumentException("a number that is not one in JSON is written");
    }
    decimal(encoded);
    return encoded;
  }

  /**
   * Returns the value of a number, within the limits.
   *
   * @param number of the form of a number in JSON
   */
  // The exception is left out: its message quotes the text.
  @SuppressWarnings("UnusedException")
  static BigDecimal decimal(String number) {
    try {
      return Limits.number(new BigDecimal(Limits.digits(number)));
    } catch (NumberFormatException e) {
      throw Mismatch.found("a number", "an exponent out of range");
    }
  }

  /** Returns the text of a JSON string that stands without its quotes. */
  static String unquoted(String escaped) throws IOException {
    String json = '"' + escaped + '"';
    try (JsonParser in = Json.factory().createParser(oneValue(json))) {
      in.nextToken();
      return in.getText();
    }
  }

  // The decoder's own exception says no more.
  @SuppressWarnings("UnusedException")
  static String utf8(byte[] text, int offset, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ArgumentException("text that is not UTF-8 is written");
    }
  }

  /**
   * Reads a text.
   *
   * @param length of the text; less than 0 for all that the reader has
   */
  static String read(Reader reader, int length) throws IOException {
    long most = length < 0 ? Limits.TEXT + 1L : length;
    var text = new StringBuilder();
    char[] buffer = new char[(int) Math.min(most, 4_096)];
    while (text.length() < most && text.length() <= Limits.TEXT) {
      int count = reader.read(buffer, 0, (int) Math.min(buffer.length, most - text.length()));
      if (count < 0) {
        break;
      }
      text.append(buffer, 0, count);
    }
    return whole(text.toString(), text.length(), length);
  }

  /**
   * Reads bytes.
   *
   * @param length of the bytes; less than 0 for all that the stream has
   */
  static byte[] read(InputStream in, int length) throws IOException {
    // One more than can be written is enough to be rejected.
    byte[] data = in.readNBytes(length < 0 ? Limits.TEXT : Math.min(length, Limits.TEXT));
    return whole(data, data.length, length);
  }

  private static <T> T whole(T data, int found, int length) {
    if (length >= 0 && found < Math.min(length, Limits.TEXT)) {
      throw new ArgumentException(length + " are to be written, and there are " + found);
    }
    return data;
  }
}
