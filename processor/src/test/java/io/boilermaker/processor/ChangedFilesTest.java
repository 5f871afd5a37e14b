package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.TaskDefinition;
import io.boilermaker.TaskRegistry;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compilations of the changed files only, into the folder of the earlier ones. */
@Tag("javac") // Eclipse's, outside of its IDE, writes no file again whose class it sees.
class ChangedFilesTest {

  private static final String SERVICE_FILE = "META-INF/services/io.boilermaker.TaskRegistry";

  @TempDir Path folder;
  private Path output;
  private final List<String> messages = new ArrayList<>();

  @BeforeEach
  void compileAll() throws IOException {
    output = Files.createDirectory(folder.resolve("classes"));
    write("App", "@io.boilermaker.annotations.BoilermakerApp public class App {}");
    for (String name : List.of("First", "Second", "Third")) {
      write(name, taskClass(name, name.toLowerCase(Locale.ROOT)));
    }
    compile("App", "First", "Second", "Third");
    assertThat(tasks()).containsExactly("first", "second", "third");
  }

  private static String taskClass(String name, String task) {
    return "class "
        + name
        + " { @io.boilermaker.annotations.BackgroundTask static void "
        + task
        + "(App state, String text) {} }";
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".java"), "package app; " + text);
  }

  private void compile(String... names) throws IOException {
    compile(true, List.of(), names);
  }

  private void compile(boolean seesOutput, List<String> options, String... names)
      throws IOException {
    JavaCompiler compiler = UnderTest.compiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(problems, null, UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
      List<Path> classPath =
          Compiled.classPath().stream().map(File::toPath).collect(Collectors.toList());
      if (seesOutput) {
        classPath.add(0, output);
      }
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      var sources =
          files.getJavaFileObjects(
              Stream.of(names).map(name -> folder.resolve(name + ".java")).toArray(Path[]::new));
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("--release", "17"));
      var task = compiler.getTask(null, files, problems, all, null, sources);
      task.setProcessors(UnderTest.processors());
      boolean succeeded = task.call();
      messages.clear();
      problems.getDiagnostics().stream()
          .filter(problem -> problem.getKind() != Diagnostic.Kind.OTHER)
          .map(problem -> problem.getMessage(null))
          .forEach(messages::add);
      assertThat(succeeded).as(messages.toString()).isTrue();
    }
  }

  private List<String> tasks() throws IOException {
    try (var loader =
        new URLClassLoader(
            new URL[] {output.toUri().toURL()}, ChangedFilesTest.class.getClassLoader())) {
      return ServiceLoader.load(TaskRegistry.class, loader).stream()
          .flatMap(registry -> registry.get().handlers().stream())
          .flatMap(handlers -> handlers.definitions().stream())
          .map(TaskDefinition::name)
          .sorted()
          .toList();
    }
  }

  private String registry() throws IOException {
    return Files.readString(output.resolve(SERVICE_FILE)).strip();
  }

  // N-D18
  @Test
  void one_changed_file_leaves_the_tasks_of_the_others_and_the_registrys_name() throws IOException {
    write("Second", taskClass("Second", "changed"));
    compile("Second");

    assertThat(tasks()).containsExactly("changed", "first", "third");
    assertThat(registry()).isEqualTo("app.App_BoilermakerRegistry");
    assertThat(messages).isEmpty();
  }

  // N-D18
  @Test
  void a_new_file_is_added() throws IOException {
    write("Another", taskClass("Another", "another"));
    compile("Another");

    assertThat(tasks()).containsExactly("another", "first", "second", "third");
    assertThat(registry()).isEqualTo("app.App_BoilermakerRegistry");
  }

  // N-D18
  @Test
  void names_of_parameters_in_class_files_make_no_difference() throws IOException {
    compile(true, List.of("-parameters"), "App", "First", "Second", "Third");
    compile(true, List.of("-parameters"), "Third");

    assertThat(tasks()).containsExactly("first", "second", "third");
  }

  // N-D18
  @Test
  void the_state_alone_leaves_all_tasks() throws IOException {
    compile("App");

    assertThat(tasks()).containsExactly("first", "second", "third");
  }

  // N-D18
  @Test
  void a_builder_that_has_deleted_the_registry_gets_all_tasks_back() throws IOException {
    Path services = output.resolve(SERVICE_FILE);
    String before = Files.readString(services);
    Files.delete(services);
    Files.delete(output.resolve("app/App_BoilermakerRegistry.class"));
    compile("First", "App");

    assertThat(tasks()).containsExactly("first", "second", "third");
    assertThat(services).hasContent(before);
  }

  // N-D18
  @Test
  void a_class_that_is_gone_or_has_no_tasks_any_more_is_gone_from_the_registry()
      throws IOException {
    Files.delete(output.resolve("app/First.class"));
    write("Second", "class Second {}");
    compile("Second", "Third");

    assertThat(tasks()).containsExactly("third");
  }

  // N-D18
  @ParameterizedTest
  @CsvSource({"(),first", "(stub = \"Other\"),first", "(name = \"other\"),other"})
  void the_class_file_of_a_moved_task_is_left_out_and_named(String settings, String name)
      throws IOException {
    write(
        "Moved", taskClass("Moved", "first").replace("Task static", "Task" + settings + " static"));
    compile("Moved");

    assertThat(tasks()).containsExactlyInAnyOrder(name, "second", "third");
    assertThat(messages)
        .singleElement()
        .asString()
        .contains("The registry leaves out app.First", "Delete the class file");
  }

  // N-D18
  @Test
  void class_files_that_fit_a_type_no_longer_are_named_and_the_manifest_has_the_new_type()
      throws IOException {
    write("Order", "record Order(int x) {}");
    for (String name : List.of("First", "Second")) {
      write(name, taskClass(name, name.toLowerCase(Locale.ROOT)).replace("String", "Order"));
    }
    compile("Order", "First", "Second");
    assertThat(messages).isEmpty();
    write("Order", "record Order(long x, int y) {}");
    compile("Order", "First");

    assertThat(tasks()).containsExactly("first", "second", "third");
    assertThat(messages)
        .singleElement()
        .asString()
        .contains(
            "'app.Order' is not the same in app.Second_Definitions (x: int) and"
                + " app.First_Definitions (x: long, y: int)",
            "compile all again");
    assertThat(output.resolve("META-INF/boilermaker/app.App_BoilermakerRegistry.tasks"))
        .content()
        .contains("record app.Order\n  field x long\n  field y int\n");
  }

  // N-D18
  @Test
  void tasks_that_the_compiler_does_not_see_are_named() throws IOException {
    write("App", "public class App {}");
    compile(false, List.of("-proc:none"), "App");
    write("Second", taskClass("Second", "second"));
    compile(false, List.of(), "Second", "App");

    assertThat(tasks()).containsExactly("second");
    assertThat(messages)
        .singleElement()
        .asString()
        .contains("lacks the tasks of app.First_Definitions, app.Third_Definitions");
  }
}
