package io.boilermaker.broker.internal.access;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.AdministrationClients;
import io.boilermaker.broker.clients.JavaClients;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.clients.RawRequests;
import io.boilermaker.broker.clients.SettableClock;
import io.boilermaker.broker.clients.Signature;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.message.Message;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules that give some of the rights, with the Java SDK. */
@Timeout(60)
class RulesTest {

  private static final String SENDER = "sender";
  private static final String LISTENER = "listener";
  private static final String MANAGER = "manager";

  private final SettableClock clock = new SettableClock();
  private final LocalServiceBus bus =
      LocalServiceBus.builder()
          .queue(QueueSpec.named(QUEUE))
          .queue(QueueSpec.named("other"))
          .administration(0)
          .clock(clock)
          .rule(SENDER, "s+/=", AccessRight.SEND)
          .rule(LISTENER, "l", AccessRight.LISTEN)
          .rule(MANAGER, "m", AccessRight.MANAGE)
          .queueRule(QUEUE, "of-tasks", "t", AccessRight.SEND, AccessRight.LISTEN)
          .start();

  @AfterEach
  void close() {
    bus.close();
  }

  private JavaClients clients(String rule) {
    return new JavaClients(bus, bus.connectionString(rule));
  }

  private static void assertUnauthorized(String claim, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.UNAUTHORIZED))
        .hasMessageContaining(
            "'" + claim + "' claim(s) are required to perform this operation. Resource: 'sb://");
  }

  @Test
  void a_sender_sends_and_schedules_and_can_neither_receive_nor_peek() {
    try (JavaClients clients = clients(SENDER)) {
      ServiceBusSenderClient sender = clients.sender();
      sender.sendMessage(new ServiceBusMessage("a"));
      OffsetDateTime later = OffsetDateTime.now().plusHours(1);
      sender.cancelScheduledMessage(sender.scheduleMessage(new ServiceBusMessage("b"), later));
      sender.scheduleMessage(new ServiceBusMessage("c"), later);
      assertThat(bus.counts(QUEUE).active()).isEqualTo(1);
      assertThat(bus.counts(QUEUE).scheduled()).isEqualTo(1);
      ServiceBusReceiverClient receiver = clients.receiver();
      assertUnauthorized("Listen", receiver::peekMessage);
      for (ServiceBusReceiverClient each : List.of(receiver, clients.deadLetters())) {
        assertThatThrownBy(() -> each.receiveMessages(1).forEach(m -> {}))
            .hasStackTraceContaining("'Listen' claim(s) are required to perform this operation.");
      }
    }
  }

  @Test
  void a_listener_receives_and_settles_and_can_neither_send_nor_schedule() {
    try (JavaClients root = new JavaClients(bus, bus.connectionString());
        JavaClients clients = clients(LISTENER)) {
      root.sender().sendMessages(List.of(new ServiceBusMessage("a"), new ServiceBusMessage("b")));
      ServiceBusReceiverClient receiver = clients.receiver();
      assertThat(receiver.peekMessage()).isNotNull();
      ServiceBusReceivedMessage first = one(receiver);
      receiver.renewMessageLock(first);
      receiver.defer(first);
      receiver.complete(receiver.receiveDeferredMessage(first.getSequenceNumber()));
      receiver.deadLetter(one(receiver));
      assertThat(bus.counts(QUEUE).deadLettered()).isEqualTo(1);
      ServiceBusSenderClient sender = clients.sender();
      assertUnauthorized("Send", () -> sender.sendMessage(new ServiceBusMessage("c")));
      OffsetDateTime later = OffsetDateTime.now().plusHours(1);
      assertUnauthorized("Send", () -> sender.scheduleMessage(new ServiceBusMessage("c"), later));
      assertUnauthorized("Send", () -> sender.cancelScheduledMessage(1));
      assertThat(bus.counts(QUEUE).total()).isEqualTo(1);
    }
  }

  @Test
  void only_a_manager_administers() {
    String root = bus.administrationConnectionString();
    for (String rule : List.of(SENDER, LISTENER)) {
      var administration = AdministrationClients.client(root.replaceAll(";Shared.*", part(rule)));
      List<ThrowingCallable> requests =
          List.of(
              () -> administration.getQueue(QUEUE),
              () -> administration.listQueues().forEach(q -> {}),
              () -> administration.createQueue("new"),
              () -> administration.deleteQueue(QUEUE));
      for (ThrowingCallable request : requests) {
        assertThatThrownBy(request)
            .isInstanceOfSatisfying(
                HttpResponseException.class,
                e -> assertThat(e.getResponse().getStatusCode()).isEqualTo(401))
            .hasMessageContaining("SubCode=40100");
      }
    }
    var administration = AdministrationClients.client(root.replaceAll(";Shared.*", part(MANAGER)));
    administration.createQueue("new");
    assertThat(bus.counts("new").total()).isZero();
    try (JavaClients clients = clients(MANAGER)) {
      clients.sender("new").sendMessage(new ServiceBusMessage("a"));
      assertThat(bus.counts("new").active()).isEqualTo(1);
    }
  }

  /** Returns the end of a connection string, with the key of a rule. */
  private String part(String rule) {
    return bus.connectionString(rule).replaceFirst("^[^;]*", "");
  }

  @Test
  void the_key_of_a_queue_is_for_no_other() {
    assertThat(bus.connectionString("of-tasks")).contains(";EntityPath=" + QUEUE + ";");
    try (JavaClients clients = clients("of-tasks")) {
      clients.send("a");
      ServiceBusReceiverClient receiver = clients.receiver();
      receiver.complete(one(receiver));
    }
    String wider = bus.connectionString("of-tasks").replace(";EntityPath=" + QUEUE, "");
    try (JavaClients clients = new JavaClients(bus, wider)) {
      assertThatThrownBy(() -> clients.sender("other").sendMessage(new ServiceBusMessage("a")))
          .isInstanceOfSatisfying(
              ServiceBusException.class,
              e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.UNAUTHORIZED));
    }
    assertThat(bus.counts("other").total()).isZero();
  }

  @Test
  void without_a_key_for_everything_one_is_made_up() {
    assertThat(bus.connectionString())
        .containsPattern("SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=[^;]{40,};")
        .isNotEqualTo(bus.connectionString(SENDER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.connectionString("none"))
        .withMessage("there is no rule 'none'");
    try (RawClient client = RawClient.connected(bus)) {
      client.attachSender(0, QUEUE);
      client.expect(Detach.class);
    }
  }

  @Test
  void a_token_with_fewer_rights_ends_the_links_that_need_more() {
    try (RawClient client = RawClient.connected(bus)) {
      RawRequests cbs = new RawRequests(client, 0, "$cbs");
      assertThat(RawRequests.status(cbs.ask("put-token", token(MANAGER, "m")))).isEqualTo(202);
      client.attachSender(2, QUEUE);
      client.expect(Flow.class);
      client.attachReceiver(3, QUEUE);
      assertThat(RawRequests.status(cbs.ask("put-token", token(LISTENER, "l")))).isEqualTo(202);
      Detach detach = (Detach) client.expect(Detach.class).performative();
      assertThat(detach.getHandle().intValue()).isEqualTo(2);
      clock.move(Duration.ofSeconds(601));
      detach = (Detach) client.expect(Detach.class).performative();
      assertThat(detach.getHandle().intValue()).isEqualTo(3);
    }
  }

  @Test
  void requests_to_management_need_a_valid_token_each() {
    try (RawClient client = RawClient.connected(bus)) {
      RawRequests cbs = new RawRequests(client, 0, "$cbs");
      cbs.ask("put-token", token(SENDER, "s+/="));
      RawRequests management = new RawRequests(client, 2, QUEUE + "/$management");
      Message reply =
          management.ask(
              "com.microsoft:peek-message", Map.of("from-sequence-number", 0L, "message-count", 1));
      assertThat(RawRequests.status(reply)).isEqualTo(401);
      assertThat(RawRequests.error(reply)).isEqualTo("amqp:unauthorized-access");
    }
  }

  private String token(String rule, String key) {
    return Signature.of(rule, key, "sb://localhost/" + QUEUE, clock.instant().plusSeconds(600));
  }

  @Test
  void names_and_keys_fit_into_a_connection_string() {
    LocalServiceBus.Builder builder = LocalServiceBus.builder();
    for (String name : List.of("", "a;b", "a=b", " ", "-a")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.rule(name, "k", AccessRight.SEND))
          .withMessageStartingWith("the name of a rule is 1 to 256 letters");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rule("a", "k;", AccessRight.SEND))
        .withMessageContaining("semicolon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rule("a", "k"))
        .withMessage("a rule has one right at least");
    builder.rule("a", "k", AccessRight.SEND);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rule("a", "l", AccessRight.LISTEN))
        .withMessage("there is already a rule 'a'");
    assertThat(AccessRule.root("secret").toString()).doesNotContain("secret");
  }
}
