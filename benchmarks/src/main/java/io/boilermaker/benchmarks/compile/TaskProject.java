package io.boilermaker.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A generated project of many tasks in many classes.
 *
 * @param folder where its sources and classes are
 */
record TaskProject(Path folder) {

  private static final String APP =
      """
      package many;

      import io.boilermaker.annotations.BoilermakerApp;

      @BoilermakerApp
      public final class App {}
      """;

  private static final String HEAD =
      """
      package many;

      import io.boilermaker.annotations.BackgroundTask;
      import io.boilermaker.annotations.Default;
      import java.util.List;

      final class Tasks%1$d {

        record Order%1$d(long id, List<String> lines) {}

      """;

  private static final String TASK =
      """
        @BackgroundTask
        static void task%1$d(App app, String text, Order%2$d order, @Default("%1$d") int count) {
          System.out.println("ran task%1$d " + text + " " + order + " " + count);
        }

      """;

  /** The ways in which the records of a model refer to each other. */
  enum Shape {
    /** Each has the next as a component. */
    CHAIN,
    /** Each has three lists of others. */
    CYCLES
  }

  /** Writes the sources of one task whose argument is a model of many records. */
  static TaskProject writeModel(Path folder, int records, Shape shape) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/many"));
    Files.writeString(sources.resolve("App.java"), APP);
    Files.writeString(
        sources.resolve("Tasks.java"),
        """
        package many;

        final class Tasks {

          @io.boilermaker.annotations.BackgroundTask
          static void task0(App app, R0 model) {}
        }
        """);
    for (int i = 0; i < records; i++) {
      Files.writeString(
          sources.resolve("R" + i + ".java"),
          "package many;\n\nimport java.util.List;\n\n" + record(i, records, shape));
    }
    return new TaskProject(folder);
  }

  private static String record(int number, int records, Shape shape) {
    if (shape == Shape.CHAIN) {
      String last = number + 1 == records ? "" : ", R" + (number + 1) + " next";
      return "public record R%d(int v%s) {}\n".formatted(number, last);
    }
    return "public record R%d(int v, List<R%d> a, List<R%d> b, List<R%d> c) {}\n"
        .formatted(
            number,
            (number * 7 + 1) % records,
            (number * 13 + 5) % records,
            (number + 1) % records);
  }

  /** Writes the sources. */
  static TaskProject write(Path folder, int tasks, int classes) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/many"));
    Files.writeString(sources.resolve("App.java"), APP);
    int each = tasks / classes;
    for (int c = 0; c < classes; c++) {
      StringBuilder text = new StringBuilder(HEAD.formatted(c));
      for (int t = 0; t < each; t++) {
        text.append(TASK.formatted(c * each + t, c));
      }
      Files.writeString(sources.resolve("Tasks" + c + ".java"), text.append("}\n"));
    }
    return new TaskProject(folder);
  }

  /**
   * Compiles it.
   *
   * @param name of the output folder
   * @param options of {@code javac}
   * @param more folders with sources
   * @return the classes
   */
  Path compile(String name, List<String> options, Path... more) throws Exception {
    Path classes = Files.createDirectories(folder.resolve(name));
    List<String> lines = new ArrayList<>(options);
    lines.addAll(List.of("-d", classes.toString(), "-encoding", "UTF-8"));
    for (Path source : Stream.concat(Stream.of(folder.resolve("src")), Stream.of(more)).toList()) {
      try (Stream<Path> files = Files.walk(source)) {
        files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(lines::add);
      }
    }
    Path arguments = folder.resolve(name + ".arguments");
    Files.write(arguments, lines);
    Process javac =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-J-Xmx2g",
                "@" + arguments)
            .inheritIO()
            .start();
    if (javac.waitFor() != 0) {
      throw new IllegalStateException("javac has failed");
    }
    return classes;
  }
}
