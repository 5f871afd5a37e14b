package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.PeekedMessage;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages whose names, ids, keys and arguments try to write lines of their own into the log. */
@Timeout(120)
class ForgedLogTest {

  private static final String FORGERY = "\\n12:00 [main] INFO FORGED\\u001b[31m\\u2028\\u202e";

  private static final List<String> BODIES =
      List.of(
          body("nobody" + FORGERY, "1", ""),
          body("nobody", "id" + FORGERY, ""),
          body("background_task1", "2" + FORGERY, "\"somearg\": \"a\", \"key" + FORGERY + "\": 1"),
          body("background_task1", "3" + FORGERY, ""),
          body("failWith", "4" + FORGERY, "\"text\": \"" + FORGERY + "\""));

  private final WorkerProcesses processes = new WorkerProcesses(queue -> queue);

  @AfterEach
  void close() {
    processes.close();
  }

  private static String body(String name, String id, String kwargs) {
    return """
        {"task_id":"%s","should_dead_letter":true,"acks_late":true,"function_name":"%s",
        "attempts":{"attempts":0,"last_retry":"2026-01-31T12:00:00.123456Z"},
        "policy":{"max_tries":5,"delay":120,"delay_max":120,"retry_mode":0},
        "payload":{"args":[],"kwargs":{%s}},"graph_id":null,"on_success":null,"on_failure":null}
        """
        .formatted(id, name, kwargs);
  }

  // N-R15
  @Test
  void no_message_writes_a_line_of_its_own() throws Exception {
    try (JavaProcess worker =
        JavaProcess.start(
            AppWorker.class, processes.environment("BOILERMAKER_UNKNOWN_TASK_REDELIVERIES", "0"))) {
      worker.awaitLine("Worker started");
      try (ServiceBusSenderClient sender =
          new ServiceBusClientBuilder()
              .connectionString(processes.bus.connectionString())
              .sender()
              .queueName(WorkerProcesses.QUEUE)
              .buildClient()) {
        BODIES.forEach(
            body ->
                sender.sendMessage(
                    new ServiceBusMessage(body)
                        .setMessageId("m\n12:00 FORGED " + body.hashCode())));
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> processes.bus.counts(WorkerProcesses.QUEUE).deadLettered() == BODIES.size());
      worker.terminate();
      worker.exitCode(Duration.ofSeconds(20));

      assertThat(worker.lines())
          .noneMatch(line -> line.startsWith("12:00"))
          .noneMatch(line -> line.indexOf('\u001b') >= 0 || line.indexOf('\u202e') >= 0)
          .anyMatch(line -> line.contains("\\n12:00 [main] INFO FORGED\\u001b[31m\\u2028\\u202e"));
      assertThat(processes.bus.peek(WorkerProcesses.QUEUE))
          .allSatisfy(message -> assertThat(description(message)).doesNotContain("\n", "\u001b"));
    }
  }

  private static String description(PeekedMessage message) {
    return String.valueOf(message.applicationProperties().get("DeadLetterErrorDescription"));
  }
}
