package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JavaSdkReceiveTest {

  private static final Duration LOCK = Duration.ofSeconds(30);

  private JavaClients clients = JavaClients.withQueue();

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  @DisplayName("B-09: the first delivery has count 0; only abandoning and expiry add to it")
  void delivery_count_grows_with_failures_only() {
    clients.send("x");
    ServiceBusReceiverClient receiver = clients.receiver();
    assertThat(receiver.peekMessage().getDeliveryCount()).isZero();
    ServiceBusReceivedMessage message = one(receiver);
    assertThat(message.getDeliveryCount()).isZero();
    receiver.renewMessageLock(message);
    assertThat(receiver.peekMessage(1).getDeliveryCount()).isZero();
    receiver.abandon(message);
    message = one(receiver);
    assertThat(message.getDeliveryCount()).isEqualTo(1);
    clients.bus.advance(LOCK);
    assertThat(one(receiver).getDeliveryCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-01: complete, abandon and defer of a message whose lock expired are refused")
  void late_settlement_is_refused() {
    clients.send("a", "b", "c");
    ServiceBusReceiverClient receiver = clients.receiver();
    List<ServiceBusReceivedMessage> late = receive(receiver, 3);
    clients.bus.advance(LOCK);
    assertThatLockIsLost(() -> receiver.complete(late.get(0)));
    assertThatLockIsLost(() -> receiver.abandon(late.get(1)));
    assertThatLockIsLost(() -> receiver.defer(late.get(2)));
    assertThat(clients.counts().active()).isEqualTo(3);
  }

  @Test
  @DisplayName("B-01: after another receiver took the message, the first can no longer settle it")
  void settlement_after_another_took_the_message_is_refused() {
    clients.send("x");
    ServiceBusReceiverClient first = clients.receiver();
    ServiceBusReceivedMessage late = one(first);
    clients.bus.advance(LOCK);
    ServiceBusReceiverClient second = clients.receiver();
    ServiceBusReceivedMessage message = one(second);
    assertThatLockIsLost(() -> first.complete(late));
    assertThat(clients.counts().locked()).isEqualTo(1);
    second.complete(message);
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  @DisplayName("B-01: dead-lettering with a lost lock does nothing")
  void late_dead_lettering_does_nothing() {
    clients.send("x");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage late = one(receiver);
    clients.bus.advance(LOCK);
    // The SDK treats any rejection as a success here, so the state of the broker is checked.
    receiver.deadLetter(late);
    assertThat(clients.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
  }

  @Test
  void lock_of_a_dead_letter_expires_like_any_other() {
    clients.send("x");
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.deadLetter(one(receiver));
    ServiceBusReceiverClient deadLetters = clients.deadLetters();
    ServiceBusReceivedMessage late = one(deadLetters);
    clients.bus.advance(LOCK);
    assertThatLockIsLost(() -> deadLetters.complete(late));
    deadLetters.complete(one(deadLetters));
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  @DisplayName("B-02: renewal extends the lock of the right message")
  void renewal_extends_the_lock() {
    clients.send("a", "b");
    ServiceBusReceiverClient receiver = clients.receiver();
    List<ServiceBusReceivedMessage> messages = receive(receiver, 2);
    clients.bus.advance(Duration.ofSeconds(20));
    OffsetDateTime until = receiver.renewMessageLock(messages.get(0));
    assertThat(until).isAfter(OffsetDateTime.now().plusSeconds(20));
    clients.bus.advance(Duration.ofSeconds(20));
    assertThat(clients.counts()).isEqualTo(new QueueCounts(1, 1, 0, 0, 0));
    receiver.complete(messages.get(0));
    assertThatLockIsLost(() -> receiver.renewMessageLock(messages.get(1)));
  }

  @Test
  @DisplayName("B-07: asking for a message that is not deferred is an error")
  void message_that_is_not_deferred_is_not_found() {
    clients.send("x");
    assertThatThrownBy(() -> clients.receiver().receiveDeferredMessage(1))
        .isInstanceOf(ServiceBusException.class);
  }

  @Test
  void deferred_message_is_taken_out_at_once_in_receive_and_delete_mode() {
    clients.send("x");
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.defer(one(receiver));
    assertThat(clients.deletingReceiver().receiveDeferredMessage(1).getBody()).hasToString("x");
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  @DisplayName("B-10: every queue has its own lock duration and number of deliveries")
  void every_queue_has_its_own_settings() {
    clients.close();
    clients =
        new JavaClients(
            QueueSpec.named("short").lockDuration(Duration.ofSeconds(5)).maxDeliveryCount(2),
            QueueSpec.named("long").lockDuration(Duration.ofSeconds(60)).maxDeliveryCount(10));
    for (String queue : List.of("short", "long")) {
      clients.sender(queue).sendMessage(new ServiceBusMessage("x"));
      one(clients.own(clients.receiver(queue).buildClient()));
    }
    clients.bus.advance(Duration.ofSeconds(5));
    assertThat(clients.bus.counts("short").locked()).isZero();
    assertThat(clients.bus.counts("long").locked()).isEqualTo(1);
    ServiceBusReceiverClient receiver = clients.own(clients.receiver("short").buildClient());
    receiver.abandon(one(receiver));
    assertThat(clients.bus.counts("short").deadLettered()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-15: a link on which nothing happens while a task runs is not cut")
  void a_message_is_settled_on_its_link_after_a_long_silence() {
    clients.close();
    clients = new JavaClients(QueueSpec.named(QUEUE).lockDuration(Duration.ofMinutes(5)));
    clients.send("x");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage message = one(receiver);
    for (int i = 0; i < 5; i++) {
      clients.bus.advance(Duration.ofMinutes(4));
      receiver.renewMessageLock(message);
    }
    receiver.complete(message);
    assertThat(clients.counts().total()).isZero();
    clients.send("y");
    assertThat(bodies(receive(receiver, 1))).containsExactly("y");
  }

  @Test
  @DisplayName(
      "B-16: four receivers read the dead letters while messages arrive there; all do once")
  void dead_letters_are_read_while_they_arrive() {
    int count = 200;
    for (int i = 0; i < count; i++) {
      clients.send("m" + i);
    }
    List<ServiceBusReceiverClient> readers =
        List.of(
            clients.deadLetters(),
            clients.deadLetters(),
            clients.deadLetters(),
            clients.deadLetters());
    Set<String> seen = ConcurrentHashMap.newKeySet();
    readers.forEach(
        reader ->
            CompletableFuture.runAsync(
                () -> {
                  while (seen.size() < count) {
                    reader
                        .receiveMessages(10, Duration.ofMillis(300))
                        .forEach(
                            message -> {
                              assertThat(seen.add(message.getBody().toString())).isTrue();
                              reader.complete(message);
                            });
                  }
                },
                command -> new Thread(command, "reader").start()));
    ServiceBusReceiverClient receiver = clients.receiver();
    for (int i = 0; i < count; i++) {
      receiver.deadLetter(one(receiver));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> clients.counts().total() == 0);
    assertThat(seen).hasSize(count);
  }

  private static void assertThatLockIsLost(ThrowingCallable settlement) {
    assertThatThrownBy(settlement)
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.MESSAGE_LOCK_LOST));
  }
}
