package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tasks and types of arguments, parts of which another processor writes in the same compilation.
 */
class GeneratedPartsTest {

  private static final String APP = "package test; public class App {}";
  private static final String CONSTANTS =
      "package test; interface Made { String TEXT = \"made\"; int NUMBER = 7; }";

  /**
   * Compiles members of a class with tasks, and types, beside a class that is written meanwhile.
   */
  private static Compiled compile(String made, String members, String types) {
    Compiled.Setup setup =
        Compiled.setup()
            .before(new Writing("Made", made))
            .sources(APP, source("class Tasks {\n" + members + "\n}\n" + types));
    // All types are in one file.
    return (UnderTest.isEcj() ? setup : setup.options("-Xlint:-auxiliaryclass")).compile();
  }

  private static String source(String text) {
    return """
        package test;

        import com.fasterxml.jackson.annotation.*;
        import io.boilermaker.annotations.*;
        import java.math.BigDecimal;
        import java.util.*;

        """
        + text;
  }

  // P-14
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "@BackgroundTask static void f(App s, @Default(Made.TEXT) String a) {}; arg a String = made",
        "@BackgroundTask static void f(App s, @Default(\"\" + Made.NUMBER) int a) {}; arg a int = 7",
        "@BackgroundTask static void f(App s, @Wire(Made.TEXT) String a) {}; arg made String",
        "@BackgroundTask static void f(App s, @Wire(\"a.\" + Made.TEXT) int a) {}; arg a.made int",
        "@BackgroundTask(name = Made.TEXT) static void f(App s) {}; task made test.Tasks.f",
        "@BackgroundTask(aliases = {\"b\", Made.TEXT}) static void f(App s) {}; alias made",
        "@BackgroundTask(queue = Made.TEXT) static void f(App s) {}; queue made",
        "@BackgroundTask(retry = @Retry(maxTries = Made.NUMBER)) static void f(App s) {}; retry 7",
      })
  void constants_in_annotations_may_come_from_another_processor(String task, String line) {
    Compiled compiled = compile(CONSTANTS, task, "");
    assertThat(compiled.load().tasks()).hasSize(1);
    assertThat(compiled.manifest()).containsPattern("(?m)^ *\\Q" + line + "\\E");
  }

  // P-14
  @Test
  void names_of_several_tasks_may_come_from_another_processor() {
    Compiled compiled =
        compile(
            CONSTANTS,
            "@BackgroundTask(name = Made.TEXT) static void f(App s) {}\n"
                + "@BackgroundTask(name = Made.TEXT + 2) static void g(App s) {}",
            "class More { @BackgroundTask(name = Made.TEXT + 3) static void h(App s) {}\n"
                + " @BackgroundTask static void i(App s) {} }");
    assertThat(compiled.load().tasks()).hasSize(4);
    assertThat(compiled.services()).hasValue("test.More_BoilermakerRegistry\n");
  }

  // P-14
  @Test
  void names_that_another_processor_writes_are_compared_too() {
    compile(
            CONSTANTS,
            "@BackgroundTask(name = Made.TEXT) static void f(App s) {}\n"
                + "@BackgroundTask(name = \"made\") static void g(App s) {}",
            "")
        .reports(
            ErrorCode.TASK_NAME_TAKEN,
            "'made' is a name of test.Tasks.f(test.App) and of test.Tasks.g(test.App)",
            "void g");
  }

  // P-14
  @Test
  void the_name_of_a_component_may_come_from_another_processor() {
    String types =
        "record Named(@JsonProperty(Made.TEXT) int a, @JsonProperty(Made.TEXT + 2) int b) {}";
    assertThat(
            compile(CONSTANTS, "@BackgroundTask static void f(App s, Named a) {}", types)
                .manifest())
        .contains("field made int", "field made2 int");
  }

  // N-C15
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@JsonPropertyOrder(alphabetic = true) interface Made {} | record Type(int a) implements Made {}",
        "@JsonPropertyOrder(alphabetic = true) interface Made {} | record Type(int a) implements Above {} interface Above extends Made {}",
        "interface Made { @JsonProperty(\"z\") int a(); } | record Type(int a) implements Made {}",
        "@JsonAutoDetect class Made {} | class Type extends Made { public int a; }",
      })
  void a_type_above_may_come_from_another_processor(String made, String types) {
    String source = "package test; import com.fasterxml.jackson.annotation.*; " + made;
    assertThat(
            compile(source, "@BackgroundTask static void f(App s, List<Type> a) {}", types)
                .succeeds()
                .manifest())
        .contains("arg a list<jackson<test.Type>>\n");
  }

  // N-C15
  @ParameterizedTest
  @ValueSource(strings = {"Type a, Map<Type, String> b", "Map<Type, String> a"})
  void the_text_of_an_enum_may_be_told_above_it_by_another_processor(String arguments) {
    String made = "interface Made { @com.fasterxml.jackson.annotation.JsonValue String text(); }";
    String types = "enum Type implements Made { A; public String text() { return \"a\"; } }";
    assertThat(
            compile(
                    "package test; " + made,
                    "@BackgroundTask static void f(App s, " + arguments + ") {}",
                    types)
                .succeeds()
                .manifest())
        .contains("enum test.Type texts text\n");
  }

  // N-C15
  @Test
  void what_names_classes_is_seen_where_another_processor_writes_it() {
    compile(
            "package test; @com.fasterxml.jackson.annotation.JsonTypeInfo("
                + "use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.CLASS) class Made {}",
            "@BackgroundTask static void f(App s,\nType a) {}",
            "class Type extends Made { @JsonCreator Type(@JsonProperty(\"a\") int a) {} }")
        .fails(1);
  }

  // P-14
  @ParameterizedTest
  @ValueSource(
      strings = {"Made<String> a", "List<Made<String>> a", "Made<List<String>>[] a", "Holder a"})
  void a_generic_record_may_come_from_another_processor(String argument) {
    compile(
            "package test; record Made<T>(T x) {}",
            "@BackgroundTask static void f(App s, " + argument + ") {}",
            "record Box<T>(T x) {} record Holder(Made<String> a, Box<Made<String>> b,\n"
                + "Map<String, Made<String>> c, List<Made<String>[]> d) {}")
        .succeeds();
  }

  // P-14
  @ParameterizedTest
  @Tag("javac") // Eclipse's compiler does not show a case that is not there yet.
  @ValueSource(strings = {"Sum a", "List<Sum> a", "Holder a"})
  void a_case_of_a_sealed_type_may_come_from_another_processor(String argument) {
    Compiled compiled =
        compile(
            "package test; record Made(int x) implements Sum {}",
            "@BackgroundTask static void f(App s, " + argument + ") {}",
            "sealed interface Sum permits Made, Other {} record Other(int y) implements Sum {}\n"
                + "record Holder(Optional<Sum> sum) {}");
    assertThat(compiled.succeeds().manifest())
        .contains("sealed test.Sum\n  case Made test.Made\n  case Other test.Other\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class T { @BackgroundTask(name = Nowhere.NAME) static void f(App s) {} }",
        "class T { @BackgroundTask static void f(App s, @Default(Nowhere.TEXT) String a) {} }",
        "class T { @BackgroundTask static void f(App s, R a) {} } @Nowhere record R(int a) {}",
        "class T { @BackgroundTask static void f(App s, R a) {} } record R(int a) implements Nowhere {}",
      })
  void what_never_appears_is_an_error_that_names_it(String source) {
    Compiled compiled = Compiled.sources(APP, source(source));
    assertThat(compiled.messages())
        .isNotEmpty()
        .allMatch(message -> message.contains("Nowhere") || message.contains("<error>"));
  }

  @Test
  @Tag("javac") // For Eclipse's compiler both are one.
  void a_text_that_looks_like_an_error_of_the_compiler_is_a_text() {
    assertThat(
            compile(
                    CONSTANTS,
                    "@BackgroundTask(name = \"<error>\") static void f(App s,"
                        + " @Default(\"<error>\") String a) {}",
                    "")
                .succeeds()
                .manifest())
        .contains("task <error> test.Tasks.f", "arg a String = <error>");
  }

  // P-14
  @Test
  void an_error_elsewhere_stands_alone_beside_tasks_of_another_processor() {
    String made =
        "package test; class Made { @io.boilermaker.annotations.BackgroundTask"
            + " static void f(App state, int i) {} }";
    assertThat(compile(made, "Missing missing;", "").fails(1).linesOfErrors())
        .singleElement()
        .asString()
        .contains("Missing");
  }
}
