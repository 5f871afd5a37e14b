package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import io.boilermaker.broker.LocalServiceBus;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The generated worker main as a process of its own. */
@Timeout(120)
class WorkerProcessTest {

  private static final String SERVICE_FILE = "META-INF/services/io.boilermaker.TaskRegistry";
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final WorkerProcesses processes = new WorkerProcesses(queue -> queue);
  private final LocalServiceBus bus = processes.bus;
  private final Boilermaker<Object> publisher = processes.publisher;

  @AfterEach
  void close() {
    processes.close();
  }

  private Map<String, String> environment() {
    return processes.environment("BOILERMAKER_SHUTDOWN_GRACE_SECONDS", "3");
  }

  @Test
  void a_program_may_publish_and_run_its_tasks_itself() throws Exception {
    try (JavaProcess program = JavaProcess.start(Embedded.class, environment())) {
      program.awaitLine("Completed Task");
      program.terminate();
      program.exitCode(Duration.ofSeconds(10));

      assertThat(program.lines()).contains("value", "first-arg", "false");
    }
  }

  @Test
  void two_hundred_tasks_of_one_process_run_exactly_once_each_in_another() throws Exception {
    try (JavaProcess worker = JavaProcess.start(AppWorker.class, environment())) {
      worker.awaitLine("Worker started");
      List<String> arguments = IntStream.range(0, 200).mapToObj(i -> "argument-" + i).toList();
      BackgroundTask1Tasks.OnApp stub = BackgroundTask1Tasks.on(publisher);

      arguments.stream()
          .map(argument -> stub.applyAsync(argument))
          .toList()
          .forEach(published -> published.join());
      processes.awaitEmptyQueue();
      worker.terminate();
      worker.exitCode(Duration.ofSeconds(10));

      assertThat(worker.lines().stream().filter(line -> line.startsWith("argument-")))
          .containsExactlyInAnyOrderElementsOf(arguments);
    }
  }

  @Test
  void the_log_tells_the_life_of_a_task_in_the_words_of_the_python_package() {
    try (JavaProcess worker = JavaProcess.start(AppWorker.class, environment())) {
      worker.awaitLine("Registered background function fn=background_task1");

      long number =
          BackgroundTask1Tasks.on(publisher).apply("first-arg", false).sequenceNumber().getAsLong();

      worker.awaitLine("[background_task1] Begin Task sequence_number=" + number);
      worker.awaitLine("[background_task1] Completed Task sequence_number=" + number + " in ");
      assertThat(worker.lines())
          .containsSubsequence("value", "App{key=value}", "first-arg", "false");
    }
  }

  //
  @Test
  void on_one_core_fifty_tasks_run_at_the_same_time_when_that_is_asked_for() {
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=1");
    environment.put("BOILERMAKER_CONCURRENCY", "" + SlowTasks.PARTIES);
    try (JavaProcess worker = JavaProcess.start(AppWorker.class, environment)) {
      worker.awaitLine("Worker started");
      publisher.publishAll(
          IntStream.range(0, SlowTasks.PARTIES).mapToObj(i -> MeetTasks.task()).toList());

      processes.awaitEmptyQueue();
    }
  }

  @Test
  void sigterm_lets_a_task_finish_within_the_grace_time() throws Exception {
    try (JavaProcess worker = JavaProcess.start(AppWorker.class, environment())) {
      TakeTimeTasks.on(publisher).apply(1_000);
      worker.awaitLine("slow begin 0");

      worker.terminate();

      assertThat(worker.exitCode(Duration.ofSeconds(10))).isIn(0, 143);
      assertThat(worker.lines()).contains("slow end");
      assertThat(bus.counts("tasks").total()).isZero();
    }
  }

  @Test
  void a_second_sigterm_changes_nothing() throws Exception {
    try (JavaProcess worker = JavaProcess.start(AppWorker.class, environment())) {
      TakeTimeTasks.on(publisher).apply(1_000);
      worker.awaitLine("slow begin 0");

      worker.terminate();
      worker.awaitLine("Stopping: 1 tasks are running");
      worker.terminate();

      assertThat(worker.exitCode(Duration.ofSeconds(10))).isIn(0, 143);
      assertThat(worker.lines()).contains("slow end");
      assertThat(worker.lines()).filteredOn(line -> line.contains("Stopping: ")).hasSize(1);
      assertThat(bus.counts("tasks").total()).isZero();
    }
  }

  // O-08
  @Test
  void sigterm_gives_back_a_task_that_takes_longer_than_the_grace_time() throws Exception {
    try (JavaProcess worker = JavaProcess.start(AppWorker.class, environment())) {
      TakeTimeTasks.on(publisher).apply(60_000);
      worker.awaitLine("slow begin 0");

      worker.terminate();

      assertThat(worker.exitCode(Duration.ofSeconds(15))).isIn(0, 143);
      assertThat(worker.lines()).doesNotContain("slow end");
      assertThat(bus.counts("tasks").active()).isEqualTo(1);
    }
  }

