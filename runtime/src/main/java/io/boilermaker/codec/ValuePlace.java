package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The place of a value that a user's deserializer is about to read, by which is seen afterwards
 * whether it read just that: less or more would move the values after it.
 *
 * @param outer what the value is in
 * @param count how many values or names came there up to this one
 * @param structure whether the value is an object or an array
 */
record ValuePlace(JsonStreamContext outer, int count, boolean structure) {

  /** Returns the place of the value on whose first token the parser is. */
  static ValuePlace of(JsonParser in) {
    JsonToken first = in.currentToken();
    boolean structure = first != null && first.isStructStart();
    JsonStreamContext context = in.getParsingContext();
    JsonStreamContext outer = structure ? context.getParent() : context;
    return new ValuePlace(outer, outer.getEntryCount(), structure);
  }

  /** Rejects the value if the parser is not on its last token. */
  void requireEnd(JsonParser in) {
    // A mapper clears the token when it is done.
    JsonToken last = in.hasCurrentToken() ? in.currentToken() : in.getLastClearedToken();
    boolean atEnd =
        !in.isClosed()
            && last != null
            && (structure ? last.isStructEnd() : last.isScalarValue())
            && in.getParsingContext() == outer
            && outer.getEntryCount() == count;
    if (!atEnd) {
      throw new ArgumentException("a deserializer reads less or more than its value");
    }
  }
}
