package io.boilermaker.benchmarks.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** A worker in a process of its own, which prints a line for each task that it has run. */
final class WorkerProcess implements AutoCloseable {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  private final Process process;
  private final BufferedReader output;

  private WorkerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static WorkerProcess start(Class<?> main, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.resolve("java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().putAll(environment);
    return new WorkerProcess(builder.start());
  }

  void awaitTasks(int tasks) throws IOException {
    for (int i = 0; i < tasks; i++) {
      if (output.readLine() == null) {
        throw new IllegalStateException("the worker has ended");
      }
    }
  }

  /** Returns the number of classes that it has loaded. */
  double classes() throws IOException {
    Process jstat =
        new ProcessBuilder(JAVA.resolve("jstat").toString(), "-class", "" + process.pid()).start();
    try (BufferedReader lines = jstat.inputReader()) {
      lines.readLine();
      return Double.parseDouble(new StringTokenizer(lines.readLine()).nextToken());
    }
  }

  /** Its resident memory, in MB. */
  double megabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .sum();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
