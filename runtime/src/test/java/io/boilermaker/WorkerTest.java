package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerTest {

  private static final Parameter<String> TEXT = Parameter.required("text", Codecs.STRING);

  @Test
  void a_published_task_runs_with_its_arguments_and_is_completed() throws Exception {
    BlockingQueue<List<Object>> runs = new LinkedBlockingQueue<>();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "echo",
          (context, arguments) -> {
            runs.add(
                List.of(
                    arguments.get(TEXT),
                    context.taskId(),
                    context.attempt(),
                    context.sequenceNumber(),
                    context.deliveryCount()));
            return null;
          },
          TEXT);
      fixture.startWorker();

      Task published =
          fixture
              .app()
              .publish(fixture.tasks.definition("echo").task(List.of(TEXT), List.of("hello")));

      assertThat(runs.poll(10, TimeUnit.SECONDS))
          .containsExactly("hello", published.id(), 1, published.sequenceNumber().getAsLong(), 0L);
      fixture.awaitQuiet();
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    }
  }

  //
  @Test
  void as_many_tasks_run_at_the_same_time_as_configured_and_never_more() throws Exception {
    int concurrency = 50;
    var together = new CyclicBarrier(concurrency);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "meet",
          (context, arguments) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            together.await(20, TimeUnit.SECONDS);
            running.decrementAndGet();
            return null;
          });
      fixture.with(fixture.config().concurrency(concurrency)).startWorker();

      for (int i = 0; i < 2 * concurrency; i++) {
        fixture.app().publish(fixture.tasks.task("meet"));
      }

      fixture.awaitQuiet();
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
      assertThat(most).hasValue(concurrency);
    }
  }

  @Test
  void the_next_task_does_not_wait_until_the_last_one_is_settled() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
      fixture
          .with(fixture.config().concurrency(1).shutdownGrace(Duration.ofMillis(100)))
          .startWorker();
      fixture.bus.faults().ignore(Operation.SETTLE, 1);

      fixture.app().publish(fixture.tasks.task("works"));
      fixture.app().publish(fixture.tasks.task("works"));

      Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> runs.get() == 2);
    }
  }

  @Test
  void no_more_messages_wait_to_be_settled_than_tasks_may_run() {
    int concurrency = 2;
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
      fixture
          .with(fixture.config().concurrency(concurrency).shutdownGrace(Duration.ofMillis(100)))
          .startWorker();
      fixture.bus.faults().ignore(Operation.SETTLE, 1_000);

      for (int i = 0; i < 10; i++) {
        fixture.app().publish(fixture.tasks.task("works"));
      }

      Awaitility.await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(5))
          .until(() -> runs.get() == 2 * concurrency);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).locked()).isEqualTo(2 * concurrency);
      fixture.bus.faults().clear();
    }
  }

  @Test
  void a_task_is_not_run_before_its_delay_is_over() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("later", (context, arguments) -> runs.incrementAndGet());
      fixture.startWorker();

      fixture
          .app()
          .publish(fixture.tasks.task("later"), PublishOptions.delayed(Duration.ofHours(1)));
      fixture.bus.advance(Duration.ofMinutes(59));
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).scheduled()).isEqualTo(1);
      assertThat(runs).hasValue(0);

      fixture.bus.advance(Duration.ofMinutes(1));
      fixture.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void a_worker_can_be_stopped_twice_and_started_again() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> runs.incrementAndGet());
      fixture.startWorker();
      fixture.app().stop();
      fixture.app().stop();
      fixture.app().publish(fixture.tasks.task("count"));
      assertThat(runs).hasValue(0);

      fixture.startWorker();

      fixture.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void a_worker_does_not_start_on_a_queue_that_is_not_there() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.with(fixture.config().queueName("misspelt"));

      assertThatThrownBy(fixture.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("misspelt")
          .hasMessageContaining("localhost:" + fixture.bus.port());
    }
  }

  @Test
  void a_worker_does_not_start_where_nobody_listens() throws Exception {
    // Bound, so that no other broker is given the port meanwhile; but nobody listens on it.
    try (var socket = new Socket();
        var fixture = new WorkerFixture()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int freePort = socket.getLocalPort();
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.with(
          fixture
              .config()
              .connectionString(
                  fixture.bus.connectionString().replace(":" + fixture.bus.port(), ":" + freePort))
              .startTimeout(Duration.ofMillis(300)));

      assertThatThrownBy(fixture.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("localhost:" + freePort);
    }
  }

  @Test
  void a_worker_without_tasks_does_not_start_and_says_why() {
    try (var fixture = new WorkerFixture()) {
      assertThatThrownBy(fixture.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no tasks are registered")
          .hasMessageContaining("annotationProcessorPaths");
    }
  }

  @Test
  void two_tasks_of_one_name_stop_the_start() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("same", (context, arguments) -> null);
      fixture.tasks.add(
          TaskDefinition.builder("other", "com.example.Other.task", Object.class)
              .aliases("same")
              .build(),
          (context, arguments) -> null);

      assertThatThrownBy(fixture.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'same'")
          .hasMessageContaining("com.example.Other.task")
          .hasMessageContaining("HandWrittenTasks.same");
    }
  }

  // I-12
  @Test
  void a_task_is_also_found_by_its_alias() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          HandWrittenTasks.define("renamed").aliases("old").build(),
          (context, arguments) -> runs.incrementAndGet());
      fixture.startWorker();
      fixture.send(Envelopes.of("old", "[]", "{}"));

      fixture.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void two_hundred_tasks_run_exactly_once_each() {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "count",
          (context, arguments) -> {
            ids.add(context.taskId());
            return runs.incrementAndGet();
          });
      fixture.startWorker();

      CompletableFuture<?>[] published = new CompletableFuture<?>[200];
      for (int i = 0; i < published.length; i++) {
        published[i] = fixture.app().publishAsync(fixture.tasks.task("count"));
      }
      CompletableFuture.allOf(published).join();

      fixture.awaitQuiet();
      assertThat(runs).hasValue(200);
      assertThat(ids).hasSize(200);
    }
  }

  @Test
  void a_message_id_is_the_task_id() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "fails",
          (context, arguments) -> {
            throw new IllegalStateException("no");
          });
      fixture.startWorker();
      Task published = fixture.app().publish(fixture.tasks.task("fails"));

      ServiceBusReceivedMessage message = fixture.deadLetter();

      assertThat(message.getMessageId()).isEqualTo(published.id());
    }
  }
}
