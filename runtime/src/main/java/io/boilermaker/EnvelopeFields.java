package io.boilermaker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Json;
import io.boilermaker.internal.json.RawJson;
import io.boilermaker.internal.json.Timestamp;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.manifest.QueueName;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads the current value of a parser as what a field of an envelope must be, or refuses it. */
final class EnvelopeFields {

  /** Digits of the largest int: what has fewer is surely one. */
  private static final int LONGEST_INT = 10;

  /** Digits of a number in a string, as many as of one that is none; to read them takes long. */
  private static final int LONGEST_NUMBER = 1_000;

  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final byte[] body;
  private final JsonParser in;

  EnvelopeFields(byte[] body, JsonParser in) {
    this.body = body;
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

  /** Returns a number of seconds, of any width; more than a long has room for count as that. */
  long seconds(String field) throws IOException, InvalidTaskException {
    if (isShortInt() && in.getIntValue() >= 0) {
      return in.getIntValue();
    }
    try {
      String text =
          switch (in.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_STRING -> in.getText();
            case VALUE_NUMBER_FLOAT -> withoutZeroFraction(in.getText());
            default -> "";
          };
      if (text.length() <= LONGEST_NUMBER) {
        BigInteger value = new BigInteger(text);
        if (value.signum() >= 0) {
          return value.min(LARGEST).longValueExact();
        }
      }
    } catch (NumberFormatException e) {
      // Said below, without the text itself.
    }
    throw new InvalidTaskException("'" + field + "' is not a whole number from 0 on");
  }

  int integer(String field, int max) throws IOException, InvalidTaskException {
    try {
      int value =
          switch (in.currentToken()) {
            case VALUE_NUMBER_INT ->
                isShortInt() ? in.getIntValue() : Integer.parseInt(in.getText());
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

  /** Tells whether the value is an int for sure, which needs no text. */
  private boolean isShortInt() throws IOException {
    return in.currentToken() == JsonToken.VALUE_NUMBER_INT && in.getTextLength() < LONGEST_INT;
  }

  private static String withoutZeroFraction(String number) {
    int point = number.indexOf('.');
    boolean zeros = point > 0 && number.substring(point + 1).chars().allMatch(c -> c == '0');
    return zeros ? number.substring(0, point) : number;
  }

  /** Reads a policy, and keeps how it is written if that says more. */
  void policy(TaskDraft draft, String field) throws IOException, InvalidTaskException {
    requireStart(field);
    int start = tokenStart();
    // The defaults of the Python model, which differ from those of its default policy.
    int maxTries = 5;
    long delay = 0;
    long maxDelay = 3600;
    RetryMode mode = RetryMode.FIXED;
    boolean hasMore = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String inner = in.currentName();
      in.nextToken();
      switch (inner) {
        case "max_tries" -> maxTries = integer("policy.max_tries", RetryPolicy.MOST_TRIES);
        case "delay" -> delay = seconds("policy.delay");
        case "delay_max" -> maxDelay = seconds("policy.delay_max");
        case "retry_mode" -> mode = mode(integer("policy.retry_mode", 2));
        default -> {
          in.skipChildren();
          hasMore = true;
        }
      }
    }
    // Integers of Python have no width: "no limit" is commonly a number beyond that of Java.
    boolean isLong = Math.max(delay, maxDelay) > RetryPolicy.LONGEST_SECONDS;
    var policy =
        RetryPolicy.ofSeconds(
            maxTries, RetryPolicy.bounded(delay), RetryPolicy.bounded(maxDelay), mode);
    draft.policy(policy, isLong || hasMore ? valueFrom(start) : null);
  }

  private static RetryMode mode(int wireValue) {
    return switch (wireValue) {
      case 0 -> RetryMode.FIXED;
      case 1 -> RetryMode.EXPONENTIAL;
      default -> RetryMode.LINEAR;
    };
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

  /** The current value as it stands in the body; the parser is left on its last token. */
  RawJson value() throws IOException {
    int start = tokenStart();
    in.skipChildren();
    return valueFrom(start);
  }

  int tokenStart() {
    return (int) in.currentTokenLocation().getByteOffset();
  }

  RawJson valueFrom(int start) throws IOException {
    in.finishToken();
    int end = (int) in.currentLocation().getByteOffset();
    return new RawJson(body, start, end - start);
  }
}
