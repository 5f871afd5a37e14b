package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.task;
import static io.boilermaker.processor.Compiled.tasks;

import org.junit.jupiter.api.Test;

/** The shapes of methods and classes: case P-17, P-16 and P-04. */
class ShapeTest {

  @Test
  void task_is_not_static() {
    task("void sendMail(App state) {}")
        .breaks(Mistake.NOT_STATIC, "'sendMail' is not", "void sendMail");
  }

  @Test
  void task_is_private() {
    task("private static void sendMail(App state) {}")
        .breaks(Mistake.PRIVATE_METHOD, "'sendMail' is", "void sendMail");
  }

  @Test
  void task_is_generic() {
    task("static <T> void sendMail(App state) {}")
        .breaks(Mistake.GENERIC_METHOD, "'sendMail' has <T>", "void sendMail");
  }

  @Test
  void task_has_no_parameters() {
    task("static void sendMail() {}")
        .breaks(Mistake.STATE_MISSING, "'sendMail' has no parameters", "void sendMail");
  }

  @Test
  void task_starts_with_an_argument() {
    task("static void sendMail(\nString to) {}")
        .breaks(Mistake.STATE_UNSUITABLE, "'to' is of type String", "String to");
    task("static void sendMail(\nint to) {}")
        .breaks(Mistake.STATE_UNSUITABLE, "'to' is of type int", "int to");
    task("static void sendMail(\nTaskContext c) {}")
        .breaks(Mistake.STATE_UNSUITABLE, "'c' is of type TaskContext", "TaskContext c");
  }

  @Test
  void context_is_not_second() {
    task("static void sendMail(App state, String to,\nTaskContext c) {}")
        .breaks(Mistake.CONTEXT_MISPLACED, "'c' is one", "TaskContext c");
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
        .reports(Mistake.NOT_STATIC, "'one' is not", "one")
        .reports(Mistake.PRIVATE_METHOD, "'two' is", "two")
        .reports(Mistake.STATE_MISSING, "'three' has no parameters", "three");
  }
}
