package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that this worker does not know, and another may. */
@Timeout(60)
class RequeueTest {

  private static final String BODY = Envelopes.of("new_task", "[ 1.50 ]", "{}");

  private final WorkerFixture fixture =
      new WorkerFixture(queue -> queue.duplicateDetection(Duration.ofMinutes(10)));

  @AfterEach
  void close() {
    fixture.close();
  }

  private void awaitScheduled(int count) {
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == count);
  }

  private Boilermaker<Object> oldWorker(int unknownTaskRedeliveries) {
    fixture.tasks.add("old_task", (context, arguments) -> null);
    return fixture
        .with(fixture.config().unknownTaskRedeliveries(unknownTaskRedeliveries))
        .startWorker()
        .app();
  }

  @Test
  void an_unknown_task_is_requeued_with_waits_that_grow_and_is_dead_lettered_in_the_end() {
    oldWorker(7);
    var message = new ServiceBusMessage(BODY).setMessageId("id:2").setCorrelationId("c");
    message.getApplicationProperties().put("Diagnostic-Id", "00-a-b-00");

    fixture.send(message);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      awaitScheduled(1);
      fixture.bus.advance(Duration.ofSeconds(seconds).minusMillis(900));
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).scheduled()).isEqualTo(1);
      fixture.bus.advance(Duration.ofMillis(900));
    }

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("no task named 'new_task' is registered", "requeued 7 times");
    assertThat(dead.getBody().toBytes()).isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
    assertThat(dead.getMessageId()).matches("id:2:again-\\d+");
    assertThat(dead.getCorrelationId()).isEqualTo("c");
    assertThat(dead.getApplicationProperties()).containsEntry("Diagnostic-Id", "00-a-b-00");
  }

  @Test
  void a_message_without_id_is_requeued_too() {
    oldWorker(1);

    fixture.send(BODY);

    awaitScheduled(1);
    fixture.bus.advance(Duration.ofSeconds(1));
    fixture.awaitDeadLettered(1);
  }

  @Test
  void a_task_of_a_graph_is_requeued_too_for_a_worker_with_a_result_store() {
    oldWorker(1);

    fixture.send(
        BODY.replace("new_task", "old_task").replace("\"graph_id\":null", "\"graph_id\":\"0198\""));

    awaitScheduled(1);
    fixture.bus.advance(Duration.ofSeconds(1));
    assertThat(fixture.deadLetter().getDeadLetterErrorDescription())
        .contains("belongs to a task graph", "requeued 1 times");
  }

  // O-10
  @Test
  void a_rolling_deploy_loses_no_task_that_only_the_new_workers_know() {
    Set<String> runs = ConcurrentHashMap.newKeySet();
    Boilermaker<Object> old = oldWorker(10);
    List<Task> tasks =
        IntStream.range(0, 20)
            .mapToObj(i -> Task.named("new_task", List.of(i), Map.of()))
            .map(task -> fixture.app().publish(task))
            .toList();
    awaitScheduled(20);
    var both =
        new HandWrittenTasks()
            .add("old_task", (context, arguments) -> null)
            .add(
                "new_task",
                (context, arguments) -> runs.add(context.taskId()),
                Parameter.required("n", Codecs.INT));

    try (Boilermaker<Object> renewed =
        Boilermaker.builder(new Object())
            .config(fixture.config().build())
            .registries(List.of(both.registry()))
            .build()) {
      renewed.start();
      fixture.bus.advance(Duration.ofSeconds(1));
      old.stop();
      // Also past the locks of messages that were sent to the old worker while it stopped.
      fixture.bus.advance(Duration.ofMinutes(2));
      fixture.awaitQuiet();
    }

    assertThat(runs).isEqualTo(tasks.stream().map(Task::id).collect(Collectors.toSet()));
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
  }
}
