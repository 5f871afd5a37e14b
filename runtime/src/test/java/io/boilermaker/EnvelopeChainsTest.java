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
