package io.boilermaker.internal.interception;

import io.boilermaker.TaskContext;
import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.interceptor.Settled;
import io.boilermaker.internal.servicebus.TraceContext;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A message that is handled, as interceptors and listeners see it, from its receipt to its
 * settlement. Thread safe.
 */
public final class HandledMessage implements Settled {

  private final ReceivedContent content;
  private final Ticker ticker;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private volatile Known known = Known.NOTHING;
  private volatile @Nullable ExecutionOutcome outcome;
  private volatile long begunAt;
  private volatile @Nullable Duration duration;

  /**
   * What its envelope says.
   *
   * @param name the task's name
   * @param id the task's id
   * @param attempt the number of the try
   * @param isRegistered whether the application knows the task
   */
  public record Known(String name, String id, int attempt, boolean isRegistered) {

    /** What is known of a message that is no task. */
    public static final Known NOTHING = new Known("", "", 0, false);
  }

  public HandledMessage(ReceivedContent content, Ticker ticker) {
    this.content = content;
    this.ticker = ticker;
  }

  /** Notes what its envelope says. */
  public void read(Known value) {
    known = value;
  }

  /** Notes how its try has ended. */
  public void ended(ExecutionOutcome value) {
    outcome = value;
  }

  /**
   * Begins its try.
   *
   * @param masks masks the sensitive values of its arguments in a text
   */
  public Execution begin(TaskContext context, UnaryOperator<String> masks) {
    begunAt = ticker.nanos();
    return new Try(context, masks);
  }

  /** Notes the end of its try. */
  public void endTry() {
    duration = elapsed();
  }

  private Duration elapsed() {
    return Duration.ofNanos(ticker.nanos() - begunAt);
  }

  TraceContext trace() {
    return content.trace();
  }

  /** Returns the {@code traceparent} of its message. */
  public Optional<String> traceParent() {
    return Optional.ofNullable(content.trace().parent());
  }

  @Override
  public String taskName() {
    return known.name();
  }

  @Override
  public boolean isKnown() {
    return known.isRegistered();
  }

  @Override
  public String taskId() {
    return known.id();
  }

  @Override
  public int attempt() {
    return known.attempt();
  }

  @Override
  public String queue() {
    return content.queue();
  }

  @Override
  public long sequenceNumber() {
    return content.sequenceNumber();
  }

  @Override
  public Map<String, Object> properties() {
    return content.properties();
  }

  @Override
  public Optional<ExecutionOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  @Override
  public Optional<Duration> duration() {
    return Optional.ofNullable(duration);
  }

  @Override
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Its try, as execution interceptors see it. */
  private final class Try implements Execution {
    private final TaskContext context;
    private final UnaryOperator<String> masks;

    Try(TaskContext context, UnaryOperator<String> masks) {
      this.context = context;
      this.masks = masks;
    }

    @Override
    public String masked(String text) {
      return masks.apply(text);
    }

    @Override
    public String taskName() {
      return known.name();
    }

    @Override
    public TaskContext context() {
      return context;
    }

    @Override
    public String queue() {
      return content.queue();
    }

    @Override
    public Map<String, Object> properties() {
      return content.properties();
    }

    @Override
    public String messageId() {
      return content.messageId();
    }

    @Override
    public Optional<Instant> enqueuedAt() {
      return Optional.ofNullable(content.enqueuedAt());
    }

    @Override
    public Optional<String> traceState() {
      return Optional.ofNullable(content.trace().state());
    }

    @Override
    public Duration waited() {
      return content.waited();
    }

    @Override
    public Duration elapsed() {
      return HandledMessage.this.elapsed();
    }

    @Override
    public Map<String, Object> attributes() {
      return attributes;
    }
  }
}
