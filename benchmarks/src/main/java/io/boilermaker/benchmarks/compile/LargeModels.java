package io.boilermaker.benchmarks.compile;

import io.boilermaker.benchmarks.compile.TaskProject.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compiles tasks whose arguments are models of very many records, with the processor, without it,
 * and with what it wrote as source.
 */
public final class LargeModels {

  private LargeModels() {}

  /**
   * Does it, and prints the time of each compilation.
   *
   * @param arguments the processor path
   */
  public static void main(String[] arguments) throws Exception {
    compile(1_000, Shape.CHAIN, arguments[0]);
    compile(5_000, Shape.CHAIN, arguments[0]);
    compile(400, Shape.CYCLES, arguments[0]);
    compile(1_200, Shape.CYCLES, arguments[0]);
    compile(5_000, Shape.CYCLES, arguments[0]);
  }

  private static void compile(int records, Shape shape, String processorPath) throws Exception {
    Path folder = Files.createTempDirectory("large-model");
    TaskProject project = TaskProject.writeModel(folder, records, shape);
    Path generated = Files.createDirectories(folder.resolve("generated"));
    String classPath = System.getProperty("java.class.path");
    List<String> plain = List.of("-cp", classPath, "-proc:none");
    List<String> with =
        List.of(
            "-cp",
            classPath,
            "-processorpath",
            processorPath,
            "-s",
            generated.toString(),
            "-Xlint:all",
            "-Werror");
    double without = seconds(project, "without", plain);
    double processed = seconds(project, "with", with);
    double asSource = seconds(project, "source", plain, generated);
    System.out.printf(
        "large-models: %,d records, %s: %.1f s with the processor, %.1f s without it, %.1f s of the"
            + " generated code as source%n",
        records, shape, processed, without, asSource);
  }

  private static double seconds(
      TaskProject project, String name, List<String> options, Path... more) throws Exception {
    long start = System.nanoTime();
    project.compile(name, options, more);
    return (System.nanoTime() - start) / 1e9;
  }
}