  private void failsToStart(Map<String, String> environment, String... parts) throws Exception {
    failsToStart(System.getProperty("java.class.path"), environment, parts);
  }

  private void failsToStart(String classPath, Map<String, String> environment, String... parts)
      throws Exception {
    try (JavaProcess worker = JavaProcess.start(classPath, AppWorker.class, environment)) {
      assertThat(worker.exitCode(START_LIMIT)).isEqualTo(1);
      assertThat(worker.lines())
          .filteredOn(line -> line.startsWith("The worker cannot run: "))
          .singleElement()
          .asString()
          .contains(parts);
    }
  }

  @Test
  void without_configuration_it_exits_with_1_and_names_the_variable() throws Exception {
    failsToStart(Map.of(), "SERVICE_BUS_NAMESPACE_URL");
  }

  @Test
  void without_a_queue_name_it_exits_with_1_and_names_the_variable() throws Exception {
    failsToStart(
        Map.of("SERVICE_BUS_CONNECTION_STRING", bus.connectionString()), "SERVICE_BUS_QUEUE_NAME");
  }

  // O-01
  @Test
  void on_a_wrong_queue_name_it_exits_with_1_and_names_queue_and_host() throws Exception {
    failsToStart(
        Map.of(
            "SERVICE_BUS_CONNECTION_STRING",
            bus.connectionString(),
            "SERVICE_BUS_QUEUE_NAME",
            "misspelt"),
        "'misspelt'",
        "localhost:" + bus.port());
  }

  @Test
  void on_an_unreachable_host_it_exits_with_1_and_names_it() throws Exception {
    // Bound, so that no other broker is given the port meanwhile; but nobody listens on it.
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      failsToStart(
          Map.of(
              "SERVICE_BUS_CONNECTION_STRING",
              bus.connectionString().replace(":" + bus.port(), ":" + socket.getLocalPort()),
              "SERVICE_BUS_QUEUE_NAME",
              "tasks"),
          "localhost:" + socket.getLocalPort());
    }
  }

  /** Of Java 17: jlink leaves out what no module requires, such as its random generators. */
  @Test
  void a_worker_runs_on_a_java_that_has_but_the_modules_of_the_page() throws Exception {
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("JDK_JAVA_OPTIONS", "--limit-modules " + modulesOfThePage());
    environment.put("BOILERMAKER_HEALTH_PORT", String.valueOf(freePort()));
    try (JavaProcess worker = JavaProcess.start(AppWorker.class, environment)) {
      BackgroundTask1Tasks.on(publisher).apply("first-arg", false);
      worker.awaitLine("Completed Task");
    }
  }

  private static String modulesOfThePage() throws Exception {
    String page = Files.readString(Path.of("../docs/deployment.md"));
    Matcher modules = Pattern.compile("jlink --add-modules ([\\w.,]+)").matcher(page);
    assertThat(modules.find()).isTrue();
    return modules.group(1);
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  // P-23
  @Test
  void a_jar_that_lost_an_expected_task_does_not_start_and_names_it(@TempDir Path folder)
      throws Exception {
    Path jar = folder.resolve("all.jar");
    // One jar of two modules, as tools make it that are not told to merge service files.
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      Jars.add(home(App.class), out);
      Jars.add(home(SlowTasks.class), out, SERVICE_FILE);
    }
    String classPath = jar + File.pathSeparator + libraries();
    Map<String, String> environment = new HashMap<>(environment());
    try (JavaProcess worker = JavaProcess.start(classPath, AppWorker.class, environment)) {
      worker.awaitLine("background functions from 1 registries");
      worker.awaitLine("are not registered: no " + SERVICE_FILE + " names");
    }

    environment.put("BOILERMAKER_EXPECTED_TASKS", "background_task1,takeTime");

    failsToStart(
        classPath,
        environment,
        "expected tasks are not registered: takeTime; registered are ",
        "background_task1",
        SERVICE_FILE);
  }

  private static Path home(Class<?> ofModule) throws URISyntaxException {
    return Path.of(ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The class path without this module's own classes. */
  private static String libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") || !entry.contains("example"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  // P-09
  @Test
  void with_an_empty_registry_it_exits_with_1_and_says_how_to_compile(@TempDir Path folder)
      throws Exception {
    Path classes = home(App.class);
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(classes.relativize(file));
        if (!file.toString().contains("META-INF")) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    failsToStart(
        folder + File.pathSeparator + libraries(),
        environment(),
        "no tasks are registered",
        "annotationProcessorPaths");
  }
}
