package io.boilermaker.broker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boilermaker.broker.LocalServiceBus;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A script of checks in another language, run with the SDK for that language.
 *
 * @param folder of the script below {@code src/test}, and of the SDK below {@code target}
 * @param programs that must be there
 * @param requirements the file that names the SDK
 * @param install the commands that install it
 * @param command the command that runs the script; connection strings are added
 */
record ScriptedClient(
    String folder,
    List<String> programs,
    String requirements,
    String script,
    List<List<String>> install,
    List<String> command) {

  private static final Duration LONGEST_INSTALLATION = Duration.ofMinutes(3);
  private static final Duration LONGEST_RUN = Duration.ofSeconds(90);

  static final ScriptedClient JAVASCRIPT =
      new ScriptedClient(
          "js",
          List.of("node", "npm"),
          "package.json",
          "checks.mjs",
          List.of(List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund")),
          List.of("node", "checks.mjs"));

  static final ScriptedClient PYTHON =
      new ScriptedClient(
          "py",
          List.of("python3"),
          "requirements.txt",
          "checks.py",
          List.of(
              List.of("python3", "-m", "venv", "venv"),
              List.of(
                  "venv/bin/python",
                  "-m",
                  "pip",
                  "install",
                  "--quiet",
                  "--disable-pip-version-check",
                  "-r",
                  "requirements.txt")),
          List.of("venv/bin/python", "checks.py"));

  List<CheckResult> run(LocalServiceBus bus) {
    requirePrograms();
    try {
      installAnew();
      List<String> all = new ArrayList<>(command);
      all.add(bus.connectionString());
      all.add(bus.administrationConnectionString());
      List<String> lines = runToEnd(LONGEST_RUN, all, trust(bus));
      List<CheckResult> results =
          lines.stream().filter(CheckResult::isOne).map(CheckResult::parse).toList();
      assertThat(lines).as("output of %s", script).contains("done " + results.size());
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the variables by which the SDKs, which are not changed, trust the broker. */
  private Map<String, String> trust(LocalServiceBus bus) throws IOException {
    if (!TestTls.isUsedBy(bus)) {
      return Map.of();
    }
    Path pem = work().resolve("broker.pem").toAbsolutePath();
    Files.writeString(pem, bus.certificate());
    return Map.of(
        "NODE_EXTRA_CA_CERTS", pem.toString(),
        "SSL_CERT_FILE", pem.toString(),
        "REQUESTS_CA_BUNDLE", pem.toString());
  }

  /** Fails on a build server if a program is missing, because no check may be skipped there. */
  private void requirePrograms() {
    boolean found = programs.stream().allMatch(ScriptedClient::isOnPath);
    if (!found && System.getenv("CI") != null) {
      fail("%s must be on the PATH where CI is set", programs);
    }
    assumeTrue(found, () -> script + " is skipped: not all of " + programs + " are on the PATH");
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private Path source(String file) {
    return Path.of("src/test", folder, file);
  }

  private Path work() {
    return Path.of("target", folder + "-checks");
  }

  private void installAnew() throws IOException {
    Files.createDirectories(work());
    for (String file : List.of(requirements, script)) {
      Files.copy(source(file), work().resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    String wanted = Files.readString(source(requirements));
    Path marker = work().resolve("installed");
    if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
      for (List<String> step : install) {
        runToEnd(LONGEST_INSTALLATION, step, Map.of());
      }
      Files.writeString(marker, wanted);
    }
  }

  private List<String> runToEnd(
      Duration patience, List<String> command, Map<String, String> variables) throws IOException {
    Path output = work().resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    boolean ended = await(process, patience);
    List<String> lines = Files.readAllLines(output, UTF_8);
    assertThat(ended && process.exitValue() == 0)
        .as("%s has ended with code 0; its output: %s", command, lines)
        .isTrue();
    return lines;
  }

  private static boolean await(Process process, Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }
}
