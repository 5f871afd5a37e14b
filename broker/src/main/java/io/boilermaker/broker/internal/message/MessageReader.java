package io.boilermaker.broker.internal.message;

import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a transfer. */
public final class MessageReader {

  /** The message format of a transfer that carries several messages. */
  public static final int BATCH_FORMAT = 0x80013700;

  private static final Binary EMPTY = new Binary(new byte[0]);

  private final AmqpCodec codec;
  private final BrokerTime time;

  public MessageReader(AmqpCodec codec, BrokerTime time) {
    this.codec = codec;
    this.time = time;
  }

  /** Returns the messages of one transfer: one, or those of a batch. */
  public List<MessageContent> readTransfer(byte[] bytes, int messageFormat)
      throws MalformedMessageException {
    return messageFormat == BATCH_FORMAT ? readBatch(bytes) : List.of(read(bytes));
  }

  /**
   * Each data section of a batch is a whole message; its other sections repeat those of the first.
   */
  private List<MessageContent> readBatch(byte[] bytes) throws MalformedMessageException {
    List<MessageContent> messages = new ArrayList<>();
    SectionReader sections = new SectionReader(bytes);
    while (sections.hasNext()) {
      int start = sections.position();
      if (sections.next() == SectionReader.DATA) {
        Data data = decode(Data.class, new Binary(bytes, start, sections.position() - start));
        Binary message = data.getValue();
        messages.add(
            read(
                Arrays.copyOfRange(
                    message.getArray(),
                    message.getArrayOffset(),
                    message.getArrayOffset() + message.getLength())));
      }
    }
    if (messages.isEmpty()) {
      throw new MalformedMessageException("a batch must hold at least one message");
    }
    return messages;
  }

  public MessageContent read(byte[] bytes) throws MalformedMessageException {
    Sections found = new Sections(bytes);
    SectionReader reader = new SectionReader(bytes);
    while (reader.hasNext()) {
      int start = reader.position();
      int section = reader.next();
      take(section, new Binary(bytes, start, reader.position() - start), found);
    }
    Object id = found.properties.getMessageId();
    if (id == null) {
      // Some clients keep received messages by their id, and fail if there is none.
      found.properties.setMessageId(UUID.randomUUID().toString().replace("-", ""));
      found.encodedProperties = new Binary(codec.encode(new Object[] {found.properties}));
    }
    return new MessageContent(
        id == null ? null : id.toString(),
        found.timeToLive(),
        found.annotations.get(MessageAnnotationKeys.SCHEDULED_ENQUEUE_TIME) instanceof Date date
            ? time.fromClient(date.toInstant())
            : null,
        found.toMessage());
  }

  private void take(int section, Binary encoded, Sections found) throws MalformedMessageException {
    switch (section) {
      case SectionReader.HEADER -> found.header = decode(Header.class, encoded);
      case SectionReader.MESSAGE_ANNOTATIONS ->
          found.annotations = annotations(decode(MessageAnnotations.class, encoded));
      case SectionReader.PROPERTIES -> {
        found.properties = decode(Properties.class, encoded);
        found.encodedProperties = encoded;
      }
      case SectionReader.APPLICATION_PROPERTIES -> {
        // Decoded as a check only: decoding must not fail later, when a receiver changes a
        // property.
        decode(ApplicationProperties.class, encoded);
        found.applicationProperties = encoded;
      }
      case SectionReader.DELIVERY_ANNOTATIONS -> {} // hop by hop: not for the receiver
      default -> found.startOfBody = Math.min(found.startOfBody, encoded.getArrayOffset());
    }
  }

  private static Map<Symbol, @Nullable Object> annotations(MessageAnnotations section) {
    Map<Symbol, @Nullable Object> annotations = new HashMap<>();
    if (section.getValue() != null) {
      annotations.putAll(BoxedArrays.in(section.getValue()));
    }
    annotations.keySet().removeAll(MessageAnnotationKeys.SET_BY_BROKER);
    return annotations;
  }

  private <T> T decode(Class<T> type, Binary section) throws MalformedMessageException {
    Object value = codec.decode(section);
    if (!type.isInstance(value)) {
      throw new MalformedMessageException("not a section of type " + type.getSimpleName());
    }
    return type.cast(value);
  }

  /** The sections that were found in a message so far. */
  private static final class Sections {

    private final byte[] bytes;
    private @Nullable Header header;
    private Map<Symbol, @Nullable Object> annotations = Map.of();
    private Properties properties = new Properties();
    private Binary encodedProperties = EMPTY;
    private Binary applicationProperties = EMPTY;
    private int startOfBody;

    private Sections(byte[] bytes) {
      this.bytes = bytes;
      this.startOfBody = bytes.length;
    }

    private @Nullable Duration timeToLive() {
      return header == null || header.getTtl() == null
          ? null
          : Duration.ofMillis(header.getTtl().longValue());
    }

    private EncodedMessage toMessage() {
      Binary body = new Binary(bytes, startOfBody, bytes.length - startOfBody);
      return new EncodedMessage(
          header, annotations, encodedProperties, applicationProperties, body);
    }
  }
}
