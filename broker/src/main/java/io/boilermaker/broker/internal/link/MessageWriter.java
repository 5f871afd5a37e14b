package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.message.BoxedArrays;
import io.boilermaker.broker.internal.message.EncodedMessage;
import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.message.MessageAnnotationKeys;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.DeliveryAnnotations;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.jspecify.annotations.Nullable;

/** Encodes a queued message as its receiver gets it. */
public final class MessageWriter {

  private static final Duration LONGEST_IN_HEADER =
      Duration.ofMillis(UnsignedInteger.MAX_VALUE.longValue());

  private final AmqpCodec codec;
  private final BrokerTime time;

  public MessageWriter(AmqpCodec codec, BrokerTime time) {
    this.codec = codec;
    this.time = time;
  }

  /** Encodes a message for a client that only looks at it. */
  public byte[] write(QueuedMessage message) {
    return write(message, message.content().encoded().deliveryAnnotations());
  }

  /** Encodes a message for its receiver. */
  public byte[] writeLocked(QueuedMessage message, UUID token) {
    Map<Symbol, @Nullable Object> annotations =
        new LinkedHashMap<>(message.content().encoded().deliveryAnnotations());
    annotations.put(MessageAnnotationKeys.LOCK_TOKEN, token);
    return write(message, annotations);
  }

  private byte[] write(QueuedMessage message, Map<Symbol, @Nullable Object> deliveryAnnotations) {
    EncodedMessage sent = message.content().encoded();
    List<Object> leading = new ArrayList<>(3);
    leading.add(header(message));
    if (!deliveryAnnotations.isEmpty()) {
      leading.add(new DeliveryAnnotations(deliveryAnnotations));
    }
    leading.add(annotations(message));
    if (message.changedProperties().isEmpty()) {
      return codec.encode(
          leading.toArray(), sent.properties(), sent.applicationProperties(), sent.body());
    }
    Binary changed = new Binary(codec.encode(new Object[] {applicationProperties(message)}));
    return codec.encode(leading.toArray(), sent.properties(), changed, sent.body());
  }

  /** Always present, because the Java SDK cannot read a message without a header. */
  private static Header header(QueuedMessage message) {
    Header sent = message.content().encoded().header();
    Header header = sent == null ? new Header() : new Header(sent);
    header.setDeliveryCount(UnsignedInteger.valueOf(message.deliveryCount()));
    if (message.expiresAt() != null) {
      // The queue may grant less than the sender asked for.
      header.setTtl(milliseconds(Duration.between(message.enqueuedAt(), message.expiresAt())));
    }
    return header;
  }

  private static UnsignedInteger milliseconds(Duration duration) {
    return duration.compareTo(LONGEST_IN_HEADER) > 0
        ? UnsignedInteger.MAX_VALUE
        : UnsignedInteger.valueOf(duration.toMillis());
  }

  private MessageAnnotations annotations(QueuedMessage message) {
    Map<Symbol, @Nullable Object> all = new LinkedHashMap<>();
    all.putAll(message.content().encoded().annotations());
    all.put(MessageAnnotationKeys.SEQUENCE_NUMBER, message.sequenceNumber());
    all.put(MessageAnnotationKeys.ENQUEUE_SEQUENCE_NUMBER, message.enqueuedSequenceNumber());
    all.put(MessageAnnotationKeys.ENQUEUED_TIME, timestamp(message.enqueuedAt()));
    all.put(MessageAnnotationKeys.MESSAGE_STATE, messageState(message));
    if (message.lock() != null) {
      all.put(MessageAnnotationKeys.LOCKED_UNTIL, timestamp(message.lock().until()));
    }
    if (message.deadLetterSource() != null) {
      all.put(MessageAnnotationKeys.DEAD_LETTER_SOURCE, message.deadLetterSource());
    }
    return new MessageAnnotations(all);
  }

  /** A message that was scheduled stays so, also once it is due and received. */
  private static int messageState(QueuedMessage message) {
    if (message.isDeferred()) {
      return 1;
    }
    boolean wasScheduled =
        message.lock() != null && message.enqueuedAt().equals(message.content().scheduledFor());
    return wasScheduled || message.state() == QueuedMessage.State.SCHEDULED ? 2 : 0;
  }

  private ApplicationProperties applicationProperties(QueuedMessage message) {
    return new ApplicationProperties(BoxedArrays.in(applicationPropertiesOf(message)));
  }

  /** Returns the properties of the sender together with those that receivers changed. */
  public Map<String, @Nullable Object> applicationPropertiesOf(QueuedMessage message) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    Binary sent = message.content().encoded().applicationProperties();
    if (sent.getLength() > 0) {
      try {
        Object section = codec.decode(sent);
        if (section instanceof ApplicationProperties properties && properties.getValue() != null) {
          all.putAll(properties.getValue());
        }
      } catch (MalformedMessageException e) {
        throw new IllegalStateException("an accepted message cannot be decoded", e);
      }
    }
    all.putAll(message.changedProperties());
    return all;
  }

  Date timestamp(Instant instant) {
    return Date.from(time.toClient(instant));
  }
}
