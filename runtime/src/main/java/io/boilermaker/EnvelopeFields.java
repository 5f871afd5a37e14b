package io.boilermaker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Json;
import io.boilermaker.internal.json.RawJson;
import io.boilermaker.internal.json.Timestamp;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.manifest.QueueName;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads the current value of a parser as what a field of an envelope must be, or refuses it. */
final class EnvelopeFields {

  /** Digits of the largest int: what has fewer is surely one. */
  private static final int LONGEST_INT = 10;

  private final JsonParser in;

  EnvelopeFields(JsonParser in) {
    this.in = in;
  }

  boolean isNull() {
    return in.currentToken() == JsonToken.VALUE_NULL;
  }

  void requireStart(String field) throws InvalidTaskException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidTaskException("'" + field + "' is not an object");
    }
  }

  String string(String field) throws IOException, InvalidTaskException {
    requireString(field);
    return in.getText();
  }

  private void requireString(String field) throws InvalidTaskException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new InvalidTaskException("'" + field + "' is not a string");
    }
  }

  boolean bool(String field) throws IOException, InvalidTaskException {
    return switch (in.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING ->
          switch (in.getText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidTaskException("'" + field + "' is not true or false");
          };
      default -> throw new InvalidTaskException("'" + field + "' is not true or false");
    };
  }

  int integer(String field, int max) throws IOException, InvalidTaskException {
    try {
      int value =
          switch (in.currentToken()) {
            case VALUE_NUMBER_INT ->
                in.getTextLength() < LONGEST_INT
                    ? in.getIntValue()
                    : Integer.parseInt(in.getText());
            case VALUE_STRING -> Integer.parseInt(in.getText());
            case VALUE_NUMBER_FLOAT -> Integer.parseInt(withoutZeroFraction(in.getText()));
            default -> -1;
          };
      if (value >= 0 && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, without the text itself.
    }
    throw new InvalidTaskException("'" + field + "' is not a whole number from 0 to " + max);
  }

  private static String withoutZeroFraction(String number) {
    int point = number.indexOf('.');
    boolean zeros = point > 0 && number.substring(point + 1).chars().allMatch(c -> c == '0');
    return zeros ? number.substring(0, point) : number;
  }

  Instant timestamp(String field) throws IOException, InvalidTaskException {
    requireString(field);
    try {
      return Timestamp.parse(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
    } catch (DateTimeException e) {
      throw new InvalidTaskException("'" + field + "' is not an ISO 8601 time");
    }
  }

  /** Returns the name of a task, of which that of a callback will be written again. */
  String name(String field, boolean outermost) throws IOException, InvalidTaskException {
    String name = string(field);
    return outermost ? name : writable(name, "'" + field + "' of a callback");
  }

  /** Returns the queue of a task; that of a callback is where it will be published to. */
  String queue(String field, boolean outermost) throws IOException, InvalidTaskException {
    String queue = string(field);
    if (outermost || QueueName.isValid(queue)) {
      return queue;
    }
    throw new InvalidTaskException(
        "the '"
            + field
            + "' of a callback is '"
            + ShownText.name(queue)
            + "', which no queue can be named: "
            + QueueName.RULE);
  }

  /** Returns a field that travels on. */
  static Task.UnknownField unknown(String name, RawJson value) throws InvalidTaskException {
    return new Task.UnknownField(writable(name, "the name of a field"), value);
  }

  /** Rejects half of a surrogate pair, by an escape, in what this side has to write again. */
  private static String writable(String text, String what) throws InvalidTaskException {
    try {
      return Json.text(text);
    } catch (ArgumentException e) {
      throw new InvalidTaskException(what + ": " + e.getMessage());
    }
  }
}
