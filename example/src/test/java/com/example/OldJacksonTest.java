package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker whose class path has a Jackson that this library does not work with. */
@Timeout(120)
class OldJacksonTest {

  @TempDir private Path folder;

  /** A jar that says that it is a library of Jackson in another version, before the real one. */
  private String classPathWith(String library, String version) throws Exception {
    String name = "com.fasterxml.jackson." + library;
    Path source = folder.resolve("PackageVersion.java");
    Files.writeString(
        source,
        """
        package %s;
        public final class PackageVersion implements com.fasterxml.jackson.core.Versioned {
          public static final com.fasterxml.jackson.core.Version VERSION =
              com.fasterxml.jackson.core.util.VersionUtil.parseVersion("%s", "", "");
          public com.fasterxml.jackson.core.Version version() {
            return VERSION;
          }
        }
        """
            .formatted(name, version));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    String real = System.getProperty("java.class.path");
    int result =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                real,
                "-d",
                classes.toString(),
                source.toString());
    assertThat(result).isZero();
    Path jar = folder.resolve("pinned-" + version + ".jar");
    Jars.write(classes, jar);
    return jar + File.pathSeparator + real;
  }

  // N-C08: no message is taken by a worker that could read none
  @ParameterizedTest
  @CsvSource({
    "core.json, 2.14.2, jackson-core 2.14.2",
    "core.json, 2.99.0, jackson-core 2.99.0",
    "databind.cfg, 2.14.2, jackson-databind 2.14.2",
    "databind.cfg, 2.99.0, jackson-databind 2.99.0",
    "datatype.jsr310, 2.17.3, jackson-datatype-jsr310 2.17.3"
  })
  void a_worker_refuses_to_start_with_it_and_says_why_in_one_line(
      String library, String version, String named) throws Exception {
    String classPath = classPathWith(library, version);
    try (var processes = new WorkerProcesses(queue -> queue)) {
      processes.publisher.publish("background_task1", List.of("first-arg"), java.util.Map.of());
      try (JavaProcess worker =
          JavaProcess.start(classPath, AppWorker.class, processes.environment())) {
        assertThat(worker.exitCode(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(worker.lines())
            .anySatisfy(
                line ->
                    assertThat(line)
                        .startsWith("The worker cannot run: ")
                        .contains(
                            named + " (" + folder.resolve("pinned-" + version + ".jar") + ")",
                            "Boilermaker needs Jackson 2."));
      }
      assertThat(processes.bus.counts(WorkerProcesses.QUEUE).active()).isEqualTo(1);
      assertThat(processes.bus.counts(WorkerProcesses.QUEUE).deadLettered()).isZero();
    }
  }

  @Test
  void the_same_class_path_without_it_is_fine() throws Exception {
    try (var processes = new WorkerProcesses(queue -> queue);
        JavaProcess worker = JavaProcess.start(AppWorker.class, processes.environment())) {
      worker.awaitLine("Registered ");
    }
  }
}
