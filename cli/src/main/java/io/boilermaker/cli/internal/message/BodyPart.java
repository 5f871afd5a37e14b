package io.boilermaker.cli.internal.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.codec.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one value in a JSON body. What is replaced is these bytes alone: fields that nobody
 * here knows, their order and how numbers are written stay as they were sent.
 */
final class BodyPart {

  private final byte[] body;
  private final int from;
  private final int to;

  /**
   * @param from the first byte
   * @param to the byte after the last
   */
  private BodyPart(byte[] body, int from, int to) {
    this.body = body;
    this.from = from;
    this.to = to;
  }

  /**
   * Finds the value of a field, or of a field in an object in a field. Of two of one name the last
   * counts, as for workers. Null if there is none.
   */
  static @Nullable BodyPart find(byte[] body, String... path) {
    try (JsonParser in = Json.factory().createParser(body)) {
      in.nextToken();
      return find(body, in, path, 0);
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable BodyPart find(byte[] body, JsonParser in, String[] path, int depth)
      throws IOException {
    BodyPart found = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean matches = in.currentName().equals(path[depth]);
      JsonToken value = in.nextToken();
      if (matches && depth == path.length - 1) {
        found = current(body, in);
      } else if (matches && value == JsonToken.START_OBJECT) {
        found = find(body, in, path, depth + 1);
      } else {
        in.skipChildren();
      }
    }
    return found;
  }

  private static BodyPart current(byte[] body, JsonParser in) throws IOException {
    int from = (int) in.currentTokenLocation().getByteOffset();
    if (in.currentToken().isNumeric()) {
      return new BodyPart(body, from, from + in.getTextLength());
    }
    in.skipChildren();
    in.finishToken();
    return new BodyPart(body, from, (int) in.currentLocation().getByteOffset());
  }

  /** Returns the body with other bytes in place of these. */
  byte[] replacedBy(byte[] value) {
    var changed = new ByteArrayOutputStream(body.length + value.length);
    changed.write(body, 0, from);
    changed.write(value, 0, value.length);
    changed.write(body, to, body.length - to);
    return changed.toByteArray();
  }
}
