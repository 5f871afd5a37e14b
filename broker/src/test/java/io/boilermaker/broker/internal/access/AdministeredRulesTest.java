package io.boilermaker.broker.internal.access;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.core.exception.HttpResponseException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.models.AccessRights;
import com.azure.messaging.servicebus.administration.models.AuthorizationRule;
import com.azure.messaging.servicebus.administration.models.CreateQueueOptions;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import com.azure.messaging.servicebus.administration.models.SharedAccessAuthorizationRule;
import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.AdministrationClients;
import io.boilermaker.broker.clients.JavaClients;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Authorization rules that administration clients give to queues. */
@Timeout(60)
class AdministeredRulesTest {

  private static final String CREATED = "created";

  private final LocalServiceBus bus =
      LocalServiceBus.builder()
          .queue(QueueSpec.named(QUEUE))
          .administration(0)
          .queueRule(QUEUE, "built", "b", AccessRight.SEND)
          .start();
  private final ServiceBusAdministrationClient administration = AdministrationClients.client(bus);

  @AfterEach
  void close() {
    bus.close();
  }

  private static AuthorizationRule rule(String name, AccessRights... rights) {
    return new SharedAccessAuthorizationRule(
        name, name + "-key", name + "-second", List.of(rights));
  }

  private static List<Object> content(AuthorizationRule rule) {
    return List.of(
        rule.getKeyName(),
        rule.getPrimaryKey(),
        rule.getSecondaryKey(),
        rule.getClaimType(),
        Set.copyOf(rule.getAccessRights()));
  }

  private QueueProperties create(String queue, AuthorizationRule... rules) {
    CreateQueueOptions options = new CreateQueueOptions();
    options.getAuthorizationRules().addAll(List.of(rules));
    return administration.createQueue(queue, options);
  }

  private JavaClients clients(String rule, String key) {
    String credentials = "SharedAccessKeyName=" + rule + ";SharedAccessKey=" + key;
    return new JavaClients(
        bus,
        bus.connectionString()
            .replaceAll("SharedAccessKeyName=[^;]*;SharedAccessKey=[^;]*", credentials));
  }

  private static void assertMayOnlySend(JavaClients clients, String queue) {
    clients.sender(queue).sendMessage(new ServiceBusMessage("x"));
    ServiceBusReceiverClient receiver = clients.own(clients.receiver(queue).buildClient());
    assertThatThrownBy(receiver::peekMessage)
        .hasMessageContaining("'Listen' claim(s) are required");
  }

  private static void assertIsRefused(JavaClients clients, String queue) {
    assertThatThrownBy(() -> clients.sender(queue).sendMessage(new ServiceBusMessage("x")))
        .hasStackTraceContaining("InvalidSignature");
  }

  @Test
  void rules_of_a_created_queue_are_returned_and_give_their_rights() {
    AuthorizationRule sender = rule("sender", AccessRights.SEND);
    AuthorizationRule all =
        rule("all", AccessRights.LISTEN, AccessRights.SEND, AccessRights.MANAGE);
    create(CREATED, sender, all);
    List<AuthorizationRule> rules = administration.getQueue(CREATED).getAuthorizationRules();
    assertThat(rules)
        .extracting(AdministeredRulesTest::content)
        .containsExactly(content(sender), content(all));
    assertThat(rules).extracting(AuthorizationRule::getModifiedAt).doesNotContainNull();
    for (String key : List.of("sender-key", "sender-second")) {
      try (JavaClients clients = clients("sender", key)) {
        assertMayOnlySend(clients, CREATED);
        assertIsRefused(clients, QUEUE);
      }
    }
    try (JavaClients clients = new JavaClients(bus, bus.connectionString("all"))) {
      ServiceBusReceiverClient receiver = clients.own(clients.receiver(CREATED).buildClient());
      assertThat(one(receiver).getBody()).hasToString("x");
    }
    try (JavaClients clients = clients("sender", "all-key")) {
      assertIsRefused(clients, CREATED);
    }
  }

