package io.boilermaker.broker.internal.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.AdministrationClients;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.clients.RawRequests;
import io.boilermaker.broker.internal.message.AmqpCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that can be sent, and that not everybody can decode. */
@Timeout(60)
class HostileMessageTest {

  private static final AmqpCodec CODEC = new AmqpCodec();
  private static final byte[] HELLO = CODEC.encode(new Object[] {new AmqpValue("hello")});
  private static final String VALUE = "005377";

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named("tasks")).administration(0).start();
  private final RawClient client = RawClient.connected(bus);

  @AfterEach
  void close() {
    client.close();
    bus.close();
  }

  private DeliveryState send(byte[] message) {
    client.attachSender(0, "tasks");
    client.transfer(0, 0, message);
    return ((Disposition) client.expect(Disposition.class).performative()).getState();
  }

  /** Everything that shows a message, and messages of others beside it. */
  private void assertIsShownBesideOthers() throws IOException {
    client.transfer(0, 0, HELLO);
    client.expect(Disposition.class);
    assertThat(bus.peek("tasks")).hasSize(2);
    assertThat(page()).startsWith("HTTP/1.1 200").contains("hello");
    Message peeked =
        new RawRequests(client, 1, "tasks/$management")
            .ask(
                "com.microsoft:peek-message",
                Map.of("from-sequence-number", 0L, "message-count", 10));
    assertThat((List<?>) RawRequests.body(peeked).get("messages")).hasSize(2);
    client.attachReceiver(5, "tasks");
    client.flow(5, 0, 2, false);
    client.expect(Transfer.class);
    client.expect(Transfer.class);
  }

  private String page() throws IOException {
    int port = AdministrationClients.port(bus.administrationConnectionString());
    String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private static String nested(int levels) {
    String value = "40";
    for (int i = 0; i < levels; i++) {
      value = "d0%08x00000001%s".formatted(4 + value.length() / 2, value);
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VALUE + "a102fffe", // a text that is not UTF-8
        VALUE + "f0000000050000000a41", // ten times true, in an array without bytes
        "005375a10178", // a text as data
        "00537540", // no data
        "005376d10000000400000000", // a map as a sequence
        "nested" // deeper than the engine decodes
      })
  void a_body_that_cannot_be_decoded_is_passed_on_and_hides_no_other(String message)
      throws IOException {
    String hex = message.equals("nested") ? VALUE + nested(60) : message;
    assertThat(send(HexFormat.of().parseHex(hex))).isInstanceOf(Accepted.class);
    assertIsShownBesideOthers();
  }

  // N-R21
  @Test
  void the_longest_life_there_is_is_shown_and_delivered() throws IOException {
    Properties properties = new Properties();
    properties.setCreationTime(new Date(Long.MIN_VALUE));
    properties.setAbsoluteExpiryTime(new Date(Long.MAX_VALUE));
    assertThat(send(CODEC.encode(new Object[] {properties, new AmqpValue("x")})))
        .isInstanceOf(Accepted.class);
    assertIsShownBesideOthers();
  }

  @Test
  void the_page_does_not_show_the_whole_of_a_large_body() throws IOException {
    client.attachSender(0, "tasks");
    byte[] large = CODEC.encode(new Object[] {new AmqpValue("x".repeat(100_000))});
    client.transferInFrames(0, large, 60_000);
    client.expect(Disposition.class);
    assertThat(page()).contains("(" + large.length + " bytes)").doesNotContain("xxx");
    assertThat(bus.peek("tasks").get(0).body()).hasSize(100_000);
  }
}
