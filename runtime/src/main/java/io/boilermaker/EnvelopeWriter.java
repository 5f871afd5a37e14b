package io.boilermaker;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.boilermaker.annotations.RetryMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes a task as the JSON object that {@code boilermaker-servicebus} 1.4 reads: all fields, in
 * its order. The envelope has a fixed form, so that bytes are copied rather than generated. Used
 * once, by one thread.
 */
final class EnvelopeWriter {

  private static final byte[] TASK_ID = ascii("{\"task_id\":\"");
  private static final byte[] DEAD_LETTER = ascii("\",\"should_dead_letter\":");
  private static final byte[] ACKS_LATE = ascii(",\"acks_late\":");
  private static final byte[] FUNCTION_NAME = ascii(",\"function_name\":\"");
  private static final byte[] ATTEMPTS = ascii("\",\"attempts\":{\"attempts\":");
  private static final byte[] LAST_RETRY = ascii(",\"last_retry\":\"");
  private static final byte[] MAX_TRIES = ascii("\"},\"policy\":{\"max_tries\":");
  private static final byte[] DELAY = ascii(",\"delay\":");
  private static final byte[] DELAY_MAX = ascii(",\"delay_max\":");
  private static final byte[] RETRY_MODE = ascii(",\"retry_mode\":");
  private static final byte[] PAYLOAD = ascii("},\"payload\":");
  private static final byte[] GRAPH_ID = ascii(",\"graph_id\":");
  private static final byte[] ON_SUCCESS = ascii(",\"on_success\":");
  private static final byte[] ON_FAILURE = ascii(",\"on_failure\":");
  private static final byte[] QUEUE = ascii(",\"queue\":");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] NULL = ascii("null");

  private static final int USUAL_LENGTH = 600;

  private final @Nullable ObjectCodec mapper;
  private byte[] bytes = new byte[USUAL_LENGTH];
  private int length;

  private EnvelopeWriter(@Nullable ObjectCodec mapper) {
    this.mapper = mapper;
  }

  /**
   * @param mapper the application's, for arguments of types that only it knows; null for the
   *     default
   */
  static byte[] write(Task task, @Nullable ObjectCodec mapper) {
    var writer = new EnvelopeWriter(mapper);
    writer.task(task, false);
    return writer.length == writer.bytes.length
        ? writer.bytes
        : Arrays.copyOf(writer.bytes, writer.length);
  }

  private void task(Task task, boolean nested) {
    raw(TASK_ID);
    escaped(task.id());
    raw(DEAD_LETTER);
    bool(task.deadLetter());
    raw(ACKS_LATE);
    bool(task.acksLate());
    raw(FUNCTION_NAME);
    escaped(task.name());
    attempts(task.attempts(), task.lastRetry());
    policy(task.policy());
    raw(PAYLOAD);
    json(task.payload().json(mapper));
    raw(GRAPH_ID);
    string(task.graphId());
    raw(ON_SUCCESS);
    callback(task.onSuccess());
    raw(ON_FAILURE);
    callback(task.onFailure());
    if (nested && task.queue() != null) {
      // Not a field of the Python package: tells the worker where a callback goes.
      raw(QUEUE);
      string(task.queue());
    }
    for (Task.UnknownField field : task.unknownFields()) {
      raw((byte) ',');
      string(field.name());
      raw((byte) ':');
      json(field.value());
    }
    raw((byte) '}');
  }

  private void attempts(int attempts, Instant lastRetry) {
    raw(ATTEMPTS);
    number(attempts);
    raw(LAST_RETRY);
    // Python reads at most six digits of a second's fraction.
    raw(ascii(lastRetry.truncatedTo(ChronoUnit.MICROS).toString()));
  }

  private void policy(RetryPolicy policy) {
    raw(MAX_TRIES);
    number(policy.maxTries());
    raw(DELAY);
    number(policy.delay().toSeconds());
    raw(DELAY_MAX);
    number(policy.delayMax().toSeconds());
    raw(RETRY_MODE);
    number(wireValue(policy.mode()));
  }

  private static int wireValue(RetryMode mode) {
    return switch (mode) {
      case FIXED -> 0;
      case EXPONENTIAL -> 1;
      case LINEAR -> 2;
    };
  }

  private void callback(@Nullable Task task) {
    if (task == null) {
      raw(NULL);
    } else {
      task(task, true);
    }
  }

  private void string(@Nullable String value) {
    if (value == null) {
      raw(NULL);
    } else {
      raw((byte) '"');
      escaped(value);
      raw((byte) '"');
    }
  }

  private void escaped(String value) {
    raw(JsonStringEncoder.getInstance().quoteAsUTF8(value));
  }

  private void bool(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  private void number(long value) {
    raw(ascii(Long.toString(value)));
  }

  private void json(RawJson value) {
    raw(value.bytes(), value.offset(), value.length());
  }

  private void raw(byte[] value) {
    raw(value, 0, value.length);
  }

  private void raw(byte value) {
    ensureRoomFor(1);
    bytes[length++] = value;
  }

  private void raw(byte[] value, int offset, int count) {
    ensureRoomFor(count);
    System.arraycopy(value, offset, bytes, length, count);
    length += count;
  }

  private void ensureRoomFor(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
