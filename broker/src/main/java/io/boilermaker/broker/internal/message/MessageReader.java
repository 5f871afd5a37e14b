package io.boilermaker.broker.internal.message;

import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Footer;
import org.apache.qpid.proton.amqp.messaging.Header;
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
        found.timeToLive(time.toClient(time.now())),
        found.annotations.get(MessageAnnotationKeys.SCHEDULED_ENQUEUE_TIME) instanceof Date date
            ? time.fromClient(date.toInstant())
            : null,
        found.toMessage());
  }

  private void take(int section, Binary encoded, Sections found) throws MalformedMessageException {
    switch (section) {
      case SectionReader.HEADER -> found.header = decode(Header.class, encoded);
      case SectionReader.MESSAGE_ANNOTATIONS -> found.annotations = annotations(map(encoded));
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
      case SectionReader.DELIVERY_ANNOTATIONS ->
          found.deliveryAnnotations = annotations(map(encoded));
      case SectionReader.FOOTER -> {
        found.startOfBody = Math.min(found.startOfBody, encoded.getArrayOffset());
        found.endOfBody = encoded.getArrayOffset();
        found.footer = footerWithSymbols(encoded);
      }
      default -> found.startOfBody = Math.min(found.startOfBody, encoded.getArrayOffset());
    }
  }

  /** Some clients write annotations whose keys are texts, and others fail at what is no symbol. */
  private static Map<Symbol, @Nullable Object> annotations(Map<?, ?> section) {
    Map<Symbol, @Nullable Object> annotations = new LinkedHashMap<>();
    BoxedArrays.in(section)
        .forEach((key, value) -> annotations.put(Symbol.valueOf(String.valueOf(key)), value));
    annotations.keySet().removeAll(MessageAnnotationKeys.SET_BY_BROKER);
    return annotations;
  }

  /** Returns a footer in place of one whose keys are texts; null if it needs none. */
  private @Nullable Binary footerWithSymbols(Binary encoded) throws MalformedMessageException {
    Map<?, ?> sent = map(encoded);
    return sent.keySet().stream().allMatch(Symbol.class::isInstance)
        ? null
        : new Binary(codec.encode(new Object[] {new Footer(annotations(sent))}));
  }

  /** Reads the map of a section past its descriptor, by which the engine takes symbols only. */
  private Map<?, ?> map(Binary section) throws MalformedMessageException {
    int descriptor = SectionReader.descriptorLength(section);
    Object value = codec.decode(section.subBinary(descriptor, section.getLength() - descriptor));
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new MalformedMessageException("annotations must be a map");
    }
    return map;
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
    private Map<Symbol, @Nullable Object> deliveryAnnotations = Map.of();
    private Map<Symbol, @Nullable Object> annotations = Map.of();
    private Properties properties = new Properties();
    private Binary encodedProperties = EMPTY;
    private Binary applicationProperties = EMPTY;
    private @Nullable Binary footer;
    private int startOfBody;
    private int endOfBody;

    private Sections(byte[] bytes) {
      this.bytes = bytes;
      this.startOfBody = bytes.length;
    }

    /** The header's field ends at 49.7 days; longer lives are in the properties only. */
    private @Nullable Duration timeToLive(Instant now) {
      UnsignedInteger ttl = header == null ? null : header.getTtl();
      Date end = properties.getAbsoluteExpiryTime();
      if (end == null || (ttl != null && !ttl.equals(UnsignedInteger.MAX_VALUE))) {
        return ttl == null ? null : Duration.ofMillis(ttl.longValue());
      }
      Date begin = properties.getCreationTime();
      Duration life = Duration.between(begin == null ? now : begin.toInstant(), end.toInstant());
      return life.isNegative() ? Duration.ZERO : life;
    }

    private EncodedMessage toMessage() {
      return new EncodedMessage(
          header,
          deliveryAnnotations,
          annotations,
          encodedProperties,
          applicationProperties,
          body());
    }

    /** The footer, if there is one, comes last. */
    private Binary body() {
      if (footer == null) {
        return new Binary(bytes, startOfBody, bytes.length - startOfBody);
      }
      int length = endOfBody - startOfBody;
      byte[] all = Arrays.copyOfRange(bytes, startOfBody, endOfBody + footer.getLength());
      System.arraycopy(footer.getArray(), footer.getArrayOffset(), all, length, footer.getLength());
      return new Binary(all);
    }
  }
}
