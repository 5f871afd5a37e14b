package io.boilermaker.benchmarks.soak;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the soak: a JVM with this one's class path, a journal and a log. */
final class SoakProcess {

  private final Process process;

  private SoakProcess(Process process) {
    this.process = process;
  }

  static SoakProcess start(String main, Path folder, String name, Map<String, String> environment)
      throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    builder.environment().putAll(environment);
    builder
        .environment()
        .put(Journal.VARIABLE, folder.resolve("journals").resolve(name).toString());
    Path log = folder.resolve(name + ".log");
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    return new SoakProcess(builder.start());
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
    process.getOutputStream().write('\n');
    process.getOutputStream().close();
  }

  void await(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("a process has not ended within " + limit);
    }
  }
}
