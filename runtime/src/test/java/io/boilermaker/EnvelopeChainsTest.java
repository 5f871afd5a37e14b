package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.codec.Json;
import io.boilermaker.internal.json.JsonDepth;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message says of its callbacks, and what is said of its fields. */
class EnvelopeChainsTest {

  private static Task task(String name) {
    return HandWrittenTasks.define(name).build().task(List.of(), List.of());
  }

  private static Task in(String queue, String name) {
    return new TaskDraft(task(name)).queue(queue).build();
  }

  private static Task read(String json) throws InvalidTaskException {
    return EnvelopeReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_callback_names_its_queue_and_the_message_itself_does_not() throws Exception {
    Task chain = in("own", "x").onSuccess(in("mails", "good")).onFailure(task("bad"));

    String json = EnvelopeWriter.write(chain, null).body().toString();

    assertThat(json).containsOnlyOnce("\"queue\":").contains("\"queue\":\"mails\"");
    assertThat(read(json).onSuccess().queue()).isEqualTo("mails");
    assertThat(read(json).onFailure().queue()).isNull();
  }

  @Test
  void a_queue_of_null_is_none() throws Exception {
    String callback = Envelopes.of("y", "[]", "{}").replaceFirst("\\{", "{\"queue\":null,");
    String json =
        Envelopes.of("x", "[]", "{}").replace("\"on_success\":null", "\"on_success\":" + callback);

    assertThat(read(json).onSuccess().queue()).isNull();
  }

  @Test
  void a_queue_that_cannot_exist_is_ignored_for_the_message_and_refused_for_a_callback()
      throws Exception {
    String bad = Envelopes.of("y", "[]", "{}").replaceFirst("\\{", "{\"queue\":\"a b\",");
    String parent =
        Envelopes.of("x", "[]", "{}").replace("\"on_success\":null", "\"on_success\":" + bad);

    assertThat(read(bad).name()).isEqualTo("y");
    assertThatThrownBy(() -> read(parent))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessageStartingWith(
            "the 'queue' of a callback is 'a b', which no queue can be named: ");
  }

  // N-I01, I-09
  @Test
  void a_diagnostic_id_of_null_takes_no_other_field_away() throws Exception {
    String json =
        Envelopes.of("x", "[]", "{}")
            .replaceFirst("\\{", "{\"x_first\":1,\"diagnostic_id\":null,\"x_last\":2,");

    assertThat(EnvelopeWriter.write(read(json), null).body().toString())
        .endsWith(",\"x_first\":1,\"x_last\":2}")
        .containsOnlyOnce("\"diagnostic_id\":null");
  }

  @ParameterizedTest
  @CsvSource({"199, true", "200, true", "201, false"})
  void callbacks_are_read_to_the_depth_that_is_named(int tasks, boolean read) throws Exception {
    String callback = "null";
    for (int i = 0; i < tasks; i++) {
      callback =
          Envelopes.of("x", "[]", "{}")
              .replace("\"on_failure\":null", "\"on_failure\":" + callback);
    }
    byte[] body = callback.getBytes(StandardCharsets.UTF_8);

    if (read) {
      assertThat(EnvelopeReader.receiveUnbound(body).task().onFailure()).isNotNull();
    } else {
      assertThatThrownBy(() -> EnvelopeReader.receiveUnbound(body))
          .isInstanceOf(InvalidTaskException.class)
          .hasMessage("its callbacks nest deeper than 200 levels of JSON");
    }
  }

  /** With the list of arguments of the last one; also beyond the 400 that are written. */
  @ParameterizedTest
  @ValueSource(ints = {199, 200, 399, 400, 401, 402, 500})
  void the_depth_of_a_chain_of_any_length_is_known(int tasks) {
    Task onSuccess = task("end");
    Task onFailure = task("end");
    for (int i = 1; i < tasks; i++) {
      onSuccess = task("x").onSuccess(onSuccess);
      onFailure = task("x").onFailure(onFailure);
    }

    for (Task chain : List.of(onSuccess, onFailure)) {
      EnvelopeWriter.Envelope envelope = EnvelopeWriter.write(chain, null);
      assertThat(envelope.depth()).isEqualTo(tasks + 2);
      String json = envelope.body().toString();
      int written = Math.min(tasks, 400);
      assertThat(json.split("\"task_id\"", -1)).hasSize(written + 1);
      assertThat(json.split("\"on_\\w+\":null", -1)).hasSize(written + 2);
    }
  }

  /** The depth is that of the longest way, not of all callbacks together. */
  @Test
  void callbacks_beside_each_other_do_not_add_to_the_depth() {
    Task chain = task("end");
    for (int i = 0; i < 90; i++) {
      chain = task("x").onSuccess(task("side")).onFailure(chain);
    }

    EnvelopeWriter.Envelope envelope = EnvelopeWriter.write(chain, null);

    assertThat(JsonDepth.of(envelope.body())).isLessThan(Json.MAX_DEPTH);
    assertThat(envelope.depth()).isLessThanOrEqualTo(Json.MAX_DEPTH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-01-31T12:00:00.123456Z\" | 5      | 'attempts.last_retry' is not a string",
        "\"2026-01-31T12:00:00.123456Z\" | null   | 'attempts.last_retry' is not a string",
        "\"2026-01-31T12:00:00.123456Z\" | \"5\"  | 'attempts.last_retry' is not an ISO 8601 time",
        "T12:00:00.123456Z               | T12:00:00,5Z | 'attempts.last_retry' is not an ISO 8601 time",
        "\"attempts\":0,                 | \"attempts\":12345678901, | 'attempts.attempts' is not a whole number from 0 to 2147483646",
        "\"attempts\":{                  | \"x\":{ | the task has no 'attempts'",
        "\"policy\":{                    | \"x\":{ | the task has no 'policy'",
        "\"payload\":{                   | \"x\":{ | the task has no 'payload'",
        "\"graph_id\":null               | \"graph_id\":5 | 'graph_id' is not a string",
        "\"acks_late\":true              | \"acks_late\":\"yes\" | 'acks_late' is not true or false",
        "\"acks_late\":true              | \"acks_late\":1 | 'acks_late' is not true or false"
      })
  void what_is_wrong_with_a_field_is_said(String right, String wrong, String message) {
    String json = Envelopes.of("x", "[]", "{}").replace(right, wrong);

    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessage(message);
  }
}
