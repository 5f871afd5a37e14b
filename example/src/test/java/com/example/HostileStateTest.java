package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worker processes whose state, settings or neighbours are bad to them. */
@Timeout(120)
class HostileStateTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final WorkerProcesses processes = new WorkerProcesses(queue -> queue);

  @AfterEach
  void close() {
    processes.close();
  }

  private JavaProcess worker(String state, String... more) {
    Map<String, String> environment = processes.environment(more);
    environment.put("STATE", state);
    return JavaProcess.start(HostileStateWorker.class, environment);
  }

  // N-R12
  @ParameterizedTest
  @CsvSource({
    "no message, java.lang.IllegalStateException",
    "message in the cause, java.io.IOException: db refused",
    "initializer, java.lang.NumberFormatException",
    "unprintable, HostileStateWorker$Unprintable",
    "thread, 'pool started, and failed'"
  })
  void a_state_that_cannot_be_built_ends_the_process_with_1_and_says_why(String state, String why)
      throws Exception {
    try (JavaProcess worker = worker(state)) {
      assertThat(worker.exitCode(SOON)).isEqualTo(1);
      assertThat(worker.lines())
          .filteredOn(line -> line.startsWith("The worker cannot run: "))
          .singleElement()
          .asString()
          .contains("state cannot be built", why);
    }
  }

  // N-R11
  @Test
  void a_state_that_cannot_be_closed_changes_neither_exit_code_nor_time() throws Exception {
    try (JavaProcess worker = worker("closes badly")) {
      worker.awaitLine("Worker started");

      worker.terminate();

      assertThat(worker.exitCode(SOON)).isIn(0, 143);
      assertThat(worker.lines())
          .anyMatch(line -> line.contains("pool was closed already"))
          .noneMatch(line -> line.contains("cannot run"));
    }
  }

  // N-R11
  @Test
  void a_state_that_cannot_be_closed_does_not_hide_why_the_worker_did_not_start() throws Exception {
    try (JavaProcess worker = worker("closes badly", "SERVICE_BUS_QUEUE_NAME", "misspelt")) {
      assertThat(worker.exitCode(SOON)).isEqualTo(1);
      assertThat(worker.lines())
          .filteredOn(line -> line.startsWith("The worker cannot run: "))
          .singleElement()
          .asString()
          .contains("'misspelt'");
    }
  }

  // N-R11
  @Test
  void a_state_that_never_closes_does_not_keep_a_process_whose_worker_did_not_start()
      throws Exception {
    try (JavaProcess worker =
        worker(
            "never closes",
            "SERVICE_BUS_QUEUE_NAME",
            "misspelt",
            "BOILERMAKER_SHUTDOWN_GRACE_SECONDS",
            "1")) {
      assertThat(worker.exitCode(SOON)).isEqualTo(1);
      assertThat(worker.lines())
          .anyMatch(line -> line.startsWith("The worker cannot run: ") && line.contains("misspelt"))
          .anyMatch(line -> line.contains("has not ended 9 s after"));
    }
  }

  @Test
  void a_process_that_is_told_to_end_before_its_state_is_ready_starts_no_worker() throws Exception {
    try (JavaProcess worker = worker("late")) {
      worker.awaitLine("state begins");

      worker.terminate();

      assertThat(worker.exitCode(SOON)).isEqualTo(143);
      assertThat(worker.lines())
          .contains("closed: true")
          .noneMatch(line -> line.contains("cannot run") || line.contains("Exception"));
    }
  }

  @Test
  void a_worker_that_is_told_to_stop_while_it_connects_says_so_in_a_line() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        JavaProcess worker =
            worker(
                "closes badly",
                "SERVICE_BUS_CONNECTION_STRING",
                "Endpoint=sb://localhost:"
                    + silent.getLocalPort()
                    + ";SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;");
        Socket connection = silent.accept()) {
      assertThat(connection.isConnected()).isTrue();

      worker.terminate();

      assertThat(worker.exitCode(SOON)).isEqualTo(143);
      assertThat(worker.lines())
          .anyMatch(line -> line.contains("Stopped before it had started: cannot receive from"))
          .noneMatch(line -> line.startsWith("\tat io.boilermaker.StartCheck"));
    }
  }

  // N-R14
  @ParameterizedTest
  @CsvSource({"' '", "'|'", "','"})
  void a_malformed_connection_string_is_refused_without_its_key(String separator) throws Exception {
    String malformed =
        String.join(
            separator,
            "Endpoint=sb://x.servicebus.windows.net/",
            "SharedAccessKeyName=Root",
            "SharedAccessKey=TOPSECRET=");
    try (JavaProcess worker = worker("closes badly", "SERVICE_BUS_CONNECTION_STRING", malformed)) {
      assertThat(worker.exitCode(SOON)).isEqualTo(1);
      assertThat(worker.lines())
          .anyMatch(line -> line.startsWith("The worker cannot run: "))
          .noneMatch(line -> line.contains("TOPSECRET"));
    }
  }

  // N-R13
  @Test
  void health_answers_while_another_client_never_ends_its_request() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (JavaProcess worker =
            worker("closes badly", "BOILERMAKER_HEALTH_PORT", String.valueOf(port));
        var slow = new Socket()) {
      worker.awaitLine("Worker started");
      slow.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      OutputStream half = slow.getOutputStream();
      half.write("GET /live HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
      half.flush();

      HttpResponse<String> live =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(live.statusCode()).isEqualTo(200);
      slow.setSoTimeout(15_000);
      assertThat(slow.getInputStream().read()).as("the half request is cut off").isEqualTo(-1);
    }
  }
}
