package io.boilermaker.opentelemetry;

import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.interceptor.Publication;
import io.boilermaker.interceptor.PublishInterceptor;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a span of each publication and of each try of a task, and carries the trace between them: a
 * task with its retries, callbacks and calls is one trace, whichever processes they run in. Of
 * tracers nothing is trusted: what they throw costs no task and no publication. Thread safe.
 */
public final class OpenTelemetryTracing implements PublishInterceptor, ExecutionInterceptor {

  /** The ways in which a try belongs to the trace of its message. */
  public enum Parent {
    /** Its span is a child of the one that published the message, and linked to it. */
    PARENT,
    /** Its span begins a trace of its own, and is linked to the one that published the message. */
    LINK
  }

  /** Where the context of a try is kept for what it publishes at its end. */
  private static final String CONTEXT = "io.boilermaker.opentelemetry.context";

  private static final String SCOPE = "io.boilermaker";

  private static final Logger log = LoggerFactory.getLogger(OpenTelemetryTracing.class);

  /** Outermost, so that it sees what other interceptors refuse. */
  private static final int PRIORITY = -2_000;

  private final Supplier<OpenTelemetry> telemetry;
  private final Parent parent;
  private final SpanAttributes attributes = SpanAttributes.fromEnvironment();

  /** Uses {@link GlobalOpenTelemetry}; {@link java.util.ServiceLoader} can do it too. */
  public OpenTelemetryTracing() {
    this(GlobalOpenTelemetry::get, Parent.PARENT);
  }

  /** Uses a given instance. */
  public OpenTelemetryTracing(OpenTelemetry telemetry) {
    this(telemetry, Parent.PARENT);
  }

  /** Uses a given instance, and says how tries belong to the traces of their messages. */
  public OpenTelemetryTracing(OpenTelemetry telemetry, Parent parent) {
    this(() -> telemetry, parent);
  }

  private OpenTelemetryTracing(Supplier<OpenTelemetry> telemetry, Parent parent) {
    this.telemetry = telemetry;
    this.parent = parent;
  }

  @Override
  public int priority() {
    return PRIORITY;
  }

  @Override
  public boolean tracesTries() {
    return true;
  }

  @Override
  public void opened(ApplicationView application) {
    attributes.opened(application);
  }

  private Tracer tracer() {
    return telemetry.get().getTracer(SCOPE);
  }

  @Override
  public void publish(Publication publication) {
    guarded(() -> trace(publication));
  }

  private void trace(Publication publication) {
    Context context = parent(publication);
    boolean isBatch = publication.batch().size() > 1;
    SpanBuilder builder =
        tracer()
            .spanBuilder((isBatch ? "create " : "send ") + publication.queue())
            .setParent(context)
            .setSpanKind(SpanKind.PRODUCER);
    attributes.ofPublication(builder, publication, isBatch ? "create" : null);
    Span span = builder.startSpan();
    BatchSpan batch = isBatch ? BatchSpan.of(publication, this::sendSpan) : null;
    if (batch != null) {
      batch.add(span.getSpanContext());
    }
    publication.whenEnded(
        failure -> {
          if (failure != null) {
            failed(span, failure);
          }
          span.end();
          if (batch != null) {
            batch.ended(failure);
          }
        });
    Propagation.inject(telemetry.get(), context.with(span), publication);
  }

  /** The context of the caller, or that of the try that a retry or callback follows. */
  private Context parent(Publication publication) {
    if (publication.kind() == Publication.Kind.CALL) {
      return Context.current();
    }
    return publication.attributes().get(CONTEXT) instanceof Context context
        ? context
        : Propagation.extract(
            telemetry.get(),
            publication.traceParent().orElse(null),
            publication.traceState().orElse(null),
            publication.receivedProperties());
  }

  private Span sendSpan(Publication publication) {
    SpanBuilder builder =
        tracer()
            .spanBuilder("send " + publication.queue())
            .setParent(parent(publication))
            .setSpanKind(SpanKind.CLIENT);
    attributes.ofBatch(builder, publication);
    return builder.startSpan();
  }

  @Override
  public CompletionStage<ExecutionOutcome> execute(Execution execution, Next next) {
    Context context = guarded(() -> begin(execution));
    if (context == null) {
      return next.run();
    }
    Span span = Span.fromContext(context);
    Scope scope = guarded(context::makeCurrent);
    try {
      return next.run()
          .whenComplete((outcome, error) -> guarded(() -> end(span, execution, outcome)));
    } finally {
      if (scope != null) {
        guarded(scope::close);
      }
    }
  }

  private Context begin(Execution execution) {
    Context remote =
        Propagation.extract(
            telemetry.get(),
            execution.context().traceParent().orElse(null),
            execution.traceState().orElse(null),
            execution.properties());
    SpanBuilder builder =
        tracer()
            .spanBuilder("process " + execution.queue())
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(remote);
    if (parent == Parent.LINK) {
      builder.setNoParent();
    }
    if (Span.fromContext(remote).getSpanContext().isValid()) {
      builder.addLink(Span.fromContext(remote).getSpanContext());
    }
    attributes.ofExecution(builder, execution);
    Context context = remote.with(builder.startSpan());
    execution.attributes().put(CONTEXT, context);
    return context;
  }

  private void end(Span span, Execution execution, @Nullable ExecutionOutcome outcome) {
    try {
      if (outcome != null) {
        attributes.ofOutcome(span, outcome);
        if (outcome instanceof ExecutionOutcome.Failure failure) {
          span.setStatus(StatusCode.ERROR, execution.taskName() + ": " + failure.reason());
        }
        outcome.error().ifPresent(error -> recordException(span, error, execution::masked));
      }
    } finally {
      span.end();
    }
  }

  private void failed(Span span, Throwable failure) {
    attributes.ofError(span, failure);
    span.setStatus(StatusCode.ERROR);
    recordException(span, failure, UnaryOperator.identity());
  }

  /** The exception is the user's: even its message may throw. */
  private static void recordException(Span span, Throwable error, UnaryOperator<String> masks) {
    guarded(() -> ExceptionEvent.add(span, error, masks));
  }

  private static void guarded(Runnable work) {
    guarded(
        () -> {
          work.run();
          return null;
        });
  }

  private static <T> @Nullable T guarded(Supplier<@Nullable T> work) {
    try {
      return work.get();
    } catch (Throwable t) {
      tell(t);
      return null;
    }
  }

  private static void tell(Throwable failure) {
    try {
      log.debug("The tracer fails", failure);
    } catch (Throwable t) {
      // The logging back end is the user's too.
    }
  }
}
