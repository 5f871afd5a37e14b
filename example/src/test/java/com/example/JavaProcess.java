package com.example;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A JVM of its own with this test's class path, and what it prints. */
final class JavaProcess implements AutoCloseable {

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private JavaProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of " + process.pid());
    reader.start();
  }

  static JavaProcess start(Class<?> main, Map<String, String> environment) {
    return start(System.getProperty("java.class.path"), main, environment);
  }

  static JavaProcess start(String classPath, Class<?> main, Map<String, String> environment) {
    return start(classPath, main.getName(), environment);
  }

  static JavaProcess start(String classPath, String main, Map<String, String> environment) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main));
    return start(command, environment);
  }

  /** A start script that finds its libraries in a folder, in which this makes links to them. */
  static JavaProcess startScript(Path script, Path lib, Map<String, String> environment)
      throws IOException {
    int count = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isDirectory(path)) {
        Jars.write(path, lib.resolve("classes-" + count++ + ".jar"));
      } else if (Files.exists(path)) {
        Files.createSymbolicLink(lib.resolve(count++ + "-" + path.getFileName()), path);
      }
    }
    var more = new HashMap<>(environment);
    more.put("JAVA_HOME", System.getProperty("java.home"));
    return start(List.of(script.toString()), more);
  }

  private static JavaProcess start(List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SERVICE_BUS"));
    builder.environment().putAll(environment);
    try {
      return new JavaProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("output lost: " + e);
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  void awaitLine(String part) {
    Awaitility.await("a line with '" + part + "'")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                lines.stream().anyMatch(line -> line.contains(part))
                    || fail("ended without '" + part + "': " + lines));
  }

  private boolean fail(String message) {
    if (!process.isAlive() && !reader.isAlive()) {
      throw new AssertionError(message);
    }
    return false;
  }

  /** SIGTERM. The handle does it without closing the streams, which the process itself would. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** SIGKILL. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  int exitCode(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + limit + ": " + lines);
    }
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
