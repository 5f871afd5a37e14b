package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.setup;
import static io.boilermaker.processor.Compiled.sources;
import static io.boilermaker.processor.Compiled.task;
import static io.boilermaker.processor.Compiled.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code that other processors have stumbled over: cases P-01, P-02, P-05, P-07, P-08, P-10, P-20.
 */
class CompatibilityTest {

  private static final String APP = "package test; public class App {}";

  // P-01
  @Test
  void nullability_annotations_on_types() {
    Loaded loaded =
        sources(
                APP,
                """
                package test;
                import java.lang.annotation.*;
                @Documented @Target(ElementType.TYPE_USE) @Retention(RetentionPolicy.RUNTIME)
                public @interface Nullable {}
                """,
                """
                package test;
                import io.boilermaker.annotations.*;
                import java.util.*;
                class Tasks {
                  @BackgroundTask static String send(App state, @Nullable String to,
                      List<@Nullable String> cc, byte @Nullable [] blob,
                      @Nullable String @Nullable [] x,
                      @Default("1") @Nullable Integer n) {
                    return to + cc + blob + x + n;
                  }
                }
                """)
            .load();
    assertThat(loaded.run("send", "{\"args\":[null,[null],null,null,null]}"))
        .isEqualTo("null[null]nullnullnull");
  }

  // P-02
  @Test
  void two_types_with_one_simple_name() {
    Loaded loaded =
        sources(
                APP,
                "package com.a; public record Order(int a) {}",
                "package com.b; public record Order(String b) {}",
                merge("com.a", "merge"),
                merge("com.b", "mergeToo"))
            .load();
    assertThat(loaded.run("merge", "{\"args\":[{\"a\":1},{\"b\":\"x\"}]}"))
        .isEqualTo("Order[a=1]Order[b=x]");
    assertThat(loaded.handlers().stream().map(h -> h.getClass().getName()))
        .containsExactly("com.a.Jobs_Definitions", "com.b.Jobs_Definitions");
  }

  private static String merge(String packageName, String method) {
    return "package "
        + packageName
        + "; class Jobs { @io.boilermaker.annotations.BackgroundTask static String "
        + method
        + "(test.App state, com.a.Order l, com.b.Order r) { return l + \"\" + r; } }";
  }

  // P-02
  @Test
  void classes_named_like_those_of_the_generator() {
    sources(
            APP,
            "package test; public record Task(int i) {}",
            "package test; public record Parameter(Task task) {}",
            "package test; public record Boilermaker(int i) {}",
            "package test; public record String(int i) {}",
            "package test; enum Codecs { OnApp }",
            "package test; record OnApp(int i) {}",
            "package test; record Object(int i) {}",
            """
            package test;
            import io.boilermaker.annotations.*;
            class Tasks {
              @BackgroundTask static void f(App state, Task task, Parameter p, Boilermaker b,
                  String s, Codecs c, OnApp o, Object object, java.lang.String t,
                  @Default("OnApp") Codecs d) {}
              @BackgroundTask static java.lang.String g(App state, java.lang.Object o) {
                return "g" + o;
              }
            }
            """)
        .succeeds();
  }

  // P-05
  @Test
  void parameters_named_like_those_of_the_generator() {
    String method =
        """
        static String f(App app, String task, int args, int kwargs, List<Object> payload,
            String mapper, int node, int result, int i, String e, String delay, String policy,
            String options, String state, String context, String arguments, String parameters,
            String PARAMETERS, String SOMEARG, String somearg, String io, String java, String test,
            String Boilermaker, String FTasks, String Tasks, String Tasks_Definitions,
            @Default("d") String Codecs, @Default("e") String out) {
          return task + args + Boilermaker + Codecs + out;
        }
        static Task call() {
          return FTasks.task("", 0, 0, List.of(), "", 0, 0, 0, "", "", "", "", "", "", "", "", "",
              "", "", "", "", "", "", "", "", "");
        }
        """;
    Loaded loaded = task(method).load();
    String json =
        "{\"args\":[\"a\",1,2,[],\"\",0,0,0,\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
            + "\"\",\"\",\"\"],\"kwargs\":{\"Boilermaker\":\"b\",\"FTasks\":\"\",\"Tasks\":\"\","
            + "\"Tasks_Definitions\":\"\",\"out\":\"o\"}}";
    assertThat(loaded.run("f", json)).isEqualTo("a1bdo");
    assertThat(loaded.call("test.Tasks", "call")).isNotNull();
  }

