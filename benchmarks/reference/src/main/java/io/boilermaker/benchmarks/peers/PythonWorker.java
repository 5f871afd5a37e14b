package io.boilermaker.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.work.Meter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process with a worker of the Python package, told one measurement after the other. */
final class PythonWorker implements AutoCloseable {

  static final String NAME = "boilermaker-servicebus (Python)";

  private static final Path INTERPRETER = Path.of("interop/.venv/bin/python");
  private static final String SCRIPT = "benchmarks/reference/src/main/python/worker.py";

  private final Process process;
  private final Path log;
  private final Writer orders;
  private final BufferedReader answers;
  private final String versions;

  private PythonWorker(Process process, Path log) throws IOException {
    this.process = process;
    this.log = log;
    this.orders = process.outputWriter(UTF_8);
    this.answers = process.inputReader(UTF_8);
    this.versions = answer();
  }

  /** Returns whether the package has been installed. */
  static boolean isInstalled() {
    return Files.isExecutable(INTERPRETER);
  }

  /**
   * Starts it.
   *
   * @param log where its errors go
   */
  static PythonWorker start(String connectionString, Path log) throws IOException {
    var builder =
        new ProcessBuilder(INTERPRETER.toString(), SCRIPT, connectionString)
            .redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return new PythonWorker(builder.start(), log);
  }

  /** Returns what it runs on, for the heading. */
  String settings() {
    return versions + ", on our broker, runs one task at a time.";
  }

  /** Runs the tasks of a queue and tells the rate of those that count. */
  Figures run(String queue, int before, int counted) throws IOException {
    orders.write(queue + " " + before + " " + counted + "\n");
    orders.flush();
    return Figures.of(Meter.RATE, Double.parseDouble(answer()));
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the worker in Python has ended: see " + log);
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
