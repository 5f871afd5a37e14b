package io.boilermaker.internal.interception;

import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.PublishOptions;
import io.boilermaker.interceptor.Publication;
import io.boilermaker.interceptor.PublicationBatch;
import io.boilermaker.interceptor.PublishEnd;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.internal.servicebus.TraceContext;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A publication as interceptors see and change it. Used by one thread; its end by any. */
public final class PublicationDraft implements Publication {

  private final PublishedTask task;
  private final @Nullable HandledMessage cause;
  private final Executor listeners;
  private final AddedProperties added = new AddedProperties();
  private final List<PublishEnd> ends = new ArrayList<>(1);
  private final AtomicBoolean isEnded = new AtomicBoolean();
  private final Map<String, Object> attributes;
  private final Ticker ticker;
  private final long begunAt;
  private volatile @Nullable Duration duration;
  private PublishOptions options;
  private TraceContext trace;

  /**
   * Begins a publication.
   *
   * @param options as they are before interceptors see them
   * @param cause the message that it follows; null if code has called the task
   * @param listeners is told its end
   */
  public PublicationDraft(
      PublishedTask task,
      PublishOptions options,
      @Nullable HandledMessage cause,
      Executor listeners,
      Ticker ticker) {
    this.ticker = ticker;
    this.begunAt = ticker.nanos();
    this.task = task;
    this.options = options;
    this.cause = cause;
    this.listeners = listeners;
    this.trace = cause == null ? TraceContext.NONE : cause.trace();
    this.attributes = cause == null ? new HashMap<>() : cause.attributes();
  }

  @Override
  public Kind kind() {
    return task.kind();
  }

  @Override
  public String taskName() {
    return task.name();
  }

  @Override
  public String taskId() {
    return task.id();
  }

  @Override
  public int attempt() {
    return task.attempt();
  }

  @Override
  public String queue() {
    return task.queue();
  }

  @Override
  public PublicationBatch batch() {
    return task.batch();
  }

  @Override
  public PublishOptions options() {
    return options;
  }

  @Override
  public void options(PublishOptions value) {
    options = Objects.requireNonNull(value, "options");
  }

  @Override
  public Map<String, Object> properties() {
    return added.view();
  }

  @Override
  public void property(String name, Object value) {
    added.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, name));
  }

  @Override
  public Map<String, Object> receivedProperties() {
    return cause == null ? Map.of() : cause.properties();
  }

  @Override
  public void keep(String name) {
    Object value = receivedProperties().get(name);
    if (value != null && !AddedProperties.isReserved(name.toLowerCase(Locale.ROOT))) {
      added.put(name, value);
    }
  }

  @Override
  public Optional<String> traceParent() {
    return Optional.ofNullable(trace.parent());
  }

  @Override
  public Optional<String> traceState() {
    return Optional.ofNullable(trace.state());
  }

  @Override
  public void trace(String parent, @Nullable String state) {
    TraceContext given = TraceContext.of(parent, state);
    if (given == null) {
      throw new IllegalArgumentException(
          "no valid trace: traceparent '" + ShownText.name(parent) + "'");
    }
    trace = given;
  }

  @Override
  public Duration elapsed() {
    Duration ended = duration;
    return ended == null ? Duration.ofNanos(ticker.nanos() - begunAt) : ended;
  }

  @Override
  public Map<String, Object> attributes() {
    return attributes;
  }

  @Override
  public void whenEnded(PublishEnd callback) {
    ends.add(Objects.requireNonNull(callback, "callback"));
  }

  /** Returns the number of bytes that it adds to a message. */
  public int bytes() {
    return added.bytes();
  }

  /** Returns the trace that its message carries. */
  public TraceContext trace() {
    return trace;
  }

  /** Puts the properties and the trace into its message. */
  public void applyTo(ServiceBusMessage message) {
    added.applyTo(message);
    trace.applyTo(message);
  }

  /**
   * Notes that it has ended; only the first time.
   *
   * @param failure null if it is in its queue
   */
  public void ended(@Nullable Throwable failure) {
    duration = elapsed();
    if (!ends.isEmpty() && isEnded.compareAndSet(false, true)) {
      listeners.execute(
          () ->
              ends.forEach(
                  each -> Interceptors.guarded(each, callback -> callback.ended(failure))));
    }
  }
}
