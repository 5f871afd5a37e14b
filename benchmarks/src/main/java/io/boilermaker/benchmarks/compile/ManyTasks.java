package io.boilermaker.benchmarks.compile;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.Task;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Compiles a project of many tasks with and without the processor, starts its worker on the
 * embedded broker, and has it run one.
 */
public final class ManyTasks {

  private static final String QUEUE = "many";

  private ManyTasks() {}

  /**
   * Does it, and prints how long each part took.
   *
   * @param arguments how many tasks in how many classes, and the processor path
   */
  public static void main(String[] arguments) throws Exception {
    int tasks = Integer.parseInt(arguments[0]);
    int classes = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("many-tasks");
    TaskProject project = TaskProject.write(folder, tasks, classes);
    String classPath = System.getProperty("java.class.path");
    Path generated = Files.createDirectories(folder.resolve("generated"));
    System.out.printf("many-tasks: %d tasks in %d classes%n", tasks, classes);
    List<String> plain = List.of("-cp", classPath, "-proc:none");
    compile(project, "without the processor", plain);
    Path output =
        compile(
            project,
            "with the processor",
            List.of(
                "-cp",
                classPath,
                "-processorpath",
                arguments[2],
                "-s",
                generated.toString(),
                "-Xlint:all",
                "-Werror"));
    compile(project, "with the generated code as source", plain, generated);
    runOne(output + File.pathSeparator + classPath, tasks - 1);
  }

  private static Path compile(TaskProject project, String how, List<String> options, Path... more)
      throws Exception {
    long start = System.nanoTime();
    Path output = project.compile(how.replace(' ', '-'), options, more);
    System.out.printf("many-tasks: compiled %s in %.1f s%n", how, secondsSince(start));
    return output;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void runOne(String classPath, int number) throws Exception {
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).start();
        Boilermaker<Object> publisher =
            Boilermaker.builder(new Object())
                .config(
                    BoilermakerConfig.builder()
                        .connectionString(bus.connectionString())
                        .queueName(QUEUE)
                        .build())
                .build()) {
      Task published =
          publisher.publish(
              "task" + number,
              List.of("text", Map.of("id", 1, "lines", List.of("a"))),
              Map.of("count", 2));
      long start = System.nanoTime();
      Process worker = startWorker(classPath, bus.connectionString());
      try (BufferedReader output = worker.inputReader()) {
        String line = output.readLine();
        while (line != null && !line.startsWith("ran task" + number + " text")) {
          line = output.readLine();
        }
        if (line == null) {
          throw new IllegalStateException("the worker has ended without running " + published);
        }
        System.out.printf(
            "many-tasks: the worker ran its first task %.1f s after its start%n",
            secondsSince(start));
      } finally {
        worker.destroyForcibly().waitFor();
      }
    }
  }

  private static Process startWorker(String classPath, String connectionString) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            "many.AppWorker");
    builder.environment().put("SERVICE_BUS_CONNECTION_STRING", connectionString);
    builder.environment().put("SERVICE_BUS_QUEUE_NAME", QUEUE);
    return builder.redirectError(Redirect.INHERIT).start();
  }
}
