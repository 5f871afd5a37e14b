package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.Boilermaker;
import io.boilermaker.InlineQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enums that have no codec, in a class with other tasks. */
class BadEnumTest {

  private static final String VALUE = "@com.fasterxml.jackson.annotation.JsonValue ";

  private static Loaded load(String argument, String unit) {
    return tasks(
            """
            @BackgroundTask static String weigh(App a, %s unit) { return "w"; }
            @BackgroundTask static String also(App a, Optional<Box<List<%s>>> box) { return "a"; }
            @BackgroundTask static String innocent(App a, Good g, Rec r) { return "" + g + r; }
            enum Good { X }
            record Rec(int x) {}
            record Box<T>(T t, Box<T> next) {}
            %s
            """
                .formatted(argument, argument.startsWith("Map") ? "Unit" : argument, unit))
        .load();
  }

  // N-C07
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Unit | KG, KILO; %s String c() { return \"kg\"; } | KG and KILO are both written as 'kg'",
        "Unit | KG, G; %s String c() { return this == G ? null : \"k\"; } | the text of G is null",
        "Unit | KG; %s String c() { throw new AssertionError(\"no\"); }"
            + " | asking KG for its text: java.lang.AssertionError: no",
        "Unit | KG; static { if (true) throw new IllegalStateException(\"a\\nb\"); }"
            + " | java.lang.IllegalStateException: a b",
        "Map<Unit, Integer> | KG, KILO; %s String c() { return \"kg\"; }"
            + " | KG and KILO are both written as 'kg'",
        "Unit[] | KG, KILO; %s String c() { return \"kg\"; } | KG and KILO are both",
      })
  void only_the_tasks_of_a_bad_enum_fail_and_say_why_each_time(
      String argument, String body, String reason) {
    Loaded loaded = load(argument, "enum Unit { " + body.formatted(VALUE) + " }");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> loaded.call("test.WeighTasks", "task", new Object[] {null}))
          .rootCause()
          .isNotInstanceOf(NoClassDefFoundError.class);
      assertThatThrownBy(() -> loaded.call("test.WeighTasks", "task", new Object[] {null}))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll(
              "weigh (test.Tasks.weigh)", "'unit'", "the enum test.Tasks$Unit", reason)
          .hasMessageNotContaining("\n");
      assertThatThrownBy(() -> loaded.call("test.AlsoTasks", "task", new Object[] {null}))
          .cause()
          .hasMessageContainingAll("also", "'box'", "the enum test.Tasks$Unit", reason);
    }
    assertThat(loaded.run("innocent", "{\"args\":[\"X\",{\"x\":1}]}")).isEqualTo("XRec[x=1]");
  }

  // N-C07
  @Test
  void an_application_with_a_task_of_a_bad_enum_does_not_start() {
    Loaded loaded =
        load("Unit", "enum Unit { KG, KILO; " + VALUE + "String c() { return \"kg\"; } }");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loaded);
    try {
      var builder = Boilermaker.builder(loaded.newInstance("test.App")).inline(new InlineQueue());
      assertThatIllegalStateException()
          .isThrownBy(builder::build)
          .withMessageContainingAll("weigh", "'unit'", "Unit", "KG and KILO")
          .withMessageNotContaining("\n");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
