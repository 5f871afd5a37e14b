package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Generated code that calls methods and constructors of the user that are overloaded, or that throw
 * checked exceptions.
 */
class OverloadsTest {

  private static final String VALUE = "@com.fasterxml.jackson.annotation.JsonValue ";

  private static Compiled echo(String type, String declarations) {
    return Compiled.tasks(
        """
        %s
        @BackgroundTask static String echo(App state,
            %s a) {
          return String.valueOf(a);
        }
        """
            .formatted(declarations, type));
  }

  @ParameterizedTest
  @CsvSource({
    "static String code(C c) { return null; }",
    "static String code(C... all) { return null; }",
    "String code(String... more) { return null; }",
    "static C[] values(C... more) { return more; }",
    "static <T> T values(T t) { return t; }"
  })
  void the_method_of_an_enum_that_gives_its_text_is_overloaded(String other) {
    String constants =
        "enum C { A, B; %sString code() { return \"c\" + name(); } ".formatted(VALUE);
    Loaded loaded = echo("Map<C, C>", constants + other + " }").load();

    assertThat(loaded.run("echo", "{\"args\":[{\"cA\":\"cB\"}]}")).isEqualTo("{A=B}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "String code() throws IllegalStateException, AssertionError",
        "<X extends Throwable, Y extends IllegalStateException> String code() throws X, Y"
      })
  void the_method_of_an_enum_that_gives_its_text_throws_unchecked_exceptions(String method) {
    Compiled compiled =
        echo("Map<C, C>", "enum C { A; %s%s { return \"a\"; } }".formatted(VALUE, method));

    assertThat(compiled.load().run("echo", "{\"args\":[{\"a\":\"a\"}]}")).isEqualTo("{A=A}");
  }

  @ParameterizedTest
  @CsvSource({
    "String code() throws Exception",
    "<X extends java.io.IOException> String code() throws X"
  })
  void an_enum_whose_text_throws_checked_exceptions_is_left_to_jackson(String method) {
    Compiled compiled = echo("C", "enum C { A; %s%s { return \"a\"; } }".formatted(VALUE, method));

    assertThat(compiled.load().run("echo", "{\"args\":[\"a\"]}")).isEqualTo("A");
    assertThat(compiled.manifest()).contains("enum jackson<test.Tasks.C> texts code");
  }

  @Test
  void a_constant_whose_text_throws_a_checked_exception_is_refused_where_it_is_written() {
    Loaded loaded =
        echo(
                "C",
                """
                enum C {
                  A, B;
                  %sString code() throws Exception {
                    if (this == B) throw new Exception("secret");
                    return "a";
                  }
                }
                static Task call() { return EchoTasks.task(C.B); }
                """
                    .formatted(VALUE))
            .load();

    assertThatThrownBy(() -> Loaded.json(loaded.call("test.Tasks", "call")))
        .hasMessageContaining(
            "ArgumentException: task 'echo': 'a': cannot be written as test.Tasks$C")
        .hasMessageNotContaining("secret");
  }

