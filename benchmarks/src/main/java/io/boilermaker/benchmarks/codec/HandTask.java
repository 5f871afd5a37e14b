package io.boilermaker.benchmarks.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as {@link HandReader} reads it. */
final class HandTask {

  String id = "";
  boolean deadLetter;
  boolean acksLate;
  String name = "";
  int attempts;
  Instant lastRetry = Instant.EPOCH;
  int maxTries;
  int delay;
  int delayMax;
  int retryMode;
  HandReader.@Nullable Call call;
  @Nullable String graphId;
  @Nullable HandTask onSuccess;
  @Nullable HandTask onFailure;

  private HandTask() {}

  /** From the start of the object to its end. */
  static HandTask read(JsonParser in) throws IOException {
    var task = new HandTask();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      task.field(field, in);
    }
    return task;
  }

  private void field(String field, JsonParser in) throws IOException {
    switch (field) {
      case "task_id" -> id = in.getText();
      case "should_dead_letter" -> deadLetter = in.getBooleanValue();
      case "acks_late" -> acksLate = in.getBooleanValue();
      case "function_name" -> name = in.getText();
      case "attempts" -> attempts(in);
      case "policy" -> policy(in);
      case "payload" -> call = HandReader.payload(in, HandReader::orderArguments);
      case "graph_id" -> graphId = in.getValueAsString();
      case "on_success" -> onSuccess = callback(in);
      case "on_failure" -> onFailure = callback(in);
      default -> in.skipChildren();
    }
  }

  private static @Nullable HandTask callback(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL ? null : read(in);
  }

  private void attempts(JsonParser in) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "attempts" -> attempts = in.getIntValue();
        case "last_retry" -> lastRetry = Instant.parse(in.getText());
        default -> in.skipChildren();
      }
    }
  }

  private void policy(JsonParser in) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "max_tries" -> maxTries = in.getIntValue();
        case "delay" -> delay = in.getIntValue();
        case "delay_max" -> delayMax = in.getIntValue();
        case "retry_mode" -> retryMode = in.getIntValue();
        default -> in.skipChildren();
      }
    }
  }
}
