package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that publish, and end when they have nothing left to do. */
@Timeout(120)
class PublisherProgramTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final WorkerProcesses processes = new WorkerProcesses(queue -> queue);

  @AfterEach
  void close() {
    processes.close();
  }

  private JavaProcess program(String name, String... more) {
    var environment = processes.environment(more);
    environment.put("PROGRAM", name);
    return JavaProcess.start(PublisherProgram.class, environment);
  }

  // N-R05
  @ParameterizedTest
  @CsvSource({
    "apply, 0, 1",
    "async, 0, 100",
    "continuation, 0, 2",
    "exception, 1, 1",
    "exit, 7, 1",
    "thread, 0, 2"
  })
  void a_program_ends_by_itself_and_has_published_what_was_accepted(
      String name, int code, int published) throws Exception {
    try (JavaProcess program = program(name)) {
      assertThat(program.exitCode(SOON)).isEqualTo(code);
      assertThat(processes.bus.counts(WorkerProcesses.QUEUE).active()).isEqualTo(published);
    }
  }

  // N-R05
  @Test
  void a_program_whose_broker_comes_back_ends_when_its_task_is_published() throws Exception {
    processes.bus.faults().goAway(Duration.ofSeconds(5));
    try (JavaProcess program = program("unreachable")) {
      assertThat(program.exitCode(Duration.ofSeconds(60))).isZero();
      assertThat(program.lines()).contains("returns", "ended with null");
      assertThat(processes.bus.counts(WorkerProcesses.QUEUE).active()).isEqualTo(1);
    }
  }

  // N-R05
  @Test
  void a_program_with_a_worker_does_not_end() throws Exception {
    try (JavaProcess program = program("worker")) {
      program.awaitLine("main returns");
      for (int i = 0; i < 3; i++) {
        int tasks = i;
        processes.awaitEmptyQueue();
        BackgroundTask1Tasks.on(processes.publisher).apply("more " + tasks);
        program.awaitLine("more " + tasks);
      }
      Awaitility.await()
          .pollDelay(Duration.ofSeconds(3))
          .until(() -> processes.bus.counts(WorkerProcesses.QUEUE).total() == 0);
      BackgroundTask1Tasks.on(processes.publisher).apply("last");
      program.awaitLine("last");
    }
  }
}
