package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Json;
import io.boilermaker.codec.Parameter;
import io.boilermaker.internal.json.JsonDepth;
import io.boilermaker.internal.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of a task: contract of both languages. */
class EnvelopeTest {

  private static final Parameter<String> SOMEARG = Parameter.required("somearg", Codecs.STRING);
  private static final Parameter<Boolean> SOMEKWARG =
      Parameter.optional("somekwarg", Codecs.BOOLEAN, true);

  private static Task read(String json) throws InvalidTaskException {
    return EnvelopeReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String written(Task task) {
    return new String(EnvelopeWriter.write(task, null).body().bytes(), StandardCharsets.UTF_8);
  }

  private static Task example() {
    return HandWrittenTasks.define("background_task1")
        .build()
        .task(List.of(SOMEARG, SOMEKWARG), List.of("first-arg", false));
  }

  // I-01, I-04: every field is there, and policy and payload are whole objects
  @Test
  void a_task_is_written_with_all_fields_in_the_order_of_the_python_package() {
    Task task = example().withPolicy(RetryPolicy.ofSeconds(7, 1, 2, RetryMode.EXPONENTIAL));

    assertThat(written(task))
        .isEqualTo(
            "{\"task_id\":\""
                + task.id()
                + "\",\"should_dead_letter\":true,\"acks_late\":true,"
                + "\"function_name\":\"background_task1\","
                + "\"attempts\":{\"attempts\":0,\"last_retry\":\""
                + task.lastRetry().truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                + "\"},\"policy\":{\"max_tries\":7,\"delay\":1,\"delay_max\":2,\"retry_mode\":1},"
                + "\"payload\":{\"args\":[\"first-arg\"],\"kwargs\":{\"somekwarg\":false}},"
                + "\"diagnostic_id\":null,\"graph_id\":null,\"on_success\":null,\"on_failure\":null}");
  }

  // N-I01: releases before 1.0 find no task in a message that lacks the field
  @Test
  void each_task_of_a_message_has_a_diagnostic_id() throws Exception {
    Task chain = Task.chain(example(), example(), example()).onAnyFailure(example());
    Task old = read(Envelopes.of("old", "[]", "{}")).onSuccess(example()).onFailure(chain);

    for (Task task : List.of(chain, old, old.withAttempt(Instant.EPOCH))) {
      JsonNode json = new ObjectMapper().readTree(written(task));
      assertThat(json.findParents("function_name"))
          .hasSizeGreaterThan(4)
          .allSatisfy(each -> assertThat(each.path("diagnostic_id").isNull()).isTrue());
    }
  }

  // N-I01
  @ParameterizedTest
  @ValueSource(strings = {"\"00-4bf9-01\"", "5", "{\"a\":[1]}"})
  void a_received_task_keeps_its_own_diagnostic_id(String value) throws Exception {
    String field = "\"diagnostic_id\":" + value;
    String child = Envelopes.of("child", "[]", "{}").replaceFirst("\\{", "{" + field + ",");

    Task task =
        read(
            Envelopes.of("x", "[]", "{}")
                .replaceFirst("\\{", "{" + field + ",")
                .replace("\"on_success\":null", "\"on_success\":" + child));

    assertThat(written(task.withAttempt(Instant.EPOCH)).split("diagnostic_id", -1)).hasSize(3);
    assertThat(written(task)).endsWith(field + "}").contains(field + "},\"on_failure\"");
    assertThat(written(read(written(task)))).isEqualTo(written(task));
  }

  @Test
  void a_written_task_is_read_back_with_its_callbacks() throws Exception {
    Task task =
        example()
            .withAcksLate(false)
            .withDeadLetter(false)
            .onSuccess(example().onFailure(example()))
            .onFailure(example())
            .withAttempt(Instant.parse("2026-01-31T12:00:00.123456789Z"));

    Task read = EnvelopeReader.read(EnvelopeWriter.write(task, null).body().bytes());

    assertThat(written(read)).isEqualTo(written(task));
    assertThat(read.attempts()).isEqualTo(1);
    assertThat(read.acksLate()).isFalse();
    assertThat(read.deadLetter()).isFalse();
  }

  // I-02
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00.123456789Z, 2026-01-31T12:00:00.123456Z",
    "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:01.500Z, 2026-01-31T12:00:01.500Z"
  })
  void last_retry_is_written_in_utc_with_at_most_six_digits(Instant instant, String expected) {
    assertThat(written(example().withAttempt(instant)))
        .contains("\"last_retry\":\"" + expected + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00.123456789Z, 2026-01-31T12:00:00.123456789Z",
    "2026-01-31T12:00:00.1Z, 2026-01-31T12:00:00.100Z",
    "2026-01-31T12:00:00+00:00, 2026-01-31T12:00:00Z",
    "2026-01-31T14:00:00+02:00, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00, 2026-01-31T12:00:00Z"
  })
  void last_retry_is_read_with_any_offset_or_none(String text, Instant expected) throws Exception {
    String json = Envelopes.of("x", "[]", "{}").replace("2026-01-31T12:00:00.123456Z", text);

    assertThat(read(json).lastRetry()).isEqualTo(expected);
  }

  // I-01, I-03
  @ParameterizedTest
  @CsvSource({"1, EXPONENTIAL", "'\"1\"', EXPONENTIAL", "2, LINEAR", "2.0, LINEAR"})
  void a_retry_mode_is_read_as_an_integer(String value, RetryMode expected) throws Exception {
    String json =
        Envelopes.of("x", "[]", "{}").replace("\"retry_mode\":0", "\"retry_mode\":" + value);

    assertThat(read(json).policy().mode()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"retry_mode\":0 | \"retry_mode\":\"Exponential\" | policy.retry_mode",
        "\"retry_mode\":0 | \"retry_mode\":3 | policy.retry_mode",
        "\"delay\":120 | \"delay\":1.5 | policy.delay",
        "\"delay\":120 | \"delay\":-1 | policy.delay",
        "\"delay\":120 | \"delay\":-9223372036854775808 | policy.delay",
        "\"delay\":120 | \"delay\":true | policy.delay",
        "\"delay\":120 | \"delay\":\"PT5S\" | policy.delay",
        "\"max_tries\":5 | \"max_tries\":101 | policy.max_tries",
        "\"attempts\":0, | \"attempts\":-1, | attempts.attempts",
        "\"attempts\":0, | \"attempts\":2147483647, | attempts.attempts",
        "\"last_retry\":\"2026-01-31T12:00:00.123456Z\" | \"other\":1 | attempts.last_retry",
        "2026-01-31T12:00:00.123456Z | [2026,1,31] | attempts.last_retry",
        "\"function_name\":\"x\" | \"function_name\":5 | function_name",
        "\"function_name\":\"x\" | \"other\":5 | function_name",
        "\"acks_late\":true | \"acks_late\":null | acks_late",
        "\"acks_late\":true | \"acks_late\":\"yes\" | acks_late",
        "\"on_success\":null | \"on_success\":[] | on_success",
        "\"on_success\":null | \"on_success\":{} | function_name"
      })
  void a_wrong_field_is_named_and_its_value_is_not_quoted(
      String right, String wrong, String field) {
    String json = Envelopes.of("x", "[]", "{}").replace(right, wrong);

    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessageContaining("'" + field + "'");
  }

  @Test
  void the_largest_number_of_attempts_has_room_for_one_more() throws Exception {
    Task task =
        read(Envelopes.of("x", "[]", "{}").replace("\"attempts\":0", "\"attempts\":2147483646"));

    assertThat(task.withAttempt(Instant.EPOCH).attempts()).isEqualTo(Integer.MAX_VALUE);
  }

  // I-04
  @ParameterizedTest
  @ValueSource(strings = {"policy", "payload", "attempts", "task_id"})
  void null_where_python_wants_a_value_is_refused(String field) {
    String json =
        Envelopes.of("x", "[]", "{}")
            .replace("\"" + field + "\":", "\"" + field + "\":null,\"unused\":");

    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessageContaining("'" + field + "'");
  }

  @Test
  void what_may_be_absent_gets_the_defaults_of_the_python_model() throws Exception {
    Task task =
        read(
            """
            {"function_name":"x","policy":{},"payload":{},
             "attempts":{"last_retry":"2026-01-31T12:00:00Z"}}\
            """);

    assertThat(task.id()).hasSize(36);
    assertThat(task.acksLate()).isTrue();
    assertThat(task.deadLetter()).isTrue();
    assertThat(task.attempts()).isZero();
    assertThat(task.policy()).isEqualTo(RetryPolicy.ofSeconds(5, 0, 3600, RetryMode.FIXED));
    assertThat(task.onSuccess()).isNull();
  }

  // I-09
  @Test
  void fields_of_a_newer_version_travel_on_in_the_task_and_its_callbacks() throws Exception {
    String child =
        Envelopes.of("child", "[1.10]", "{}")
            .replace("}}", "}}")
            .replaceFirst("\\{", "{\"x_child\":[1, 2.50],");
    String json =
        Envelopes.of("x", "[]", "{}")
            .replace("\"on_success\":null", "\"on_success\":" + child)
            .replaceFirst("\\{", "{\"x_new\": {\"a\": 1e3},\"x_text\":\"\\\\u0041\",\"x_n\":-5 ,");

    Task read = read(json);

    assertThat(written(read.withAttempt(Instant.EPOCH)))
        .contains("\"x_new\":{\"a\": 1e3}", "\"x_text\":\"\\u0041\"", "\"x_n\":-5}");
    assertThat(written(read.onSuccess())).contains("\"x_child\":[1, 2.50]");
    JsonNode again = new ObjectMapper().readTree(written(read));
    assertThat(again.at("/x_new/a").doubleValue()).isEqualTo(1000);
    assertThat(again.at("/x_text").textValue()).isEqualTo("A");
    assertThat(again.at("/x_n").intValue()).isEqualTo(-5);
    assertThat(again.at("/on_success/x_child/1").doubleValue()).isEqualTo(2.5);
  }

  // A retry goes to the queue that the message came from, whatever it says itself
  @Test
  void a_queue_that_a_message_names_for_itself_is_ignored() throws Exception {
    String elsewhere = Envelopes.of("x", "[]", "{}").replaceFirst("\\{", "{\"queue\":\"other\",");
    String json =
        Envelopes.of("y", "[]", "{}")
            .replaceFirst("\\{", "{\"queue\":\"other\",")
            .replace("\"on_success\":null", "\"on_success\":" + elsewhere);
    assertThat(read(json).queue()).isNull();
    assertThat(read(json).withAttempt(Instant.EPOCH).queue()).isNull();
    assertThat(read(json).onSuccess().queue()).isEqualTo("other");
  }

  // N-R32: half a surrogate pair by an escape, in what this side would have to write again
  @Test
  void half_a_pair_in_a_callback_or_an_unknown_field_is_no_task() {
    String child = Envelopes.of("\\ud83d", "[]", "{}");
    String json = Envelopes.of("x", "[]", "{}");
    assertThatThrownBy(() -> read(json.replace("\"on_success\":null", "\"on_success\":" + child)))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessage("'function_name' of a callback: an unpaired surrogate has no JSON form");
    assertThatThrownBy(() -> read(json.replaceFirst("\\{", "{\"\\\\ud83d\":1,")))
        .isInstanceOf(InvalidTaskException.class)
        .message()
        // The parser refuses it since Jackson 2.22, and the envelope with an older one.
        .isIn(
            "the body is not valid JSON",
            "the name of a field: an unpaired surrogate has no JSON form");
  }

  // N-R32: an error names the task, the parameter and the path
  @Test
  void an_error_of_a_call_names_the_task() {
    assertThatThrownBy(
            () -> HandWrittenTasks.define("note").build().task(List.of(SOMEARG), List.of("\ud83d")))
        .hasMessage("task 'note': 'somearg': an unpaired surrogate has no JSON form");
    assertThatThrownBy(() -> Task.named("other", List.of(), Map.of("\ud83d", "v")))
        .hasMessage(
            "task 'other': the name of an argument: an unpaired surrogate has no JSON form");
    assertThatThrownBy(() -> Task.named("other", List.of(), Map.of("a", List.of("\ud83d"))))
        .hasMessage("task 'other': 'a': at /0: an unpaired surrogate has no JSON form");
    assertThatThrownBy(() -> Task.named("other", List.of(Double.NaN), Map.of()))
        .hasMessage("task 'other': 'args[0]': NaN has no JSON form");
    assertThatThrownBy(() -> Task.named("\ud83d", List.of(), Map.of()))
        .hasMessage("the name of a task: an unpaired surrogate has no JSON form");
    assertThatThrownBy(() -> Task.named("other", List.of(), Map.of("k".repeat(50_001), 1)))
        .hasMessageStartingWith("task 'other': the name of an argument: at most 50000");
  }

  // C-06
  @Test
  void the_digits_of_numbers_in_a_payload_are_not_touched() throws Exception {
    String payload = "{\"args\":[600.00,1E+10,0.1234567890123456789,1e400],\"kwargs\":{}}";

    Task task = read(Envelopes.withPayload("x", payload));

    assertThat(written(task)).contains("\"payload\":" + payload);
  }

  // C-16
  @Test
  void of_a_field_that_stands_twice_the_last_one_counts() throws Exception {
    String json =
        Envelopes.of("first", "[]", "{}").replaceFirst("}$", ",\"function_name\":\"last\"}");

    assertThat(read(json).name()).isEqualTo("last");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quote\"and\\\u00e9\uD83D\uDE00",
        "a\"b",
        "a\\b",
        "a\nb",
        "a\u001fb",
        "a\u0000",
        "\u00e9",
        "a\u007f",
        "\uD83D\uDE00"
      })
  void names_are_escaped(String name) throws Exception {
    Task task = HandWrittenTasks.define(name).build().task(List.of(), List.of());

    assertThat(EnvelopeReader.read(EnvelopeWriter.write(task, null).body().bytes()).name())
        .isEqualTo(task.name());
  }

  // I-13
  @Test
  void a_task_id_is_a_uuid_of_version_7_in_lower_case() {
    for (int i = 0; i < 100; i++) {
      assertThat(TaskIds.at(0x0123456789abL))
          .matches("01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }
    assertThat(example().id()).isNotEqualTo(example().id());
  }

  @Test
  void a_message_larger_than_all_buffers_is_written_whole() throws Exception {
    String large = "0123456789\u00e9\"".repeat(20_000);
    Task task =
        HandWrittenTasks.define("a \"name\" in " + "UTF-8: \u00e9".repeat(300))
            .build()
            .task(List.of(SOMEARG, SOMEKWARG), List.of(large, false));

    Task read = EnvelopeReader.read(EnvelopeWriter.write(task, null).body().bytes());

    assertThat(read.name()).isEqualTo(task.name());
    assertThat(read.payload().json(null))
        .hasToString(
            "{\"args\":[\""
                + large.replace("\"", "\\\"")
                + "\"],\"kwargs\":{\"somekwarg\":false}}");
    assertThat(written(read)).isEqualTo(written(task));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 98, 99, 100, 196, 197, 198, 199, 300})
  void how_deep_a_message_nests_is_known_where_it_matters(int levels) {
    String deep = "[".repeat(levels) + "]".repeat(levels);
    Task task =
        example()
            .onSuccess(
                new TaskDraft(example())
                    .payload(new Payload.Written(RawJson.of("{\"args\":" + deep + "}")))
                    .build());

    EnvelopeWriter.Envelope envelope = EnvelopeWriter.write(task, null);

    int depth = JsonDepth.of(envelope.body());
    assertThat(depth).isEqualTo(levels + 3);
    if (depth > Json.MAX_DEPTH) {
      assertThat(envelope.depth()).isEqualTo(depth);
    } else {
      assertThat(envelope.depth()).isBetween(depth, Json.MAX_DEPTH);
    }
  }
}
