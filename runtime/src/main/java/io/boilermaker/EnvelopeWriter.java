package io.boilermaker;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.Json;
import io.boilermaker.internal.json.JsonBuffer;
import io.boilermaker.internal.json.JsonDepth;
import io.boilermaker.internal.json.RawJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a task as the JSON object that {@code boilermaker-servicebus} 1.4 reads: all fields, in
 * its order, and {@code diagnostic_id}, without which its releases before 1.0 find no task. The
 * envelope has a fixed form, so that bytes are copied rather than generated. Used once, by one
 * thread.
 */
final class EnvelopeWriter {

  private static final byte[] TASK_ID = JsonBuffer.ascii("{\"task_id\":\"");
  private static final byte[] DEAD_LETTER = JsonBuffer.ascii("\",\"should_dead_letter\":");
  private static final byte[] ACKS_LATE = JsonBuffer.ascii(",\"acks_late\":");
  private static final byte[] FUNCTION_NAME = JsonBuffer.ascii(",\"function_name\":\"");
  private static final byte[] ATTEMPTS = JsonBuffer.ascii("\",\"attempts\":{\"attempts\":");
  private static final byte[] LAST_RETRY = JsonBuffer.ascii(",\"last_retry\":\"");
  private static final byte[] POLICY = JsonBuffer.ascii("\"},\"policy\":");
  private static final byte[] MAX_TRIES = JsonBuffer.ascii("{\"max_tries\":");
  private static final byte[] DELAY = JsonBuffer.ascii(",\"delay\":");
  private static final byte[] DELAY_MAX = JsonBuffer.ascii(",\"delay_max\":");
  private static final byte[] RETRY_MODE = JsonBuffer.ascii(",\"retry_mode\":");
  private static final byte[] PAYLOAD = JsonBuffer.ascii(",\"payload\":");
  private static final byte[] DIAGNOSTIC_ID = JsonBuffer.ascii(",\"diagnostic_id\":null");
  private static final byte[] GRAPH_ID = JsonBuffer.ascii(",\"graph_id\":");
  private static final byte[] ON_SUCCESS = JsonBuffer.ascii(",\"on_success\":");
  private static final byte[] ON_FAILURE = JsonBuffer.ascii(",\"on_failure\":");
  private static final byte[] QUEUE = JsonBuffer.ascii(",\"queue\":");
  private static final byte[] TRUE = JsonBuffer.ascii("true");
  private static final byte[] FALSE = JsonBuffer.ascii("false");
  private static final byte[] NULL = JsonBuffer.ascii("null");

  /** Deeper callbacks are not written: the writer calls itself for each. */
  private static final int DEEPEST_WRITTEN = 2 * Json.MAX_DEPTH;

  /** The payload and the list in it, which each task has. */
  private static final int LEVELS_OF_ARGUMENTS = 2;

  /** The pool that Jackson's own generators take their buffers from, one set for each thread. */
  private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.defaultPool();

  private final @Nullable ObjectCodec mapper;
  private final JsonBuffer out;
  private int level;
  private int deepest;

  private EnvelopeWriter(byte[] buffer, @Nullable ObjectCodec mapper) {
    this.out = new JsonBuffer(buffer);
    this.mapper = mapper;
  }

  /**
   * The JSON of a task, and what is known of how deep it nests.
   *
   * @param mapper the application's, for arguments of types that only it knows; null for the
   *     default
   */
  static Envelope write(Task task, @Nullable ObjectCodec mapper) {
    // Written to a buffer that is used again: the length of the array to return is known only then.
    BufferRecycler buffers = BUFFERS.acquireAndLinkPooled();
    byte[] buffer = buffers.allocByteBuffer(BufferRecycler.BYTE_WRITE_CONCAT_BUFFER);
    try {
      var writer = new EnvelopeWriter(buffer, mapper);
      writer.task(task, false);
      return new Envelope(RawJson.of(writer.out.copy()), writer.deepest);
    } finally {
      buffers.releaseByteBuffer(BufferRecycler.BYTE_WRITE_CONCAT_BUFFER, buffer);
      buffers.releaseToPool();
    }
  }

