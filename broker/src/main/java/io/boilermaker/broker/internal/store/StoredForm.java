package io.boilermaker.broker.internal.store;

import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.message.BoxedArrays;
import io.boilermaker.broker.internal.message.EncodedMessage;
import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.message.MessageContent;
import io.boilermaker.broker.internal.message.MessageReader;
import io.boilermaker.broker.internal.message.StringKeys;
import io.boilermaker.broker.internal.queue.MessageHistory;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.DeliveryAnnotations;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a broker's data: messages in their AMQP form, anything else as a list of AMQP
 * values. Times and durations are in ISO form.
 */
final class StoredForm {

  private final AmqpCodec codec = new AmqpCodec();
  private final MessageReader reader;

  StoredForm(BrokerTime time) {
    this.reader = new MessageReader(codec, time);
  }

  /** Encodes the content of a message, which never changes. */
  byte[] content(MessageContent content) {
    EncodedMessage sent = content.encoded();
    List<Object> leading = new ArrayList<>(3);
    if (sent.header() != null) {
      leading.add(sent.header());
    }
    if (!sent.deliveryAnnotations().isEmpty()) {
      leading.add(new DeliveryAnnotations(sent.deliveryAnnotations()));
    }
    leading.add(new MessageAnnotations(sent.annotations()));
    return codec.encode(
        leading.toArray(), sent.properties(), sent.applicationProperties(), sent.body());
  }

  /** Encodes the history of a message. */
  byte[] history(MessageHistory history) {
    return list(
        history.state().name(),
        history.deliveryCount(),
        history.deferred(),
        history.enqueuedAt().toString(),
        text(history.expiresAt()),
        history.enqueuedSequenceNumber(),
        history.deadLetterSource(),
        BoxedArrays.in(history.changedProperties()));
  }

  QueuedMessage message(long sequenceNumber, byte[] content, byte[] history)
      throws MalformedMessageException {
    return QueuedMessage.restored(sequenceNumber, reader.read(content), history(history));
  }

  private MessageHistory history(byte[] stored) throws MalformedMessageException {
    List<?> values = values(stored);
    Object expiresAt = values.get(4);
    return new MessageHistory(
        State.valueOf((String) values.get(0)),
        (Integer) values.get(1),
        (Boolean) values.get(2),
        Instant.parse((String) values.get(3)),
        expiresAt == null ? null : Instant.parse((String) expiresAt),
        (Long) values.get(5),
        (String) values.get(6),
        StringKeys.of((Map<?, ?>) values.get(7)));
  }

  byte[] spec(QueueSpec spec) {
    return list(
        spec.name(),
        spec.lockDuration().toString(),
        spec.maxDeliveryCount(),
        spec.maxMessageBytes(),
        text(spec.timeToLive()),
        spec.deadLetterOnExpiry(),
        text(spec.duplicateWindow()));
  }

  QueueSpec spec(byte[] stored) throws MalformedMessageException {
    List<?> values = values(stored);
    return new QueueSpec(
        (String) values.get(0),
        Duration.parse((String) values.get(1)),
        (Integer) values.get(2),
        (Long) values.get(3),
        durationOrNull(values.get(4)),
        (Boolean) values.get(5),
        durationOrNull(values.get(6)));
  }

  private static @Nullable Duration durationOrNull(@Nullable Object value) {
    return value == null ? null : Duration.parse((String) value);
  }

  byte[] instant(Instant instant) {
    return list(instant.toString());
  }

  Instant instant(byte[] stored) throws MalformedMessageException {
    return Instant.parse((String) values(stored).get(0));
  }

  byte[] duration(Duration duration) {
    return list(duration.toString());
  }

  Duration duration(byte[] stored) throws MalformedMessageException {
    return Duration.parse((String) values(stored).get(0));
  }

  byte[] number(long number) {
    return list(number);
  }

  long number(byte[] stored) throws MalformedMessageException {
    return (Long) values(stored).get(0);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private byte[] list(@Nullable Object... values) {
    return codec.encode(new Object[] {Arrays.asList(values)});
  }

  private List<?> values(byte[] stored) throws MalformedMessageException {
    return codec.decode(new Binary(stored)) instanceof List<?> list ? list : List.of();
  }
}
