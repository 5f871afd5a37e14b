package io.boilermaker.broker;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusProcessorClient;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.clients.JavaClients;
import io.boilermaker.broker.clients.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalServiceBusTest {

  private static final QueueSpec TASKS = QueueSpec.named(QUEUE);

  @Test
  void a_broker_needs_a_queue_and_each_name_once() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LocalServiceBus.builder().start())
        .withMessageContaining("at least one queue");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalServiceBus.builder().queue(TASKS).queue(QueueSpec.named("TASKS")))
        .withMessage("there is already a queue 'TASKS'");
    assertThatIllegalArgumentException().isThrownBy(() -> LocalServiceBus.builder().port(65_536));
  }

  @Test
  void a_port_that_is_taken_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> LocalServiceBus.builder().queue(TASKS).port(taken.getLocalPort()).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  @DisplayName("B-22: the connection string leads to the port, without TLS")
  void connection_string_leads_to_the_port() {
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(TASKS).start()) {
      assertThat(bus.port()).isPositive();
      assertThat(bus.connectionString())
          .contains("Endpoint=sb://localhost:" + bus.port() + ";")
          .contains("UseDevelopmentEmulator=true");
    }
  }

  @Test
  void listens_on_loopback_only_unless_told_otherwise() throws IOException {
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(TASKS).start()) {
      InetAddress other = InetAddress.getByName("127.0.0.2");
      assertThatThrownBy(() -> new Socket(other, bus.port()).close())
          .isInstanceOf(IOException.class);
    }
    try (LocalServiceBus bus =
            LocalServiceBus.builder()
                .queue(TASKS)
                .bindAddress(InetAddress.getByName("0.0.0.0"))
                .anonymousClients(true)
                .start();
        Socket socket = new Socket(InetAddress.getByName("127.0.0.2"), bus.port())) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  // N-S12
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void an_address_that_other_machines_reach_needs_a_key(String address) throws IOException {
    LocalServiceBus.Builder builder =
        LocalServiceBus.builder().queue(TASKS).bindAddress(InetAddress.getByName(address));
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "other machines reach " + InetAddress.getByName(address).getHostAddress())
        .hasMessageContaining("shared access key");
  }

  // N-S12
  @Test
  void a_broker_with_a_key_may_listen_on_every_address() throws IOException {
    try (LocalServiceBus bus =
        LocalServiceBus.builder()
            .queue(TASKS)
            .bindAddress(InetAddress.getByName("0.0.0.0"))
            .sharedAccessKey("secret")
            .start()) {
      assertThat(bus.port()).isPositive();
    }
  }

  // N-S13
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", " key", "key ", "a;b", "two\nlines", "null\0", "\u0085"})
  void a_key_that_a_connection_string_cannot_hold_is_refused(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalServiceBus.builder().sharedAccessKey(key))
        .withMessageStartingWith("a shared access key ");
  }

  // N-S13
  @ParameterizedTest
  @ValueSource(
      strings = {"a${env:HOME}b", "a=b==", "%41", "a b", "\u00e4\ud83d\ude00", "$(id)", "\\u0041"})
  void a_key_is_taken_as_it_is(String key) {
    try (LocalServiceBus bus =
        LocalServiceBus.builder().queue(TASKS).sharedAccessKey(key).start()) {
      assertThat(bus.connectionString()).contains(";SharedAccessKey=" + key + ";");
    }
  }

  @Test
  void closing_leaves_no_thread_and_no_port_and_may_be_repeated() {
    LocalServiceBus bus = LocalServiceBus.builder().queue(TASKS).start();
    String thread = "boilermaker-broker-" + bus.port();
    assertThat(threads()).contains(thread);
    try (RawClient client = RawClient.connected(bus)) {
      bus.close();
      bus.close();
      assertThat(threads()).doesNotContain(thread);
      assertThatThrownBy(() -> new RawClient(bus)).isInstanceOf(UncheckedIOException.class);
      while (client.next() != null) {
        // The close frame of the broker, and then the end of the connection.
      }
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> bus.counts(QUEUE))
        .withMessage("the broker is closed");
    LocalServiceBus again = LocalServiceBus.builder().queue(TASKS).port(bus.port()).start();
    again.close();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }

  @Test
  void counts_of_an_unknown_queue_are_refused() {
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(TASKS).start()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bus.counts("other"))
          .withMessage("there is no queue 'other'");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bus.advance(Duration.ofSeconds(-1)))
          .withMessageContaining("time does not go back");
    }
  }

  @Test
  void brokers_in_one_jvm_are_independent() {
    try (JavaClients first = JavaClients.withQueue();
        JavaClients second = JavaClients.withQueue()) {
      first.send("a");
      second.send("b", "c");
      assertThat(first.counts().active()).isEqualTo(1);
      assertThat(bodies(receive(second.receiver(), 2))).containsExactly("b", "c");
    }
  }

  @Test
  void a_waiting_receiver_gets_a_scheduled_message_as_soon_as_time_is_advanced() {
    try (JavaClients clients = JavaClients.withQueue()) {
      clients
          .sender()
          .scheduleMessage(new ServiceBusMessage("x"), OffsetDateTime.now().plusDays(3));
      Set<String> seen = ConcurrentHashMap.newKeySet();
      ServiceBusProcessorClient processor = clients.own(processor(clients, 1, seen));
      processor.start();
      clients.bus.advance(Duration.ofDays(3));
      await().atMost(Duration.ofSeconds(5)).until(() -> seen.contains("x"));
    }
  }

  @Test
  void after_an_advance_a_delay_is_still_as_long_as_the_client_means_it() {
    try (JavaClients clients = JavaClients.withQueue()) {
      clients.bus.advance(Duration.ofHours(5));
      clients
          .sender()
          .scheduleMessage(new ServiceBusMessage("x"), OffsetDateTime.now().plusMinutes(2));
      clients.bus.advance(Duration.ofSeconds(110));
      assertThat(clients.counts().scheduled()).isEqualTo(1);
      clients.bus.advance(Duration.ofSeconds(10));
      ServiceBusReceivedMessage message = one(clients.receiver());
      assertThat(message.getLockedUntil())
          .isBetween(OffsetDateTime.now(), OffsetDateTime.now().plusSeconds(31));
      assertThat(message.getEnqueuedTime()).isBefore(OffsetDateTime.now().plusSeconds(1));
    }
  }

  @Test
  void a_clock_of_the_users_own_decides_what_is_due() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(TASKS).clock(now::get).start();
        ServiceBusSenderClient sender =
            JavaClients.builder(bus).sender().queueName(QUEUE).buildClient()) {
      sender.scheduleMessage(
          new ServiceBusMessage("x"), OffsetDateTime.parse("2030-01-01T01:00:00Z"));
      assertThat(bus.counts(QUEUE).scheduled()).isEqualTo(1);
      now.set(Instant.parse("2030-01-01T01:00:00Z"));
      await().atMost(Duration.ofSeconds(5)).until(() -> bus.counts(QUEUE).active() == 1);
    }
  }

  @Test
  void clients_come_back_after_the_broker_was_restarted_on_its_port() {
    JavaClients clients = JavaClients.withQueue();
    ServiceBusSenderClient sender = clients.sender();
    sender.sendMessage(new ServiceBusMessage("lost with the memory of the first"));
    clients.bus.close();
    try (clients;
        LocalServiceBus again =
            LocalServiceBus.builder().queue(TASKS).port(clients.bus.port()).start()) {
      sender.sendMessage(new ServiceBusMessage("x"));
      assertThat(again.counts(QUEUE).active()).isEqualTo(1);
    }
  }

  @Test
  void a_processor_takes_each_message_once() {
    try (JavaClients clients = JavaClients.withQueue()) {
      clients
          .sender()
          .sendMessages(
              IntStream.range(0, 1_000).mapToObj(i -> new ServiceBusMessage("m" + i)).toList());
      Set<String> seen = ConcurrentHashMap.newKeySet();
      ServiceBusProcessorClient processor = clients.own(processor(clients, 16, seen));
      processor.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> clients.counts().total() == 0);
      assertThat(seen).hasSize(1_000);
    }
  }

  private static ServiceBusProcessorClient processor(
      JavaClients clients, int concurrency, Set<String> seen) {
    return clients
        .builder()
        .processor()
        .queueName(QUEUE)
        .maxConcurrentCalls(concurrency)
        .processMessage(
            context -> assertThat(seen.add(context.getMessage().getBody().toString())).isTrue())
        .processError(error -> {})
        .buildProcessorClient();
  }

  @Test
  @DisplayName("B-23: sixty queues and a hundred connections are nothing special")
  void sixty_queues_and_a_hundred_connections() {
    LocalServiceBus.Builder builder = LocalServiceBus.builder();
    IntStream.range(0, 60).forEach(i -> builder.queue(QueueSpec.named("q" + i)));
    List<RawClient> connections = new ArrayList<>();
    try (LocalServiceBus bus = builder.start()) {
      for (int i = 0; i < 100; i++) {
        RawClient client = RawClient.connected(bus);
        client.attachReceiver(0, "q" + i % 60);
        client.flow(0, 0, 1, false);
        connections.add(client);
      }
      try (ServiceBusSenderClient sender =
              JavaClients.builder(bus).sender().queueName("q7").buildClient();
          ServiceBusReceiverClient receiver =
              JavaClients.builder(bus).receiver().queueName("q8").buildClient()) {
        sender.sendMessage(new ServiceBusMessage("x"));
        await().until(() -> bus.counts("q7").locked() == 1);
        assertThat(receiver.peekMessage()).isNull();
      }
    } finally {
      connections.forEach(RawClient::close);
    }
  }

  @Test
  void time_moves_to_what_is_scheduled_until_a_queue_is_quiet() {
    List<String> received = new CopyOnWriteArrayList<>();
    try (JavaClients clients = new JavaClients(QueueSpec.named(JavaClients.QUEUE));
        ServiceBusProcessorClient processor =
            clients
                .builder()
                .processor()
                .queueName(JavaClients.QUEUE)
                .processMessage(context -> received.add(context.getMessage().getBody().toString()))
                .processError(context -> received.add(context.getException().toString()))
                .buildProcessorClient()) {
      OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
      clients.sender().scheduleMessage(new ServiceBusMessage("in 3 days"), now.plusDays(3));
      clients.sender().scheduleMessage(new ServiceBusMessage("in an hour"), now.plusHours(1));
      clients.send("now");
      processor.start();

      clients.bus.runUntilQuiet(Duration.ofSeconds(20), JavaClients.QUEUE);

      assertThat(received).containsExactly("now", "in an hour", "in 3 days");
      assertThat(clients.bus.counts(JavaClients.QUEUE).total()).isZero();
    }
  }

  @Test
  void a_queue_that_does_not_get_quiet_is_described() {
    try (JavaClients clients = new JavaClients(QueueSpec.named(JavaClients.QUEUE))) {
      clients.send("nobody comes");

      assertThatThrownBy(() -> clients.bus.runUntilQuiet(Duration.ofMillis(50), JavaClients.QUEUE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(JavaClients.QUEUE + ": QueueCounts[active=1");
      assertThatThrownBy(() -> clients.bus.runUntilQuiet(Duration.ZERO, "none"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
