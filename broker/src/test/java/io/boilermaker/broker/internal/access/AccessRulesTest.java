package io.boilermaker.broker.internal.access;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.AdministrationClients;
import io.boilermaker.broker.clients.Signature;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that requires tokens signed with its key. */
@Timeout(60)
class AccessRulesTest {

  private static final String KEY = "a+key/with=signs";

  private final LocalServiceBus bus =
      LocalServiceBus.builder()
          .queue(QueueSpec.named(QUEUE))
          .administration(0)
          .sharedAccessKey(KEY)
          .start();

  @AfterEach
  void close() {
    bus.close();
  }

  private ServiceBusClientBuilder clients(String connectionString) {
    return new ServiceBusClientBuilder().connectionString(connectionString);
  }

  private String wrong(String connectionString) {
    return connectionString.replace(KEY, "another");
  }

  @Test
  void a_client_with_the_key_sends_and_receives() {
    try (ServiceBusSenderClient sender =
            clients(bus.connectionString()).sender().queueName(QUEUE).buildClient();
        ServiceBusReceiverClient receiver =
            clients(bus.connectionString()).receiver().queueName(QUEUE).buildClient()) {
      sender.sendMessage(new ServiceBusMessage("a"));
      assertThat(receiver.receiveMessages(1)).hasSize(1);
      assertThat(AdministrationClients.client(bus).getQueue(QUEUE).getName()).isEqualTo(QUEUE);
    }
  }

  @Test
  @DisplayName("B-06: a client with another key is refused as unauthorized")
  void a_client_with_another_key_is_refused() {
    try (ServiceBusSenderClient sender =
        clients(wrong(bus.connectionString())).sender().queueName(QUEUE).buildClient()) {
      assertThatThrownBy(() -> sender.sendMessage(new ServiceBusMessage("a")))
          .isInstanceOfSatisfying(
              ServiceBusException.class,
              e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.UNAUTHORIZED));
      assertThat(bus.counts(QUEUE).total()).isZero();
    }
  }

  @Test
  void an_administrator_with_another_key_is_refused_with_401() {
    var administration = AdministrationClients.client(wrong(bus.administrationConnectionString()));
    assertThatThrownBy(() -> administration.createQueue("other"))
        .isInstanceOfSatisfying(
            HttpResponseException.class,
            e -> assertThat(e.getResponse().getStatusCode()).isEqualTo(401));
  }

  /** Signed by hand with the key "k", for the resource "r" and the second 2000000000. */
  private static final String SIGNED =
      "SharedAccessSignature sr=r&sig=%SIG%&se=2000000000&skn=RootManageSharedAccessKey";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SharedAccessSignature ",
        "eyJhbGciOiJIUzI1NiJ9.e30.x",
        "SharedAccessSignature sr=r&sig=%zz&se=2000000000&skn=RootManageSharedAccessKey",
        "SharedAccessSignature sr=r&sig=&se=99999999999999999&skn=RootManageSharedAccessKey",
        "SharedAccessSignature sr=r&sig=&se=soon&skn=RootManageSharedAccessKey",
        "SharedAccessSignature &&==&=sig"
      })
  void what_is_no_signature_is_refused(String token) throws TokenRefusedException {
    assertRefused("InvalidSignature", root("k"), token, 0);
    assertThat(new AccessRules(List.of()).grant(token, Instant.EPOCH))
        .isEqualTo(AccessGrant.EVERYTHING);
  }

  private static AccessRules root(String key) {
    return new AccessRules(List.of(AccessRule.root(key)));
  }

  private static void assertRefused(String why, AccessRules rules, String token, long now) {
    assertThatThrownBy(() -> rules.grant(token, Instant.ofEpochSecond(now)))
        .isInstanceOf(TokenRefusedException.class)
        .hasMessageStartingWith(why);
  }

  @Test
  void a_signature_is_good_until_it_expires_and_for_nothing_else() throws Exception {
    // printf 'r\n2000000000' | openssl dgst -sha256 -hmac k -binary | base64
    String token = SIGNED.replace("%SIG%", "Ynkke1yoK6jdEnXq8Y57hM6UzhALcj2zTz0JPxQlD20%3D");
    AccessRules rules = root("k");
    assertThat(rules.grant(token, Instant.ofEpochSecond(1_999_999_999)))
        .isEqualTo(
            new AccessGrant(
                "r",
                Instant.ofEpochSecond(2_000_000_000),
                AccessRight.including(AccessRight.MANAGE)));
    assertRefused("ExpiredToken: The token is expired.", rules, token, 2_000_000_000);
    assertRefused("InvalidSignature", rules, token.replace("sr=r", "sr=q"), 0);
    assertRefused("InvalidSignature", rules, token.replace("2000000000", "2000000001"), 0);
    assertRefused("InvalidSignature", rules, token.replace("Root", "Other"), 0);
    assertRefused("InvalidSignature", root("l"), token, 0);
  }

  @Test
  void a_signed_expiry_that_is_no_time_is_refused() {
    for (String expiry : List.of("soon", "99999999999999999", "")) {
      assertRefused("ExpiredToken: 'se' is no time", root(KEY), Signature.of(KEY, "r", expiry), 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sb://host:5672/, tasks, true",
    "sb://host, tasks/$management, true",
    "amqp://host/tasks, tasks, true",
    "http://host/TASKS/?api-version=2021-05, Tasks/$DeadLetterQueue/$management, true",
    "amqp://host/tasks, tasks2, false",
    "amqp://host/tasks, amqps://host/other, false",
    "amqp://host/tasks/$management, tasks, false"
  })
  void a_signature_is_for_an_entity_and_what_is_below(String resource, String asked, boolean good)
      throws TokenRefusedException {
    AccessGrant grant = root(KEY).grant(Signature.of(KEY, resource, "2000000000"), Instant.EPOCH);
    assertThat(grant.covers(asked)).isEqualTo(good);
  }
}
