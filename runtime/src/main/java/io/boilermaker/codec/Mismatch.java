package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Makes the exceptions for JSON that is not what a type needs. */
final class Mismatch {

  private Mismatch() {}

  /** Says that JSON is of another kind than the type's. */
  static ArgumentException kind(String needed, JsonParser in) {
    return found(needed, kindOf(in.currentToken()));
  }

  /** Says that null was found where the type has none. */
  static ArgumentException aNull(String needed) {
    return ArgumentException.ofNull(needed + " is needed, found null");
  }

  /** Says that JSON of the right kind has the wrong content. */
  static ArgumentException found(String needed, String found) {
    return new ArgumentException(needed + " is needed, found " + found);
  }

  private static String kindOf(JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "an integer";
      case VALUE_NUMBER_FLOAT -> "a fraction";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "nothing";
    };
  }
}
