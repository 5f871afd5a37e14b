package io.boilermaker.benchmarks.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** The broker program with a data directory. */
final class BrokerProcess {

  private static final String JAR = "broker/target/boilermaker-broker.jar";

  private final Process process;
  private final String connectionString;

  private BrokerProcess(Process process, String connectionString) {
    this.process = process;
    this.connectionString = connectionString;
  }

  /** Returns once it accepts connections. */
  static BrokerProcess start(Path folder) throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                JAR,
                "--queue",
                Load.QUEUE + ",max-delivery=2000,duplicates=1h",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString()));
    builder.redirectError(Redirect.appendTo(folder.resolve("broker.log").toFile()));
    Process process = builder.start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (line == null) {
      throw new IOException("the broker does not start: see broker.log in " + folder);
    }
    return new BrokerProcess(process, line);
  }

  String connectionString() {
    return connectionString;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
