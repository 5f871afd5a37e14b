package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.SubQueue;
import io.boilermaker.Boilermaker;
import io.boilermaker.Task;
import io.boilermaker.broker.LocalServiceBus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker's log says, and what it keeps to itself. */
@Timeout(120)
class LogTest {

  private static final String MARKER = "s3cr3t-argument";

  private final WorkerProcesses processes =
      new WorkerProcesses(queue -> queue.lockDuration(Duration.ofSeconds(2)));
  private final LocalServiceBus bus = processes.bus;
  private final Boilermaker<Object> publisher = processes.publisher;

  @AfterEach
  void close() {
    processes.close();
  }

  private JavaProcess worker() {
    return JavaProcess.start(
        AppWorker.class,
        processes.environment(
            "BOILERMAKER_UNKNOWN_TASK_REDELIVERIES", "0", "BOILERMAKER_CONCURRENCY", "32"));
  }

  // O-11, O-13
  @Test
  void neither_the_log_nor_a_dead_letter_tells_the_arguments_of_a_task() throws Exception {
    try (JavaProcess worker = worker()) {
      worker.awaitLine("Worker started");
      send("{\"payload\": \"" + MARKER);
      publisher.publish("nobody_knows", List.of(MARKER), Map.of());
      publisher.publish("background_task1", List.of(MARKER, MARKER), Map.of());
      publisher.publish("alwaysFails", List.of(MARKER), Map.of());
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> bus.counts("tasks").deadLettered() == 4);
      worker.terminate();
      worker.exitCode(Duration.ofSeconds(20));

      List<ServiceBusReceivedMessage> dead = deadLetters(4);
      assertThat(worker.lines()).noneMatch(line -> line.contains(MARKER));
      assertThat(dead)
          .noneMatch(message -> message.getDeadLetterErrorDescription().contains(MARKER));
      assertThat(dead.stream().map(ServiceBusReceivedMessage::getDeadLetterReason))
          .containsExactlyInAnyOrder(
              "InvalidTaskFormat", "ExpectationFailed", "ExpectationFailed", "TaskFailed");
    }
  }

  //
  @Test
  void renewals_end_with_their_tasks_and_the_log_has_no_warning() throws Exception {
    try (JavaProcess worker = worker()) {
      worker.awaitLine("Worker started");
      List<Task> tasks = IntStream.range(0, 100).mapToObj(i -> TakeTimeTasks.task(1_900)).toList();
      publisher.publishAll(tasks);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> bus.counts("tasks").total() == 0);
      worker.terminate();
      worker.exitCode(Duration.ofSeconds(20));

      assertThat(worker.lines()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
    }
  }

  // O-12, R-28
  @Test
  void a_broker_that_is_away_costs_few_lines() throws Exception {
    try (JavaProcess worker = worker()) {
      worker.awaitLine("Worker started");
      publisher.publishAll(
          IntStream.range(0, 32).mapToObj(i -> TakeTimeTasks.task(3_000)).toList());
      Awaitility.await().until(() -> bus.counts("tasks").locked() == 32);
      int before = worker.lines().size();

      bus.faults().goAway(Duration.ofSeconds(10));
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> bus.counts("tasks").total() == 0);

      List<String> since = worker.lines().subList(before, worker.lines().size());
      assertThat(since.stream().filter(line -> !line.contains("INFO") && !line.contains("slow")))
          .hasSizeLessThan(50);
    }
  }

  private void send(String body) {
    try (ServiceBusSenderClient sender =
        new ServiceBusClientBuilder()
            .connectionString(bus.connectionString())
            .sender()
            .queueName("tasks")
            .buildClient()) {
      sender.sendMessage(new ServiceBusMessage(body));
    }
  }

  private List<ServiceBusReceivedMessage> deadLetters(int count) {
    try (ServiceBusReceiverClient receiver =
        new ServiceBusClientBuilder()
            .connectionString(bus.connectionString())
            .receiver()
            .queueName("tasks")
            .subQueue(SubQueue.DEAD_LETTER_QUEUE)
            .buildClient()) {
      return receiver.receiveMessages(count, Duration.ofSeconds(10)).stream().toList();
    }
  }
}
