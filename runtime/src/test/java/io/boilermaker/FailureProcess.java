package io.boilermaker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A {@link FailingWorker} in a process of its own. */
final class FailureProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile(FailingWorker.READY + "|Completed Task");
  private static final long PATIENCE = 60;

  private final Process process;
  private final Path output;

  private FailureProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static FailureProcess start(String how, WorkerFixture fixture) throws IOException {
    Path output = Files.createTempFile("worker", ".log");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            FailingWorker.class.getName());
    builder.environment().put("CASE", how);
    builder.environment().put("SERVICE_BUS_CONNECTION_STRING", fixture.bus.connectionString());
    builder.environment().put("SERVICE_BUS_QUEUE_NAME", WorkerFixture.QUEUE);
    builder.environment().put("BOILERMAKER_SHUTDOWN_GRACE_SECONDS", "0");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new FailureProcess(builder.start(), output);
  }

  List<String> lines() {
    try {
      return Files.readAllLines(output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  FailureProcess awaitReady() {
    Awaitility.await()
        .atMost(PATIENCE, TimeUnit.SECONDS)
        .until(() -> lines().stream().anyMatch(READY.asPredicate()));
    return this;
  }

  /** Sends SIGTERM and returns the exit code. */
  int terminate() throws InterruptedException, TimeoutException {
    process.toHandle().destroy();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      throw new TimeoutException("still running: " + lines());
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(output);
  }
}
