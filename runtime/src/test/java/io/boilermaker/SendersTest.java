package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.implementation.handler.SendLinkHandler;
import com.azure.core.amqp.implementation.handler.SessionHandler;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clients, links and sessions that an application keeps, whatever it is told to publish to. */
@Timeout(120)
class SendersTest {

  /** The senders that are kept, and some that are just being closed. */
  private static final long KEPT = 64 + 10;

  private static final long FEW = 20;
  private static final int MANY = 150;

  private static Task to(String queue) {
    return TaskDefinition.external("remote", "Remote.remote")
        .queue(queue)
        .build()
        .task(List.of(), List.of());
  }

  private static LocalServiceBus bus(int queues) {
    LocalServiceBus.Builder builder = LocalServiceBus.builder().queue(QueueSpec.named("tasks"));
    for (int i = 0; i < queues; i++) {
      builder.queue(QueueSpec.named("q" + i));
    }
    return builder.start();
  }

  private static Boilermaker<Object> publisher(LocalServiceBus bus) {
    return Boilermaker.builder(new Object())
        .config(
            BoilermakerConfig.builder()
                .connectionString(bus.connectionString())
                .queueName("tasks")
                .build())
        .build();
  }

  private static void refused(Boilermaker<Object> app, String queue) {
    assertThatThrownBy(() -> app.publish(to(queue)))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("no such queue");
  }

  // N-S03
  @Test
  void links_of_refused_publications_are_freed() {
    try (LocalServiceBus bus = bus(0);
        Boilermaker<Object> app = publisher(bus)) {
      refused(app, "nope");
      long before = LiveObjects.count(SendLinkHandler.class);

      for (int i = 0; i < MANY; i++) {
        refused(app, "nope");
      }

      assertThat(LiveObjects.count(SendLinkHandler.class) - before).isLessThan(FEW);
    }
  }

  // N-S03
  @Test
  void clients_links_and_sessions_of_many_queues_that_do_not_exist_are_bounded() {
    try (LocalServiceBus bus = bus(0);
        Boilermaker<Object> app = publisher(bus)) {
      long clients = LiveObjects.count(ServiceBusSenderAsyncClient.class);
      long sessions = LiveObjects.count(SessionHandler.class);
      long links = LiveObjects.count(SendLinkHandler.class);

      for (int i = 0; i < MANY; i++) {
        refused(app, "q" + i);
      }

      assertThat(LiveObjects.count(ServiceBusSenderAsyncClient.class) - clients)
          .isBetween(1L, KEPT);
      assertThat(LiveObjects.count(SendLinkHandler.class) - links).isLessThan(FEW);
      assertThat(LiveObjects.count(SessionHandler.class) - sessions).isBetween(1L, KEPT);
    }
  }

  // N-S03
  @Test
  void a_queue_whose_sender_was_closed_is_published_to_again() {
    try (LocalServiceBus bus = bus(MANY);
        Boilermaker<Object> app = publisher(bus)) {
      long clients = LiveObjects.count(ServiceBusSenderAsyncClient.class);
      for (int round = 1; round <= 2; round++) {
        for (int i = 0; i < MANY; i++) {
          app.publish(to("q" + i));
        }
        assertThat(LiveObjects.count(ServiceBusSenderAsyncClient.class) - clients)
            .isBetween(1L, KEPT);
        for (int i = 0; i < MANY; i++) {
          assertThat(bus.counts("q" + i).active()).isEqualTo(round);
        }
      }
    }
  }

  // N-S03
  @Test
  void no_sender_is_closed_while_it_is_used() {
    try (LocalServiceBus bus = bus(MANY);
        Boilermaker<Object> app = publisher(bus)) {
      List<Task> tasks = IntStream.range(0, 4 * MANY).mapToObj(i -> to("q" + i % MANY)).toList();

      List<PublishResult> results = app.publishAll(tasks);

      assertThat(results).allMatch(result -> result.failure() == null);
      assertThat(IntStream.range(0, MANY).mapToObj(i -> bus.counts("q" + i).active()))
          .containsOnly(4);
    }
  }

  // N-S03
  @Test
  void one_queue_under_many_spellings_has_one_client() {
    try (LocalServiceBus bus = bus(0);
        Boilermaker<Object> app = publisher(bus)) {
      long before = LiveObjects.count(ServiceBusSenderAsyncClient.class);

      for (int i = 0; i < 32; i++) {
        StringBuilder name = new StringBuilder("tasks");
        for (int letter = 0; letter < 5; letter++) {
          if ((i >> letter & 1) == 1) {
            name.setCharAt(letter, Character.toUpperCase(name.charAt(letter)));
          }
        }
        app.publish(to(name.toString()));
      }

      assertThat(LiveObjects.count(ServiceBusSenderAsyncClient.class) - before).isEqualTo(1);
      assertThat(bus.counts("tasks").active()).isEqualTo(32);
    }
  }

  // N-S03
  @Test
  void a_worker_keeps_nothing_of_callbacks_that_cannot_be_published_and_goes_on_receiving() {
    try (var fixture = WorkerFixture.withTransactions(true, queue -> queue)) {
      fixture.tasks.add("parent", (context, arguments) -> null);
      String[] allowed = IntStream.range(0, MANY).mapToObj(i -> "gone" + i).toArray(String[]::new);
      fixture.with(fixture.config().allowedQueues(allowed)).startWorker();
      fixture.send(body(0));
      fixture.awaitDeadLettered(1);
      long clients = LiveObjects.count(ServiceBusSenderAsyncClient.class);
      long links = LiveObjects.count(SendLinkHandler.class);
      long sessions = LiveObjects.count(SessionHandler.class);

      fixture.sendBatch(Collections.nCopies(MANY, body(0)));
      fixture.sendBatch(IntStream.range(0, MANY).mapToObj(SendersTest::body).toList());
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> fixture.bus.counts(WorkerFixture.QUEUE).deadLettered() == 2 * MANY + 1);

      assertThat(LiveObjects.count(ServiceBusSenderAsyncClient.class) - clients).isLessThan(KEPT);
      assertThat(LiveObjects.count(SendLinkHandler.class) - links).isLessThan(FEW);
      assertThat(LiveObjects.count(SessionHandler.class) - sessions).isLessThan(2 * KEPT);
      fixture.app().publish(fixture.tasks.task("parent"));
      fixture.awaitQuiet();
      assertThat(fixture.app().health().succeeded()).isEqualTo(1);
    }
  }

  private static String body(int queue) {
    return Envelopes.of("parent", "[]", "{}")
        .replace(
            "\"on_success\":null",
            "\"on_success\":"
                + Envelopes.of("child", "[]", "{}")
                    .replace("{\"task_id\"", "{\"queue\":\"gone" + queue + "\",\"task_id\""));
  }
}
