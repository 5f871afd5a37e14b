package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release that is held against the one before. */
class EvolutionTest {

  private static final String MANIFEST =
      "META-INF/boilermaker/test.Tasks_BoilermakerRegistry.tasks";
  private static final String FIRST_MANIFEST = MANIFEST.replace("Tasks_", "First_");
  private static final String CODE =
      "@com.fasterxml.jackson.annotation.JsonValue String code() { return name().toLowerCase(); }";
  private static final String ENUM_TASK = "@BackgroundTask static void send(App state, %s) {}";
  private static final String RELEASED =
      "@BackgroundTask static void send(App state, String to, @Default(\"3\") int copies) {}";

  @TempDir Path folder;

  @BeforeEach
  void release() {
    write("boilermaker.lock", compile(RELEASED).succeeds().read(MANIFEST));
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
                .source("test/App.java", APP)
                .source(
                    "test/Tasks.java",
                    IMPORTS
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
    compile(
            "@BackgroundTask(aliases = \"send\") static void sendMail(App state, String to,"
                + " @Default(\"4\") long copies, @Default(\"\") String note) {}")
        .succeeds();
  }

  @Test
  void a_task_that_is_gone_is_reported_at_its_class() {
    assertThat(compile("@BackgroundTask static void other(App state) {}").output())
        .contains("Tasks.java")
        .contains("class Tasks")
        .contains(ErrorCode.TASK_GONE.message("'send' of test.Tasks.send is not there any more"));
  }

  @Test
  void a_break_is_reported_at_the_parameter() {
    String changed =
        "@BackgroundTask static void send(App state, TaskContext context,\n"
            + "UUID to,\n@Default(\"3\") int copies) {}";
    assertThat(compile(changed).output())
        .contains(ErrorCode.ARGUMENT_TYPE_CHANGED.message("'to' was String and is UUID"))
        .containsPattern("UUID to,\\R\\s*\\^");
  }

  @Test
  void each_break_has_its_own_code() {
    assertThat(
            compile("@BackgroundTask static void send(App s, String to, int copies) {}").output())
        .contains(ErrorCode.DEFAULT_GONE.message("'copies: int' had the default \"3\""));
    assertThat(compile("@BackgroundTask static void send(App s, String to) {}").output())
        .contains(ErrorCode.ARGUMENT_REMOVED.message("'copies: int' is no longer there"));
    assertThat(
            compile(
                    "@BackgroundTask static void send(App s, int n, String to,"
                        + " @Default(\"3\") int copies) {}")
                .output())
        .contains(ErrorCode.ARGUMENT_ADDED.message("'n: int' is new and has no default"));
    assertThat(
            compile(
                    "@BackgroundTask static void send(App s, String whom,"
                        + " @Default(\"3\") int copies) {}")
                .output())
        .contains(
            ErrorCode.ARGUMENT_RENAMED.message("'to: String' was in the place of 'whom: String'"));
    assertThat(
            compile(
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
    assertThat(compile(changed).output())
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
    write("boilermaker.lock", new Manifest(java.util.List.of(), java.util.Map.of()).toText());
    write("boilermaker.lock", compileFile(released).succeeds().read(FIRST_MANIFEST));
    String output = compileFile(both.formatted("Second", "three")).output();
    assertThat(output)
        .contains(ErrorCode.TASK_GONE.message("'two' of test.Second.two is not there any more"))
        .containsPattern("class Second \\{.*\\R\\s*\\^")
        .doesNotContain("class First");
    assertThat(compileFile(both.formatted("Third", "three")).output())
        .contains(ErrorCode.TASK_GONE.message("'two' of test.Second.two is not there any more"))
        .doesNotContain("class First", "class Third");
  }

  // N-C04
  @Test
  void an_enum_that_gets_or_loses_texts_of_its_own_breaks_old_messages() {
    String plain = "enum C { RED, GREEN }\n" + ENUM_TASK;
    String texts = "enum C { RED, GREEN;" + CODE + "}\n" + ENUM_TASK;
    for (String task : java.util.List.of("C c", "java.util.Map<C, Integer> c")) {
      String path = task.equals("C c") ? "c" : "c{key}";
      write("boilermaker.lock", compileAnew(plain.formatted(task)).read(MANIFEST));
      assertThat(compile(texts.formatted(task)).output())
          .contains(
              ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                  "'%s: test.Tasks.C' had the constants' names as texts and has those of code()"
                      .formatted(path)));
      write(
          "boilermaker.lock",
          compile(texts.formatted(task), "-Aboilermaker.lock=none").succeeds().read(MANIFEST));
      assertThat(read("boilermaker.lock")).contains("enum test.Tasks.C texts code\n");
      assertThat(compile(plain.formatted(task)).output())
          .contains(
              ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                  "'%s: test.Tasks.C' had those of code() as texts and has the constants' names"
                      .formatted(path)));
    }
  }

  // N-C04
  @Test
  void constants_may_be_renamed_if_texts_travel_and_the_build_notes_that_it_cannot_see_those() {
    String released = "enum C { RED, GREEN;" + CODE + "}\n" + ENUM_TASK.formatted("C c");
    write("boilermaker.lock", compileAnew(released).succeeds().read(MANIFEST));
    Javac renamed = compile(released.replace("GREEN", "VERT"));
    renamed.succeedsWithNote("The texts of test.Tasks.C in messages are what code() returns");
    assertThat(renamed.output()).containsPattern("enum C \\{.*\\R\\s*\\^");
    assertThat(compile(released.replace("RED, ", "")).output())
        .contains(
            ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                "'c: test.Tasks.C' no longer has 2 constants, but 1"));
  }

