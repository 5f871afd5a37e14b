package io.boilermaker.broker.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The program in a process of its own, with the class path of the tests. */
final class BrokerProcess {

  private BrokerProcess() {}

  static Process start(String... arguments) throws IOException {
    return new ProcessBuilder(command(System.getProperty("java.class.path"), arguments)).start();
  }

  /** Starts the program with a key in its environment. */
  static Process startWithKey(String key, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(System.getProperty("java.class.path"), arguments));
    builder.environment().put("BOILERMAKER_BROKER_KEY", key);
    return builder.start();
  }

  /** Starts the program without the jars whose name begins with that text. */
  static Process startWithout(String library, String... arguments) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(library))
            .collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(command(classPath, arguments)).start();
  }

  /** Starts the program with a limit on the size of its files; writing fails as on a full disk. */
  static Process startWithFilesUpTo(int kilobytes, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
    command.addAll(command(System.getProperty("java.class.path"), arguments));
    return new ProcessBuilder(command).start();
  }

  private static List<String> command(String classPath, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                BrokerProgram.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Waits for the line with the connection string. */
  static String connectionString(Process program) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8)).readLine();
    if (line == null) {
      throw new IOException(new String(program.getErrorStream().readAllBytes(), UTF_8));
    }
    return line;
  }
}
