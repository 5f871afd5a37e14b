package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in the order in which they came, each kept once. Where a structure ends is known, so that
 * it is ignored in one step. Tokens are only added; parts of them are read meanwhile.
 */
final class KeptTokens {

  private static final int FIRST_ROOM = 16;
  private static final int NONE = -1;

  private JsonToken[] kinds = new JsonToken[FIRST_ROOM];
  private @Nullable Object[] values = new Object[FIRST_ROOM];

  /** The end of each structure that has one, by its start; that around it until then. */
  private int[] ends = new int[FIRST_ROOM];

  private int size;
  private int open = NONE;

  /**
   * Keeps the value on whose first token a parser is, and leaves the parser on its last.
   *
   * @return where the value begins
   */
  int add(JsonParser in) throws IOException {
    int start = size;
    append(in);
    return closed(in, start);
  }

  /**
   * Keeps an object whose start is read already, and leaves the parser on its end.
   *
   * @param in on the first name, or on the end
   * @return where the object begins
   */
  int addBegunObject(JsonParser in) throws IOException {
    int start = size;
    append(JsonToken.START_OBJECT, null);
    append(in);
    return closed(in, start);
  }

  private int closed(JsonParser in, int start) throws IOException {
    while (open != NONE) {
      in.nextToken();
      append(in);
    }
    return start;
  }

  private void append(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new JsonEOFException(in, null, "the tokens end within a value");
    }
    append(token, value(in, token));
  }

  private static @Nullable Object value(JsonParser in, JsonToken token) throws IOException {
    return switch (token) {
      case FIELD_NAME -> in.currentName();
      // As it is written: what it is read as decides which digits count.
      case VALUE_STRING, VALUE_NUMBER_FLOAT -> in.getText();
      case VALUE_NUMBER_INT -> in.getNumberValue();
      case VALUE_EMBEDDED_OBJECT -> in.getEmbeddedObject();
      default -> null;
    };
  }

  private void append(JsonToken token, @Nullable Object value) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      values = Arrays.copyOf(values, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    if (token.isStructStart()) {
      ends[size] = open;
      open = size;
    } else if (token.isStructEnd()) {
      int start = open;
      open = ends[start];
      ends[start] = size;
    }
    kinds[size] = token;
    values[size] = value;
    size++;
  }

  int size() {
    return size;
  }

  JsonToken token(int at) {
    return kinds[at];
  }

  @Nullable Object value(int at) {
    return values[at];
  }

  /** Returns the last token of the value that begins at a place. */
  int last(int at) {
    return token(at).isStructStart() ? ends[at] : at;
  }
}
