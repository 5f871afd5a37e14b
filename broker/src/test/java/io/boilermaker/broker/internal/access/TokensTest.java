package io.boilermaker.broker.internal.access;

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
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.JavaClients;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.clients.RawRequests;
import io.boilermaker.broker.clients.SettableClock;
import io.boilermaker.broker.clients.Signature;
import java.time.Duration;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.message.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scope and lifetime of tokens where a key is configured. */
@Timeout(60)
class TokensTest {

  private static final String KEY = "key";

  private final SettableClock clock = new SettableClock();
  private final LocalServiceBus bus =
      LocalServiceBus.builder()
          .queue(QueueSpec.named(QUEUE))
          .queue(QueueSpec.named("other"))
          .sharedAccessKey(KEY)
          .clock(clock)
          .start();

  @AfterEach
  void close() {
    bus.close();
  }

  private String signed(String queue, int seconds) {
    return Signature.of(KEY, "sb://localhost/" + queue, clock.instant().plusSeconds(seconds));
  }

  private static Message show(RawRequests cbs, String token) {
    return cbs.ask("put-token", token);
  }

  private static void assertShown(RawRequests cbs, String token) {
    assertThat(RawRequests.status(show(cbs, token))).isEqualTo(202);
  }

  @Test
  void the_end_of_a_token_ends_the_links_it_was_for_and_no_others() {
    try (RawClient client = RawClient.connected(bus)) {
      RawRequests cbs = new RawRequests(client, 0, "$cbs");
      assertShown(cbs, signed("other", 60));
      assertShown(cbs, signed(QUEUE, 60));
      assertShown(cbs, signed(QUEUE, 600));
      client.attachSender(2, QUEUE);
      client.expect(Flow.class);
      client.attachSender(3, "other");
      client.expect(Flow.class);
      clock.move(Duration.ofSeconds(61));
      Detach detach = (Detach) client.expect(Detach.class).performative();
      assertThat(detach.getHandle().intValue()).isEqualTo(3);
      assertThat((Object) detach.getError().getCondition()).hasToString("amqp:link:detach-forced");
      assertThat(detach.getError().getDescription())
          .startsWith(
              "The link is force detached. Code: RenewToken. Details: Unauthorized access.");
      client.transfer(2, 0, new byte[] {0, 0x53, 0x75, (byte) 0xa0, 1, 'a'});
      client.expect(Disposition.class);
      assertThat(bus.counts(QUEUE).active()).isEqualTo(1);
    }
  }

  @Test
  void a_late_token_is_refused_as_expired_and_opens_nothing() {
    try (RawClient client = RawClient.connected(bus)) {
      RawRequests cbs = new RawRequests(client, 0, "$cbs");
      Message reply = show(cbs, signed(QUEUE, -1));
      assertThat(RawRequests.status(reply)).isEqualTo(401);
      assertThat(RawRequests.error(reply)).isEqualTo("amqp:unauthorized-access");
      assertThat(reply.getApplicationProperties().getValue().get("statusDescription"))
          .asString()
          .startsWith("ExpiredToken: The token is expired.");
      client.attachSender(2, QUEUE);
      client.expect(Detach.class);
    }
  }

  @Test
  void a_token_for_another_queue_opens_nothing() {
    try (RawClient client = RawClient.connected(bus)) {
      assertShown(new RawRequests(client, 0, "$cbs"), signed("other", 60));
      client.attachSender(2, QUEUE);
      Detach detach = (Detach) client.expect(Detach.class).performative();
      assertThat((Object) detach.getError().getCondition()).hasToString("amqp:unauthorized-access");
    }
  }

  @Test
  void a_connection_keeps_tokens_for_a_thousand_entities_at_most() {
    try (RawClient client = RawClient.connected(bus)) {
      RawRequests cbs = new RawRequests(client, 0, "$cbs");
      for (int i = 0; i < 1_000; i++) {
        assertShown(cbs, signed("q" + i, 60));
      }
      assertThat(RawRequests.status(show(cbs, signed("one-more", 60)))).isEqualTo(401);
      assertShown(cbs, signed("q0", 120));
      clock.move(Duration.ofSeconds(61));
      assertShown(cbs, signed("one-more", 60));
    }
  }

  @Test
  void time_that_a_test_moves_ends_no_token() {
    try (JavaClients clients = new JavaClients(bus)) {
      clients.send("a");
      ServiceBusReceiverClient receiver = clients.receiver();
      receiver.complete(one(receiver));
      bus.advance(Duration.ofDays(3));
      clients.send("b");
      assertThat(bodies(receive(receiver, 1))).containsExactly("b");
    }
  }

  /** The SDK sends such a signature as it is, and cannot renew it. */
  @Test
  void a_client_whose_signature_expires_is_cut_off() {
    String token = signed(QUEUE, 60);
    String connectionString =
        "Endpoint=sb://localhost:%d;SharedAccessSignature=%s;UseDevelopmentEmulator=true;"
            .formatted(bus.port(), token);
    try (ServiceBusSenderClient sender =
        new ServiceBusClientBuilder()
            .connectionString(connectionString)
            .retryOptions(new AmqpRetryOptions().setMaxRetries(1).setDelay(Duration.ofMillis(10)))
            .sender()
            .queueName(QUEUE)
            .buildClient()) {
      sender.sendMessage(new ServiceBusMessage("a"));
      clock.move(Duration.ofSeconds(61));
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> sender.sendMessage(new ServiceBusMessage("b")))
                      .isInstanceOfSatisfying(
                          ServiceBusException.class,
                          e ->
                              assertThat(e.getReason())
                                  .isEqualTo(ServiceBusFailureReason.UNAUTHORIZED))
                      .hasMessageContaining("ExpiredToken"));
    }
  }
}
