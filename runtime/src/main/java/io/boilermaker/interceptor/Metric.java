package io.boilermaker.interceptor;

import static io.boilermaker.interceptor.Label.DESTINATION;
import static io.boilermaker.interceptor.Label.ERROR_TYPE;
import static io.boilermaker.interceptor.Label.OPERATION;
import static io.boilermaker.interceptor.Label.OUTCOME;
import static io.boilermaker.interceptor.Label.REASON;
import static io.boilermaker.interceptor.Label.TASK;

import java.util.List;

/** A metric of {@link TaskMetrics}: its name and its labels are the same in every registry. */
public enum Metric {
  SENT(
      Kind.COUNTER,
      "messaging.client.sent.messages",
      "{message}",
      "Publications that have ended",
      List.of(DESTINATION, OPERATION, ERROR_TYPE)),
  SEND_DURATION(
      Kind.DURATION,
      "messaging.client.operation.duration",
      "s",
      "The time from a publication to the service's answer",
      List.of(DESTINATION, OPERATION, ERROR_TYPE)),
  CONSUMED(
      Kind.COUNTER,
      "messaging.client.consumed.messages",
      "{message}",
      "Messages that a worker has begun to run or has refused",
      List.of(DESTINATION)),
  PROCESS_DURATION(
      Kind.DURATION,
      "messaging.process.duration",
      "s",
      "The time of a try, from the binding of its arguments to its end",
      List.of(DESTINATION, TASK, ERROR_TYPE)),
  TASKS(
      Kind.COUNTER,
      "boilermaker.tasks",
      "{task}",
      "Messages by what became of them",
      List.of(TASK, OUTCOME)),
  WAIT(
      Kind.DURATION,
      "boilermaker.task.wait",
      "s",
      "The time from when a message was due to the begin of its task",
      List.of(TASK)),
  ATTEMPTS(
      Kind.COUNT_OF_EACH,
      "boilermaker.task.attempts",
      "{attempt}",
      "The tries that a task took to its end",
      List.of(TASK)),
  DEAD_LETTERS(
      Kind.COUNTER,
      "boilermaker.dead_letters",
      "{message}",
      "Messages moved to the dead-letter queue",
      List.of(TASK, REASON)),
  SLOTS(
      Kind.GAUGE,
      "boilermaker.worker.slots",
      "{task}",
      "The tasks that a worker can run at the same time",
      List.of(DESTINATION)),
  IN_FLIGHT(
      Kind.GAUGE,
      "boilermaker.worker.in_flight",
      "{message}",
      "The messages that a worker handles",
      List.of(DESTINATION)),
  READY(
      Kind.GAUGE,
      "boilermaker.worker.ready",
      "1",
      "1 while a worker takes messages, else 0",
      List.of(DESTINATION)),
  LOCK_RENEWALS(
      Kind.TOTAL,
      "boilermaker.lock.renewals",
      "{lock}",
      "Locks renewed since the worker started",
      List.of(DESTINATION)),
  LOCKS_LOST(
      Kind.TOTAL,
      "boilermaker.lock.lost",
      "{lock}",
      "Locks lost since the worker started",
      List.of(DESTINATION));

  /** The kinds of metrics. */
  public enum Kind {
    /** Is counted up. */
    COUNTER,
    /** A distribution of seconds. */
    DURATION,
    /** A distribution of counts. */
    COUNT_OF_EACH,
    /** Is read when it is wanted. */
    GAUGE,
    /** A counter that is read when it is wanted. */
    TOTAL
  }

  /** The bounds of durations, in seconds: tasks take milliseconds or an hour. */
  private static final List<Double> SECONDS =
      List.of(
          0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0,
          3600.0);

  private static final List<Double> TRIES = List.of(1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0);

  private final Kind kind;
  private final String metricName;
  private final String unit;
  private final String description;

  // Made by List.of alone.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Label> labels;

  Metric(Kind kind, String metricName, String unit, String description, List<Label> labels) {
    this.kind = kind;
    this.metricName = metricName;
    this.unit = unit;
    this.description = description;
    this.labels = labels;
  }

  /** Returns its kind. */
  public Kind kind() {
    return kind;
  }

  /** Returns its name in a registry. */
  public String metricName() {
    return metricName;
  }

  /** Returns its unit, by UCUM. */
  public String unit() {
    return unit;
  }

  /** Returns one line about it. */
  public String description() {
    return description;
  }

  /** Returns its labels, in order. */
  public List<Label> labels() {
    return labels;
  }

  /** Returns the upper bounds of a distribution's buckets; none for other kinds. */
  public List<Double> buckets() {
    return switch (kind) {
      case DURATION -> SECONDS;
      case COUNT_OF_EACH -> TRIES;
      case COUNTER, GAUGE, TOTAL -> List.of();
    };
  }
}
