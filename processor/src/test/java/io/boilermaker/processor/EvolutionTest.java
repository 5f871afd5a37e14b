package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that is held against the one before. */
class EvolutionTest {

  private static final String FIRST_MANIFEST = Released.MANIFEST.replace("Tasks_", "First_");

  @TempDir Path folder;

  private Released project;

  @BeforeEach
  void release() {
    project = Released.in(folder);
  }

  @Test
  void the_manifest_shows_names_arguments_and_settings() {
    String tasks =
        """
        record Line(UUID product, Optional<BigDecimal> price) {}
        enum Color { RED, GREEN }
        sealed interface Shape permits Circle, Square {}
        record Circle(double radius) implements Shape {}
        record Square(double side) implements Shape {}
        record Pair<A, B>(A first, B second) {}

        @BackgroundTask(
            name = "a",
            aliases = {"b", "c d"},
            retry = @Retry(maxTries = 7, delaySeconds = 1, maxDelaySeconds = 60, mode = RetryMode.LINEAR,
                on = IllegalStateException.class),
            deadLetter = false,
            acksLate = false,
            queue = "q")
        static void first(App state, TaskContext context, @Wire("lines") List<Line> l,
            Map<Color, int[]> m, Shape[] s, Pair<byte[], Set<Instant>> p, OptionalInt o,
            Object json, @Default("x\\ny") String text) {}
        """;
    assertThat(
            new Javac(folder.resolve("other"))
                .source("test/App.java", Released.APP)
                .source(
                    "test/Tasks.java",
                    Released.IMPORTS
                        + "class Tasks {\n"
                        + tasks
                        + "}\ninterface Remote {"
                        + " @BackgroundTask void elsewhere(char c); }")
                .compile("-Aboilermaker.lock=none")
                .succeeds()
                .read("META-INF/boilermaker/test.Remote_BoilermakerRegistry.tasks"))
        .isEqualTo(
            """
            boilermaker 1

            task a test.Tasks.first
              alias b
              alias "c d"
              arg lines list<test.Tasks.Line>
              arg m map<test.Tasks.Color,list<int>>
              arg s list<test.Tasks.Shape>
              arg p test.Tasks.Pair<byte[],java.util.Set<java.time.Instant>>
              arg o Integer
              arg json Object
              arg text String = "x\\u000ay"
              retry 7 1 60 LINEAR
              retry-on java.lang.IllegalStateException
              dead-letter false
              acks-late false
              queue q

            external elsewhere test.Remote.elsewhere
              arg c char

            record test.Tasks.Circle
              field radius double

            enum test.Tasks.Color
              constant RED
              constant GREEN

            record test.Tasks.Line
              field product UUID
              field price BigDecimal optional

            record test.Tasks.Pair<byte[],java.util.Set<java.time.Instant>>
              field first bytes
              field second set<Instant>

            sealed test.Tasks.Shape
              case Circle test.Tasks.Circle
              case Square test.Tasks.Square

            record test.Tasks.Square
              field side double
            """);
  }

  @Test
  void a_compatible_change_passes() {
    project
        .compile(
            "@BackgroundTask(aliases = \"send\") static void sendMail(App state, String to,"
                + " @Default(\"4\") long copies, @Default(\"\") String note) {}")
        .succeeds();
  }

  @Test
  void a_task_that_is_gone_is_reported_at_its_class() {
    assertThat(project.compile("@BackgroundTask static void other(App state) {}").output())
        .contains("Tasks.java")
        .contains("class Tasks")
        .contains(ErrorCode.TASK_GONE.message("'send' of test.Tasks.send is not there any more"));
  }

  @Test
  void a_break_is_reported_at_the_parameter() {
    String changed =
        "@BackgroundTask static void send(App state, TaskContext context,\n"
            + "UUID to,\n@Default(\"3\") int copies) {}";
    assertThat(project.compile(changed).output())
        .contains(ErrorCode.ARGUMENT_TYPE_CHANGED.message("'to' was String and is UUID"))
        .containsPattern("UUID to,\\R\\s*\\^");
  }

  @Test
  void each_break_has_its_own_code() {
    assertThat(
            project
                .compile("@BackgroundTask static void send(App s, String to, int copies) {}")
                .output())
        .contains(ErrorCode.DEFAULT_GONE.message("'copies: int' had the default \"3\""));
    assertThat(project.compile("@BackgroundTask static void send(App s, String to) {}").output())
        .contains(ErrorCode.ARGUMENT_REMOVED.message("'copies: int' is no longer there"));
    assertThat(
            project
                .compile(
                    "@BackgroundTask static void send(App s, int n, String to,"
                        + " @Default(\"3\") int copies) {}")
                .output())
        .contains(ErrorCode.ARGUMENT_ADDED.message("'n: int' is new and has no default"));
    assertThat(
            project
                .compile(
                    "@BackgroundTask static void send(App s, String whom,"
                        + " @Default(\"3\") int copies) {}")
                .output())
        .contains(
            ErrorCode.ARGUMENT_RENAMED.message("'to: String' was in the place of 'whom: String'"));
    assertThat(
            project
                .compile(
                    "@BackgroundTask static void send(App s, @Default(\"3\") int copies,"
                        + " @Default(\"\") String to) {}")
                .output())
        .contains(
            ErrorCode.ARGUMENTS_REORDERED.message("they were (to, copies) and are (copies, to)"));
  }

