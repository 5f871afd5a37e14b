package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.models.SubQueue;
import io.boilermaker.Boilermaker;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Worker processes that end in other ways than by an orderly stop. */
@Timeout(120)
class CrashTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final WorkerProcesses processes =
      new WorkerProcesses(queue -> queue.lockDuration(Duration.ofSeconds(2)).maxDeliveryCount(3));
  private final LocalServiceBus bus = processes.bus;
  private final Boilermaker<Object> publisher = processes.publisher;

  @AfterEach
  void close() {
    processes.close();
  }

  private Map<String, String> environment(String... more) {
    Map<String, String> environment = processes.environment(more);
    environment.putIfAbsent("BOILERMAKER_SHUTDOWN_GRACE_SECONDS", "2");
    return environment;
  }

  private JavaProcess worker(Class<?> main, String... more) {
    return JavaProcess.start(main, environment(more));
  }

  // O-09
  @Test
  void a_message_that_kills_its_worker_is_set_aside_while_the_others_run() throws Exception {
    List<String> lines = new ArrayList<>();
    DieTasks.on(publisher).apply();
    for (int start = 0; start < 3; start++) {
      try (JavaProcess worker = worker(AppWorker.class)) {
        worker.awaitLine("die " + start);
        assertThat(worker.exitCode(SOON)).isEqualTo(137);
        lines.addAll(worker.lines());
      }
      BackgroundTask1Tasks.on(publisher).apply("other-" + start);
    }

    try (JavaProcess worker = worker(AppWorker.class)) {
      Awaitility.await()
          .atMost(SOON)
          .until(() -> bus.counts("tasks").equals(new QueueCounts(0, 0, 0, 0, 1)));
      worker.terminate();
      worker.exitCode(SOON);
      lines.addAll(worker.lines());
    }
    assertThat(lines).contains("other-0", "other-1", "other-2");
    assertThat(deadLetter().getDeadLetterReason()).isEqualTo("MaxDeliveryCountExceeded");
  }

  private ServiceBusReceivedMessage deadLetter() {
    try (ServiceBusReceiverClient receiver =
        new ServiceBusClientBuilder()
            .connectionString(bus.connectionString())
            .receiver()
            .queueName("tasks")
            .subQueue(SubQueue.DEAD_LETTER_QUEUE)
            .buildClient()) {
      return receiver.receiveMessages(1).iterator().next();
    }
  }

  //
  @Test
  void the_task_of_a_worker_that_is_killed_runs_again_elsewhere() throws Exception {
    try (JavaProcess worker = worker(AppWorker.class)) {
      TakeTimeTasks.on(publisher).apply(60_000);
      worker.awaitLine("slow begin 0");
      worker.kill();
      worker.exitCode(SOON);
    }
    try (JavaProcess other = worker(AppWorker.class)) {
      other.awaitLine("slow begin 1");
    }
  }

  @Test
  void a_task_that_ends_the_process_is_given_back_and_counted_and_the_others_finish()
      throws Exception {
    // Longer than the other task takes on a loaded machine, too: what outlasts it is released.
    String[] grace = {"BOILERMAKER_SHUTDOWN_GRACE_SECONDS", "20"};
    try (JavaProcess worker = worker(AppWorker.class, grace)) {
      TakeTimeTasks.on(publisher).apply(1_500);
      worker.awaitLine("slow begin 0");
      EndProcessTasks.on(publisher).apply(7);

      assertThat(worker.exitCode(SOON)).isEqualTo(7);
      assertThat(worker.lines()).contains("slow end");
      assertThat(worker.lines()).anyMatch(line -> line.contains("A task has called System.exit"));
    }
    assertThat(bus.counts("tasks").active()).isEqualTo(1);
    try (JavaProcess worker = worker(AppWorker.class)) {
      worker.awaitLine("exit begin 1");
    }
  }

  // N-R31
  @Test
  void a_task_that_ends_the_process_from_another_thread_is_counted_too() throws Exception {
    EndProcessElsewhereTasks.on(publisher).apply();
    for (int count = 0; count < 2; count++) {
      try (JavaProcess worker = worker(AppWorker.class)) {
        worker.awaitLine("exit elsewhere " + count);
        assertThat(worker.exitCode(SOON)).isEqualTo(7);
      }
      assertThat(bus.counts("tasks").active()).isEqualTo(1);
    }
  }

  @Test
  void a_second_signal_changes_nothing() throws Exception {
    try (JavaProcess worker = worker(AppWorker.class)) {
      TakeTimeTasks.on(publisher).apply(1_000);
      worker.awaitLine("slow begin 0");
      worker.terminate();
      worker.awaitLine("Stopping");
      worker.terminate();

      assertThat(worker.exitCode(SOON)).isIn(0, 143);
      assertThat(worker.lines()).contains("slow end");
    }
    assertThat(bus.counts("tasks").total()).isZero();
  }

  // O-07
  @Test
  void a_hook_that_blocks_for_ever_does_not_keep_the_process_alive() throws Exception {
    try (JavaProcess worker = worker(BlockedWorker.class)) {
      worker.awaitLine("Worker started");
      worker.terminate();

      assertThat(worker.exitCode(SOON)).isEqualTo(1);
      assertThat(worker.lines())
          .anyMatch(line -> line.contains("it is halted"))
          .anyMatch(line -> line.contains("Stopped"));
    }
  }

  @Test
  void health_is_told_by_http_and_the_process_ends_when_its_queue_is_lost() throws Exception {
    int port = freePort();
    try (JavaProcess worker =
        worker(
            AppWorker.class,
            "BOILERMAKER_HEALTH_PORT",
            "" + port,
            "BOILERMAKER_GIVE_UP_SECONDS",
            "6")) {
      worker.awaitLine("Worker started");
      assertThat(get(port, "/ready").statusCode()).isEqualTo(200);
      assertThat(get(port, "/live").body()).contains("\"live\":true", "\"inFlight\":0");
      assertThat(get(port, "/else").statusCode()).isEqualTo(404);

      bus.close();

      worker.awaitLine("no answer from queue 'tasks'");
      assertThat(worker.exitCode(SOON)).isEqualTo(1);
    }
  }

  /** Below the ports that systems hand out, so that no other process is given it meanwhile. */
  private static int freePort() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 30_000))
        .filter(CrashTest::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  // O-06
  @Test
  void the_start_script_hands_sigterm_to_the_worker(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("worker");
    Files.copy(Path.of("worker"), script);
    script.toFile().setExecutable(true);
    Path lib = Files.createDirectories(folder.resolve("lib"));
    try (JavaProcess worker = JavaProcess.startScript(script, lib, environment())) {
      TakeTimeTasks.on(publisher).apply(1_000);
      worker.awaitLine("slow begin 0");
      worker.terminate();

      assertThat(worker.exitCode(SOON)).isEqualTo(143);
      assertThat(worker.lines()).contains("slow end");
    }
    assertThat(bus.counts("tasks").total()).isZero();
  }
}
