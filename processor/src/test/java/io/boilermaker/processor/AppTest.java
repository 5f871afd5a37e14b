package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Classes of application state, and the workers made from them. */
class AppTest {

  private static Compiled app(String source) {
    return Compiled.sources("package test;\nimport io.boilermaker.annotations.*;\n" + source);
  }

  @Test
  void state_is_built_by_the_constructor() {
    assertThat(app("@BoilermakerApp class App {}").succeeds().generated("test.AppWorker"))
        .contains("WorkerMain.run(() -> new App())");
  }

  @Test
  void state_is_built_by_a_factory() {
    String worker =
        app("@BoilermakerApp interface App { @StateFactory static App make() throws Exception"
                + " { return null; } }")
            .succeeds()
            .generated("test.AppWorker");
    assertThat(worker).contains("WorkerMain.run(() -> App.make())");
  }

  @Test
  void state_is_a_nested_class() {
    String worker =
        app("class Outer { @BoilermakerApp record App() {} }")
            .succeeds()
            .generated("test.Outer_AppWorker");
    assertThat(worker).contains("WorkerMain.run(() -> new Outer.App())");
  }

  @Test
  void deprecated_state_draws_no_warning() {
    app("@BoilermakerApp class App { @Deprecated App() {} }").succeeds();
  }

  @Test
  void state_cannot_be_built() {
    app("@BoilermakerApp class App { App(int i) {} }")
        .breaks(ErrorCode.APP_NOT_BUILDABLE, "'App' has neither", "class App");
    app("@BoilermakerApp class App { private App() {} }")
        .breaks(ErrorCode.APP_NOT_BUILDABLE, "'App' has neither", "class App");
    app("@BoilermakerApp abstract class App {}")
        .breaks(ErrorCode.APP_NOT_BUILDABLE, "'App' is abstract", "class App");
    app("@BoilermakerApp class App { App() throws java.io.IOException, Throwable {} }")
        .breaks(
            ErrorCode.APP_NOT_BUILDABLE,
            "'App' throws Throwable, which is no Exception",
            "class App");
    app("@BoilermakerApp interface App {}")
        .breaks(ErrorCode.APP_NOT_BUILDABLE, "'App' is no class", "interface App");
  }

  @Test
  void class_has_a_wrong_shape() {
    app("@BoilermakerApp class App<T> {}")
        .breaks(ErrorCode.APP_GENERIC, "'App' has <T>", "class App");
    app("class Outer {\n@BoilermakerApp class App {} }")
        .breaks(ErrorCode.APP_INNER, "'App' is an inner class", "class App");
    app("class Outer {\n@BoilermakerApp private static class App {} }")
        .breaks(ErrorCode.APP_PRIVATE, "'App' is", "class App");
    Compiled.sources("@io.boilermaker.annotations.BoilermakerApp class App {}")
        .breaks(ErrorCode.UNNAMED_PACKAGE, "'App' is in the unnamed package", "class App");
  }

  @Test
  void there_are_two_factories() {
    app("@BoilermakerApp class App {\n@StateFactory static App a() { return null; }\n"
            + "@StateFactory static App b() { return null; } }")
        .breaks(ErrorCode.STATE_FACTORY_TWICE, "'a' and 'b' are", "App b()");
  }

  @Test
  void factory_has_a_wrong_shape() {
    factory("App make() { return null; }", "is not static");
    factory("private static App make() { return null; }", "is private");
    factory("static App make(int i) { return null; }", "has parameters");
    factory("static <T> App make() { return null; }", "has type parameters");
    factory("static String make() { return null; }", "returns String");
    factory(
        "static App make() throws Throwable { return null; }",
        "throws Throwable, which is no Exception");
  }

  private static void factory(String method, String found) {
    app("@BoilermakerApp class App {\n@StateFactory " + method + " }")
        .breaks(ErrorCode.STATE_FACTORY_SHAPE, "'make' " + found, "make(");
  }

  @Test
  void factory_is_in_another_class() {
    app("class App {\n@StateFactory static App make() { return null; } }")
        .breaks(
            ErrorCode.STATE_FACTORY_MISPLACED,
            "the place of 'make' has no @BoilermakerApp",
            "make()");
  }

  @Test
  void name_of_the_worker_is_taken() {
    app("class AppWorker {}\n@BoilermakerApp\nclass App {}")
        .breaks(
            ErrorCode.GENERATED_NAME_TAKEN,
            "there is already a class 'test.AppWorker'",
            "class App");
  }

  @Test
  void the_factory_is_a_component() {
    assertThat(app("@BoilermakerApp record App(@StateFactory int number) {}").fails(1).messages())
        .containsExactly(ErrorCode.STATE_FACTORY_SHAPE.message("'number' is not static"));
  }
}
