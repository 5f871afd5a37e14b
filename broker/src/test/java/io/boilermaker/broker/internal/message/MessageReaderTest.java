package io.boilermaker.broker.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.internal.link.MessageWriter;
import io.boilermaker.broker.internal.queue.MessageHistory;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.DescribedType;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.DeliveryAnnotations;
import org.apache.qpid.proton.amqp.messaging.Footer;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

  private static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");

  private final AmqpCodec codec = new AmqpCodec();
  private final BrokerTime time = new BrokerTime(Clock.systemUTC());
  private final MessageReader reader = new MessageReader(codec, time);
  private final MessageWriter writer = new MessageWriter(codec, time);

  /** A message of a queue, with properties that its receivers changed. */
  private static QueuedMessage queued(MessageContent content, Map<String, Object> changed) {
    return QueuedMessage.restored(
        1, content, new MessageHistory(State.ACTIVE, 0, false, DUE, null, 1, null, changed));
  }

  private static Object[] fullMessage() {
    Header header = new Header();
    header.setDurable(true);
    header.setTtl(UnsignedInteger.valueOf(60_000));
    Properties properties = new Properties();
    properties.setMessageId("id");
    properties.setSubject("subject");
    return new Object[] {
      header,
      new DeliveryAnnotations(Map.of(Symbol.valueOf("hop"), 1)),
      new MessageAnnotations(
          Map.of(
              MessageAnnotationKeys.SCHEDULED_ENQUEUE_TIME,
              Date.from(DUE),
              MessageAnnotationKeys.SEQUENCE_NUMBER,
              77L,
              Symbol.valueOf("x-opt-partition-key"),
              "key")),
      properties,
      new ApplicationProperties(Map.of("a", 1)),
      new Data(new Binary(new byte[] {1, 2})),
      new Data(new Binary(new byte[] {3})),
      new Footer(Map.of(Symbol.valueOf("f"), true))
    };
  }

  @Test
  void what_the_queue_needs_is_read_from_the_sections() throws MalformedMessageException {
    MessageContent content = reader.read(codec.encode(fullMessage()));
    assertThat(content.duplicateKey()).isEqualTo("id");
    assertThat(content.timeToLive()).isEqualTo(Duration.ofMinutes(1));
    assertThat(content.scheduledFor()).isEqualTo(DUE);
    assertThat(content.encoded().annotations())
        .containsOnlyKeys(
            MessageAnnotationKeys.SCHEDULED_ENQUEUE_TIME, Symbol.valueOf("x-opt-partition-key"));
  }

  @Test
  @DisplayName("B-17: several data sections and the footer pass through byte for byte")
  void body_and_footer_pass_through() throws MalformedMessageException {
    Object[] sections = fullMessage();
    byte[] bodyAndFooter = codec.encode(Arrays.copyOfRange(sections, 5, 8));
    MessageContent content = reader.read(codec.encode(sections));
    byte[] written = writer.write(queued(content, Map.of()));
    assertThat(written).endsWith(bodyAndFooter);
    Message message = Message.Factory.create();
    message.decode(written, 0, written.length);
    assertThat(message.getHeader().getDurable()).isTrue();
    assertThat(message.getDeliveryAnnotations().getValue())
        .containsOnly(Map.entry(Symbol.valueOf("hop"), 1));
    assertThat(message.getMessageAnnotations().getValue())
        .containsEntry(MessageAnnotationKeys.SEQUENCE_NUMBER, 1L)
        .containsEntry(MessageAnnotationKeys.ENQUEUED_TIME, Date.from(DUE))
        .containsEntry(MessageAnnotationKeys.MESSAGE_STATE, 0);
  }

  // N-B05
  @Test
  void only_the_receiver_that_holds_the_lock_gets_its_token() throws MalformedMessageException {
    MessageContent content = reader.read(codec.encode(fullMessage()));
    byte[] written = writer.writeLocked(queued(content, Map.of()), new UUID(1, 2));
    Message message = Message.Factory.create();
    message.decode(written, 0, written.length);
    assertThat(message.getDeliveryAnnotations().getValue())
        .containsOnly(
            Map.entry(Symbol.valueOf("hop"), 1),
            Map.entry(MessageAnnotationKeys.LOCK_TOKEN, new UUID(1, 2)));
  }

  // N-B08
  @Test
  void annotations_whose_keys_are_texts_get_symbols() throws MalformedMessageException {
    Map<Object, Object> texts = new LinkedHashMap<>();
    texts.put("text", "a");
    texts.put(Symbol.valueOf("symbol"), 1L);
    byte[] sent =
        codec.encode(
            new Object[] {
              section(SectionReader.DELIVERY_ANNOTATIONS, texts),
              section(SectionReader.MESSAGE_ANNOTATIONS, texts),
              new AmqpValue("x"),
              section(SectionReader.FOOTER, texts)
            });
    byte[] written = writer.write(queued(reader.read(sent), Map.of()));
    Message message = Message.Factory.create();
    message.decode(written, 0, written.length);
    assertThat(((AmqpValue) message.getBody()).getValue()).isEqualTo("x");
    Map<Symbol, Object> symbols = Map.of(Symbol.valueOf("text"), "a", Symbol.valueOf("symbol"), 1L);
    Map<Symbol, Object> footer = unchecked(message.getFooter().getValue());
    assertThat(footer).containsExactlyInAnyOrderEntriesOf(symbols);
    assertThat(message.getDeliveryAnnotations().getValue()).containsAllEntriesOf(symbols);
    assertThat(message.getMessageAnnotations().getValue()).containsAllEntriesOf(symbols);
  }

  /** The engine encodes no annotations whose keys are texts. */
  private static DescribedType section(int descriptor, Map<?, ?> value) {
    return new DescribedType() {
      @Override
      public Object getDescriptor() {
        return UnsignedLong.valueOf(descriptor);
      }

      @Override
      public Object getDescribed() {
        return value;
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <K> Map<K, Object> unchecked(Map<?, ?> map) {
    return (Map<K, Object>) map;
  }

  // N-R21
  @Test
  void a_life_longer_than_the_header_holds_is_in_the_properties() throws MalformedMessageException {
    Header header = new Header();
    header.setTtl(UnsignedInteger.MAX_VALUE);
    Properties properties = new Properties();
    properties.setCreationTime(Date.from(DUE));
    properties.setAbsoluteExpiryTime(Date.from(DUE.plus(Duration.ofDays(100))));
    byte[] sent = codec.encode(new Object[] {header, properties, new AmqpValue("x")});
    assertThat(reader.read(sent).timeToLive()).isEqualTo(Duration.ofDays(100));
    byte[] withoutHeader = codec.encode(new Object[] {properties, new AmqpValue("x")});
    assertThat(reader.read(withoutHeader).timeToLive()).isEqualTo(Duration.ofDays(100));
    header.setTtl(UnsignedInteger.valueOf(60_000));
    byte[] shorter = codec.encode(new Object[] {header, properties, new AmqpValue("x")});
    assertThat(reader.read(shorter).timeToLive()).isEqualTo(Duration.ofMinutes(1));
  }

  // N-R21
  @Test
  void a_long_life_comes_back_as_it_was_sent() throws MalformedMessageException {
    Header header = new Header();
    header.setTtl(UnsignedInteger.MAX_VALUE);
    Properties properties = new Properties();
    properties.setMessageId("id");
    properties.setCreationTime(Date.from(DUE));
    properties.setAbsoluteExpiryTime(Date.from(DUE.plus(Duration.ofDays(100))));
    byte[] sent = codec.encode(new Object[] {header, properties, new AmqpValue("x")});
    MessageHistory history =
        new MessageHistory(
            State.ACTIVE, 0, false, DUE, DUE.plus(Duration.ofDays(100)), 1, null, Map.of());
    byte[] written = writer.write(QueuedMessage.restored(1, reader.read(sent), history));
    Message message = Message.Factory.create();
    message.decode(written, 0, written.length);
    assertThat(message.getTtl()).isEqualTo(UnsignedInteger.MAX_VALUE.longValue());
    assertThat(message.getCreationTime()).isEqualTo(DUE.toEpochMilli());
    assertThat(message.getExpiryTime()).isEqualTo(DUE.plus(Duration.ofDays(100)).toEpochMilli());
  }

  // N-R21
  @Test
  void a_message_that_expired_before_it_was_sent_has_no_life() throws MalformedMessageException {
    Properties properties = new Properties();
    properties.setAbsoluteExpiryTime(Date.from(Instant.EPOCH));
    byte[] sent = codec.encode(new Object[] {properties, new AmqpValue("x")});
    assertThat(reader.read(sent).timeToLive()).isEqualTo(Duration.ZERO);
  }

  @Test
  void body_alone_gets_a_header_and_an_id() throws MalformedMessageException {
    MessageContent content = reader.read(codec.encode(new Object[] {new AmqpValue("x")}));
    assertThat(content.duplicateKey()).isNull();
    byte[] written = writer.write(queued(content, Map.of()));
    Message message = Message.Factory.create();
    message.decode(written, 0, written.length);
    assertThat(message.getHeader()).isNotNull();
    assertThat((String) message.getMessageId()).hasSize(32);
    assertThat(((AmqpValue) message.getBody()).getValue()).isEqualTo("x");
  }

  @Test
  void batch_is_split_into_its_messages() throws MalformedMessageException {
    byte[] first = codec.encode(new Object[] {new AmqpValue("a")});
    byte[] second = codec.encode(fullMessage());
    byte[] batch =
        codec.encode(
            new Object[] {
              new MessageAnnotations(Map.of()),
              new Data(new Binary(first)),
              new Data(new Binary(second))
            });
    List<MessageContent> contents = reader.readTransfer(batch, MessageReader.BATCH_FORMAT);
    assertThat(contents).hasSize(2);
    assertThat(contents.get(1).duplicateKey()).isEqualTo("id");
  }

  @Test
  void no_truncation_or_corruption_of_a_message_does_more_than_be_refused() throws Exception {
    byte[] whole = codec.encode(fullMessage());
    Random random = new Random(3);
    for (int length = 0; length < whole.length; length++) {
      readOrRefuse(Arrays.copyOf(whole, length));
    }
    for (int round = 0; round < 20_000; round++) {
      byte[] corrupt = whole.clone();
      for (int i = 0; i <= round % 3; i++) {
        corrupt[random.nextInt(corrupt.length)] = (byte) random.nextInt();
      }
      readOrRefuse(corrupt);
    }
  }

  /** An accepted message can be delivered, with changed properties too. */
  private void readOrRefuse(byte[] bytes) {
    try {
      MessageContent content = reader.read(bytes);
      writer.write(queued(content, Map.of("changed", true)));
    } catch (MalformedMessageException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void arrays_in_annotations_and_properties_survive_a_change() throws MalformedMessageException {
    Map<String, Object> arrays =
        Map.of(
            "long", new Long[] {1L, 2L},
            "int", new Integer[] {1},
            "boolean", new Boolean[] {true, false},
            "double", new Double[] {1.5},
            "text", new String[] {"a", "b"},
            "uuid", new UUID[] {new UUID(1, 2)},
            "list", List.of(1, List.of("x")),
            "map", Map.of("k", new Byte[] {1}));
    byte[] bytes =
        codec.encode(
            new Object[] {
              new MessageAnnotations(Map.of(Symbol.valueOf("x-arrays"), arrays)),
              new ApplicationProperties(Map.of("arrays", arrays)),
              new AmqpValue("x")
            });
    MessageContent content = reader.read(bytes);
    Message first = Message.Factory.create();
    byte[] written = writer.write(queued(content, Map.of("changed", true)));
    first.decode(written, 0, written.length);
    Map<?, ?> returned = (Map<?, ?>) first.getApplicationProperties().getValue().get("arrays");
    assertThat(returned.get("long")).isEqualTo(new long[] {1, 2});
    assertThat(returned.get("text")).isEqualTo(new String[] {"a", "b"});
    assertThat(returned.get("boolean")).isEqualTo(new boolean[] {true, false});
    // A client may send back such a value as a changed property.
    Map<String, Object> sentBack = StringKeys.of(returned);
    sentBack.put("changed", true);
    assertThat(writer.write(queued(content, sentBack))).isNotEmpty();
  }

  @Test
  void nesting_without_end_is_refused() {
    byte[] nested = new byte[60_000];
    nested[1] = 0x53;
    nested[2] = 0x77;
    assertThatThrownBy(() -> reader.read(nested))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("nested too deeply");
  }
}
