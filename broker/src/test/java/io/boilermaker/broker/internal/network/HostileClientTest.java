package io.boilermaker.broker.internal.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.clients.JavaClients;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.internal.message.AmqpCodec;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that sends invalid input is disconnected, and all others are served. */
class HostileClientTest {

  private final JavaClients clients = JavaClients.withQueue();
  private final ServiceBusSenderClient sender = clients.sender();
  private final ServiceBusReceiverClient receiver = clients.receiver();

  @AfterEach
  void close() {
    clients.close();
  }

  /** Checks that the same clients still work on the connection they had from the start. */
  private void assertOthersAreServed() {
    sender.sendMessage(new ServiceBusMessage("x"));
    receiver.complete(JavaClients.one(receiver));
    assertThat(clients.counts().total()).isZero();
  }

  static List<byte[]> greetings() {
    byte[] tls = ByteBuffer.allocate(64).put(0, (byte) 0x16).put(1, (byte) 3).array();
    return List.of(
        tls,
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII),
        "AMQP\2\1\0\0".getBytes(US_ASCII),
        "AMQP\0\0\11\1".getBytes(US_ASCII),
        new byte[1_000]);
  }

  @ParameterizedTest
  @MethodSource("greetings")
  void client_that_does_not_speak_amqp_is_cut_off(byte[] greeting) {
    assertOthersAreServed();
    try (RawClient client = new RawClient(clients.bus)) {
      client.bytes(greeting);
      assertIsCutOff(client);
    }
    assertOthersAreServed();
  }

  static List<byte[]> frames() {
    byte[] performative = {0x00, 0x53, 0x12, (byte) 0xc0, 0x10, 0x0e, 0x7f, 0x7f, 0x7f};
    byte[] nested = new byte[60_000];
    Arrays.fill(nested, (byte) 0);
    return List.of(
        frame(0x7fffffff, 2, 0, new byte[0]),
        frame(-1, 2, 0, new byte[0]),
        frame(4, 2, 0, new byte[0]),
        frame(70_000, 2, 0, new byte[70_000 - 8]),
        frame(8 + performative.length, 2, 0, performative),
        frame(8 + nested.length, 2, 0, nested),
        frame(16, 200, 0, new byte[8]),
        frame(11, 2, 0, new byte[] {0x00, 0x53, 0x10}),
        frame(12, 2, 0, new byte[] {0x00, 0x53, 0x14, 0x45}),
        frame(12, 2, 0, new byte[] {0x00, 0x53, 0x7a, 0x45}));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void client_that_sends_a_broken_frame_is_cut_off(byte[] frame) {
    assertOthersAreServed();
    try (RawClient client = RawClient.connected(clients.bus)) {
      client.bytes(frame);
      assertIsCutOff(client);
    }
    assertOthersAreServed();
  }

  @Test
  void random_bytes_never_stop_the_broker() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      try (RawClient client =
          round % 2 == 0 ? new RawClient(clients.bus) : RawClient.connected(clients.bus)) {
        byte[] framed = frame(noise.length + 11, 2, 0, concat(noise));
        client.bytes(round % 3 == 0 ? noise : framed);
      } catch (UncheckedIOException e) {
        assertThat(e).hasMessageMatching(".*(reset|Broken pipe|closed).*");
      }
    }
    assertOthersAreServed();
  }

  /** A performative's descriptor before the noise reaches deeper than noise alone. */
  private static byte[] concat(byte[] noise) {
    byte code = (byte) (0x10 + noise.length % 9);
    return ByteBuffer.allocate(noise.length + 3)
        .put(new byte[] {0x00, 0x53, code})
        .put(noise)
        .array();
  }

  @Test
  void client_that_vanishes_in_the_middle_of_a_message_leaves_nothing_behind() {
    try (RawClient client = RawClient.connected(clients.bus)) {
      client.attachSender(0, JavaClients.QUEUE);
      byte[] part = new byte[1_000];
      client.transferInFrames(0, 0, part, 400, /* frames= */ 2);
    }
    assertOthersAreServed();
  }

  @Test
  void client_that_does_not_read_holds_up_nobody() {
    for (int i = 0; i < 100; i++) {
      sender.sendMessage(new ServiceBusMessage("x".repeat(100_000)));
    }
    try (RawClient client = RawClient.connected(clients.bus)) {
      client.attachReceiver(0, JavaClients.QUEUE);
      client.flow(0, 0, 1_000, false);
      List<String> received = new ArrayList<>();
      while (received.size() < 30) {
        receiver
            .receiveMessages(10, Duration.ofSeconds(5))
            .forEach(message -> received.add(message.getMessageId()));
      }
      assertThat(clients.counts().active()).isPositive();
    }
  }

  @Test
  void thousand_links_on_one_connection_are_served() {
    try (RawClient client = RawClient.connected(clients.bus)) {
      for (int handle = 0; handle < 1_000; handle++) {
        client.attachReceiver(handle, JavaClients.QUEUE);
      }
      client.attachSender(1_000, JavaClients.QUEUE);
      client.transfer(1_000, 0, new AmqpCodec().encode(new Object[] {value()}));
      client.expect(Disposition.class);
      client.send(new Close());
      client.expect(Close.class);
    }
    receiver.complete(JavaClients.one(receiver));
    assertOthersAreServed();
  }

  private static Object value() {
    return new AmqpValue("x");
  }

  private static void assertIsCutOff(RawClient client) {
    assertThatCode(
            () -> {
              while (client.nextBytes() > 0) {
                // The frames before the close do not matter here.
              }
            })
        .satisfiesAnyOf(
            error -> assertThat(error).isNull(),
            error -> assertThat(error).hasMessageContaining("reset"));
  }

  private static byte[] frame(int size, int offset, int type, byte[] body) {
    return ByteBuffer.allocate(8 + body.length)
        .putInt(size)
        .put((byte) offset)
        .put((byte) type)
        .putShort((short) 0)
        .put(body)
        .array();
  }
}
