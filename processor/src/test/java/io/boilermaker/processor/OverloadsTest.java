package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated code that calls methods and constructors of the user that are overloaded. */
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