  @Test
  void a_break_is_reported_at_its_parameter_whichever_it_is() {
    String changed =
        "@BackgroundTask static void other(App state, UUID copies) {}\n"
            + "@BackgroundTask static void send(App state, TaskContext context, String to,\n"
            + "short copies,\nString last) {}";
    assertThat(project.compile(changed).output())
        .contains(ErrorCode.ARGUMENT_TYPE_CHANGED.message("'copies' was int and is short"))
        .containsPattern("short copies,\\R\\s*\\^")
        .contains(ErrorCode.ARGUMENT_ADDED.message("'last: String' is new and has no default"))
        .containsPattern("String last\\) \\{}\\R\\s*\\^");
  }

  @Test
  void a_task_that_is_gone_is_reported_at_its_own_class_of_several() {
    String both =
        "class First { @BackgroundTask static void one(App state) {} }\n"
            + "class %s { @BackgroundTask static void %s(App state) {} }";
    String released = both.formatted("Second", "two");
    project.write("boilermaker.lock", new Manifest(List.of(), Map.of()).toText());
    Javac compiled = project.compileFile(released);
    if (UnderTest.isEcj()) {
      compiled.succeeds(); // It shows the processor nothing of an earlier compilation.
    } else {
      // Of the class that the release has in that file.
      compiled.succeedsWithNote("The registry lacks the tasks of test.Tasks_Definitions");
    }
    project.write("boilermaker.lock", compiled.read(FIRST_MANIFEST));
    String output = project.compileFile(both.formatted("Second", "three")).output();
    assertThat(output)
        .contains(ErrorCode.TASK_GONE.message("'two' of test.Second.two is not there any more"))
        .containsPattern("class Second \\{.*\\R\\s*\\^")
        .doesNotContain("class First");
    assertThat(project.compileFile(both.formatted("Third", "three")).output())
        .contains(ErrorCode.TASK_GONE.message("'two' of test.Second.two is not there any more"))
        .doesNotContain("class First", "class Third");
  }

  @Test
  void a_renamed_parameter_may_keep_its_name_in_messages() {
    project
        .compile(
            "@BackgroundTask static void send(App s, @Wire(\"to\") String whom,"
                + " @Default(\"3\") int copies) {}")
        .succeeds();
  }

  @Test
  void a_break_is_accepted_by_retiring_the_task_which_stays_in_the_manifest() {
    project.write(
        "boilermaker.lock",
        project
            .read("boilermaker.lock")
            .replace("task send test.Tasks.send", "retired send 2999-12-31"));
    String manifest =
        project
            .compile("@BackgroundTask static void other(App state) {}")
            .succeeds()
            .read(Released.MANIFEST);
    assertThat(manifest).contains("retired send 2999-12-31\n  arg to String\n");
    project.write("boilermaker.lock", manifest);
    assertThat(
            project
                .compile(
                    "@BackgroundTask static void other(App s) {}\n"
                        + "@BackgroundTask static void send(App s, int n) {}")
                .output())
        .contains("[ArgumentRenamed]");
  }

  @Test
  void a_retired_task_keeps_its_types_beside_others_with_their_names() {
    String other = "@BackgroundTask static void other(App state, M m) {} ";
    String task = "@BackgroundTask static void send(App state, M m) {}";
    String first = "record M(N n) {} record N(int x) {} ";
    String second = "record M(N n) {} record N(String y) {} ";
    for (String left : List.of("", "@com.fasterxml.jackson.annotation.JsonInclude ")) {
      project.write("boilermaker.lock", "boilermaker 1\n");
      String released = project.compile(left + first + task).succeeds().read(Released.MANIFEST);
      project.write(
          "boilermaker.lock",
          released.replace("task send test.Tasks.send", "retired send 2999-12-31"));
      for (int release = 0; release < 2; release++) {
        project.write(
            "boilermaker.lock",
            project.compile(left + second + other).succeeds().read(Released.MANIFEST));
      }
      assertThat(project.compile(left + second + other + task).output())
          .contains(
              ErrorCode.ARGUMENT_TYPE_CHANGED.message("'m.n.y: String' is new and no Optional"));
      String empty = "boilermaker 1\n";
      project.write("boilermaker.lock", empty + retired(project.read("boilermaker.lock")));
      project.compile(left + first + task).succeeds();
    }
  }

  private static String retired(String manifest) {
    return manifest
        .lines()
        .dropWhile(line -> !line.startsWith("retired"))
        .takeWhile(line -> !line.matches("(record|properties) .*"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  @Tag("javac") // Eclipse's compiler lets nothing write a class that is on its class path already.
  void unchanged_classes_that_come_as_class_files_count() {
    Javac javac = project.compile(Released.TASK).succeeds();
    javac.process(List.of("test.App", "test.Tasks"), "-Xlint:all,-processing").succeeds();
    assertThat(javac.read(Released.MANIFEST)).isEqualTo(project.read("boilermaker.lock"));
  }
}
