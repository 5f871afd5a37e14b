package io.boilermaker.cli.internal.queue;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import org.jspecify.annotations.Nullable;

/** Why a queue cannot be used; the message is a sentence for people. */
public final class QueueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private QueueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static QueueException of(String message) {
    return new QueueException(message, null);
  }

  /**
   * Says what a failure of the SDK means.
   *
   * @param right the right that was needed, Listen or Send
   * @param queue the queue and the namespace, for the message
   */
  static QueueException of(RuntimeException failure, String right, String queue) {
    AmqpErrorCondition condition = condition(failure);
    if (isReason(failure, ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND)
        || condition == AmqpErrorCondition.NOT_FOUND) {
      return new QueueException("there is no " + queue, failure);
    }
    if (isReason(failure, ServiceBusFailureReason.UNAUTHORIZED)
        || condition == AmqpErrorCondition.UNAUTHORIZED_ACCESS) {
      return new QueueException(
          "the right '"
              + right
              + "' is missing for "
              + queue
              + ", or the key or login is wrong: check the access policy or the role",
          failure);
    }
    String text = String.valueOf(failure.getMessage());
    int context = text.indexOf(", errorContext[");
    return new QueueException(
        queue + ": " + (context > 0 ? text.substring(0, context) : text), failure);
  }

  private static boolean isReason(Throwable failure, ServiceBusFailureReason reason) {
    return failure instanceof ServiceBusException e && reason.equals(e.getReason());
  }

  private static @Nullable AmqpErrorCondition condition(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof AmqpException e && e.getErrorCondition() != null) {
        return e.getErrorCondition();
      }
    }
    return null;
  }
}
