package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shows only on a disk: encodings, failed compilations, and builds in steps. */
class FilesTest {

  private static final String APP = "package test; public class App {}";
  private static final String TASKS =
      "package test; class Tasks { @io.boilermaker.annotations.BackgroundTask static void"
          + " send(App state, String toAddress) {} }";

  private static final String REGISTRY = "-Aboilermaker.registry=test.AllTasks";

  @TempDir Path folder;

  // P-20
  @Test
  void sources_in_another_encoding() {
    new Javac(folder)
        .source("test/App.java", APP)
        .source(
            "test/Tasks.java",
            "package test; class Tasks { @io.boilermaker.annotations.BackgroundTask(stub = \"Send\")"
                + " static void envoyer\u00c9tat(App state, String pr\u00e9nom) {} }",
            ISO_8859_1)
        .compile("-Xlint:all,-processing", "-encoding", "ISO-8859-1")
        .succeeds();
  }

  @Test
  void two_compilations_cannot_give_their_registries_one_name(@TempDir Path tests) {
    Javac main = new Javac(folder).source("test/App.java", APP).source("test/Tasks.java", TASKS);
    main.compile(REGISTRY).succeeds();
    Javac second =
        new Javac(tests)
            .source(
                "test/More.java",
                "package test; class More { @io.boilermaker.annotations.BackgroundTask static void"
                    + " more(App state) {} }")
            .compileBeside(main, REGISTRY);
    assertThat(second.output())
        .contains("FAILED")
        .contains(ErrorCode.REGISTRY_NAME_TAKEN.message("'test.AllTasks' is a class already"));
    assertThat(second.written()).noneMatch(name -> name.contains("AllTasks"));
  }

  @Test
  @Tag("javac") // Eclipse's compiler lets nothing write a class that is on its class path already.
  void one_compilation_gives_its_registry_the_same_name_again() {
    Javac main = new Javac(folder).source("test/App.java", APP).source("test/Tasks.java", TASKS);
    main.compile(REGISTRY).succeeds();
    main.compileBeside(main, REGISTRY).succeeds();
    assertThat(main.read("META-INF/services/io.boilermaker.TaskRegistry"))
        .isEqualTo("test.AllTasks\n");
  }

  @Test
  void nothing_is_registered_when_a_task_is_wrong() {
    Javac javac =
        new Javac(folder)
            .source("test/App.java", APP)
            .source("test/Tasks.java", TASKS)
            .source(
                "test/Bad.java",
                "package test; class Bad { @io.boilermaker.annotations.BackgroundTask void"
                    + " bad(App state) {} }")
            .compile();
    assertThat(javac.output()).contains("FAILED").contains("[BackgroundTaskNotStatic]");
    assertThat(javac.written()).noneMatch(name -> name.contains("Registry"));
  }

  // P-13
  @Test
  @Tag("javac") // Eclipse's compiler lets nothing write a class that is on its class path already.
  void unchanged_classes_come_as_class_files_without_parameter_names() {
    Javac javac =
        new Javac(folder).source("test/App.java", APP).source("test/Tasks.java", TASKS).compile();
    javac.succeeds();
    String stub = javac.read("test/SendTasks.java");
    assertThat(stub).contains("toAddress");
    javac.process(List.of("test.App", "test.Tasks"), "-Xlint:all,-processing").succeeds();
    assertThat(javac.read("test/SendTasks.java")).isEqualTo(stub);
    assertThat(javac.read("META-INF/services/io.boilermaker.TaskRegistry"))
        .isEqualTo("test.Tasks_BoilermakerRegistry\n");
  }
}
