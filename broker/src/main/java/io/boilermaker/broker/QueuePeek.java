package io.boilermaker.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.message.EncodedMessage;
import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.message.SectionReader;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.jspecify.annotations.Nullable;

/** Shows the messages of a queue to the program in which the broker runs. */
final class QueuePeek {

  private final BrokerContext broker;
  private final AmqpCodec codec = new AmqpCodec();

  QueuePeek(BrokerContext broker) {
    this.broker = broker;
  }

  /** Returns all messages in order, those of the dead-letter queue last. */
  List<PeekedMessage> messages(QueueState queue) {
    return head(queue, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * Returns the first messages of the queue, and then of its dead-letter queue.
   *
   * @param mostBytes of a body that is longer only the length is shown
   */
  List<PeekedMessage> head(QueueState queue, int count, int mostBytes) {
    List<PeekedMessage> shown = new ArrayList<>();
    for (QueuedMessage message : queue.main().peek(0, count)) {
      PeekedMessage.State state = PeekedMessage.State.valueOf(message.state().name());
      shown.add(show(message, state, mostBytes));
    }
    for (QueuedMessage message : queue.deadLetters().peek(0, count)) {
      shown.add(show(message, PeekedMessage.State.DEAD_LETTERED, mostBytes));
    }
    return Collections.unmodifiableList(shown);
  }

  private PeekedMessage show(QueuedMessage message, PeekedMessage.State state, int mostBytes) {
    Instant due =
        state == PeekedMessage.State.SCHEDULED
            ? broker.time().toClient(message.enqueuedAt())
            : null;
    EncodedMessage encoded = message.content().encoded();
    try {
      Properties properties =
          (Properties) Objects.requireNonNull(codec.decode(encoded.properties()));
      return new PeekedMessage(
          state,
          message.sequenceNumber(),
          String.valueOf(properties.getMessageId()),
          message.deliveryCount(),
          due,
          Collections.unmodifiableMap(broker.writer().applicationPropertiesOf(message)),
          shown(encoded.body(), mostBytes));
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("an accepted message cannot be decoded", e);
    }
  }

  /** Bodies are passed on as they are, also those that cannot be decoded. */
  private String shown(Binary sections, int mostBytes) {
    if (sections.getLength() > mostBytes) {
      return "(" + sections.getLength() + " bytes)";
    }
    try {
      return body(sections);
    } catch (MalformedMessageException e) {
      return "(" + sections.getLength() + " bytes, " + e.getMessage() + ")";
    }
  }

  private String body(Binary sections) throws MalformedMessageException {
    byte[] bytes =
        Arrays.copyOfRange(
            sections.getArray(),
            sections.getArrayOffset(),
            sections.getArrayOffset() + sections.getLength());
    SectionReader reader = new SectionReader(bytes);
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      int start = reader.position();
      reader.next();
      text.append(text(codec.decode(new Binary(bytes, start, reader.position() - start))));
    }
    return text.toString();
  }

  /** Returns the text of a body section; empty for a footer. */
  private static String text(@Nullable Object section) {
    if (section instanceof Data data) {
      Binary bytes = data.getValue();
      return bytes == null
          ? ""
          : new String(bytes.getArray(), bytes.getArrayOffset(), bytes.getLength(), UTF_8);
    }
    if (section instanceof AmqpValue value) {
      return String.valueOf(value.getValue());
    }
    return section instanceof AmqpSequence sequence ? String.valueOf(sequence.getValue()) : "";
  }
}
