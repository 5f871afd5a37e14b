package io.boilermaker.interceptor;

import io.boilermaker.internal.process.GuardedLogger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Measures an application for a registry of metrics, which a subclass adapts. What the registry
 * throws is logged for debugging and costs no task and no publication. The names of tasks are those
 * that the application knows, so that the number of time series is bounded.
 */
public abstract class TaskMetrics
    implements PublishInterceptor, ExecutionInterceptor, SettlementListener {

  private static final Logger log = GuardedLogger.of(TaskMetrics.class);

  /** Stands for the names of all tasks that the application does not know. */
  private static final String UNKNOWN = "_unknown";

  /** Outside of most others, whose time it measures too. */
  private static final int PRIORITY = -1_500;

  private static final double NANOS = 1e9;

  protected TaskMetrics() {}

  /** Counts one. */
  protected abstract void add(Metric metric, Map<Label, String> labels);

  /** Adds a value to a distribution: seconds, or a count. */
  protected abstract void record(Metric metric, double value, Map<Label, String> labels);

  /**
   * Begins to read a value of an application whenever it is wanted, until that closes.
   *
   * @param value reads it
   */
  protected abstract void observe(
      Metric metric,
      Map<Label, String> labels,
      ApplicationView application,
      ToDoubleFunction<ApplicationView> value);

  /** Ends reading values of an application. */
  protected abstract void forget(ApplicationView application);

  @Override
  public int priority() {
    return PRIORITY;
  }

  @Override
  public void opened(ApplicationView application) {
    Map<Label, String> labels = Map.of(Label.DESTINATION, application.queue());
    observe(Metric.SLOTS, labels, application, ApplicationView::slots);
    observe(Metric.IN_FLIGHT, labels, application, ApplicationView::inFlight);
    observe(Metric.READY, labels, application, view -> view.isReady() ? 1 : 0);
    observe(Metric.LOCK_RENEWALS, labels, application, ApplicationView::lockRenewals);
    observe(Metric.LOCKS_LOST, labels, application, ApplicationView::locksLost);
  }

  @Override
  public void closed(ApplicationView application) {
    forget(application);
  }

  @Override
  public void publish(Publication publication) {
    publication.whenEnded(failure -> guarded(() -> published(publication, failure)));
  }

  private void published(Publication publication, @Nullable Throwable failure) {
    Map<Label, String> labels = new EnumMap<>(Label.class);
    labels.put(Label.DESTINATION, publication.queue());
    labels.put(Label.OPERATION, operation(publication.options().delay()));
    putError(labels, failure);
    add(Metric.SENT, labels);
    record(Metric.SEND_DURATION, seconds(publication.elapsed()), labels);
  }

  /** Returns the name of a publication's operation. */
  public static String operation(Duration delay) {
    return delay.isZero() ? "send" : "schedule";
  }

  @Override
  public CompletionStage<ExecutionOutcome> execute(Execution execution, Next next) {
    guarded(() -> begun(execution));
    return next.run().whenComplete((outcome, error) -> guarded(() -> ended(execution, outcome)));
  }

  private void begun(Execution execution) {
    add(Metric.CONSUMED, Map.of(Label.DESTINATION, execution.queue()));
    record(Metric.WAIT, seconds(execution.waited()), Map.of(Label.TASK, execution.taskName()));
  }

  private void ended(Execution execution, @Nullable ExecutionOutcome outcome) {
    Map<Label, String> labels = new EnumMap<>(Label.class);
    labels.put(Label.DESTINATION, execution.queue());
    labels.put(Label.TASK, execution.taskName());
    if (outcome instanceof ExecutionOutcome.Failure failure) {
      labels.put(
          Label.ERROR_TYPE,
          failure.thrown() == null ? failure.reason() : failure.thrown().getClass().getName());
    }
    record(Metric.PROCESS_DURATION, seconds(execution.elapsed()), labels);
  }

  @Override
  public void completed(Settled message) {
    // What only probes the connection is no task.
    message.outcome().ifPresent(outcome -> ended(message, outcome(outcome)));
  }

  @Override
  public void retried(Settled message, Duration delay) {
    count(message, "retry");
  }

  @Override
  public void deadLettered(Settled message, String reason, String description) {
    add(Metric.DEAD_LETTERS, Map.of(Label.TASK, task(message), Label.REASON, reason));
    countUnrun(message);
    ended(message, outcome(reason));
  }

  @Override
  public void requeued(Settled message, Duration delay) {
    countUnrun(message);
    count(message, "requeued");
  }

  @Override
  public void released(Settled message) {
    count(message, "released");
  }

  private void countUnrun(Settled message) {
    if (message.duration().isEmpty()) {
      add(Metric.CONSUMED, Map.of(Label.DESTINATION, message.queue()));
    }
  }

  private void ended(Settled message, String outcome) {
    count(message, outcome);
    if (message.attempt() > 0) {
      record(Metric.ATTEMPTS, message.attempt(), Map.of(Label.TASK, task(message)));
    }
  }

  private void count(Settled message, String outcome) {
    add(Metric.TASKS, Map.of(Label.TASK, task(message), Label.OUTCOME, outcome));
  }

  private static String outcome(ExecutionOutcome outcome) {
    return outcome instanceof ExecutionOutcome.Failure failure
        ? outcome(failure.reason())
        : "success";
  }

  private static String outcome(String reason) {
    return switch (reason) {
      case "ProcessingError" -> "exhausted";
      case "ExpectationFailed", "InvalidTaskFormat" -> "rejected";
      default -> "failure";
    };
  }

  private static String task(Settled message) {
    return message.isKnown() ? message.taskName() : UNKNOWN;
  }

  private static void putError(Map<Label, String> labels, @Nullable Throwable error) {
    if (error != null) {
      labels.put(Label.ERROR_TYPE, error.getClass().getName());
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  private static void guarded(Runnable measurement) {
    try {
      measurement.run();
    } catch (Throwable t) {
      log.debug("The registry of metrics refuses a value", t);
    }
  }
}
