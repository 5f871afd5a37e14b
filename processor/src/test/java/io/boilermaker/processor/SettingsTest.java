package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.task;
import static io.boilermaker.processor.Compiled.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.RetryPolicy;
import io.boilermaker.TaskDefinition;
import io.boilermaker.annotations.RetryMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of {@code @BackgroundTask}, {@code @Retry}, {@code @Wire} and {@code @Default}. */
class SettingsTest {

  @Test
  void settings_reach_the_definition() {
    Loaded loaded =
        tasks(
                """
                @BackgroundTask(
                    name = "send-mail",
                    aliases = {"mail", "post"},
                    retry = @Retry(maxTries = 3, delaySeconds = 1, maxDelaySeconds = 60,
                        mode = RetryMode.LINEAR, on = java.io.IOException.class),
                    deadLetter = false,
                    acksLate = false,
                    queue = "slow",
                    stub = "Mail")
                static void sendMail(App state) {}
                static Task call() { return Mail.task(); }
                """)
            .load();
    TaskDefinition definition = loaded.tasks().get(0);
    assertThat(definition.name()).isEqualTo("send-mail");
    assertThat(definition.aliases()).isEqualTo(List.of("mail", "post"));
    assertThat(definition.policy()).isEqualTo(RetryPolicy.ofSeconds(3, 1, 60, RetryMode.LINEAR));
    assertThat(definition.deadLetter()).isFalse();
    assertThat(definition.acksLate()).isFalse();
    assertThat(definition.queue()).isEqualTo("slow");
    assertThat(loaded.call("test.Tasks", "call")).isNotNull();
  }

  @Test
  void settings_that_are_not_set_are_not_written() {
    String definitions = task("static void f(App state) {}").generated("test.Tasks_Definitions");
    assertThat(definitions).contains("App.class).build());");
  }

