package io.boilermaker.benchmarks.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the soak: a JVM with this one's class path, a journal and a log. */
final class SoakProcess {

  static final int HALTED_BY_TASK = 42;
  static final int EXITED_BY_TASK = 43;

  /** How a process of Java ends at SIGTERM. */
  static final int TERMINATED = 143;

  private final String name;
  private final Process process;

  private SoakProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  static SoakProcess start(
      Class<?> main, Path folder, String name, Map<String, String> environment) {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    builder.environment().putAll(environment);
    builder
        .environment()
        .put(Journal.VARIABLE, folder.resolve("journals").resolve(name).toString());
    Path log = folder.resolve(name + ".log");
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      return new SoakProcess(name, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Ends its input. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Waits, in such a process, until its input ends, or the process that started it. */
  static void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever written to it.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Awaits its end, and returns the exit code. */
  int await(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(name + " has not ended within " + limit);
    }
    return process.exitValue();
  }
}
