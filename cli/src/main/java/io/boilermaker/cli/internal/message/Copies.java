package io.boilermaker.cli.internal.message;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** Copies of dead letters, as if they had never run. */
public final class Copies {

  /** What the service and workers have noted on a message; a copy must not remember it. */
  private static final Set<String> NOTES =
      Set.of(
          "DeadLetterReason",
          "DeadLetterErrorDescription",
          "boilermaker-hand-backs",
          "boilermaker-interruptions");

  /** The service's limit. */
  private static final int LONGEST_ID = 128;

  private static final String AGAIN = ":redrive:";

  private Copies() {}

  /**
   * Returns the message id of the copy of a dead letter. Another one than before, since a queue
   * with duplicate detection drops, without an error, what has an id that it has seen; and the same
   * one each time, so that it drops what is sent twice.
   */
  public static String id(SeenMessage dead) {
    String first = dead.envelope().map(Envelope::taskId).orElse(dead.messageId());
    String id = (first.isEmpty() ? "message" : first) + AGAIN + dead.sequence();
    return id.length() > LONGEST_ID
        ? UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString()
        : id;
  }

  /**
   * Copies a dead letter.
   *
   * @param body its body, or what it was changed to
   */
  public static ServiceBusMessage of(SeenMessage dead, byte[] body) {
    ServiceBusReceivedMessage received = dead.received();
    ServiceBusMessage copy =
        dead.hasBytes()
            ? new ServiceBusMessage(BinaryData.fromBytes(body))
            : new ServiceBusMessage(received);
    copy.setContentType(received.getContentType())
        .setCorrelationId(received.getCorrelationId())
        .setSubject(received.getSubject())
        .setTo(received.getTo())
        .setReplyTo(received.getReplyTo())
        .setReplyToSessionId(received.getReplyToSessionId())
        .setMessageId(id(dead));
    if (received.getSessionId() != null) {
      copy.setSessionId(received.getSessionId());
    } else if (received.getPartitionKey() != null) {
      copy.setPartitionKey(received.getPartitionKey());
    }
    copy.getApplicationProperties().putAll(received.getApplicationProperties());
    copy.getApplicationProperties().keySet().removeAll(NOTES);
    return copy;
  }
}