  // P-05
  @Test
  void components_named_like_those_of_the_generator() {
    String record =
        """
        static String f(App state, R r) { return r.toString(); }
        record R(String out, int value, long values, R r, Codecs codecs) {}
        enum Codecs { A }
        """;
    assertThat(
            task(record)
                .load()
                .run(
                    "f",
                    "{\"args\":[{\"out\":\"o\",\"value\":1,\"values\":2,\"r\":null,"
                        + "\"codecs\":\"A\"}]}"))
        .isEqualTo("R[out=o, value=1, values=2, r=null, codecs=A]");
  }

  // P-07
  @Test
  void generated_code_draws_no_warning() {
    sources(
            "package test; @Deprecated public class App {}",
            "package test; @Deprecated(forRemoval = true) public enum Old { A, @Deprecated B }",
            """
            package test;
            import java.io.Serializable;
            @Deprecated public record Money(int cents) implements Serializable {
              private static final long serialVersionUID = 1;
            }
            """,
            """
            package test;
            import io.boilermaker.annotations.*;
            import java.util.*;
            @SuppressWarnings({"deprecation", "removal", "rawtypes"})
            public class Tasks {
              private Tasks() {}
              @BackgroundTask static void raw(App state, List raw, Map<String, List> map,
                  List<String>[] lists) {}
              record Built(int x) { @Deprecated(forRemoval = true) Built {} }
              @BackgroundTask static void builds(App state, Built built) {}
              @Deprecated @BackgroundTask static void old(App state, Money m) {}
              @Deprecated(forRemoval = true) @BackgroundTask
              static void goes(App state, Old old, @Default("B") Old other) {}
            }
            """)
        .succeeds();
  }

  @Test
  @Tag("javac") // Eclipse's warnings are off.
  void deprecation_of_a_task_reaches_its_stub() {
    assertThat(
            setup()
                .sources(
                    APP,
                    "package test; import io.boilermaker.*; class User { Task f() { return FTasks.task(); } }",
                    "package test; class Tasks { @io.boilermaker.annotations.BackgroundTask"
                        + " @Deprecated static void f(App state) {} }")
                .compile()
                .messages())
        .containsExactly("warnings found and -Werror specified");
  }

  @ParameterizedTest
  @CsvSource({
    "@Deprecated, deprecation, true",
    "@Deprecated, removal, false",
    "@Deprecated(forRemoval = true), removal, true",
    "@Deprecated(forRemoval = true), deprecation, false"
  })
  @Tag("javac") // Eclipse's warnings are off.
  void removal_of_a_task_is_announced_by_its_stub_as_by_its_method(
      String annotation, String suppressed, boolean silent) {
    Compiled compiled =
        setup()
            .sources(
                APP,
                "package test; import io.boilermaker.*; @SuppressWarnings(\"%s\") class User {"
                        .formatted(suppressed)
                    + " Task f() { return FTasks.task(); } }",
                "package test; class Tasks { @io.boilermaker.annotations.BackgroundTask "
                    + annotation
                    + " static void f(App state) {} }")
            .compile();
    if (silent) {
      compiled.succeeds();
    } else {
      assertThat(compiled.messages()).containsExactly("warnings found and -Werror specified");
    }
  }

  // P-08
  @Test
  void newest_release_and_all_lint() {
    setup()
        .options("-Xlint:all,processing", "--release", "" + Runtime.version().feature())
        .sources(
            "package test; import io.boilermaker.annotations.*; @BoilermakerApp public class App {"
                + " @StateFactory static App make() { return new App(); } }",
            "package test; import io.boilermaker.annotations.*; class Tasks {"
                + " @BackgroundTask static void f(App state, @Wire(\"x\") @Default(\"\") String a) {}"
                + " }")
        .compile()
        .succeeds();
  }

  // P-20
  @Test
  void encodings_cannot_change_generated_code() {
    Compiled compiled =
        task(
            "static String envoyer\u00c9tat(App state, @Default(\"\u00e9\\\\\u00e9\") String pr\u00e9nom) {"
                + " return pr\u00e9nom; }");
    assertThat(compiled.generated())
        .allSatisfy(
            (path, text) -> {
              if (path.endsWith(".java")) {
                assertThat(text).matches("\\p{ASCII}*");
              } else if (path.endsWith(".tasks")) {
                assertThat(text).contains("arg pr\u00e9nom String = \"\u00e9\\\\\u00e9\"");
              }
            });
    Loaded loaded = compiled.load();
    assertThat(loaded.run("envoyer\u00c9tat", "{\"kwargs\":{\"pr\u00e9nom\":\"x\"}}"))
        .isEqualTo("x");
    assertThat(loaded.run("envoyer\u00c9tat", "{}")).isEqualTo("\u00e9\\\u00e9");
  }

