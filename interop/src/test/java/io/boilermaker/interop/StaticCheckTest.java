package io.boilermaker.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The type checkers of Python on the module that is written from this module's manifest. */
@ExtendWith(PythonCondition.class)
class StaticCheckTest {

  private static final Path CALLS = Path.of("src/test/typing");
  private static final Path WRONG = CALLS.resolve("wrong_calls.py");
  private static final List<String> MYPY =
      List.of(".venv/bin/mypy", "--strict", "--no-error-summary", "--cache-dir=target/mypy");
  private static final Path PYRIGHT = Path.of("node_modules/.bin/pyright");

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    GeneratedModule.write();
  }

  // N-I11, N-I12
  @Test
  void mypy_accepts_the_module_and_all_right_calls() throws IOException, InterruptedException {
    assertThat(run(MYPY, "target/java_tasks.py", CALLS.resolve("right_calls.py").toString()))
        .isEmpty();
  }

  @Test
  void mypy_refuses_each_wrong_call() throws IOException, InterruptedException {
    assertRefused(run(MYPY, WRONG.toString()));
  }

  // N-I11
  @Test
  void pyright_accepts_the_module_and_all_right_calls() throws IOException, InterruptedException {
    requirePyright();
    assertThat(pyright("target/java_tasks.py", "src/test/typing/right_calls.py"))
        .singleElement()
        .asString()
        .startsWith("0 errors, 0 warnings");
  }

  @Test
  void pyright_refuses_each_wrong_call() throws IOException, InterruptedException {
    requirePyright();
    assertRefused(pyright(WRONG.toString()));
  }

  /** Those of the list whose call a worker would not take must all be named. */
  private static void assertRefused(List<String> output) throws IOException {
    List<String> lines = Files.readAllLines(WRONG);
    List<String> accepted =
        IntStream.range(0, lines.size())
            .filter(n -> lines.get(n).startsWith("    java_tasks."))
            .filter(n -> output.stream().noneMatch(line -> line.contains(".py:" + (n + 1) + ":")))
            .mapToObj(lines::get)
            .toList();
    assertThat(accepted).as(String.join("\n", output)).isEmpty();
    assertThat(output).anyMatch(line -> line.contains("error"));
  }

  private static void requirePyright() {
    assumeTrue(
        Files.exists(PYRIGHT) || "true".equals(System.getenv("CI")),
        "no pyright in interop/node_modules: interop/run installs it where there is npm");
  }

  private static List<String> pyright(String... files) throws IOException, InterruptedException {
    // A configuration file and names of files exclude each other.
    Files.writeString(
        Path.of("target/pyrightconfig.json"),
        "{\"typeCheckingMode\": \"basic\", \"extraPaths\": [\".\"], \"include\": [%s]}"
            .formatted(
                List.of(files).stream()
                    .map(file -> "\"../" + file + "\"")
                    .collect(Collectors.joining(", "))));
    return run(
        List.of(
            PYRIGHT.toString(),
            "--pythonpath",
            ".venv/bin/python",
            "--project",
            "target/pyrightconfig.json"));
  }

  private static List<String> run(List<String> command, String... files)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(files));
    File output = File.createTempFile("check", ".txt", new File("target"));
    var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output);
    builder.environment().put("MYPYPATH", "target");
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return Files.readAllLines(output.toPath()).stream().filter(line -> !line.isBlank()).toList();
  }
}
