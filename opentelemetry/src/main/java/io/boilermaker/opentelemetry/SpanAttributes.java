package io.boilermaker.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.interceptor.Publication;
import io.boilermaker.interceptor.TaskMetrics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes of spans, by the names of OpenTelemetry's conventions for messaging. */
final class SpanAttributes {

  static final AttributeKey<String> SYSTEM = stringKey("messaging.system.name");
  static final AttributeKey<String> OLD_SYSTEM = stringKey("messaging.system");
  static final AttributeKey<String> OPERATION = stringKey("messaging.operation.name");
  static final AttributeKey<String> OPERATION_TYPE = stringKey("messaging.operation.type");
  static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
  static final AttributeKey<String> MESSAGE_ID = stringKey("messaging.message.id");
  static final AttributeKey<Long> BATCH_SIZE = longKey("messaging.batch.message_count");
  static final AttributeKey<String> ADDRESS = stringKey("server.address");
  static final AttributeKey<Long> PORT = longKey("server.port");
  static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");
  static final AttributeKey<Long> DELIVERIES = longKey("azure.servicebus.message.delivery_count");
  static final AttributeKey<Long> ENQUEUED = longKey("azure.servicebus.message.enqueued_time");
  static final AttributeKey<String> TASK_NAME = stringKey("boilermaker.task.name");
  static final AttributeKey<String> TASK_ID = stringKey("boilermaker.task.id");
  static final AttributeKey<Long> ATTEMPT = longKey("boilermaker.task.attempt");
  static final AttributeKey<Long> DELAY = longKey("boilermaker.delay_s");
  static final AttributeKey<String> OUTCOME = stringKey("boilermaker.outcome");

  private static final String OPT_IN = "OTEL_SEMCONV_STABILITY_OPT_IN";

  private final boolean hasOldNames;
  private volatile Optional<Server> server = Optional.empty();

  private record Server(String address, int port) {

    static Server of(String host) {
      int colon = host.lastIndexOf(':');
      String port = host.substring(colon + 1);
      return colon < 0 || !port.matches("\\d{1,5}")
          ? new Server(host, -1)
          : new Server(host.substring(0, colon), Integer.parseInt(port));
    }
  }

  /**
   * @param hasOldNames whether the names that back ends still know are set as well
   */
  SpanAttributes(boolean hasOldNames) {
    this.hasOldNames = hasOldNames;
  }

  static SpanAttributes fromEnvironment() {
    String optIn = System.getenv(OPT_IN);
    return new SpanAttributes(optIn == null || !optIn.contains("messaging"));
  }

  /** Takes the address of an application's namespace; of several, the last. */
  void opened(ApplicationView application) {
    String host = application.host();
    server = host.isEmpty() ? Optional.empty() : Optional.of(Server.of(host));
  }

  private void common(SpanBuilder span, String queue, String operation, String type) {
    span.setAttribute(SYSTEM, "azure.servicebus");
    if (hasOldNames) {
      span.setAttribute(OLD_SYSTEM, "servicebus");
    }
    span.setAttribute(DESTINATION, queue);
    span.setAttribute(OPERATION, operation);
    span.setAttribute(OPERATION_TYPE, type);
    server.ifPresent(
        known -> {
          span.setAttribute(ADDRESS, known.address());
          if (known.port() >= 0) {
            span.setAttribute(PORT, (long) known.port());
          }
        });
  }

  /**
   * @param operation null for that of a send
   */
  void ofPublication(SpanBuilder span, Publication publication, @Nullable String operation) {
    common(
        span,
        publication.queue(),
        operation == null ? TaskMetrics.operation(publication.options().delay()) : operation,
        operation == null ? "send" : operation);
    span.setAttribute(TASK_NAME, publication.taskName());
    span.setAttribute(TASK_ID, publication.taskId());
    span.setAttribute(ATTEMPT, (long) publication.attempt());
    if (!publication.options().delay().isZero()) {
      span.setAttribute(DELAY, publication.options().delay().toSeconds());
    }
    if (publication.kind() == Publication.Kind.CALL) {
      String given = publication.options().messageId();
      span.setAttribute(MESSAGE_ID, given == null ? publication.taskId() : given);
    }
  }

  void ofBatch(SpanBuilder span, Publication publication) {
    common(span, publication.queue(), "send", "send");
    span.setAttribute(BATCH_SIZE, (long) publication.batch().size());
  }

  void ofExecution(SpanBuilder span, Execution execution) {
    common(span, execution.queue(), "process", "process");
    span.setAttribute(MESSAGE_ID, execution.messageId());
    span.setAttribute(TASK_NAME, execution.taskName());
    span.setAttribute(TASK_ID, execution.context().taskId());
    span.setAttribute(ATTEMPT, (long) execution.context().attempt());
    span.setAttribute(DELIVERIES, execution.context().deliveryCount());
    execution.enqueuedAt().ifPresent(time -> span.setAttribute(ENQUEUED, time.getEpochSecond()));
  }

  void ofOutcome(Span span, ExecutionOutcome outcome) {
    if (outcome instanceof ExecutionOutcome.Failure failure) {
      span.setAttribute(OUTCOME, "failure");
      span.setAttribute(
          ERROR_TYPE,
          failure.thrown() == null ? failure.reason() : failure.thrown().getClass().getName());
    } else {
      span.setAttribute(OUTCOME, outcome instanceof ExecutionOutcome.Retry ? "retry" : "success");
    }
  }

  void ofError(Span span, Throwable error) {
    span.setAttribute(ERROR_TYPE, error.getClass().getName());
  }
}
