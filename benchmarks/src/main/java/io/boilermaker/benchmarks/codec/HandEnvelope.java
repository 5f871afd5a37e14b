package io.boilermaker.benchmarks.codec;

import static io.boilermaker.benchmarks.codec.HandWriter.name;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.time.Instant;

/** The fields of a message but for its payload, by Jackson's generator. */
final class HandEnvelope {

  private static final SerializedString TASK_ID = name("task_id");
  private static final SerializedString DEAD_LETTER = name("should_dead_letter");
  private static final SerializedString ACKS_LATE = name("acks_late");
  private static final SerializedString FUNCTION_NAME = name("function_name");
  private static final SerializedString ATTEMPTS = name("attempts");
  private static final SerializedString LAST_RETRY = name("last_retry");
  private static final SerializedString POLICY = name("policy");
  private static final SerializedString MAX_TRIES = name("max_tries");
  private static final SerializedString DELAY = name("delay");
  private static final SerializedString DELAY_MAX = name("delay_max");
  private static final SerializedString RETRY_MODE = name("retry_mode");
  private static final SerializedString PAYLOAD = name("payload");
  private static final SerializedString DIAGNOSTIC_ID = name("diagnostic_id");
  private static final SerializedString GRAPH_ID = name("graph_id");
  private static final SerializedString ON_SUCCESS = name("on_success");
  private static final SerializedString ON_FAILURE = name("on_failure");

  private HandEnvelope() {}

  static void write(
      JsonGenerator out, String id, String function, Instant time, HandWriter.Part payload)
      throws IOException {
    out.writeStartObject();
    out.writeFieldName(TASK_ID);
    out.writeString(id);
    out.writeFieldName(DEAD_LETTER);
    out.writeBoolean(true);
    out.writeFieldName(ACKS_LATE);
    out.writeBoolean(true);
    out.writeFieldName(FUNCTION_NAME);
    out.writeString(function);
    attempts(out, time);
    policy(out);
    out.writeFieldName(PAYLOAD);
    payload.write(out);
    out.writeFieldName(DIAGNOSTIC_ID);
    out.writeNull();
    out.writeFieldName(GRAPH_ID);
    out.writeNull();
    out.writeFieldName(ON_SUCCESS);
    out.writeNull();
    out.writeFieldName(ON_FAILURE);
    out.writeNull();
    out.writeEndObject();
  }

  private static void attempts(JsonGenerator out, Instant time) throws IOException {
    out.writeFieldName(ATTEMPTS);
    out.writeStartObject();
    out.writeFieldName(ATTEMPTS);
    out.writeNumber(0);
    out.writeFieldName(LAST_RETRY);
    out.writeString(time.toString());
    out.writeEndObject();
  }

  private static void policy(JsonGenerator out) throws IOException {
    out.writeFieldName(POLICY);
    out.writeStartObject();
    out.writeFieldName(MAX_TRIES);
    out.writeNumber(5);
    out.writeFieldName(DELAY);
    out.writeNumber(120);
    out.writeFieldName(DELAY_MAX);
    out.writeNumber(120);
    out.writeFieldName(RETRY_MODE);
    out.writeNumber(0);
    out.writeEndObject();
  }
}
