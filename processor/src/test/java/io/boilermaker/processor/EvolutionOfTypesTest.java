package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release whose types of arguments are held against those of the one before. */
class EvolutionOfTypesTest {

  private static final String CODE =
      "@com.fasterxml.jackson.annotation.JsonValue String code() { return name().toLowerCase(); }";
  private static final String ENUM_TASK = "@BackgroundTask static void send(App state, %s) {}";
  private static final String CODES =
      "enum C { RED, GREEN;" + CODE + "}\n" + ENUM_TASK.formatted("C c");

  @TempDir Path folder;

  private Released project;

  @BeforeEach
  void release() {
    project = Released.in(folder);
  }

  // N-C04
  @Test
  void an_enum_that_gets_or_loses_texts_of_its_own_breaks_old_messages() {
    String plain = "enum C { RED, GREEN }\n" + ENUM_TASK;
    String texts = "enum C { RED, GREEN;" + CODE + "}\n" + ENUM_TASK;
    for (String task : List.of("C c", "java.util.Map<C, Integer> c")) {
      String path = task.equals("C c") ? "c" : "c{key}";
      project.write(
          "boilermaker.lock", project.compileAnew(plain.formatted(task)).read(Released.MANIFEST));
      assertThat(project.compile(texts.formatted(task)).output())
          .contains(
              ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                  "'%s: test.Tasks.C' had the constants' names as texts and has those of code()"
                      .formatted(path)));
      project.write(
          "boilermaker.lock",
          project
              .compile(texts.formatted(task), "-Aboilermaker.lock=none")
              .succeeds()
              .read(Released.MANIFEST));
      assertThat(project.read("boilermaker.lock")).contains("enum test.Tasks.C texts code\n");
      assertThat(project.compile(plain.formatted(task)).output())
          .contains(
              ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                  "'%s: test.Tasks.C' had those of code() as texts and has the constants' names"
                      .formatted(path)));
    }
  }

  // N-C04
  @Test
  void constants_may_be_renamed_if_texts_travel() {
    project.write(
        "boilermaker.lock", project.compileAnew(CODES).succeeds().read(Released.MANIFEST));
    assertThat(project.compile(CODES.replace("GREEN", "VERT")).output())
        .doesNotStartWith("FAILED")
        .doesNotContain("warning:");
    assertThat(project.compile(CODES.replace("RED, ", "")).output())
        .contains(
            ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                "'c: test.Tasks.C' no longer has 2 constants, but 1"));
  }

  // N-C04
  @Test
  @Tag("javac") // Eclipse's compiler shows notes only with its own warnings.
  void the_build_notes_that_it_cannot_see_the_texts_of_constants() {
    project.write(
        "boilermaker.lock", project.compileAnew(CODES).succeeds().read(Released.MANIFEST));
    Javac renamed = project.compile(CODES.replace("GREEN", "VERT"));
    renamed.succeedsWithNote("The texts of test.Tasks.C in messages are what code() returns");
    assertThat(renamed.output()).containsPattern("enum C \\{.*\\R\\s*\\^");
  }

  @Test
  @Tag("javac") // Eclipse's compiler shows notes only with its own warnings.
  void the_build_notes_nothing_of_an_enum_that_goes_by_its_names() {
    String both = CODES.replace("C c", "C c, Plain p") + " enum Plain { A }";
    project.write("boilermaker.lock", project.compileAnew(both).succeeds().read(Released.MANIFEST));
    project.compile(both).succeedsWithNote("The texts of test.Tasks.C in messages");
    String plain = ENUM_TASK.formatted("Plain p") + " enum Plain { A }";
    project.write(
        "boilermaker.lock",
        project.compile(plain, "-Aboilermaker.lock=none").succeeds().read(Released.MANIFEST));
    project.compile(plain).succeeds();
  }

  // N-C05
  @Test
  void a_container_that_takes_no_null_does_not_replace_one_that_does() {
    String task = "@BackgroundTask static void send(App state, %s a) {}";
    String list = task.formatted("java.util.List<String>");
    String deque = task.formatted("java.util.Deque<String>");
    project.write("boilermaker.lock", project.compileAnew(list).succeeds().read(Released.MANIFEST));
    assertThat(project.compile(deque).output())
        .contains(
            ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                "'a[]' was String and is String!, which null is no value of"));
    project.write(
        "boilermaker.lock",
        project.compile(deque, "-Aboilermaker.lock=none").read(Released.MANIFEST));
    assertThat(project.read("boilermaker.lock")).contains("arg a list<String!>\n");
    project.compile(list).succeeds();
  }

  @Test
  void a_break_deep_in_a_record_is_found() {
    String before = "record Line(int count) {} record Order(List<Line> lines) {}\n";
    String task = "@BackgroundTask static void send(App state, Order order) {}";
    project.write(
        "boilermaker.lock", project.compileAnew(before + task).succeeds().read(Released.MANIFEST));
    project.compileAnew(before.replace("int count", "long count") + task).succeeds();
    assertThat(
            project
                .compileAnew(before.replace("int count", "int count, String note") + task)
                .output())
        .contains(
            ErrorCode.ARGUMENT_TYPE_CHANGED.message(
                "'order.lines[].note: String' is new and no Optional"));
  }
}