  /**
   * A task in JSON.
   *
   * @param body the JSON
   * @param depth how deep it nests, if deeper than {@link Json#MAX_DEPTH}; else some number up to
   *     that
   */
  record Envelope(RawJson body, int depth) {}

  private void task(Task task, boolean nested) {
    level++;
    out.raw(TASK_ID);
    out.escaped(task.id());
    out.raw(DEAD_LETTER);
    bool(task.deadLetter());
    out.raw(ACKS_LATE);
    bool(task.acksLate());
    out.raw(FUNCTION_NAME);
    out.escaped(task.name());
    attempts(task.attempts(), task.lastRetry());
    policy(task.policy(), task.writtenPolicy());
    out.raw(PAYLOAD);
    json(task.payload().json(mapper));
    diagnosticId(task.unknownFields());
    out.raw(GRAPH_ID);
    string(task.graphId());
    out.raw(ON_SUCCESS);
    callback(task.onSuccess());
    out.raw(ON_FAILURE);
    callback(task.onFailure());
    if (nested && task.queue() != null) {
      // Not a field of the Python package: tells the worker where a callback goes.
      out.raw(QUEUE);
      string(task.queue());
    }
    unknown(task.unknownFields());
    out.raw((byte) '}');
    level--;
  }

  /** Writes null, unless the message that was read said more. */
  private void diagnosticId(List<Task.UnknownField> fields) {
    for (Task.UnknownField field : fields) {
      if (field.name().equals(Task.DIAGNOSTIC_ID)) {
        return;
      }
    }
    out.raw(DIAGNOSTIC_ID);
  }

  private void unknown(List<Task.UnknownField> fields) {
    for (Task.UnknownField field : fields) {
      out.raw((byte) ',');
      string(field.name());
      out.raw((byte) ':');
      json(field.value());
    }
  }

  private void attempts(int attempts, Instant lastRetry) {
    out.raw(ATTEMPTS);
    out.number(attempts);
    out.raw(LAST_RETRY);
    out.time(lastRetry);
  }

  private void policy(RetryPolicy policy, @Nullable RawJson written) {
    out.raw(POLICY);
    if (written != null) {
      json(written);
      return;
    }
    out.raw(MAX_TRIES);
    out.number(policy.maxTries());
    out.raw(DELAY);
    out.number((int) policy.delay().toSeconds());
    out.raw(DELAY_MAX);
    out.number((int) policy.maxDelay().toSeconds());
    out.raw(RETRY_MODE);
    out.number(wireValue(policy.mode()));
    out.raw((byte) '}');
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
      out.raw(NULL);
    } else if (level < DEEPEST_WRITTEN) {
      task(task, true);
    } else {
      // No reader takes this: chains of any length are counted, but not written.
      deepest = Math.max(deepest, level + length(task) + LEVELS_OF_ARGUMENTS);
      out.raw(NULL);
    }
  }

  private static int length(Task task) {
    int length = 1;
    for (Task next = next(task); next != null; next = next(next)) {
      length++;
    }
    return length;
  }

  private static @Nullable Task next(Task task) {
    return task.onSuccess() == null ? task.onFailure() : task.onSuccess();
  }

  private void string(@Nullable String value) {
    if (value == null) {
      out.raw(NULL);
    } else {
      out.raw((byte) '"');
      out.escaped(value);
      out.raw((byte) '"');
    }
  }

  private void bool(boolean value) {
    out.raw(value ? TRUE : FALSE);
  }

  private void json(RawJson value) {
    // Each level has a start and an end.
    int levels = value.length() / 2;
    if (level + levels > Json.MAX_DEPTH) {
      levels = JsonDepth.of(value);
    }
    deepest = Math.max(deepest, level + levels);
    out.raw(value.bytes(), value.offset(), value.length());
  }
}