  // N-C05
  @Test
  void a_container_that_takes_no_null_does_not_replace_one_that_does() {
    String task = "@BackgroundTask static void send(App state, %s a) {}";
    String list = task.formatted("java.util.List<String>");
    String deque = task.formatted("java.util.Deque<String>");
    write("boilermaker.lock", compileAnew(list).succeeds().read(MANIFEST));
    assertThat(compile(deque).output())
        .contains(
            ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                "'a[]' was String and is String!, which null is no value of"));
    write("boilermaker.lock", compile(deque, "-Aboilermaker.lock=none").read(MANIFEST));
    assertThat(read("boilermaker.lock")).contains("arg a list<String!>\n");
    compile(list).succeeds();
  }

  @Test
  void a_renamed_parameter_may_keep_its_name_in_messages() {
    compile(
            "@BackgroundTask static void send(App s, @Wire(\"to\") String whom,"
                + " @Default(\"3\") int copies) {}")
        .succeeds();
  }

  @Test
  void a_break_is_accepted_by_retiring_the_task_which_stays_in_the_manifest() {
    write(
        "boilermaker.lock",
        read("boilermaker.lock").replace("task send test.Tasks.send", "retired send 2999-12-31"));
    String manifest =
        compile("@BackgroundTask static void other(App state) {}").succeeds().read(MANIFEST);
    assertThat(manifest).contains("retired send 2999-12-31\n  arg to String\n");
    write("boilermaker.lock", manifest);
    assertThat(
            compile(
                    "@BackgroundTask static void other(App s) {}\n"
                        + "@BackgroundTask static void send(App s, int n) {}")
                .output())
        .contains("[ArgumentRenamed]");
  }

  @Test
  void a_break_deep_in_a_record_is_found() {
    String before = "record Line(int count) {} record Order(List<Line> lines) {}\n";
    String task = "@BackgroundTask static void send(App state, Order order) {}";
    write("boilermaker.lock", compileAnew(before + task).succeeds().read(MANIFEST));
    compileAnew(before.replace("int count", "long count") + task).succeeds();
    assertThat(compileAnew(before.replace("int count", "int count, String note") + task).output())
        .contains(
            ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                "'order.lines[].note: String' is new and no Optional"));
  }

  @Test
  @Tag("javac") // Eclipse's compiler lets nothing write a class that is on its class path already.
  void unchanged_classes_that_come_as_class_files_count() {
    Javac javac = compile(RELEASED).succeeds();
    javac.process(java.util.List.of("test.App", "test.Tasks"), "-Xlint:all,-processing").succeeds();
    assertThat(javac.read(MANIFEST)).isEqualTo(read("boilermaker.lock"));
  }

  @Test
  void a_lock_that_cannot_be_read_is_reported_with_its_line() {
    write("boilermaker.lock", "boilermaker 1\ntask x\n");
    assertThat(compile(RELEASED).output())
        .contains(
            ErrorCode.LOCK_UNREADABLE.message(
                folder.toAbsolutePath().resolve("boilermaker.lock")
                    + ", line 2: expected 'task NAME METHOD'"));
  }

  @Test
  void an_option_names_the_lock_or_none() {
    String gone = "@BackgroundTask static void other(App state) {}";
    compile(gone, "-Aboilermaker.lock=none").succeeds();
    write("elsewhere.txt", read("boilermaker.lock"));
    write("boilermaker.lock", "boilermaker 1\n");
    compile(gone).succeeds();
    assertThat(compile(gone, "-Aboilermaker.lock=" + folder.resolve("elsewhere.txt")).output())
        .contains("[TaskGone]");
    assertThat(compile(gone, "-Aboilermaker.lock=" + folder.resolve("missing")).output())
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
        .source("test/App.java", APP)
        .source("test/Tasks.java", IMPORTS + "class Tasks {" + gone + "}")
        .compile()
        .succeeds();
  }

  @Test
  void the_search_for_the_lock_ends_at_the_project() {
    String gone = "@BackgroundTask static void other(App state) {}";
    write("module/pom.xml", "");
    new Javac(folder.resolve("module"), "target/classes")
        .source("test/App.java", APP)
        .source("test/Tasks.java", IMPORTS + "class Tasks {" + gone + "}")
        .compile()
        .succeeds();
  }

  private static final String APP = "package test; public class App {}";
  private static final String IMPORTS =
      """
      package test;

      import io.boilermaker.*;
      import io.boilermaker.annotations.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;

      """;

  private Javac compile(String tasks, String... options) {
    return new Javac(folder)
        .source("test/App.java", APP)
        .source("test/Tasks.java", IMPORTS + "class Tasks {\n" + tasks + "\n}\n")
        .compile(options);
  }

  private Javac compileFile(String classes) {
    return new Javac(folder)
        .source("test/App.java", APP)
        .source("test/Second.java", IMPORTS + classes)
        .compile();
  }

  /** Without the lock that all others start from. */
  private Javac compileAnew(String tasks) {
    if (read("boilermaker.lock").contains("copies")) {
      write("boilermaker.lock", new Manifest(java.util.List.of(), java.util.Map.of()).toText());
    }
    return compile(tasks);
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
