package io.boilermaker;

import io.boilermaker.Task.UnknownField;
import io.boilermaker.internal.json.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A task in the making; used by one thread. Without an id it gets a new one. */
final class TaskDraft {
  @Nullable String id;
  @Nullable String name;
  boolean deadLetter = true;
  boolean acksLate = true;
  int attempts;
  @Nullable Instant lastRetry;
  @Nullable RetryPolicy policy;
  @Nullable RawJson writtenPolicy;
  @Nullable Payload payload;
  @Nullable String graphId;
  @Nullable Task onSuccess;
  @Nullable Task onFailure;
  List<UnknownField> unknownFields = List.of();
  @Nullable String queue;
  OptionalLong sequenceNumber = OptionalLong.empty();

  TaskDraft() {}

  TaskDraft(Task task) {
    this.id = task.id();
    this.name = task.name();
    this.deadLetter = task.deadLetter();
    this.acksLate = task.acksLate();
    this.attempts = task.attempts();
    this.lastRetry = task.lastRetry();
    this.policy = task.policy();
    this.writtenPolicy = task.writtenPolicy();
    this.payload = task.payload();
    this.graphId = task.graphId();
    this.onSuccess = task.onSuccess();
    this.onFailure = task.onFailure();
    this.unknownFields = task.unknownFields();
    this.queue = task.queue();
    this.sequenceNumber = task.sequenceNumber();
  }

  TaskDraft id(String value) {
    this.id = value;
    return this;
  }

  TaskDraft name(String value) {
    this.name = value;
    return this;
  }

  TaskDraft deadLetter(boolean value) {
    this.deadLetter = value;
    return this;
  }

  TaskDraft acksLate(boolean value) {
    this.acksLate = value;
    return this;
  }

  TaskDraft attempts(int value, Instant when) {
    this.attempts = value;
    this.lastRetry = when;
    return this;
  }

  TaskDraft policy(RetryPolicy value) {
    return policy(value, null);
  }

  /**
   * Sets the policy of a message.
   *
   * @param written its JSON, if that says more than the policy, and is to be published again
   */
  TaskDraft policy(RetryPolicy value, @Nullable RawJson written) {
    this.policy = value;
    this.writtenPolicy = written;
    return this;
  }

  TaskDraft payload(Payload value) {
    this.payload = value;
    return this;
  }

  TaskDraft graphId(@Nullable String value) {
    this.graphId = value;
    return this;
  }

  TaskDraft onSuccess(@Nullable Task value) {
    this.onSuccess = value;
    return this;
  }

  TaskDraft onFailure(@Nullable Task value) {
    this.onFailure = value;
    return this;
  }

  TaskDraft unknownFields(List<UnknownField> value) {
    this.unknownFields = value;
    return this;
  }

  TaskDraft queue(@Nullable String value) {
    this.queue = value;
    return this;
  }

  TaskDraft sequenceNumber(long value) {
    this.sequenceNumber = OptionalLong.of(value);
    return this;
  }

  /** The envelope's name of the first field that must be set and is not; null if none. */
  @Nullable String missing() {
    if (name == null) {
      return "function_name";
    }
    if (lastRetry == null) {
      return "attempts";
    }
    if (policy == null) {
      return "policy";
    }
    return payload == null ? "payload" : null;
  }

  Task build() {
    return new Task(this);
  }
}
