package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.sources;
import static io.boilermaker.processor.Compiled.task;
import static io.boilermaker.processor.Compiled.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that users of other processors met, by the names of the catalogue. */
class CasesTest {

  private static final String APP = "package test; public class App {}";

  private static String taskClass(String packageName, String type, String body) {
    return "package "
        + packageName
        + "; import io.boilermaker.annotations.*; import java.util.*; "
        + type
        + " {"
        + body
        + "}";
  }

  // P-01
  @Test
  void nullability_annotations_on_types_are_no_part_of_generated_types() {
    sources(
            APP,
            """
            package test;
            import java.lang.annotation.*;
            @Documented @Target(ElementType.TYPE_USE) public @interface Nullable {}
            """,
            taskClass(
                "test",
                "class Tasks",
                "@BackgroundTask static void send(App state, @Nullable String to,"
                    + " List<@Nullable String> cc, byte @Nullable [] blob) {}"))
        .succeeds();
  }

  // P-02
  @Test
  void types_and_task_classes_of_one_simple_name_are_told_apart() {
    sources(
            "package com.a; public record Order(int x) {}",
            "package com.b; public record Order(String y) {}",
            "package app; public class App {}",
            taskClass(
                "com.a",
                "public class Jobs",
                "@BackgroundTask static void merge(app.App s, com.a.Order l, com.b.Order r) {}"),
            taskClass(
                "com.b", "public class Jobs", "@BackgroundTask static void other(app.App s) {}"))
        .succeeds();
  }

  // P-03
  @Test
  void a_task_class_may_be_nested() {
    sources(
            APP,
            taskClass(
                "test",
                "class Outer",
                "static class Jobs { @BackgroundTask static void f(App state) {} }"))
        .succeeds();
  }

  // P-04
  @Test
  void the_unnamed_package_is_one_plain_error() {
    assertThat(
            sources(
                    "public class App {}",
                    "import io.boilermaker.annotations.*;"
                        + " class Jobs { @BackgroundTask static void hi(App state) {} }")
                .fails(1)
                .messages())
        .allMatch(message -> message.startsWith("[UnnamedPackage]"));
  }

  @Test
  void a_lone_array_is_one_argument() {
    Loaded loaded = task("static int f(App state, String[] a) { return a.length; }").load();
    assertThat(loaded.run("f", "{\"args\":[[\"x\",\"y\"]]}")).isEqualTo(2);
    Object array = new String[] {"x", "y"};
    assertThat(loaded.call("test.FTasks", "task", array)).isNotNull();
    assertThat(loaded.call("test.FTasks", "task", new Object[] {null})).isNotNull();
  }

  // P-05
  @Test
  void parameters_may_be_named_as_the_generator_names_things() {
    String definitions =
        task("static void f(App state, String task, int args, int kwargs, Object payload,"
                + " String mapper, int node, int result, int i, String e, String delay,"
                + " String policy, int options, int app, int context, int arguments) {}")
            .succeeds()
            .generated("test.Tasks_Definitions");

    assertThat(definitions).contains("\"kwargs\"", "\"options\"", "\"app\"", "\"arguments\"");
  }

  // P-06
  @Test
  void two_tasks_of_one_wire_name_are_an_error_that_names_both() {
    String message =
        sources(
                APP,
                taskClass("test", "class A", "@BackgroundTask static void send(App s) {}"),
                taskClass(
                    "test",
                    "class B",
                    "@BackgroundTask(name = \"send\") static void post(App s) {}"))
            .fails(1)
            .messages()
            .get(0);

    assertThat(message).startsWith("[TaskNameTaken]").contains("'send'", "A", "B");
  }

  // N-C20
  @Test
  void a_stub_may_be_named_like_a_class_that_it_uses() {
    tasks(
            """
            @BackgroundTask(stub = "Task") static void a(App s) {}
            @BackgroundTask(stub = "Boilermaker") static void b(App s, int x) {}
            @BackgroundTask(stub = "CompletableFuture") static void c(App s) {}
            @BackgroundTask(stub = "PublishOptions") static void d(App s) {}
            @BackgroundTask(stub = "Codecs") static void e(App s, String x) {}
            @BackgroundTask(stub = "when") static void f(App s) {}
            """)
        .succeeds();
  }

  // P-07
  @Test
  void generated_code_draws_no_warning_of_its_own() {
    tasks(
            """
            @SuppressWarnings({"rawtypes", "deprecation"})
            @BackgroundTask static void f(App state, Old old, List raw, Money money) {}
            @Deprecated @BackgroundTask static void g(App state) {}
            @Deprecated record Old(int x) {}
            record Money(long cents) implements java.io.Serializable {}
            """)
        .succeeds();
  }

