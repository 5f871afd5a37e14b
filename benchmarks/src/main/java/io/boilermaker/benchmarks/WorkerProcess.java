package io.boilermaker.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** A worker in a process of its own, which prints a line for each task that it has run. */
public final class WorkerProcess implements AutoCloseable {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  private final Process process;
  private final BufferedReader output;

  private WorkerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /**
   * Starts it, with this JVM's class path.
   *
   * @param log where its errors go
   * @param jvm options of the JVM
   */
  public static WorkerProcess start(
      Redirect log,
      List<String> jvm,
      Class<?> main,
      List<String> arguments,
      Map<String, String> environment)
      throws IOException {
    return start(log, jvm, System.getProperty("java.class.path"), main, arguments, environment);
  }

  /** Starts it with another class path. */
  public static WorkerProcess start(
      Redirect log,
      List<String> jvm,
      String classPath,
      Class<?> main,
      List<String> arguments,
      Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA.resolve("java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectError(log);
    builder.environment().putAll(environment);
    return new WorkerProcess(builder.start());
  }

  /** Returns the next line that it prints; null if it has ended. */
  public @Nullable String readLine() throws IOException {
    return output.readLine();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Stops it in order, and returns its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  public void awaitTasks(int tasks) throws IOException {
    for (int i = 0; i < tasks; i++) {
      if (output.readLine() == null) {
        throw new IllegalStateException("the worker has ended");
      }
    }
  }

  /** Returns the number of classes that it has loaded. */
  public double classes() throws IOException {
    Process jstat =
        new ProcessBuilder(JAVA.resolve("jstat").toString(), "-class", "" + process.pid()).start();
    try (BufferedReader lines = jstat.inputReader()) {
      lines.readLine();
      return Double.parseDouble(new StringTokenizer(lines.readLine()).nextToken());
    }
  }

  /** Its resident memory, in MB. */
  public double megabytes() throws IOException {
    return status("VmRSS:");
  }

  /** The most that its resident memory has been, in MB. */
  public double peakMegabytes() throws IOException {
    return status("VmHWM:");
  }

  private double status(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .sum();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
