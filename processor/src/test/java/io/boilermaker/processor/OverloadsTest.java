package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