  @ParameterizedTest
  @CsvSource({"maxTries,101", "maxTries,-1", "delaySeconds,-1", "maxDelaySeconds,-1"})
  void retry_is_out_of_range(String name, int value) {
    tasks(
            "@BackgroundTask(\nretry = @Retry(\n%s = %d))\nstatic void f(App state) {}"
                .formatted(name, value))
        .breaks(ErrorCode.RETRY_OUT_OF_RANGE, name + " is " + value, name + " =");
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "100,2147483647,2147483647"})
  void retry_is_at_an_end_of_its_range(int tries, int delay, int maxDelay) {
    String retry =
        "@BackgroundTask(retry = @Retry(maxTries = %d, delaySeconds = %d, maxDelaySeconds = %d))"
            .formatted(tries, delay, maxDelay);
    assertThat(tasks(retry + " static void f(App state) {}").load().tasks().get(0).policy())
        .isEqualTo(RetryPolicy.ofSeconds(tries, delay, maxDelay, RetryMode.FIXED));
  }

  @Test
  void retry_exception_is_private() {
    tasks(
            """
            @BackgroundTask(
                retry = @Retry(on = Hidden.class))
            static void f(App state) {}
            private static class Hidden extends Exception { static final long serialVersionUID = 1; }
            """)
        .breaks(ErrorCode.TYPE_UNREACHABLE, "'Hidden' is not", "on =");
  }

  @Test
  void names_are_blank() {
    tasks("@BackgroundTask(\nname = \" \")\nstatic void f(App state) {}")
        .breaks(ErrorCode.TASK_NAME_BLANK, "'name' is", "name =");
    tasks("@BackgroundTask(\naliases = \"\")\nstatic void f(App state) {}")
        .breaks(ErrorCode.TASK_NAME_BLANK, "an alias is empty", "aliases =");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "a b",
        "q/$DeadLetterQueue",
        "$management",
        "a//b",
        "a/../b",
        "/q",
        "q?x=1",
        "sb://h/q",
        "\u00fcber"
      })
  void queue_is_no_name(String queue) {
    tasks("@BackgroundTask(\nqueue = \"%s\")\nstatic void f(App state) {}".formatted(queue))
        .breaks(ErrorCode.QUEUE_NAME_INVALID, "'" + queue + "' is none", "queue =");
  }

  // I-07
  @Test
  void name_is_reserved() {
    tasks("@BackgroundTask(\nname = \"debug_task\")\nstatic void f(App state) {}")
        .breaks(ErrorCode.TASK_NAME_RESERVED, "this task takes it", "name =");
    tasks("@BackgroundTask(\naliases = \"debug_task\")\nstatic void f(App state) {}")
        .breaks(ErrorCode.TASK_NAME_RESERVED, "this task takes it", "aliases =");
    task("static void debug_task(App state) {}")
        .breaks(ErrorCode.TASK_NAME_RESERVED, "'debug_task' takes it", "void debug_task");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "class", "a.B", "1"})
  void stub_is_no_class_name(String stub) {
    tasks("@BackgroundTask(\nstub = \"%s\")\nstatic void f(App state) {}".formatted(stub))
        .breaks(ErrorCode.STUB_NAME_INVALID, "'" + stub + "' is not", "stub =");
  }

  @Test
  void wire_sets_the_name_of_an_argument() {
    Loaded loaded =
        task("static String f(App state, @Wire(\"to-address\") String to) { return to; }").load();
    assertThat(loaded.run("f", "{\"kwargs\":{\"to-address\":\"a\"}}")).isEqualTo("a");
  }

  @Test
  void wire_is_blank() {
    task("static void f(App state,\n@Wire(\"\") String to) {}")
        .breaks(ErrorCode.PARAMETER_NAME_BLANK, "that of 'to' is", "@Wire");
  }

  @Test
  void two_arguments_have_one_name() {
    task("static void f(App state, String a,\n@Wire(\"a\") String b) {}")
        .breaks(ErrorCode.PARAMETER_NAME_TAKEN, "'a' is the name of two", "String b");
  }

  @Test
  void default_is_not_last() {
    task("static void f(App state,\n@Default(\"1\") int a,\nint b) {}")
        .breaks(ErrorCode.DEFAULT_NOT_TRAILING, "'a' stands before 'b'", "int a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "boolean | yes",
        "byte | 128",
        "int | 1.0",
        "int | ``",
        "long | 1L",
        "long | +1",
        "int | 0x10",
        "int | 007",
        "int | \u0663",
        "double | NaN",
        "double | Infinity",
        "double | 0x1p3",
        "BigDecimal | +5",
        "BigDecimal | .5",
        "BigInteger | +5",
        "BigInteger | 05",
        "BigInteger | \u0665",
        "double | 1f",
        "double | 1.",
        "double | 1e400",
        "double | 1e-400",
        "double | 9007199254740993",
        "float | 16777217",
        "Float | 1e-60",
        "char | ab",
        "Integer | null",
        "BigDecimal | 1,5",
        "UUID | 1-1-1-1-1",
        "LocalDate | 2026-02-30",
        "Duration | 5 minutes",
        "ZoneId | Europe/Nowhere",
        "URI | ht tp",
        "Optional<String> | x",
        "List<String> | x",
        "Map<String, String> | []",
        "Deque<String> | []",
        "int[] | [1]",
        "RetryMode | fixed",
        "Object | {}"
      })
  void default_is_no_value_of_the_type(String type, String text) {
    task("static void f(App state,\n@Default(\"%s\") %s a) {}".formatted(text, type))
        .breaks(
            ErrorCode.DEFAULT_UNREADABLE,
            "\"" + text + "\" is no default for 'a' of type " + type,
            "@Default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "boolean | true | true",
        "byte | -128 | -128",
        "short | 7 | 7",
        "int | -2147483648 | -2147483648",
        "long | -9223372036854775808 | -9223372036854775808",
        "float | 1.5 | 1.5",
        "float | 0.1 | 0.1",
        "float | -0.0 | -0.0",
        "double | 1e300 | 1.0E300",
        "double | 0.30000000000000004 | 0.30000000000000004",
        "double | 4.9E-324 | 4.9E-324",
        "char | ' | '",
        "char | é | é",
        "Character | x | x",
        "Long | 7 | 7",
        "Short | 7 | 7",
        "Double | 7 | 7.0",
        "String | `` | ``",
        "String | $a\\\\u0041\\\"é\\n | $a\\u0041\"é%n",
        "BigInteger | 12345678901234567890 | 12345678901234567890",
        "BigDecimal | 6.00 | 6.00",
        "UUID | 00000000-0000-0000-0000-00000000000a | 00000000-0000-0000-0000-00000000000a",
        "URI | http://a | http://a",
        "Locale | de-CH | de_CH",
        "LocalDate | 2026-01-31 | 2026-01-31",
        "Instant | 2026-01-31T00:00:00Z | 2026-01-31T00:00:00Z",
        "Duration | PT5M | PT5M",
        "ZoneId | Europe/Paris | Europe/Paris",
        "Optional<String> | `` | Optional.empty",
        "OptionalInt | `` | OptionalInt.empty",
        "List<String> | [] | []",
        "Collection<String> | [] | []",
        "Set<LocalDate> | [] | []",
        "SortedSet<String> | [] | []",
        "Map<String, Integer> | {} | {}",
        "RetryMode | LINEAR | LINEAR"
      })
  void default_is_used_when_the_argument_is_left_out(String type, String text, String value) {
    Loaded loaded =
        task("""
                static String f(App state, @Default("%s") %s a) { return String.valueOf(a); }
                static Task call() { return FTasks.task(); }
                """
                .formatted(text, type))
            .load();
    assertThat(loaded.run("f", "{}")).isEqualTo(value.replace("%n", "\n"));
    assertThat(loaded.call("test.Tasks", "call")).isNotNull();
  }

  @Test
  void default_of_an_array_is_empty() {
    task("static void f(App state, @Default(\"[]\") int[][] a, @Default(\"\") byte[] b) {}")
        .succeeds();
  }

  @Test
  void annotations_have_no_task_around() {
    tasks("static void f(App state,\n@Default(\"1\") int a) {}")
        .breaks(
            ErrorCode.PARAMETER_ANNOTATION_MISPLACED,
            "the place of 'a' has no @BackgroundTask",
            "int a");
  }

  @Test
  void annotations_are_on_the_state() {
    task("static void f(\n@Wire(\"s\") App state) {}")
        .breaks(
            ErrorCode.PARAMETER_ANNOTATION_MISPLACED, "'state' is not an argument", "App state");
  }

  @Test
  void annotations_are_on_the_context() {
    task("static void f(App state,\n@Wire(\"c\") TaskContext context, String to) {}")
        .breaks(
            ErrorCode.PARAMETER_ANNOTATION_MISPLACED,
            "'context' is not an argument",
            "TaskContext context");
  }

  @Test
  void names_become_snake_case() {
    Loaded loaded =
        Compiled.setup()
            .options("-Aboilermaker.naming=snake_case")
            .sources(
                "package test; public class App {}",
                """
                package test;
                import io.boilermaker.annotations.*;
                class Tasks {
                  @BackgroundTask static String sendHTTPMail2(App state, String toAddress,
                      @Wire("cC") @Default("c") String carbonCopy) {
                    return toAddress + carbonCopy;
                  }
                  @BackgroundTask(name = "asIs") static void other(App state) {}
                }
                """)
            .compile()
            .load();
    assertThat(loaded.run("send_http_mail2", "{\"kwargs\":{\"to_address\":\"a\",\"cC\":\"b\"}}"))
        .isEqualTo("ab");
    assertThat(loaded.tasks().get(1).name()).isEqualTo("asIs");
  }

  @Test
  void naming_is_unknown() {
    Compiled compiled =
        Compiled.setup()
            .options("-Aboilermaker.naming=kebab")
            .sources(
                "package test; class Tasks { @io.boilermaker.annotations.BackgroundTask"
                    + " static void f(Object state) {} }")
            .compile()
            .fails(1);
    assertThat(compiled.messages())
        .containsExactly(ErrorCode.NAMING_UNKNOWN.message("it is 'kebab'"));
  }
}
