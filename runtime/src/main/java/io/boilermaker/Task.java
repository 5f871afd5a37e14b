package io.boilermaker;

import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import io.boilermaker.internal.json.RawJson;
import io.boilermaker.internal.process.ShownText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One call of a task: its name, arguments, policy and callbacks.
 *
 * <p>Generated stubs make tasks; {@link Boilermaker#publish(Task) publishing} one sends it. A task
 * is an immutable value: every {@code with…} method returns a changed copy with the same id.
 */
public final class Task {

  /** A field that releases of the Python package before 1.0 need, though it may be null. */
  static final String DIAGNOSTIC_ID = "diagnostic_id";

  private final String id;
  private final String name;
  private final boolean deadLetter;
  private final boolean acksLate;
  private final int attempts;
  private final Instant lastRetry;
  private final RetryPolicy policy;
  private final @Nullable RawJson writtenPolicy;
  private final Payload payload;
  private final @Nullable String graphId;
  private final @Nullable Task onSuccess;
  private final @Nullable Task onFailure;
  private final List<UnknownField> unknownFields;
  private final @Nullable String queue;
  private final OptionalLong sequenceNumber;

  Task(TaskDraft draft) {
    this.id = draft.id == null ? TaskIds.next() : draft.id;
    this.name = Objects.requireNonNull(draft.name);
    this.deadLetter = draft.deadLetter;
    this.acksLate = draft.acksLate;
    this.attempts = draft.attempts;
    this.lastRetry = Objects.requireNonNull(draft.lastRetry);
    this.policy = Objects.requireNonNull(draft.policy);
    this.writtenPolicy = draft.writtenPolicy;
    this.payload = Objects.requireNonNull(draft.payload);
    this.graphId = draft.graphId;
    this.onSuccess = draft.onSuccess;
    this.onFailure = draft.onFailure;
    this.unknownFields = draft.unknownFields;
    this.queue = draft.queue;
    this.sequenceNumber = draft.sequenceNumber;
  }

  /**
   * Returns a call of a task that is known by name only, with the standard retry policy.
   *
   * @param name the task's name in messages
   * @param args the arguments by position; plain JSON values: null, strings, booleans, numbers,
   *     lists, and maps with string keys
   * @param kwargs the arguments by name; values as in {@code args}
   * @throws io.boilermaker.codec.ArgumentException if a value is no plain JSON value, or is a
   *     decimal beyond the range of a {@code double}, which another language reads as infinity or
   *     zero
   */
  public static Task named(String name, List<?> args, Map<String, ?> kwargs) {
    List<Parameter<?>> parameters = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>(args);
    for (int i = 0; i < args.size(); i++) {
      parameters.add(Parameter.required("args[" + i + "]", Codecs.JSON));
    }
    for (Map.Entry<String, ?> each : kwargs.entrySet()) {
      parameters.add(Payload.keyword(name, each.getKey()));
      values.add(each.getValue());
    }
    return TaskDefinition.external(name, name).build().task(parameters, values);
  }

  /** Returns the id, a UUID in lower case; the same for all tries of this call. */
  public String id() {
    return id;
  }

  /** Returns the task's name in messages. */
  public String name() {
    return name;
  }

  /** Tells whether this call is dead-lettered if it fails for good. */
  public boolean deadLetter() {
    return deadLetter;
  }

  /** Tells whether the message is settled after the task has run. */
  public boolean acksLate() {
    return acksLate;
  }

  /** Returns how many tries have been made, the running one included. */
  public int attempts() {
    return attempts;
  }

  /** Returns when the last try began; before the first, when the task was made. */
  public Instant lastRetry() {
    return lastRetry;
  }

  /** Returns the number of tries and the waits between them. */
  public RetryPolicy policy() {
    return policy;
  }

  /** Returns the task that is published when this one succeeds; null for none. */
  public @Nullable Task onSuccess() {
    return onSuccess;
  }

  /** Returns the task that is published when this one fails for good; null for none. */
  public @Nullable Task onFailure() {
    return onFailure;
  }

  /** Returns the number that the queue gave the message; empty for a task that is not published. */
  public OptionalLong sequenceNumber() {
    return sequenceNumber;
  }

  /** Returns a copy that is followed by {@code next} when it succeeds. */
  public Task onSuccess(Task next) {
    return draft().onSuccess(next).build();
  }

  /** Returns a copy that is followed by {@code next} when it fails for good. */
  public Task onFailure(Task next) {
    return draft().onFailure(next).build();
  }

  /**
   * Appends {@code next} at the end of this task's success chain: it runs if this task and all that
   * are chained to it already have succeeded.
   *
   * @return a copy of this task, the head of the longer chain
   */
  public Task then(Task next) {
    return SuccessChain.rebuilt(this, next, step -> step);
  }

  /**
   * Chains tasks: each runs only if the one before it succeeded.
   *
   * @param first the head, which is what to publish
   * @param more the tasks after it, in order
   * @return a copy of the head that the others follow
   */
  public static Task chain(Task first, Task... more) {
    Task tail = null;
    for (int i = more.length - 1; i >= 0; i--) {
      tail = tail == null ? more[i] : more[i].then(tail);
    }
    return tail == null ? first : first.then(tail);
  }

  /**
   * Puts {@code handler} on this task and on every task of its success chain, so that it runs once
   * if any of them fails for good: those after a failed one do not run.
   *
   * @return a copy of this task with the handler on every step
   */
  public Task onAnyFailure(Task handler) {
    return SuccessChain.rebuilt(this, null, step -> step.onFailure(handler));
  }

  /** Returns a copy with another retry policy. */
  public Task withPolicy(RetryPolicy value) {
    return draft().policy(value).build();
  }

  /** Returns a copy that is dead-lettered on failure, or is not. */
  public Task withDeadLetter(boolean value) {
    return draft().deadLetter(value).build();
  }

  /** Returns a copy that is settled after it has run ({@code true}) or before ({@code false}). */
  public Task withAcksLate(boolean value) {
    return draft().acksLate(value).build();
  }

  Task withAttempt(Instant when) {
    return draft().attempts(attempts + 1, when).build();
  }

  Task withSequenceNumber(long number) {
    return draft().sequenceNumber(number).build();
  }

  /** Returns the policy as the message has it, if that says more than {@link #policy()}. */
  @Nullable RawJson writtenPolicy() {
    return writtenPolicy;
  }

  Payload payload() {
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

  private TaskDraft draft() {
    return new TaskDraft(this);
  }

  /** Returns name and id, as descriptions show them. */
  String described() {
    return "task '" + ShownText.name(name) + "', id " + ShownText.name(id);
  }

  /** The task's name and the end of its id, as log lines show it. */
  @Override
  public String toString() {
    String end = id.substring(Math.max(0, id.length() - 12));
    return "[" + ShownText.name(name) + "(id=..." + ShownText.of(end) + ")]";
  }

  /**
   * A field of the envelope that this version does not know.
   *
   * @param name its name
   * @param value its value, as it came
   */
  record UnknownField(String name, RawJson value) {}
}
