package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.task;
import static io.boilermaker.processor.Compiled.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes of methods and classes: case P-17, P-16 and P-04. */
class ShapeTest {

  @Test
  void task_is_not_static() {
    task("void sendMail(App state) {}")
        .breaks(ErrorCode.NOT_STATIC, "'sendMail' is not", "void sendMail");
  }

  @Test
  void task_is_private() {
    task("private static void sendMail(App state) {}")
        .breaks(ErrorCode.PRIVATE_METHOD, "'sendMail' is", "void sendMail");
  }

  @Test
  void task_is_generic() {
    task("static <T> void sendMail(App state) {}")
        .breaks(ErrorCode.GENERIC_METHOD, "'sendMail' has <T>", "void sendMail");
  }

  @Test
  void task_has_no_parameters() {
    task("static void sendMail() {}")
        .breaks(ErrorCode.STATE_MISSING, "'sendMail' has no parameters", "void sendMail");
  }

  @Test
  void task_starts_with_an_argument() {
    task("static void sendMail(\nString to) {}")
        .breaks(ErrorCode.STATE_UNSUITABLE, "'to' is of type String", "String to");
    task("static void sendMail(\nint to) {}")
        .breaks(ErrorCode.STATE_UNSUITABLE, "'to' is of type int", "int to");
    task("static void sendMail(\nTaskContext c) {}")
        .breaks(ErrorCode.STATE_UNSUITABLE, "'c' is of type TaskContext", "TaskContext c");
  }

  @Test
  void context_is_not_second() {
    task("static void sendMail(App state, String to,\nTaskContext c) {}")
        .breaks(ErrorCode.CONTEXT_MISPLACED, "'c' is one", "TaskContext c");
  }

  @Test
  void all_mistakes_are_reported_at_once() {
    tasks(
            """
            @BackgroundTask void one(App state) {}
            @BackgroundTask private static void two(App state) {}
            @BackgroundTask static void three() {}
            """)
        .fails(3)
        .reports(ErrorCode.NOT_STATIC, "'one' is not", "one")
        .reports(ErrorCode.PRIVATE_METHOD, "'two' is", "two")
        .reports(ErrorCode.STATE_MISSING, "'three' has no parameters", "three");
  }

  @Test
  void class_is_private() {
    tasks(
            "private static class In {\nstatic class Deep { @BackgroundTask static void f(App s) {} } }")
        .breaks(ErrorCode.PRIVATE_TASK_CLASS, "'In' is private", "class In");
  }

  @Test
  void class_is_inner() {
    tasks("class In {\n@BackgroundTask static void f(App s) {} }")
        .breaks(ErrorCode.INNER_TASK_CLASS, "'In' is an inner class", "class In");
  }

  // P-04
  @Test
  void class_is_in_the_unnamed_package() {
    Compiled.sources(
            "class Main { @io.boilermaker.annotations.BackgroundTask static void hi(Arg a) {}"
                + " static class Arg {} }")
        .breaks(ErrorCode.UNNAMED_PACKAGE, "'Main' is in the unnamed package", "class Main");
  }

  @Test
  void abstract_task_is_in_a_class() {
    tasks("abstract static class In {\n@BackgroundTask abstract void f(String a); }")
        .breaks(ErrorCode.ABSTRACT_IN_CLASS, "'f' is in the class 'In'", "void f");
  }

  @Test
  void task_is_a_default_method() {
    tasks("interface In {\n@BackgroundTask default void f(App s) {} }")
        .breaks(ErrorCode.NOT_STATIC, "'f' is not", "void f");
  }

  @Test
  void task_is_an_instance_method_with_a_receiver() {
    task("void f(Tasks this, App s) {}").breaks(ErrorCode.NOT_STATIC, "'f' is not", "void f");
  }

  @Test
  void state_is_private() {
    task("static void f(\nHidden s) {} private static class Hidden {}")
        .breaks(ErrorCode.TYPE_UNREACHABLE, "'Hidden' is not", "Hidden s");
  }

  @Test
  void a_declared_task_takes_a_context() {
    tasks("interface In { @BackgroundTask void f(\nTaskContext c); }")
        .breaks(ErrorCode.CONTEXT_MISPLACED, "'c' is one", "TaskContext c");
  }

  @Test
  void a_parameter_is_renamed_only_where_it_hides_a_class() {
    assertThat(
            task("static void f(App state, String Tasks_Definitions, String Tasks_Definitions2) {}")
                .succeeds()
                .generated("test.FTasks"))
        .contains("String Tasks_Definitions_,", "String Tasks_Definitions2)");
  }

  // P-17
  @Test
  void supported_shapes_work() {
    Loaded loaded =
        tasks(
                """
                @BackgroundTask static int number(App s, final int a) throws java.io.IOException {
                  return a;
                }
                @BackgroundTask static java.util.concurrent.CompletableFuture<?> future(App s) {
                  return java.util.concurrent.CompletableFuture.completedFuture(1);
                }
                @BackgroundTask static TaskResult result(Object s, TaskContext c, int a[], int b) {
                  return a[0] == b ? TaskResult.success() : TaskResult.failure();
                }
                private static class Secret extends Exception { static final long serialVersionUID = 1; }
                @BackgroundTask static void secret(Comparable<String> s) throws Secret {}
                interface In { @BackgroundTask static String inInterface(App s) { return "i"; } }
                enum Kind { A; @BackgroundTask static String inEnum(App s) { return "e"; } }
                record Rec() { @BackgroundTask static String inRecord(App s) { return "r"; } }
                protected static class Prot { @BackgroundTask static String inProtected(App s) {
                  return "p"; } }
                static class Gen<T> { @BackgroundTask static String inGeneric(App s) { return "g"; } }
                """)
            .load();
    assertThat(loaded.run("number", "{\"args\":[1]}")).isEqualTo(1);
    assertThat(loaded.run("future", "{}")).isNotNull();
    assertThat(loaded.run("result", "{\"args\":[[1],2]}")).hasToString("failure");
    for (String task : List.of("Interface", "Enum", "Record", "Protected", "Generic")) {
      String letter = task.substring(0, 1).toLowerCase(java.util.Locale.ROOT);
      assertThat(loaded.run("in" + task, "{}")).isEqualTo(letter);
    }
  }

  /** Without it Eclipse's compiler sees no annotation, and does not call the processor. */
  private static final String OTHER = "@BackgroundTask static void other(App state) {}\n";

  @Test
  void task_is_a_component_of_a_record() {
    String found = "'number' of the record 'In' is not";
    Compiled compiled = tasks(OTHER + "record In(\n@BackgroundTask int number) {}").fails(1);
    assertThat(compiled.messages()).containsExactly(ErrorCode.NOT_STATIC.message(found));
    if (!UnderTest.isEcj()) { // to which components have no place
      compiled.reports(ErrorCode.NOT_STATIC, found, "int number");
    }
  }

  @Test
  void task_is_an_element_of_an_annotation_type() {
    tasks(OTHER + "@interface In {\n@BackgroundTask int f(); }")
        .breaks(ErrorCode.ABSTRACT_IN_CLASS, "'f' is in the annotation type 'In'", "int f()");
  }
}
