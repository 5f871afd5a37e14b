package io.boilermaker.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The broker's program in a process of its own, so that what its clients use up is theirs alone.
 */
public final class BrokerProcess implements AutoCloseable {

  private static final String JAR = "broker/target/boilermaker-broker.jar";

  private final Process process;
  private final String connectionString;

  private BrokerProcess(Process process, String connectionString) {
    this.process = process;
    this.connectionString = connectionString;
  }

  /**
   * Starts it and returns once it accepts connections.
   *
   * @param log where its errors go
   * @param jvm options of the JVM
   * @param options of the program; without a port it takes a free one
   */
  public static BrokerProcess start(Path log, List<String> jvm, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", JAR));
    if (!options.contains("--port")) {
      command.addAll(List.of("--port", "0"));
    }
    command.addAll(options);
    Process process =
        new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (line == null) {
      throw new IOException("the broker does not start: see " + log);
    }
    return new BrokerProcess(process, line);
  }

  public String connectionString() {
    return connectionString;
  }

  /** SIGKILL. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
