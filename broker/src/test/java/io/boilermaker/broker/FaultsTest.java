package io.boilermaker.broker;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.clients.JavaClients;
import io.boilermaker.broker.clients.RawClient;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.qpid.proton.amqp.transport.Close;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultsTest {

  private final JavaClients clients = JavaClients.withQueue();
  private final Faults faults = clients.bus.faults();

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void a_send_is_refused_as_often_as_asked_and_with_that_condition() {
    faults.refuse(Operation.SEND, 1, "amqp:resource-limit-exceeded");
    assertThatThrownBy(() -> clients.send("a"))
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.QUOTA_EXCEEDED));
    assertThat(clients.counts().total()).isZero();
    clients.send("b");
    assertThat(clients.counts().active()).isEqualTo(1);
  }

  @Test
  void scheduling_is_sending_too() {
    faults.refuse(Operation.SEND, 1, "amqp:not-allowed");
    ServiceBusSenderClient sender = clients.sender();
    var message = new ServiceBusMessage("later");
    OffsetDateTime time = OffsetDateTime.now().plusHours(1);
    assertThatThrownBy(() -> sender.scheduleMessage(message, time))
        .hasMessageContaining("a test wants it so");
    assertThat(sender.scheduleMessage(message, time)).isPositive();
  }

  @Test
  void a_send_without_an_answer_has_not_happened() {
    faults.ignore(Operation.SEND, 1);
    assertThatThrownBy(() -> sendImpatiently("a")).hasMessageContaining("Retries exhausted");
    assertThat(clients.counts().total()).isZero();
    sendImpatiently("a");
    assertThat(clients.counts().active()).isEqualTo(1);
  }

  @Test
  void a_send_whose_answer_is_lost_has_happened_and_happens_again() {
    faults.loseAnswer(Operation.SEND, 1);
    assertThatThrownBy(() -> sendImpatiently("a")).hasMessageContaining("Retries exhausted");
    assertThat(clients.counts().active()).isEqualTo(1);
    sendImpatiently("a");
    assertThat(clients.counts().active()).isEqualTo(2);
  }

  /** Returns options with one second between attempts, where the SDK would wait for four. */
  private void sendImpatiently(String body) {
    try (ServiceBusSenderAsyncClient sender =
        new ServiceBusClientBuilder()
            .connectionString(clients.bus.connectionString())
            .retryOptions(
                new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofSeconds(1)))
            .sender()
            .queueName(QUEUE)
            .buildAsyncClient()) {
      sender.sendMessage(new ServiceBusMessage(body)).block(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_refused_settlement_leaves_the_message_locked() {
    clients.send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage message = one(receiver);
    faults.refuse(Operation.SETTLE, 1, "com.microsoft:message-lock-lost");
    assertThatThrownBy(() -> receiver.complete(message))
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.MESSAGE_LOCK_LOST));
    assertThat(clients.counts().locked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"amqp:internal-error", "com.microsoft:server-busy", "com.microsoft:timeout"})
  void a_settlement_refused_for_now_is_sent_again(String condition) {
    clients.send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage message = one(receiver);
    faults.refuse(Operation.SETTLE, 2, condition);
    receiver.complete(message);
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  void a_refused_renewal_is_reported() {
    clients.send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage message = one(receiver);
    faults.refuse(Operation.RENEW_LOCK, 1, "com.microsoft:message-lock-lost");
    assertThatThrownBy(() -> receiver.renewMessageLock(message))
        .isInstanceOf(ServiceBusException.class);
    assertThat(receiver.renewMessageLock(message)).isAfter(OffsetDateTime.now());
  }

  @Test
  void a_refused_token_opens_nothing() {
    faults.refuse(Operation.PUT_TOKEN, 100, "amqp:unauthorized-access");
    assertThatThrownBy(() -> clients.send("a"))
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.UNAUTHORIZED));
    faults.clear();
    clients.send("b");
    assertThat(clients.counts().active()).isEqualTo(1);
  }

  @Test
  void the_faults_of_one_operation_can_be_removed_and_the_others_stay() {
    clients.send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage message = one(receiver);
    faults.refuse(Operation.SEND, 100, "amqp:resource-limit-exceeded");
    faults.refuse(Operation.RENEW_LOCK, 1, "amqp:not-allowed");
    faults.clear(Operation.SEND);
    clients.send("b");
    assertThat(clients.counts().active()).isEqualTo(1);
    assertThatThrownBy(() -> receiver.renewMessageLock(message))
        .isInstanceOf(ServiceBusException.class);
    faults.clear(Operation.RENEW_LOCK);
    assertThat(receiver.renewMessageLock(message)).isNotNull();
  }

  @Test
  void messages_outlive_connections_that_are_dropped() {
    clients.send("a");
    one(clients.receiver());
    faults.dropConnections();
    sendAnew("b");
    clients.bus.advance(Duration.ofSeconds(30));
    assertThat(clients.counts().active()).isEqualTo(2);
  }

  @Test
  void a_broker_that_is_away_refuses_connections_and_comes_back_on_its_port_with_its_messages() {
    clients.send("a");
    faults.goAway(Duration.ofMillis(500));
    InetAddress address = InetAddress.getLoopbackAddress();
    assertThatThrownBy(() -> new Socket(address, clients.bus.port()).close())
        .isInstanceOf(ConnectException.class);
    Awaitility.await()
        .ignoreException(ConnectException.class)
        .until(
            () -> {
              new Socket(address, clients.bus.port()).close();
              return true;
            });
    sendAnew("b");
    assertThat(clients.counts().active()).isEqualTo(2);
  }

  @Test
  void a_broker_can_go_away_for_no_time_at_all() {
    clients.send("a");
    faults.goAway(Duration.ZERO);
    sendAnew("b");
    assertThat(clients.counts().active()).isEqualTo(2);
  }

  /** Sends on a new connection, because the SDK takes seconds to notice that one is gone. */
  private void sendAnew(String body) {
    try (ServiceBusSenderClient sender =
        JavaClients.builder(clients.bus).sender().queueName(QUEUE).buildClient()) {
      sender.sendMessage(new ServiceBusMessage(body));
    }
  }

  @Test
  void a_frozen_broker_answers_nothing_and_then_everything() {
    ServiceBusSenderClient sender = clients.sender();
    sender.sendMessage(new ServiceBusMessage("a"));
    faults.freeze(Duration.ofSeconds(1));
    long start = System.nanoTime();
    sender.sendMessage(new ServiceBusMessage("b"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(800));
    assertThat(clients.counts().active()).isEqualTo(2);
  }

  @Test
  void what_clients_send_can_be_delayed() {
    ServiceBusSenderClient sender = clients.sender();
    sender.sendMessage(new ServiceBusMessage("a"));
    faults.delay(Duration.ofMillis(500));
    long start = System.nanoTime();
    sender.sendMessage(new ServiceBusMessage("b"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
    faults.clear();
    sender.sendMessage(new ServiceBusMessage("c"));
    assertThat(clients.counts().active()).isEqualTo(3);
  }

  // B-15
  @Test
  void clients_send_and_receive_again_after_their_links_were_closed() {
    ServiceBusSenderClient sender = clients.sender();
    ServiceBusReceiverClient receiver = clients.receiver();
    sender.sendMessage(new ServiceBusMessage("a"));
    receiver.complete(one(receiver));
    faults.closeLinks("amqp:link:detach-forced", "The link was idle for 10 minutes.");
    sendOverAnotherLink(() -> sender.sendMessage(new ServiceBusMessage("b")));
    assertThat(bodies(receive(receiver, 1))).containsExactly("b");
  }

  /** Sends until it succeeds: the SDK does not repeat a send that meets a link's end. */
  private static void sendOverAnotherLink(Runnable send) {
    Awaitility.await()
        .ignoreExceptionsMatching(
            error -> error instanceof ServiceBusException || error instanceof IllegalStateException)
        .until(
            () -> {
              send.run();
              return true;
            });
  }

  // B-15
  @Test
  void a_client_is_told_why_its_connection_was_closed() {
    try (RawClient client = RawClient.connected(clients.bus)) {
      faults.closeConnections("amqp:connection:forced", "The connection was idle.");
      Close close = (Close) client.expect(Close.class).performative();
      assertThat((Object) close.getError().getCondition()).hasToString("amqp:connection:forced");
      assertThat(close.getError().getDescription()).isEqualTo("The connection was idle.");
    }
  }

  @Test
  void a_stale_token_detaches_links_until_another_is_shown() {
    clients.send("a");
    ServiceBusReceiverAsyncClient receiver =
        clients.own(clients.receiver(QUEUE).buildAsyncClient());
    var bodies = new LinkedBlockingQueue<String>();
    var ends = new LinkedBlockingQueue<Throwable>();
    receiver
        .receiveMessages()
        .subscribe(message -> bodies.add(message.getBody().toString()), ends::add);
    Awaitility.await().until(() -> bodies.contains("a"));
    faults.limitTokens(Duration.ofSeconds(10));
    clients.bus.advance(Duration.ofSeconds(11));
    Awaitility.await().until(() -> !ends.isEmpty());
    assertThat(ends.element()).hasMessageContaining("The token has expired.");
    // The sender's link is detached as well.
    sendOverAnotherLink(() -> clients.send("b"));
    assertThat(bodies(receive(clients.receiver(), 1))).containsExactly("b");
  }

  @Test
  void what_makes_no_fault_is_refused() {
    assertThatThrownBy(() -> faults.ignore(Operation.SEND, 0))
        .hasMessage("times must be at least 1, not 0");
    assertThatThrownBy(() -> faults.freeze(Duration.ofSeconds(-1)))
        .hasMessage("the duration must not be negative: PT-1S");
    assertThatThrownBy(() -> faults.limitTokens(Duration.ZERO))
        .hasMessage("the lifetime must be positive, not PT0S");
  }
}
