package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Arguments;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading arguments in one pass with the envelope changes nothing but the time it takes. */
class ReceivedTaskTest {

  private static final Parameter<List<Integer>> NUMBERS =
      Parameter.required("numbers", Codecs.listOf(Codecs.INT));
  private static final Parameter<String> TEXT = Parameter.optional("text", Codecs.STRING, "none");
  private static final Parameter<String> OTHER = Parameter.required("other", Codecs.STRING);
  private static final Parameter<Map<String, Object>> MAPPED =
      Parameter.required("mapped", Codecs.databind(new TypeReference<Map<String, Object>>() {}));

  private final Registrations registrations =
      Registrations.load(
          this,
          List.of(
              new HandWrittenTasks()
                  .add("sum", (context, arguments) -> null, NUMBERS, TEXT)
                  .add("other", (context, arguments) -> null, OTHER)
                  .add("mapped", (context, arguments) -> null, MAPPED)
                  .registry()),
          List.of());

  private ReceivedTask receive(String json) throws InvalidTaskException {
    return EnvelopeReader.receive(json.getBytes(StandardCharsets.UTF_8), registrations);
  }

  private Arguments arguments(ReceivedTask received) throws IOException {
    Registration registration =
        Objects.requireNonNull(registrations.find(received.task().name()), "registration");
    return received.arguments(registration, null);
  }

  @Test
  void arguments_are_read_with_the_envelope() throws Exception {
    ReceivedTask received = receive(Envelopes.of("sum", "[ [1, 2] ]", "{\"text\":\"a\"}"));

    assertThat(received.bound()).isNotNull();
    assertThat(arguments(received).get(NUMBERS)).containsExactly(1, 2);
    assertThat(arguments(received).get(TEXT)).isEqualTo("a");
    assertThat(received.task().payload().json(null))
        .hasToString("{\"args\":[ [1, 2] ],\"kwargs\":{\"text\":\"a\"}}");
  }

  @Test
  void a_payload_before_the_name_is_read_as_well() throws Exception {
    String json =
        Envelopes.of("sum", "[[3]]", "{}")
            .replace("\"function_name\":\"sum\",", "")
            .replace("\"graph_id\":null", "\"function_name\":\"sum\"");

    assertThat(arguments(receive(json)).get(NUMBERS)).containsExactly(3);
  }

  @Test
  void of_two_names_the_last_one_says_whose_arguments_they_are() throws Exception {
    String json =
        Envelopes.of("sum", "[[3]]", "{}")
            .replace("\"graph_id\":null", "\"function_name\":\"other\"");

    assertThatThrownBy(() -> arguments(receive(json)))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("'other'");
  }

  @Test
  void of_two_payloads_the_last_one_counts() throws Exception {
    String json =
        Envelopes.of("sum", "[[3]]", "{}")
            .replace("\"graph_id\":null", "\"payload\":{\"args\":[[4]]}");

    ReceivedTask received = receive(json);

    assertThat(arguments(received).get(NUMBERS)).containsExactly(4);
    assertThat(received.task().payload().json(null)).hasToString("{\"args\":[[4]]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"[[4]]; ", "[{}]; found an object", "[]; 'numbers'"})
  void of_two_payloads_the_last_one_counts_where_the_first_does_not_bind(
      String last, @Nullable String refusal) throws Exception {
    String json =
        Envelopes.of("sum", "[\"wrong\"]", "{}")
            .replace("\"graph_id\":null", "\"payload\":{\"args\":" + last + "}");

    ReceivedTask received = receive(json);

    if (refusal == null) {
      assertThat(arguments(received).get(NUMBERS)).containsExactly(4);
    } else {
      assertThatThrownBy(() -> arguments(received)).hasMessageContaining(refusal);
    }
  }

  @Test
  void the_arguments_of_a_callback_are_left_alone() throws Exception {
    String callback = Envelopes.of("sum", "[\"wrong\"]", "{}");
    String json =
        Envelopes.of("sum", "[[3]]", "{}")
            .replace("\"on_success\":null", "\"on_success\":" + callback);

    assertThat(arguments(receive(json)).get(NUMBERS)).containsExactly(3);
  }

  @Test
  void arguments_of_the_mapper_wait_for_it() throws Exception {
    ReceivedTask received = receive(Envelopes.of("mapped", "[{\"a\":1}]", "{}"));

    assertThat(received.bound()).isNull();
    Registration registration = Objects.requireNonNull(registrations.find("mapped"));
    assertThat(received.arguments(registration, new ObjectMapper()).get(MAPPED))
        .containsEntry("a", 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[1, \"secret\"]]",
        "[[1], 2, 3]",
        "[]",
        "[[1.5]]",
        "[{\"a\":[]}]",
        "[[99999999999]]",
        "null"
      })
  void arguments_that_do_not_bind_are_reported_as_from_a_pass_of_their_own(String args)
      throws Exception {
    String json = Envelopes.of("sum", args, "{}");
    Task task = EnvelopeReader.read(json.getBytes(StandardCharsets.UTF_8));
    Registration registration = Objects.requireNonNull(registrations.find("sum"));
    String expected =
        catchThrowable(() -> registration.bind(task.payload().json(null), null)).getMessage();

    ReceivedTask received = receive(json);
    assertThat(received.bound())
        .as("not bound again: it is the dearest part of a hostile message")
        .extracting(ReceivedTask.Bound::refusal)
        .isNotNull();
    assertThatThrownBy(() -> arguments(received))
        .isInstanceOf(ArgumentException.class)
        .hasMessage(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[1, \"secret\"]",
        "[[1, tru]]",
        "[[NaN]]",
        "[[-Infinity]]",
        "[[1, 012]]",
        "[[1,]]",
        "[\"\\x\"]",
        "[[1]],\"args\":[\"a\n\"]"
      })
  void a_message_that_is_no_json_is_no_task_whatever_its_arguments(String args) {
    assertThatThrownBy(() -> receive(Envelopes.of("sum", args, "{}")))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessage("the body is not valid JSON");
  }

  @Test
  void a_wrong_field_after_wrong_arguments_is_what_is_reported() {
    String json =
        Envelopes.of("sum", "[\"wrong\"]", "{}").replace("\"graph_id\":null", "\"graph_id\":5");

    assertThatThrownBy(() -> receive(json))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessageContaining("'graph_id'");
  }
}