  // P-08
  @Test
  void the_newest_source_level_draws_no_warning() {
    Compiled.setup()
        .options("--release", String.valueOf(Runtime.version().feature()))
        .sources(APP, taskClass("test", "class A", "@BackgroundTask static void send(App s) {}"))
        .compile()
        .succeeds();
  }

  // P-17
  @ParameterizedTest
  @ValueSource(
      strings = {
        "static void f(App state) throws java.io.IOException {}",
        "static int f(App state) { return 1; }",
        "static java.util.concurrent.CompletableFuture<?> f(App state) { return null; }",
        "static void f(final App state, final String text) {}",
        "static void f(App state, int a[]) {}",
        "static TaskResult f(App state, TaskContext context) { return TaskResult.success(); }"
      })
  void shapes_that_are_supported_compile(String method) {
    task(method).succeeds();
  }

  // P-17
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BackgroundTaskNotStatic | void f(App s) {}",
        "BackgroundTaskPrivate | private static void f(App s) {}",
        "BackgroundTaskGeneric | static <T> void f(App s) {}",
        "StateParameterMissing | static void f() {}",
        "DefaultNotTrailing | static void f(App s, @Default(\"1\") int a, int b) {}",
        "DefaultNotReadable | static void f(App s, @Default(\"x\") int a) {}",
        "DefaultNotReadable | static void f(App s, @Default(\"300\") byte a) {}",
        "DefaultNotReadable | static void f(App s, @Default(\"yes\") boolean a) {}",
        "DefaultNotReadable | static void f(App s, @Default(\"1.2.3\") LocalDate a) {}",
        "ParameterNameBlank | static void f(App s, @Wire(\"\") int a) {}",
        "ParameterNameTaken | static void f(App s, @Wire(\"b\") int a, int b) {}",
        "JacksonAnnotationWithoutEffect | static void f(App s, @com.fasterxml.jackson.annotation.JsonProperty(\"b\") int a) {}",
        "JacksonAnnotationWithoutEffect | static void f(App s, @com.fasterxml.jackson.databind.annotation.JsonSerialize(as = Object.class) String a) {}",
        "NameWithoutJson | static void f(App s, @Wire(\"a\\ud800\") int a) {}",
        "NameWithoutJson | static void f(App s, @Default(\"\\udc00a\") String a) {}",
        "TaskNameReserved | static void debug_task(App s) {}",
        "TypeUnreachable | static void f(App s, List<Hidden> l) {} private record Hidden(int x) {}",
        "ArgumentTypeNotSerializable | static void f(App s, java.sql.Connection c) {}"
      })
  void each_unsupported_shape_is_one_error_in_the_line_of_the_method(String code, String method) {
    Compiled compiled = task(method).fails(1);

    assertThat(compiled.messages().get(0)).startsWith("[" + code + "]");
    assertThat(compiled.linesOfErrors()).singleElement().asString().contains(method);
  }

  // P-17, N-C20
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RetryOutOfRange | @BackgroundTask(retry = @Retry(maxTries = 101)) static void f(App s) {}",
        "RetryOutOfRange | @BackgroundTask(retry = @Retry(delaySeconds = -1)) static void f(App s) {}",
        "TaskNameBlank | @BackgroundTask(aliases = \"\") static void f(App s) {}",
        "NameWithoutJson | @BackgroundTask(name = \"\\ud800\") static void f(App s) {}",
        "NameWithoutJson | @BackgroundTask(aliases = \"\\ud800\") static void f(App s) {}",
        "QueueNameInvalid | @BackgroundTask(queue = \"\\ud800\") static void f(App s) {}",
        "StubNameInvalid | @BackgroundTask(stub = \"1x\") static void f(App s) {}",
        "StubNameInvalid | @BackgroundTask(stub = \"record\") static void f(App s) {}",
        "StubNameInvalid | @BackgroundTask(stub = \"var\") static void f(App s) {}",
        "StubNameInvalid | @BackgroundTask(stub = \"yield\") static void f(App s) {}",
        "StubNameInvalid | @BackgroundTask(stub = \"sealed\") static void f(App s) {}",
        "StubNameInvalid | @BackgroundTask(stub = \"permits\") static void f(App s) {}",
        "StubNameInvalid | @BackgroundTask(stub = \"OnApp\") static void f(App s) {}",
        "StubNameInvalid | @BackgroundTask(stub = \"String\") static void f(App s) {}",
        "BackgroundTaskClassInner | class In { @BackgroundTask static void f(App s) {} }",
        "BackgroundTaskClassPrivate | private static class P { @BackgroundTask static void f(App s) {} }"
      })
  void each_unsuitable_setting_or_class_is_one_error_in_its_line(String code, String text) {
    Compiled compiled = tasks(text).fails(1);

    assertThat(compiled.messages().get(0)).startsWith("[" + code + "]");
    assertThat(compiled.linesOfErrors()).singleElement().asString().contains(text);
  }
}
