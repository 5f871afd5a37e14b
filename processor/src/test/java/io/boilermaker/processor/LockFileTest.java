package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lock a release is held against, and whether it is. */
class LockFileTest {

  @TempDir Path folder;

  private Released project;

  @BeforeEach
  void release() {
    project = Released.in(folder);
  }

  @Test
  void a_lock_that_cannot_be_read_is_reported_with_its_line() {
    project.write("boilermaker.lock", "boilermaker 1\ntask x\n");
    assertThat(project.compile(Released.TASK).output())
        .contains(
            ErrorCode.LOCK_UNREADABLE.message(
                folder.toAbsolutePath().resolve("boilermaker.lock")
                    + ", line 2: expected 'task NAME METHOD'"));
  }

  @Test
  void an_option_names_the_lock_or_none() {
    String gone = "@BackgroundTask static void other(App state) {}";
    project.compile(gone, "-Aboilermaker.lock=none").succeeds();
    project.write("elsewhere.txt", project.read("boilermaker.lock"));
    project.write("boilermaker.lock", "boilermaker 1\n");
    project.compile(gone).succeeds();
    assertThat(
            project.compile(gone, "-Aboilermaker.lock=" + folder.resolve("elsewhere.txt")).output())
        .contains("[TaskGone]");
    assertThat(project.compile(gone, "-Aboilermaker.lock=" + folder.resolve("missing")).output())
        .contains("[LockNotReadable]")
        .contains("missing");
  }

  // N-C19
  @ParameterizedTest
  @ValueSource(
      strings = {
        "target/test-classes",
        "build/classes/java/integrationTest",
        "target/classes/META-INF/versions/21"
      })
  void the_tasks_of_tests_are_not_released(String output) {
    String gone = "@BackgroundTask static void other(App state) {}";
    new Javac(folder, output)
        .source("test/App.java", Released.APP)
        .source("test/Tasks.java", Released.IMPORTS + "class Tasks {" + gone + "}")
        .compile()
        .succeeds();
  }

  @Test
  void the_search_for_the_lock_ends_at_the_project() {
    String gone = "@BackgroundTask static void other(App state) {}";
    project.write("module/pom.xml", "");
    new Javac(folder.resolve("module"), "target/classes")
        .source("test/App.java", Released.APP)
        .source("test/Tasks.java", Released.IMPORTS + "class Tasks {" + gone + "}")
        .compile()
        .succeeds();
  }

  @Test
  void a_module_whose_last_task_is_gone_is_checked_if_it_has_an_app() {
    String app = "@io.boilermaker.annotations.BoilermakerApp public class App {}";
    Javac without =
        new Javac(folder, "target/classes").source("test/App.java", "package test; " + app);
    assertThat(without.compile().output())
        .contains(ErrorCode.TASK_GONE.message("'send' of test.Tasks.send is not there any more"));
    assertThat(folder.resolve("target/classes/META-INF")).doesNotExist();
    without.compile("-Aboilermaker.lock=none").succeeds();
    project.write("boilermaker.lock", "boilermaker 1\n");
    without.compile().succeeds();
  }

  @Test
  void a_task_with_an_error_is_not_said_to_be_gone() {
    for (String wrong : List.of("Missing to", "Thread to")) {
      String task = "@BackgroundTask static void send(App state, " + wrong + ") {}";
      assertThat(
              new Javac(folder, "target/classes")
                  .source("test/App.java", Released.APP)
                  .source("test/Tasks.java", Released.IMPORTS + "class Tasks {" + task + "}")
                  .compile("-Aboilermaker.lock=" + folder.resolve("boilermaker.lock"))
                  .output())
          .startsWith("FAILED")
          .doesNotContain("TaskGone");
    }
  }
}
