package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker process with a task whose argument is an enum that has no codec. */
@Timeout(120)
class BadEnumProcessTest {

  @TempDir private Path folder;

  /** The class path of the example, and before it a module with a task of such an enum. */
  private String classPathWith(String constants) throws Exception {
    Path source = folder.resolve("Scales.java");
    Files.writeString(
        source,
        """
        package com.example.bad;
        import com.example.App;
        import com.fasterxml.jackson.annotation.JsonValue;
        import io.boilermaker.annotations.BackgroundTask;
        final class Scales {
          enum Unit { %s }
          @BackgroundTask static void weigh(App app, Unit unit) {}
        }
        """
            .formatted(constants));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    String classPath = System.getProperty("java.class.path");
    int result =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(
                null,
                null,
                null,
                "-processorpath",
                classPath,
                "-Aboilermaker.lock=none",
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                source.toString());
    assertThat(result).isZero();
    return classes + File.pathSeparator + classPath;
  }

  // N-C07: no message is taken by a worker one of whose tasks could read none
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KG, KILO; @JsonValue String text() { return \"kg\"; } | KG and KILO are both written as",
        "KG; static { if (true) throw new IllegalStateException(\"no scales\"); } | no scales",
        "KG; @JsonValue String text() { throw new AssertionError(\"no text\"); } | no text",
        "KG; @JsonValue String text() { return null; } | the text of KG is null",
      })
  void a_worker_with_a_task_of_a_bad_enum_exits_with_1_and_says_why_in_one_line(
      String constants, String why) throws Exception {
    String classPath = classPathWith(constants);
    try (var processes = new WorkerProcesses(queue -> queue)) {
      processes.publisher.publish("background_task1", List.of("first-arg"), Map.of());
      try (JavaProcess worker =
          JavaProcess.start(classPath, AppWorker.class, processes.environment())) {
        assertThat(worker.exitCode(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(worker.lines())
            .filteredOn(line -> line.startsWith("The worker cannot run: "))
            .singleElement()
            .asString()
            .contains("weigh", "'unit'", "com.example.bad.Scales$Unit", why);
      }
      assertThat(processes.bus.counts(WorkerProcesses.QUEUE).active()).isEqualTo(1);
      assertThat(processes.bus.counts(WorkerProcesses.QUEUE).deadLettered()).isZero();
    }
  }

  @Test
  void a_worker_with_the_same_task_of_a_good_enum_starts() throws Exception {
    String classPath = classPathWith("KG, G; @JsonValue String text() { return name(); }");
    try (var processes = new WorkerProcesses(queue -> queue);
        JavaProcess worker =
            JavaProcess.start(classPath, AppWorker.class, processes.environment())) {
      worker.awaitLine("Worker started");
    }
  }
}
