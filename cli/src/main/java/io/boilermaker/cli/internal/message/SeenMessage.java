package io.boilermaker.cli.internal.message;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.amqp.models.AmqpMessageBodyType;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of a queue. */
public final class SeenMessage {

  private final ServiceBusReceivedMessage received;
  private final boolean isDead;
  private final byte[] body;
  private final @Nullable Envelope envelope;

  private SeenMessage(ServiceBusReceivedMessage received, boolean isDead) {
    this.received = received;
    this.isDead = isDead;
    this.body = bytes(received.getRawAmqpMessage().getBody());
    this.envelope = Envelope.read(body).orElse(null);
  }

  /** Takes a message from the SDK. */
  public static SeenMessage of(ServiceBusReceivedMessage received, boolean isDead) {
    return new SeenMessage(received, isDead);
  }

  /** Returns it as the SDK gives it. */
  public ServiceBusReceivedMessage received() {
    return received;
  }

  /** Returns whether it is in the dead-letter queue. */
  public boolean isDead() {
    return isDead;
  }

  /** Returns its bytes, which nobody changes; none if it is an AMQP value or sequence. */
  public byte[] body() {
    return body;
  }

  /** Returns what is known of its task; nothing if it is no task. */
  public Optional<Envelope> envelope() {
    return Optional.ofNullable(envelope);
  }

  private static byte[] bytes(AmqpMessageBody body) {
    if (body.getBodyType() != AmqpMessageBodyType.DATA) {
      return new byte[0];
    }
    var bytes = new ByteArrayOutputStream();
    body.getData().forEach(section -> bytes.write(section, 0, section.length));
    return bytes.toByteArray();
  }

  /** Returns whether its body is bytes, which others than data sections are not. */
  public boolean hasBytes() {
    return received.getRawAmqpMessage().getBody().getBodyType() == AmqpMessageBodyType.DATA;
  }

  /** Returns the number that it has in its queue. */
  public long sequence() {
    return received.getSequenceNumber();
  }

  /** Returns its state. */
  public State state() {
    return switch (received.getState()) {
      case DEFERRED -> State.DEFERRED;
      case SCHEDULED -> State.SCHEDULED;
      default -> isDead ? State.DEAD : State.ACTIVE;
    };
  }

  /** Returns its message id; empty if it has none. */
  public String messageId() {
    return text(received.getMessageId());
  }

  /** Returns when it came into the queue. */
  public Instant enqueued() {
    OffsetDateTime time = received.getEnqueuedTime();
    return time == null ? Instant.EPOCH : time.toInstant();
  }

  /** Returns when it is due; null unless it is scheduled. */
  public @Nullable Instant due() {
    OffsetDateTime time = received.getScheduledEnqueueTime();
    return state() != State.SCHEDULED || time == null ? null : time.toInstant();
  }

  /** Returns the name of its task; nothing if it is none. */
  public Optional<String> task() {
    return envelope().map(Envelope::task);
  }

  /** Returns the id of its task; empty if it is none. */
  public String taskId() {
    return envelope().map(Envelope::taskId).orElse("");
  }

  /** Returns how many attempts its task has made; 0 if it is none. */
  public int attempts() {
    return envelope().map(Envelope::attempts).orElse(0);
  }

  /** Returns why it is a dead letter, in a word; empty if it is none. */
  public String reason() {
    return text(received.getDeadLetterReason());
  }

  /** Returns why it is a dead letter, in a sentence; empty if it is none. */
  public String description() {
    return text(received.getDeadLetterErrorDescription());
  }

  /** Returns the id of its trace; empty if it has none. */
  public String traceId() {
    for (String key : new String[] {"traceparent", "Diagnostic-Id"}) {
      String[] parts = String.valueOf(received.getApplicationProperties().get(key)).split("-", -1);
      if (parts.length >= 4 && parts[1].length() == 32) {
        return parts[1];
      }
    }
    return "";
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
