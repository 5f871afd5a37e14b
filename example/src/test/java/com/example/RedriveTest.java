package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.example.docs.Repository;
import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.RetryPolicy;
import io.boilermaker.Task;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program of the deployment page that sends dead letters again: its very text, compiled. */
@Timeout(180)
class RedriveTest {

  private static final String PROGRAM = "Redrive";
  private static final String FENCE = "```";
  private static final String QUEUE = WorkerProcesses.QUEUE;

  /** More than two pages of the program, the last of them not full. */
  private static final int COUNT = 230;

  /** A task whose arguments and callback must stay as they are, to the letter. */
  private static final String SPENT =
      """
      {"task_id": "01981f3c", "function_name": "any", "should_dead_letter": true, "more": [{"a": 1}],
       "payload": {"args": [1.50, -0.0, 1e400, "é\\u00e9", {"attempts": {"attempts": 7}}], "kwargs": {}},
       "attempts": {"last_retry": "2026-01-31T12:00:00.123456Z", "attempts": 3, "x": {"attempts": 5}},
       "policy": {"max_tries": 3, "delay": 0, "delay_max": 0, "retry_mode": 0}, "graph_id": null,
       "on_failure": {"task_id": "f", "attempts": {"attempts": 1}, "graph_id": "none"}}
      """;

  private static final DeadLetterOptions WHY =
      new DeadLetterOptions().setDeadLetterReason("r").setDeadLetterErrorDescription("d");

  @TempDir private static Path folder;

  @BeforeAll
  static void compile() throws IOException {
    Path source = folder.resolve(PROGRAM + ".java");
    Files.writeString(source, text());
    int result =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(result).isZero();
  }

  private static String text() throws IOException {
    String page = Files.readString(Repository.ROOT.resolve("docs/deployment.md"));
    int mark = page.indexOf("public final class " + PROGRAM);
    int start = page.lastIndexOf(FENCE + "java\n", mark) + FENCE.length() + "java\n".length();
    return page.substring(start, page.indexOf("\n" + FENCE, mark));
  }

  private static WorkerProcesses processes(boolean duplicateDetection) {
    Duration window = Duration.ofMinutes(10);
    return new WorkerProcesses(
        queue -> duplicateDetection ? queue.duplicateDetection(window) : queue);
  }

  /** How the program ended. */
  private record Run(int exitCode, List<String> lines) {}

  private static Run redrive(WorkerProcesses processes) throws InterruptedException {
    String classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
    try (JavaProcess program = JavaProcess.start(classPath, PROGRAM, processes.environment())) {
      return new Run(program.exitCode(Duration.ofSeconds(60)), program.lines());
    }
  }

  private static Boilermaker<App> worker(WorkerProcesses processes) {
    Boilermaker<App> app =
        Boilermaker.builder(App.create())
            .config(
                BoilermakerConfig.builder()
                    .connectionString(processes.bus.connectionString())
                    .queueName(QUEUE)
                    .build())
            .build();
    app.start();
    return app;
  }

