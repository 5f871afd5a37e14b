package io.boilermaker.benchmarks.compile;

import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Side;
import io.boilermaker.benchmarks.rounds.Suite;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cost of the processor in a compilation. */
public final class CompileSuite implements Suite {

  private static final Path PROCESSOR = Path.of("benchmarks/target/processor");
  private static final String SECONDS = "s";
  private static final String BYTES = "bytes of class files a task";
  private static final String WITHOUT = "without the processor";
  private static final String AS_SOURCE = "the generated code as source";
  private static final int TASKS_IN_A_CLASS = 10;

  @Override
  public String name() {
    return "compile";
  }

  @Override
  public void run(Run run) throws Exception {
    int tasks = run.size(500, 10);
    run.heading(
        "Compilation",
        tasks
            + " tasks of three arguments and one line, "
            + TASKS_IN_A_CLASS
            + " in a class. Each compilation is a new javac process, cold as in a build.");
    Path folder = Files.createTempDirectory("compile");
    TaskProject project = TaskProject.write(folder, tasks, tasks / TASKS_IN_A_CLASS);
    Path generated = Files.createDirectories(folder.resolve("generated"));
    List<String> path = List.of("-cp", System.getProperty("java.class.path"));
    List<String> with =
        Stream.concat(
                path.stream(), Stream.of("-processorpath", jars(), "-s", generated.toString()))
            .toList();
    List<String> without = Stream.concat(path.stream(), Stream.of("-proc:none")).toList();
    long plain = size(project.compile("without", without));
    run.measure(
        new Comparison(
            tasks + " tasks",
            List.of(
                new Side("with the processor", () -> with(project, with, plain, tasks)),
                new Side(WITHOUT, () -> compile(project, "without", without)),
                new Side(AS_SOURCE, () -> compile(project, "source", without, generated))),
            List.of(
                Question.ratio(SECONDS, WITHOUT).atMost(2.3),
                Question.ratio(SECONDS, AS_SOURCE).atMost(1.4),
                Question.value(BYTES).atMost(800))),
        0);
  }

  private static String jars() throws IOException {
    try (Stream<Path> files = Files.list(PROCESSOR)) {
      return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static Figures with(TaskProject project, List<String> options, long plain, int tasks)
      throws Exception {
    double seconds = compile(project, "with", options).get(SECONDS);
    double bytes = size(project.folder().resolve("with")) - plain;
    return new Figures(Map.of(SECONDS, seconds, BYTES, bytes / tasks));
  }

  private static Figures compile(
      TaskProject project, String name, List<String> options, Path... more) throws Exception {
    long start = System.nanoTime();
    project.compile(name, options, more);
    return Figures.of(SECONDS, (System.nanoTime() - start) / 1e9);
  }

  private static long size(Path classes) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }
}
