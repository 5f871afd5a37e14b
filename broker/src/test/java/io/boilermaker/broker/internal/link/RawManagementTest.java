package io.boilermaker.broker.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.clients.RawRequests;
import io.boilermaker.broker.internal.message.AmqpCodec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawManagementTest {

  private static final AmqpCodec CODEC = new AmqpCodec();
  private static final byte[] HELLO = CODEC.encode(new Object[] {new AmqpValue("hello")});
  private static final String MICROSOFT = "com.microsoft:";

  private final LocalServiceBus bus =
      LocalServiceBus.builder()
          .queue(QueueSpec.named("tasks").lockDuration(Duration.ofSeconds(30)))
          .start();
  private final RawClient client = RawClient.connected(bus);

  @AfterEach
  void close() {
    client.close();
    bus.close();
  }

  @Test
  @DisplayName("B-06: a token is answered twice on one link, under both spellings, settled once")
  void token_is_answered() {
    RawRequests cbs = new RawRequests(client, 0, "$cbs");
    for (String audience : List.of("sb://localhost/tasks", "amqp://localhost/tasks/$management")) {
      Message reply = cbs.ask("put-token", "SharedAccessSignature sr=" + audience);
      Map<String, Object> properties = reply.getApplicationProperties().getValue();
      assertThat(properties)
          .containsEntry("status-code", 202)
          .containsEntry("statusCode", 202)
          .containsKeys("status-description", "statusDescription");
    }
    assertThat(client.isSilent()).isTrue();
  }

  // N-B07
  @Test
  void a_token_for_a_queue_that_is_not_there_is_answered_with_404() {
    RawRequests cbs = new RawRequests(client, 0, "$cbs");
    for (String audience : List.of("sb://localhost/Nope", "amqps://localhost/Nope", "Nope")) {
      Message reply = cbs.putToken("token", audience);
      assertThat(reply.getApplicationProperties().getValue())
          .containsEntry("status-code", 404)
          .containsEntry("error-condition", Symbol.valueOf("amqp:not-found"))
          .containsEntry(
              "status-description",
              "The messaging entity 'sb://localhost/Nope' could not be found.");
    }
    for (String audience :
        List.of("sb://localhost/", "", "sb://localhost/TASKS/$deadletterqueue/$management")) {
      assertThat(cbs.putToken("token", audience).getApplicationProperties().getValue())
          .containsEntry("status-code", 202);
    }
  }

  @Test
  @DisplayName("B-06: the correlation id has the type and value of the message id")
  void correlation_id_is_the_message_id() {
    RawRequests cbs = new RawRequests(client, 0, "$cbs");
    for (Object id : List.of(UnsignedLong.valueOf(7), "text", UUID.randomUUID())) {
      cbs.ask("put-token", "token", id, null);
    }
  }

  @Test
  @DisplayName("B-06: replies find their link by its target address or by its name")
  void replies_find_their_link() {
    client.attach(
        2, Role.RECEIVER, RawClient.source("tasks/$management"), RawClient.target("my-address"));
    client.flow(2, 0, 1, false);
    RawRequests management = new RawRequests(client, 0, "tasks/$management");
    Map<String, Object> peek = Map.of("from-sequence-number", 0L, "message-count", 1);
    management.ask(MICROSOFT + "peek-message", peek, "1", "my-address");
    management.ask(MICROSOFT + "peek-message", peek, "2", "link-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com.microsoft:made-up", "made-up", "", "com.microsoft:set-session-state"})
  @DisplayName("B-07: an operation that is not known is answered with an error")
  void unknown_operation_is_an_error(String operation) {
    Message reply = new RawRequests(client, 0, "tasks/$management").ask(operation, Map.of());
    assertThat(RawRequests.status(reply)).isEqualTo(501);
    assertThat(RawRequests.error(reply)).isEqualTo("amqp:not-implemented");
    assertThat(RawRequests.body(reply)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "peek-message",
        "receive-by-sequence-number",
        "update-disposition",
        "schedule-message",
        "cancel-scheduled-message",
        "batch-delete-messages",
        "renew-lock"
      })
  @DisplayName(
      "B-07: a request without its fields, or with wrong ones, is answered with status 400")
  void incomplete_request_is_an_error(String operation) {
    RawRequests management = new RawRequests(client, 0, "tasks/$management");
    Map<String, Object> wrong =
        Map.of("lock-tokens", "x", "sequence-numbers", List.of("y"), "messages", 5);
    for (Object body : List.of(Map.of(), wrong, "no map")) {
      Message reply = management.ask(MICROSOFT + operation, body);
      assertThat(RawRequests.status(reply)).isEqualTo(400);
      assertThat(RawRequests.error(reply)).isEqualTo("amqp:decode-error");
    }
  }

  @Test
  @DisplayName("B-07: peek of an empty queue is status 204")
  void peek_of_an_empty_queue() {
    Message reply =
        new RawRequests(client, 0, "tasks/$management")
            .ask(
                MICROSOFT + "peek-message",
                Map.of("from-sequence-number", 0L, "message-count", 10));
    assertThat(RawRequests.status(reply)).isEqualTo(204);
  }

  /** Requested by the SDK for .NET only, which is not in the suite. */
  @Test
  void active_messages_are_deleted_unread() {
    receiveOne();
    for (int i = 0; i < 4; i++) {
      client.transfer(10, 0, HELLO);
      client.expect(Disposition.class);
    }
    RawRequests management = new RawRequests(client, 0, "tasks/$management");
    Date later = Date.from(Instant.now().plusSeconds(1));
    assertThat(RawRequests.status(delete(management, 5, new Date(0)))).isEqualTo(204);
    assertThat(RawRequests.body(delete(management, 3, later)))
        .isEqualTo(Map.of("message-count", 3));
    assertThat(bus.counts("tasks")).isEqualTo(new QueueCounts(1, 1, 0, 0, 0));
    assertThat(RawRequests.body(delete(management, 3, later)))
        .isEqualTo(Map.of("message-count", 1));
    assertThat(RawRequests.status(delete(management, 4_001, later))).isEqualTo(400);
    assertThat(bus.counts("tasks")).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
  }

  private static Message delete(RawRequests management, int count, Date before) {
    return management.ask(
        MICROSOFT + "batch-delete-messages",
        Map.of("message-count", count, "enqueued-time-utc", before));
  }

  @Test
  @DisplayName("B-02: the token on the management node is the delivery tag read as a .NET Guid")
  void token_is_the_tag() {
    UUID token = receiveOne();
    RawRequests management = new RawRequests(client, 0, "tasks/$management");
    bus.advance(Duration.ofSeconds(20));
    Message reply = management.ask(MICROSOFT + "renew-lock", tokens(token));
    assertThat(RawRequests.status(reply)).isEqualTo(200);
    Object expirations = RawRequests.body(reply).get("expirations");
    assertThat(expirations).isInstanceOf(Date[].class);
    bus.advance(Duration.ofSeconds(20));
    assertThat(bus.counts("tasks").locked()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-02: an unknown token is answered with 410, and the other locks stay as they are")
  void unknown_token_is_lost() {
    UUID token = receiveOne();
    RawRequests management = new RawRequests(client, 0, "tasks/$management");
    bus.advance(Duration.ofSeconds(20));
    Message reply = management.ask(MICROSOFT + "renew-lock", tokens(token, UUID.randomUUID()));
    assertThat(RawRequests.status(reply)).isEqualTo(410);
    assertThat(RawRequests.error(reply)).isEqualTo("com.microsoft:message-lock-lost");
    bus.advance(Duration.ofSeconds(10));
    assertThat(bus.counts("tasks").active()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed", "abandoned", "defered", "suspended"})
  @DisplayName("B-01: a late update-disposition is answered with 410 and changes nothing")
  void late_update_disposition(String status) {
    UUID token = receiveOne();
    RawRequests management = new RawRequests(client, 0, "tasks/$management");
    Map<String, Object> request =
        Map.of("lock-tokens", new UUID[] {token}, "disposition-status", status);
    bus.advance(Duration.ofSeconds(30));
    Message reply = management.ask(MICROSOFT + "update-disposition", request);
    assertThat(RawRequests.status(reply)).isEqualTo(410);
    assertThat(RawRequests.error(reply)).isEqualTo("com.microsoft:message-lock-lost");
    assertThat(bus.counts("tasks")).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
  }

  @Test
  void update_disposition_settles_in_time() {
    UUID token = receiveOne();
    Message reply =
        updateDisposition(
            Map.of(
                "lock-tokens",
                new UUID[] {token},
                "disposition-status",
                "suspended",
                "deadletter-reason",
                "r"));
    assertThat(RawRequests.status(reply)).isEqualTo(200);
    assertThat(bus.counts("tasks").deadLettered()).isEqualTo(1);
  }

  @Test
  void a_message_that_one_request_settles_twice_is_settled() {
    UUID token = receiveOne();
    Message reply =
        updateDisposition(
            Map.of("lock-tokens", new UUID[] {token, token}, "disposition-status", "completed"));
    assertThat(RawRequests.status(reply)).isEqualTo(200);
    assertThat(bus.counts("tasks").total()).isZero();
  }

  private Message updateDisposition(Map<String, Object> request) {
    return new RawRequests(client, 0, "tasks/$management")
        .ask(MICROSOFT + "update-disposition", request);
  }

  @Test
  @DisplayName("B-12: cancelling an unknown or delivered number is answered with 404")
  void cancelling_what_is_not_scheduled() {
    RawRequests management = new RawRequests(client, 0, "tasks/$management");
    Message reply =
        management.ask(
            MICROSOFT + "cancel-scheduled-message", Map.of("sequence-numbers", new Long[] {99L}));
    assertThat(RawRequests.status(reply)).isEqualTo(404);
    assertThat(RawRequests.error(reply)).isEqualTo("com.microsoft:message-not-found");
  }

  @Test
  @DisplayName("B-13: the reply to schedule-message is an array with one number for each message")
  void schedule_reply_is_an_array() {
    Map<String, Object> message = Map.of("message", new Binary(HELLO), "message-id", "a");
    Message reply =
        new RawRequests(client, 0, "tasks/$management")
            .ask(MICROSOFT + "schedule-message", Map.of("messages", List.of(message, message)));
    assertThat(RawRequests.body(reply).get("sequence-numbers")).isEqualTo(new long[] {1, 2});
  }

  private static Map<String, Object> tokens(UUID... tokens) {
    return Map.of("lock-tokens", tokens);
  }

  /** Sends a message, receives it on a link of its own, and reads the token from the tag. */
  private UUID receiveOne() {
    client.attachSender(10, "tasks");
    client.transfer(10, 0, HELLO);
    client.expect(Disposition.class);
    client.attachReceiver(11, "tasks");
    client.flow(11, 0, 1, false);
    Transfer transfer = (Transfer) client.expect(Transfer.class).performative();
    assertThat(transfer.getDeliveryId()).isEqualTo(UnsignedInteger.ZERO);
    ByteBuffer tag = transfer.getDeliveryTag().asByteBuffer();
    long high =
        ((Integer.reverseBytes(tag.getInt()) & 0xffffffffL) << 32)
            | ((Short.reverseBytes(tag.getShort()) & 0xffffL) << 16)
            | (Short.reverseBytes(tag.getShort()) & 0xffffL);
    return new UUID(high, tag.getLong());
  }
}