  @Test
  void an_enum_whose_text_throws_checked_exceptions_is_a_key() {
    echo(
            "Map<C, C>",
            "enum C { A; %sString code() throws Exception { return null; } }".formatted(VALUE))
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a{key}: test.Tasks.C' has none as a property name, since Jackson's or Lombok's"
                + " annotations may give it",
            "Map<C, C> a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R<Integer> | record R<T>(T v) { R(Integer i) { this((T) null); } } | Integer",
        "List<R<Long>> | record R<T>(T v) { R(Long i) { this((T) null); } } | Long",
        "R<String, Object> | record R<A, B>(A a, B b) { R(String a, Object b) { this(a); } R(Object a) { this((A) a, (B) a); } }"
            + " | String, Object",
        "R<ArrayList<?>> | record R<T>(T v) { <X> R(ArrayList<X> i) { this((T) null); } }"
            + " | ArrayList<X>",
        "R<Integer> | record R<T>(T v) { <X extends Integer> R(X i) { this((T) null); } }" + " | X",
      })
  void javac_cannot_tell_the_constructor_of_a_record_from_another(
      String type, String record, String other) {
    String erased = "@SuppressWarnings({\"unchecked\", \"rawtypes\"}) " + record;
    Compiled compiled = echo(type, erased).fails(1);

    assertThat(compiled.messages().get(0))
        .contains(
            "[ArgumentTypeNotSerializable]",
            "' has none, since its constructor cannot be told from that with the parameters ("
                + other
                + ")");
    assertThat(compiled.linesOfErrors().get(0)).contains(type + " a");
  }

  // Eclipse's compiler takes the constructor that is wanted.
  @Test
  @Tag("javac")
  void a_constructor_without_type_arguments_cannot_be_told_from_one_with_them() {
    echo(
            "R",
            "@SuppressWarnings(\"rawtypes\") record R(ArrayList v) {"
                + " R(List<String> v) { this(new ArrayList()); } }")
        .fails(1)
        .reports(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a: test.Tasks.R' has none, since its constructor cannot be told from that with the"
                + " parameters (List<String>)",
            "R a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R | record R(Integer v) { R(int v) { this((Integer) null); } } | 1",
        "R | record R(int v) { R(Integer v) { this(0); } } | 1",
        "R | record R(long v) { R(int v) { this(0L); } } | 1",
        "R | record R(int v) { R(long v) { this(0); } } | 1",
        "R | record R(Integer v) { R(Integer... v) { this(0); } } | 1",
        "R | record R(Integer v) { R(Object v) { this(0); } R(Number v) { this(0); } } | 1",
        "R | record R(Object v) { R(Integer v) { this((Object) 0); } } | 1",
        "R | record R(Object v) { R(Object... v) { this((Object) 0); } } | 1",
        "R | record R(Integer[] v) { R(Object v) { this(new Integer[0]); } static R of() { return null; }"
            + " public String toString() { return \"R[v=\" + v.length + \"]\"; } } | [1]",
        "R | record R(int... v) { R(Integer v) { this(); }"
            + " public String toString() { return \"R[v=\" + v.length + \"]\"; } } | [1]",
        "R | record R(List<Integer> v) { R(Collection<?> v) { this(of()); }"
            + " <X> R(Set<X> v) { this(of()); } <X> R(Iterable<X> v) { this(of()); }"
            + " static List<Integer> of() { return null; } } | [1]",
        "R<List<Integer>> | record R<T>(T v) { <X> R(List<X> i) { this((T) null); } } | [1]",
        "R<Integer> | record R<T>(T v) { private R(Integer i) { this(null, 2); }"
            + " R(T v, int n) { this(v); } R(T a, T b, T c) { this(a); } } | 1",
        "R<Integer> | record R<T>(T v) { R(String i) { this((T) null); } } | 1",
        "R<Integer> | record R<T extends Number>(T v) { <X> R(X i) { this((T) null); } } | 1",
        "R<String> | record R<T>(T v) { <X extends Number> R(X i) { this((T) null); } } | 1",
      })
  void the_constructor_with_the_components_is_called(String type, String record, String json) {
    String value = json.startsWith("[") ? "[1]" : "1";
    String given = type.equals("R<String>") ? "\"1\"" : json;
    Loaded loaded = echo(type, "@SuppressWarnings({\"unchecked\", \"rawtypes\"}) " + record).load();

    assertThat(loaded.run("echo", "{\"args\":[{\"v\":" + given + "}]}"))
        .asString()
        .isIn("R[v=" + value + "]", "R[v=1]");
  }

  @Test
  void a_constructor_that_generated_code_cannot_see_is_no_other_one() {
    Compiled.sources(
            "package test; public class App {}",
            "package lib; public record Box<T>(T v) { Box(String s) { this((T) null); } }"
                .replace("public record", "@SuppressWarnings(\"unchecked\") public record"),
            """
            package test;
            class Tasks {
              @io.boilermaker.annotations.BackgroundTask
              static void take(App state, lib.Box<String> box) {}
            }
            """)
        .succeeds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "App() {} App(int... more) {} | new App()",
        "static App make(int... more) { return null; } @StateFactory static App make() { return null; }"
            + " | App.make()",
      })
  void what_builds_the_state_is_overloaded(String members, String call) {
    assertThat(
            Compiled.sources(
                    "package test; import io.boilermaker.annotations.*;\n@BoilermakerApp class App { "
                        + members
                        + " }")
                .succeeds()
                .generated("test.AppWorker"))
        .contains("WorkerMain.run(() -> " + call + ")");
  }
}