  private static List<Task> failing(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ThrowingTaskTasks.task("throwing").withPolicy(RetryPolicy.noRetry()))
        .toList();
  }

  private static void awaitDeadLetters(WorkerProcesses processes, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                processes.bus.counts(QUEUE).deadLettered() == count
                    && processes.bus.counts(QUEUE).total() == count);
  }

  /** Puts messages into the dead-letter queue, before any worker runs. */
  private static void deadLetter(WorkerProcesses processes, String... bodies) {
    var clients = new ServiceBusClientBuilder().connectionString(processes.bus.connectionString());
    try (var sender = clients.sender().queueName(QUEUE).buildClient();
        var receiver = clients.receiver().queueName(QUEUE).disableAutoComplete().buildClient()) {
      for (String body : bodies) {
        var message = new ServiceBusMessage(body).setCorrelationId("c");
        message.getApplicationProperties().put("boilermaker-hand-backs", 2);
        message.getApplicationProperties().put("boilermaker-interruptions", 1);
        message.getApplicationProperties().put("traceparent", "t");
        sender.sendMessage(message);
      }
      receiver
          .receiveMessages(bodies.length, Duration.ofSeconds(10))
          .forEach(message -> receiver.deadLetter(message, WHY));
    }
    awaitDeadLetters(processes, bodies.length);
  }

  private static List<PeekedMessage> messages(WorkerProcesses processes, State state) {
    return processes.bus.peek(QUEUE).stream().filter(m -> m.state() == state).toList();
  }

  // N-R18, N-R19
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_task_is_sent_again_as_if_it_had_never_run(boolean duplicateDetection) throws Exception {
    try (var processes = processes(duplicateDetection)) {
      deadLetter(processes, SPENT);

      assertThat(redrive(processes).exitCode()).isZero();

      PeekedMessage again = messages(processes, State.ACTIVE).get(0);
      assertThat(again.messageId()).isEqualTo("01981f3c:redrive:1");
      assertThat(again.body()).isEqualTo(SPENT.replace("\"attempts\": 3,", "\"attempts\": 0,"));
      assertThat(again.applicationProperties()).isEqualTo(Map.of("traceparent", "t"));
      assertThat(processes.bus.counts(QUEUE).total()).isEqualTo(1);
    }
  }

  // N-R18
  @Test
  void graphs_and_what_is_no_task_are_left_alone() throws Exception {
    try (var processes = processes(/* duplicateDetection= */ true)) {
      String[] others = {
        SPENT.replace("\"graph_id\": null", "\"graph_id\": \"0198\""),
        "not a task",
        "{}",
        "[1]",
        SPENT.replace("\"attempts\": 3,", ""),
        SPENT.replace("\"attempts\": 3,", "\"attempts\": \"3\","),
        SPENT.replace("01981f3c", "x".repeat(101)),
      };
      deadLetter(processes, others);

      Run run = redrive(processes);

      assertThat(run.exitCode()).isZero();
      assertThat(run.lines()).contains("left alone: number 1, its progress is kept in a store");
      assertThat(messages(processes, State.DEAD_LETTERED))
          .extracting(PeekedMessage::body)
          .containsExactly(others);
      assertThat(processes.bus.counts(QUEUE).active()).isZero();
    }
  }

  // N-R18
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void it_ends_and_loses_none_of_many_though_they_fail_again_at_once(boolean duplicateDetection)
      throws Exception {
    try (var processes = processes(duplicateDetection)) {
      deadLetter(processes, "not a task");
      try (Boilermaker<App> app = worker(processes)) {
        app.publishAll(failing(COUNT));
        awaitDeadLetters(processes, COUNT + 1);

        Run run = redrive(processes);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).contains("sent again: " + COUNT + ", not received: 0");
        awaitDeadLetters(processes, COUNT + 1);
        Awaitility.await().until(() -> app.health().failed() == 2 * COUNT);
      }
    }
  }

  // N-R19
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_task_that_was_sent_again_has_all_its_tries_and_its_failure_callback(
      boolean duplicateDetection) throws Exception {
    try (var processes = processes(duplicateDetection);
        Boilermaker<App> app = worker(processes)) {
      RetryPolicy threeTries = RetryPolicy.ofSeconds(3, 0, 0, RetryMode.FIXED);
      app.publish(
          ThrowingTaskTasks.task("throwing").withPolicy(threeTries).onFailure(SadPathTasks.task()));
      awaitDeadLetters(processes, 1);
      assertThat(app.health().retried()).isEqualTo(2);

      assertThat(redrive(processes).exitCode()).isZero();

      Awaitility.await().until(() -> app.health().succeeded() == 2);
      awaitDeadLetters(processes, 1);
      assertThat(app.health().retried()).isEqualTo(4);
      assertThat(app.health().failed()).isEqualTo(2);
    }
  }

  // N-R18
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_crash_between_sending_and_completing_loses_nothing(boolean duplicateDetection)
      throws Exception {
    try (var processes = processes(duplicateDetection)) {
      deadLetter(processes, SPENT, SPENT.replace("01981f3c", "b"), SPENT.replace("01981f3c", "c"));
      processes.bus.faults().refuse(Operation.SETTLE, 1, "com.microsoft:message-lock-lost");

      assertThat(redrive(processes).exitCode()).isEqualTo(1);

      assertThat(processes.bus.counts(QUEUE).active()).isEqualTo(1);
      Run stillLocked = redrive(processes);
      assertThat(stillLocked.exitCode()).isEqualTo(1);
      assertThat(stillLocked.lines()).contains("sent again: 0, not received: 3");

      processes.bus.advance(Duration.ofMinutes(5));
      assertThat(redrive(processes).exitCode()).isZero();
      assertThat(processes.bus.counts(QUEUE).deadLettered()).isZero();
      assertThat(messages(processes, State.ACTIVE)).hasSize(duplicateDetection ? 3 : 4);
    }
  }
}
