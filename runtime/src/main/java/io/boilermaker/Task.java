package io.boilermaker;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One call of a task: which task, with which arguments, under which policy, and what follows it.
 *
 * <p>Generated stubs make tasks; {@link Boilermaker#publish(Task) publishing} one sends it. A task
 * is an immutable value: every {@code with…} method returns a changed copy with the same id.
 */
public final class Task {

  private final String id;
  private final String name;
  private final boolean deadLetter;
  private final boolean acksLate;
  private final int attempts;
  private final Instant lastRetry;
  private final RetryPolicy policy;
  private final RawJson payload;
  private final @Nullable String graphId;
  private final @Nullable Task onSuccess;
  private final @Nullable Task onFailure;
  private final List<UnknownField> unknownFields;
  private final @Nullable String queue;
  private final OptionalLong sequenceNumber;

  private Task(Draft draft) {
    this.id = draft.id == null ? TaskIds.next() : draft.id;
    this.name = Objects.requireNonNull(draft.name);
    this.deadLetter = draft.deadLetter;
    this.acksLate = draft.acksLate;
    this.attempts = draft.attempts;
    this.lastRetry = Objects.requireNonNull(draft.lastRetry);
    this.policy = Objects.requireNonNull(draft.policy);
    this.payload = Objects.requireNonNull(draft.payload);
    this.graphId = draft.graphId;
    this.onSuccess = draft.onSuccess;
    this.onFailure = draft.onFailure;
    this.unknownFields = draft.unknownFields;
    this.queue = draft.queue;
    this.sequenceNumber = draft.sequenceNumber;
  }

  /** The id, a UUID in lower case; the same for all tries of this call. */
  public String id() {
    return id;
  }

  /** The task's name in messages. */
  public String name() {
    return name;
  }

  /** Whether this call goes to the dead-letter queue if it fails for good. */
  public boolean deadLetter() {
    return deadLetter;
  }

  /** Whether the message is settled after the task has run. */
  public boolean acksLate() {
    return acksLate;
  }

  /** How many tries have been made, the running one included. */
  public int attempts() {
    return attempts;
  }

  /** When the last try began; before the first, when the task was made. */
  public Instant lastRetry() {
    return lastRetry;
  }

  /** How often to try and how long to wait in between. */
  public RetryPolicy policy() {
    return policy;
  }

  /** The task that is published when this one succeeds; null for none. */
  public @Nullable Task onSuccess() {
    return onSuccess;
  }

  /** The task that is published when this one fails for good; null for none. */
  public @Nullable Task onFailure() {
    return onFailure;
  }

  /** The number that the queue gave the message; empty for a task that is not published. */
  public OptionalLong sequenceNumber() {
    return sequenceNumber;
  }

  /** A copy that is followed by {@code next} when it succeeds. */
  public Task onSuccess(Task next) {
    return draft().onSuccess(next).build();
  }

  /** A copy that is followed by {@code next} when it fails for good. */
  public Task onFailure(Task next) {
    return draft().onFailure(next).build();
  }

  /** A copy with another retry policy. */
  public Task withPolicy(RetryPolicy value) {
    return draft().policy(value).build();
  }

  /** A copy that goes to the dead-letter queue on failure, or does not. */
  public Task withDeadLetter(boolean value) {
    return draft().deadLetter(value).build();
  }

  /** A copy that is settled after it has run ({@code true}) or before ({@code false}). */
  public Task withAcksLate(boolean value) {
    return draft().acksLate(value).build();
  }

  Task withAttempt(Instant when) {
    return draft().attempts(attempts + 1, when).build();
  }

  Task withSequenceNumber(long number) {
    return draft().sequenceNumber(number).build();
  }

  /** The JSON object with {@code args} and {@code kwargs}, as it stands in the message. */
  RawJson payload() {
    return payload;
  }

  @Nullable String graphId() {
    return graphId;
  }

  /** Fields of the envelope that this version does not know; they travel on. */
  List<UnknownField> unknownFields() {
    return unknownFields;
  }

  /** The queue to publish to; null for the application's own. */
  @Nullable String queue() {
    return queue;
  }

  private Draft draft() {
    return new Draft(this);
  }

  /** The task's name and the end of its id, as log lines show it. */
  @Override
  public String toString() {
    return "[" + name + "(id=..." + id.substring(Math.max(0, id.length() - 12)) + ")]";
  }

  /**
   * A field of the envelope that this version does not know.
   *
   * @param name its name
   * @param value its value, as it came
   */
  record UnknownField(String name, RawJson value) {}

  /** A task in the making; used by one thread. Without an id it gets a new one. */
  static final class Draft {
    private @Nullable String id;
    private @Nullable String name;
    private boolean deadLetter = true;
    private boolean acksLate = true;
    private int attempts;
    private @Nullable Instant lastRetry;
    private @Nullable RetryPolicy policy;
    private @Nullable RawJson payload;
    private @Nullable String graphId;
    private @Nullable Task onSuccess;
    private @Nullable Task onFailure;
    private List<UnknownField> unknownFields = List.of();
    private @Nullable String queue;
    private OptionalLong sequenceNumber = OptionalLong.empty();

    Draft() {}

    private Draft(Task task) {
      this.id = task.id;
      this.name = task.name;
      this.deadLetter = task.deadLetter;
      this.acksLate = task.acksLate;
      this.attempts = task.attempts;
      this.lastRetry = task.lastRetry;
      this.policy = task.policy;
      this.payload = task.payload;
      this.graphId = task.graphId;
      this.onSuccess = task.onSuccess;
      this.onFailure = task.onFailure;
      this.unknownFields = task.unknownFields;
      this.queue = task.queue;
      this.sequenceNumber = task.sequenceNumber;
    }

    Draft id(String value) {
      this.id = value;
      return this;
    }

    Draft name(String value) {
      this.name = value;
      return this;
    }

    Draft deadLetter(boolean value) {
      this.deadLetter = value;
      return this;
    }

    Draft acksLate(boolean value) {
      this.acksLate = value;
      return this;
    }

    Draft attempts(int value, Instant when) {
      this.attempts = value;
      this.lastRetry = when;
      return this;
    }

    Draft policy(RetryPolicy value) {
      this.policy = value;
      return this;
    }

    Draft payload(RawJson value) {
      this.payload = value;
      return this;
    }

    Draft graphId(@Nullable String value) {
      this.graphId = value;
      return this;
    }

    Draft onSuccess(@Nullable Task value) {
      this.onSuccess = value;
      return this;
    }

    Draft onFailure(@Nullable Task value) {
      this.onFailure = value;
      return this;
    }

    Draft unknownFields(List<UnknownField> value) {
      this.unknownFields = value;
      return this;
    }

    Draft queue(@Nullable String value) {
      this.queue = value;
      return this;
    }

    Draft sequenceNumber(long value) {
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
}