  @Test
  void a_change_of_the_queue_replaces_its_rules() {
    QueueProperties queue = create(CREATED, rule("one", AccessRights.SEND));
    queue = administration.updateQueue(queue.setMaxDeliveryCount(2));
    assertThat(queue.getAuthorizationRules())
        .extracting(AuthorizationRule::getPrimaryKey)
        .containsExactly("one-key");
    queue.getAuthorizationRules().set(0, rule("two", AccessRights.SEND));
    queue = administration.updateQueue(queue);
    assertThat(queue.getAuthorizationRules())
        .extracting(AuthorizationRule::getKeyName)
        .containsExactly("two");
    try (JavaClients before = clients("one", "one-key");
        JavaClients now = clients("two", "two-key")) {
      assertIsRefused(before, CREATED);
      assertMayOnlySend(now, CREATED);
    }
  }

  @Test
  void rules_go_with_their_queue() {
    create(CREATED, rule("one", AccessRights.SEND));
    administration.deleteQueue(CREATED);
    assertThat(create(CREATED).getAuthorizationRules()).isEmpty();
    try (JavaClients clients = clients("one", "one-key")) {
      assertIsRefused(clients, CREATED);
    }
  }

  @Test
  void rules_of_the_broker_are_returned_and_stay() {
    QueueProperties queue = administration.getQueue(QUEUE);
    assertThat(queue.getAuthorizationRules())
        .extracting(AuthorizationRule::getKeyName, AuthorizationRule::getPrimaryKey)
        .containsExactly(tuple("built", "b"));
    administration.updateQueue(queue.setMaxDeliveryCount(2));
    try (JavaClients clients = clients("built", "b")) {
      assertMayOnlySend(clients, QUEUE);
    }
  }

  @Test
  void queues_may_have_rules_of_the_same_name() {
    create(CREATED, rule("same", AccessRights.SEND));
    create("another", new SharedAccessAuthorizationRule("same", List.of(AccessRights.SEND)));
    try (JavaClients clients = clients("same", "same-key")) {
      assertMayOnlySend(clients, CREATED);
      assertIsRefused(clients, "another");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.connectionString("same"))
        .withMessage("there are 2 rules 'same', of different queues");
    create("third", rule(AccessRule.ROOT, AccessRights.SEND));
    assertThat(bus.connectionString()).doesNotContain("EntityPath");
  }

  @Test
  void a_rule_that_is_not_allowed_is_refused_and_no_queue_is_created() {
    AuthorizationRule[] many =
        IntStream.range(0, 13)
            .mapToObj(i -> rule("rule-" + i, AccessRights.SEND))
            .toArray(AuthorizationRule[]::new);
    assertIsNotAllowed("a queue has at most 12 rules.", () -> create(CREATED, many));
    assertIsNotAllowed(
        "two rules of a queue have different names.",
        () -> create(CREATED, rule("a", AccessRights.SEND), rule("a", AccessRights.LISTEN)));
    assertIsNotAllowed("a rule has one right at least.", () -> create(CREATED, rule("a")));
    assertIsNotAllowed(
        "the name of a rule is 1 to 256 letters",
        () -> create(CREATED, rule("a b", AccessRights.SEND)));
    assertThat(administration.getQueueExists(CREATED)).isFalse();
  }

  private static void assertIsNotAllowed(String why, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            HttpResponseException.class,
            e -> assertThat(e.getResponse().getStatusCode()).isEqualTo(400))
        .hasMessageContaining("AuthorizationRules: " + why);
  }

  @Test
  void a_broker_without_a_key_keeps_rules_and_needs_none() {
    try (LocalServiceBus open = LocalServiceBus.builder().administration(0).start();
        JavaClients clients = new JavaClients(open, open.connectionString())) {
      ServiceBusAdministrationClient client = AdministrationClients.client(open);
      CreateQueueOptions options = new CreateQueueOptions();
      options.getAuthorizationRules().add(rule("one", AccessRights.LISTEN));
      assertThat(client.createQueue(CREATED, options).getAuthorizationRules()).hasSize(1);
      clients.sender(CREATED).sendMessage(new ServiceBusMessage("x"));
      assertThat(open.counts(CREATED).active()).isOne();
    }
  }
}
