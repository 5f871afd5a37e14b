package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.boilermaker.broker.PeekedMessage;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worker processes whose classes are damaged, which is no fault of the messages. */
@Timeout(180)
class ClassPathTest {

  private static final String[] LATE = {
    "com/example/ClassPathTasks$Helper.class", "com/example/ClassPathTasks$Check.class"
  };

  private final WorkerProcesses processes = new WorkerProcesses(queue -> queue);

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void nameJar() {
    jar = folder.resolve("tasks.jar");
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private static Path tests() {
    try {
      return Path.of(SlowTasks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The class path with the jar in place of the folder of the tests. */
  private String classPath() {
    return Stream.concat(
            Stream.of(jar.toString()),
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).equals(tests())))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Writes the jar with classes that are changed as the name says. */
  private void writeJar(String fault) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      Jars.add(tests(), out, LATE);
      for (String late : LATE) {
        byte[] changed = changed(Files.readAllBytes(tests().resolve(late)), fault);
        if (changed.length > 0) {
          out.putNextEntry(new JarEntry(late));
          out.write(changed);
          out.closeEntry();
        }
      }
    }
  }

  private static byte[] changed(byte[] bytes, String fault) {
    return switch (fault) {
      case "missing" -> new byte[0];
      case "truncated" -> Arrays.copyOf(bytes, bytes.length / 2);
      case "newer" -> {
        // The major version, of a Java that there is not.
        bytes[7] = 120;
        yield bytes;
      }
      default -> bytes;
    };
  }

  private Path anotherJar() throws IOException {
    Path other = folder.resolve("other.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(other))) {
      out.putNextEntry(new JarEntry("padding"));
      out.write(new byte[1_000]);
      out.closeEntry();
      Jars.add(tests(), out);
    }
    return other;
  }

  private void publish() {
    NeedHelpTasks.on(processes.publisher).apply("one");
    NeedCheckTasks.on(processes.publisher).apply(new ClassPathTasks.Checked("two"));
    NeedHelpTasks.on(processes.publisher).apply("three");
  }

  private void assertThatNothingIsUsedUp(JavaProcess worker) throws InterruptedException {
    assertThat(worker.exitCode(Duration.ofSeconds(60))).isEqualTo(1);
    assertThat(worker.lines())
        .filteredOn(line -> line.startsWith("The worker cannot run: no task can be run: "))
        .hasSize(1);
    assertThat(processes.bus.peek(WorkerProcesses.QUEUE))
        .hasSize(3)
        .extracting(PeekedMessage::state, PeekedMessage::deliveryCount)
        .containsOnly(tuple(PeekedMessage.State.ACTIVE, 0));
    try (JavaProcess good = JavaProcess.start(AppWorker.class, processes.environment())) {
      processes.awaitEmptyQueue();
      assertThat(good.lines()).contains("one with help", "two checked", "three with help");
    }
  }

  // N-D07
  @ParameterizedTest
  @ValueSource(strings = {"missing", "truncated", "newer"})
  void a_class_that_cannot_be_loaded_ends_the_worker_and_uses_up_no_message(String fault)
      throws Exception {
    writeJar(fault);
    publish();
    try (JavaProcess worker =
        JavaProcess.start(classPath(), AppWorker.class, processes.environment())) {
      assertThatNothingIsUsedUp(worker);
    }
  }

  // N-D07
  @ParameterizedTest
  @ValueSource(strings = {"zeros", "another"})
  void a_jar_that_is_overwritten_under_a_worker_ends_it_and_uses_up_no_message(String by)
      throws Exception {
    writeJar("none");
    try (JavaProcess worker =
        JavaProcess.start(classPath(), AppWorker.class, processes.environment())) {
      worker.awaitLine("Worker started");
      // In place, as cp does.
      if (by.equals("zeros")) {
        Files.write(jar, new byte[(int) Files.size(jar)]);
      } else {
        Files.write(jar, Files.readAllBytes(anotherJar()));
      }
      publish();
      assertThatNothingIsUsedUp(worker);
      assertThat(worker.lines()).anyMatch(line -> line.contains("tasks.jar was replaced"));
    }
  }

  // N-D07
  @Test
  void a_class_whose_own_initialization_fails_is_the_fault_of_its_task() throws Exception {
    try (JavaProcess worker = JavaProcess.start(AppWorker.class, processes.environment())) {
      worker.awaitLine("Worker started");
      NeedFailingTasks.on(processes.publisher).apply();
      NeedFailingTasks.on(processes.publisher).apply();
      NeedHelpTasks.on(processes.publisher).apply("one");
      worker.awaitLine("one with help");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> processes.bus.counts(WorkerProcesses.QUEUE).deadLettered() == 2);
      assertThat(processes.bus.peek(WorkerProcesses.QUEUE))
          .extracting(PeekedMessage::deadLetterReason)
          .containsOnly("TaskFailed");
    }
  }
}
