package io.boilermaker.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs {@code src/test/js/checks.mjs}, where the checks are, with the real JavaScript SDK. */
class JavaScriptSdkTest {

  private static final Path SOURCE = Path.of("src/test/js");
  private static final Path WORK = Path.of("target/js-checks");
  private static final int MOST_CHECKS = 60;
  private static final String OK = "ok ";
  private static final String NOT_OK = "not ok ";

  @TestFactory
  Stream<DynamicTest> checksOfTheJavaScriptSdk() throws IOException, InterruptedException {
    requireNode();
    install();
    List<String> lines;
    try (LocalServiceBus bus = brokerForChecks()) {
      lines = run(Duration.ofSeconds(90), "node", "checks.mjs", bus.connectionString());
    }
    List<String> results =
        lines.stream().filter(line -> line.startsWith(OK) || line.startsWith(NOT_OK)).toList();
    assertThat(lines).as("output of checks.mjs").contains("done " + results.size());
    return results.stream().map(JavaScriptSdkTest::toTest);
  }

  private static DynamicTest toTest(String line) {
    if (line.startsWith(OK)) {
      return dynamicTest(line.substring(OK.length()), () -> {});
    }
    String[] nameAndReason = line.substring(NOT_OK.length()).split(": ", 2);
    return dynamicTest(nameAndReason[0], () -> fail(line));
  }

  private static LocalServiceBus brokerForChecks() {
    LocalServiceBus.Builder builder = LocalServiceBus.builder();
    for (int i = 0; i < MOST_CHECKS; i++) {
      QueueSpec spec = QueueSpec.named("js-" + i).maxDeliveryCount(3);
      builder.queue(spec.lockDuration(Duration.ofSeconds(10)));
      builder.queue(QueueSpec.named("js-short-" + i).lockDuration(Duration.ofSeconds(1)));
    }
    return builder
        .queue(QueueSpec.named("duplicates").duplicateDetection(Duration.ofMinutes(1)))
        .start();
  }

  /** On a build server a missing Node is a failure: there these checks must not be skipped. */
  private static void requireNode() {
    boolean found = isOnPath("node") && isOnPath("npm");
    if (!found && System.getenv("CI") != null) {
      fail("node and npm must be on the PATH where CI is set");
    }
    assumeTrue(found, "The checks of the JavaScript SDK are skipped: no node or npm on the PATH");
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    for (String file : List.of("package.json", "checks.mjs")) {
      Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    String wanted = Files.readString(SOURCE.resolve("package.json"));
    Path marker = WORK.resolve("installed.json");
    if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
      run(Duration.ofMinutes(3), "npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
      Files.writeString(marker, wanted);
    }
  }

  private static List<String> run(Duration patience, String... command)
      throws IOException, InterruptedException {
    Path output = WORK.resolve(command[0] + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    List<String> lines = Files.readAllLines(output, UTF_8);
    assertThat(ended && process.exitValue() == 0)
        .as("%s has ended with code 0; its output: %s", List.of(command), lines)
        .isTrue();
    return lines;
  }
}
