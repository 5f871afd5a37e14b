package io.boilermaker.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.implementation.MessageSerializer;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedByte;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.codec.CompositeReadableBuffer;
import org.apache.qpid.proton.codec.ReadableBuffer;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is taken for decodable without being decoded, and what stands in for what is not. */
class UsualMessageTest {

  private static final int TRIALS = 20_000;

  private static Message message() {
    Message message = Message.Factory.create();
    var header = new Header();
    header.setDurable(true);
    header.setPriority(UnsignedByte.valueOf((byte) 4));
    header.setDeliveryCount(UnsignedInteger.ONE);
    message.setHeader(header);
    message.setMessageAnnotations(new MessageAnnotations(notes()));
    message.setMessageId("an-id");
    message.setSubject("label");
    message.setContentType("application/json");
    message.setCreationTime(1);
    message.setUserId(new byte[] {1, 2});
    message.setApplicationProperties(new ApplicationProperties(properties()));
    message.setBody(new Data(new Binary(new byte[300])));
    return message;
  }

  private static Map<Symbol, Object> notes() {
    Map<Symbol, Object> notes = new LinkedHashMap<>();
    notes.put(Symbol.valueOf("x-opt-sequence-number"), 77L);
    notes.put(Symbol.valueOf("x-opt-locked-until"), new Date(5));
    notes.put(Symbol.valueOf("x-opt-partition-key"), "p");
    return notes;
  }

  private static Map<String, Object> properties() {
    return new HashMap<>(Map.of("a", "text", "b", 1, "c", 2.0, "d", UUID.randomUUID(), "e", true));
  }

  private static byte[] encoded(Message message) {
    var bytes = new byte[1_000];
    return Arrays.copyOf(bytes, message.encode(bytes, 0, bytes.length));
  }

  private static boolean isUsual(byte[] message) {
    return UsualMessage.is(ReadableBuffer.ByteBufferReader.wrap(message));
  }

  @Test
  void what_senders_of_tasks_send_is_usual() {
    assertThat(isUsual(encoded(message()))).isTrue();
    Message unusual = message();
    unusual.setBody(new AmqpValue("text"));
    assertThat(isUsual(encoded(unusual))).isFalse();
    unusual = message();
    unusual.setSubject("gr\u00fcn");
    assertThat(isUsual(encoded(unusual))).isFalse();
    unusual = message();
    unusual.setHeader(null);
    assertThat(isUsual(encoded(unusual))).isFalse();
  }

  @Test
  void the_parts_of_a_message_in_several_frames_are_read_as_one() {
    byte[] whole = encoded(message());
    for (int cut = 1; cut < whole.length; cut++) {
      var parts = new CompositeReadableBuffer();
      parts.append(Arrays.copyOf(whole, cut));
      parts.append(Arrays.copyOfRange(whole, cut, whole.length));
      assertThat(UsualMessage.is(parts)).isTrue();
      var again = new byte[whole.length];
      parts.get(again);
      assertThat(again).isEqualTo(whole);
    }
  }

  @Test
  void a_usual_message_can_be_decoded_and_what_stands_in_for_any_other() throws Exception {
    byte[] whole = encoded(message());
    var random = new Random(1);
    int usual = 0;
    for (int i = 0; i < TRIALS; i++) {
      byte[] changed = changed(whole, random);
      if (isUsual(changed)) {
        usual++;
        read(changed);
      }
      byte[] standIn = UndecodableMessage.standIn(changed);
      Message decoded = read(standIn);
      assertThat(((AmqpValue) decoded.getBody()).getValue()).isEqualTo(UndecodableMessage.MARK);
      assertThat(decoded.getHeader()).isNotNull();
    }
    assertThat(usual).isPositive();
  }

  /** Does what the SDK does with a message, which may throw. */
  private static Message read(byte[] message) throws ReflectiveOperationException {
    Message decoded = Message.Factory.create();
    decoded.decode(message, 0, message.length);
    Constructor<?> serializer =
        Class.forName("com.azure.messaging.servicebus.ServiceBusMessageSerializer")
            .getDeclaredConstructor();
    serializer.setAccessible(true);
    assertThat(
            ((MessageSerializer) serializer.newInstance())
                .deserialize(decoded, ServiceBusReceivedMessage.class))
        .isNotNull();
    return decoded;
  }

  private static byte[] changed(byte[] whole, Random random) {
    byte[] changed =
        random.nextInt(8) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
    // Not in the body, where nothing is looked at.
    int most = Math.min(changed.length, whole.length - 300);
    for (int changes = random.nextInt(3); changes >= 0 && most > 0; changes--) {
      changed[random.nextInt(most)] =
          random.nextBoolean() ? whole[random.nextInt(most)] : (byte) random.nextInt();
    }
    return changed;
  }

  @Test
  void the_notes_of_the_service_and_no_others_are_kept() {
    Message message = message();
    Map<Symbol, Object> notes = notes();
    notes.put(Symbol.valueOf("x-opt-enqueued-time"), "a text in place of a time");
    message.setMessageAnnotations(new MessageAnnotations(notes));
    byte[] standIn = UndecodableMessage.standIn(encoded(message));
    Message decoded = Message.Factory.create();
    decoded.decode(standIn, 0, standIn.length);
    assertThat(decoded.getMessageAnnotations().getValue())
        .containsOnly(
            Map.entry(Symbol.valueOf("x-opt-sequence-number"), 77L),
            Map.entry(Symbol.valueOf("x-opt-locked-until"), new Date(5)));
    assertThat(decoded.getHeader().getDeliveryCount()).isEqualTo(UnsignedInteger.ONE);
    assertThat(decoded.getMessageId()).isNull();
  }

  @Test
  void descriptions_that_nest_overflow_no_stack() {
    ByteBuffer deep = ByteBuffer.allocate(200_000);
    deep.put(new byte[] {0, 0x53, 0x70, 0x45, 0, 0x53, 0x71});
    byte[] standIn = UndecodableMessage.standIn(deep.array());
    assertThat(standIn).isNotEmpty();
  }

  /** Read as a negative number it would lead back to where it stands. */
  @Test
  @Timeout(10)
  void a_width_of_four_billion_ends_the_message() {
    byte[] message = {0, 0x53, 0x71, (byte) 0xb0, -1, -1, -1, -8, 0, 0x53, 0x72};
    byte[] standIn = UndecodableMessage.standIn(message);
    assertThat(standIn).isNotEmpty();
  }

  @Test
  void nothing_is_allocated_for_usual_messages() {
    var parts = new CompositeReadableBuffer();
    parts.append(encoded(message()));
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int usual = 0;
    for (int i = 0; i < 20_000; i++) {
      usual += UsualMessage.is(parts) ? 1 : 0;
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      usual += UsualMessage.is(parts) ? 1 : 0;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(usual).isEqualTo(30_000);
    // Some for the measuring itself.
    assertThat(allocated).isLessThan(10_000);
  }
}