  // N-S17, P-20
  @Test
  void no_text_of_an_annotation_gets_out_of_its_literal() {
    String hostile =
        "\"; } // */ \\\\u000a \\u2028 $T $$ %s\t\0\u2028\u2029\u0085\u000b\f\r\n\u202e{@link}";
    String literal = TextLiteral.of(hostile).toString();
    Loaded loaded =
        task("static String f(App state, @Wire("
                + literal
                + ") @Default("
                + literal
                + ") String a)"
                + " { return a; }")
            .load();
    assertThat(loaded.run("f", "{}")).isEqualTo(hostile);
  }

  // N-S17
  @ParameterizedTest
  @ValueSource(strings = {"name", "aliases", "queue"})
  void each_member_of_the_annotation_is_data(String member) {
    for (String end :
        List.of("\u2028", "\u2029", "\u0085", "\u000b", "\f", "\r", "\n", "\"", "\\")) {
      String literal = TextLiteral.of("a" + end + "b").toString();
      Compiled compiled =
          sources(
              APP,
              "package test; class Tasks { @io.boilermaker.annotations.BackgroundTask("
                  + member
                  + " = "
                  + literal
                  + ") static void f(App state) {} }");
      assertThat(compiled.messages())
          .noneMatch(message -> message.contains("unclosed string literal"));
    }
  }

  // P-22
  @Test
  void nullness_by_default_is_no_part_of_types() {
    String tasks =
        "package test; class Tasks { @io.boilermaker.annotations.BackgroundTask"
            + " static void f(App state, java.util.List<String> all, String[] some) {} }";
    String annotation =
        "package mark; @java.lang.annotation.Target(java.lang.annotation.ElementType.PACKAGE)"
            + " public @interface NonNullByDefault {}";
    Compiled plain = sources(APP, annotation, tasks).succeeds();
    Compiled marked =
        sources("@mark.NonNullByDefault package test;", APP, annotation, tasks).succeeds();
    assertThat(marked.generated()).isEqualTo(plain.generated());
  }

  // P-19
  @Test
  void very_long_names_are_shortened() {
    String a60 = "A".repeat(60);
    String method = "m".repeat(100);
    String nested = "";
    String close = "";
    for (char c = 'B'; c < 'G'; c++) {
      nested += "static class " + ("" + c).repeat(60) + " {";
      close += "}";
    }
    Compiled compiled =
        sources(
            APP,
            "package test; class "
                + a60
                + " { "
                + nested
                + "@io.boilermaker.annotations.BackgroundTask static void "
                + method
                + "(App state) {}"
                + close
                + "}");
    compiled.succeeds();
    assertThat(compiled.generated().keySet())
        .allSatisfy(path -> assertThat(path.replaceAll(".*/", "").length()).isLessThan(240));
  }

  @Test
  void overloads_are_told_apart_by_the_exact_types() {
    Loaded loaded =
        tasks(
                """
                @BackgroundTask static String f(App state, int a) { return "int"; }
                static String f(App state, Integer a) { return "Integer"; }
                static String f(App state, Object a) { return "Object"; }
                @BackgroundTask(name = "g", stub = "G")
                static String f(App state, long a) { return "long"; }
                """)
            .load();
    assertThat(loaded.run("f", "{\"args\":[1]}")).isEqualTo("int");
    assertThat(loaded.run("g", "{\"args\":[1]}")).isEqualTo("long");
  }

  // N-C23
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NTasks.apply(null)        | NTasks.apply((Integer) null)",
        "NTasks.applyAsync(null)   | NTasks.applyAsync((Integer) null)",
        "OTasks.apply(NONE, \"x\") | OTasks.apply(NONE, (Object) \"x\")",
      })
  void a_call_that_java_finds_ambiguous_has_the_documented_spelling(String plain, String cast) {
    String tasks =
        """
        static final PublishOptions NONE = PublishOptions.none();
        @BackgroundTask static void n(App state, @Default("1") Integer n) {}
        @BackgroundTask static void o(App state, Object first, @Default("q") String second) {}
        static Object call() { return %s; }
        """;
    tasks(tasks.formatted(cast)).succeeds();
    assertThat(tasks(tasks.formatted(plain)).linesOfErrors())
        .singleElement()
        .asString()
        .contains("call()");
  }
}
