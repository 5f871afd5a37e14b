package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.bind;
import static io.boilermaker.codec.Wire.refusedToBind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  private static final Parameter<String> TO = Parameter.required("to", Codecs.STRING);
  private static final Parameter<String> SUBJECT = Parameter.required("subject", Codecs.STRING);
  private static final Parameter<Integer> TRIES = Parameter.optional("max_tries", Codecs.INT, 3);

  // I-05: a payload without args or kwargs is empty
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"args\":[]}",
        "{\"kwargs\":{}}",
        "{\"args\":null,\"kwargs\":null}",
        "{\"kwargs\":{},\"other\":[{\"a\":1}],\"args\":[]}"
      })
  void an_empty_payload_binds_to_no_parameters(String payload) {
    assertThat(bind(payload)).isNotNull();
  }

  // I-06: any argument may come by position or by name
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"args\":[\"a\",\"b\",7],\"kwargs\":{}}",
        "{\"args\":[\"a\",\"b\"],\"kwargs\":{\"max_tries\":7}}",
        "{\"args\":[\"a\"],\"kwargs\":{\"max_tries\":7,\"subject\":\"b\"}}",
        "{\"kwargs\":{\"max_tries\":7,\"subject\":\"b\",\"to\":\"a\"}}",
        "{\"kwargs\":{\"max_tries\":7,\"subject\":\"b\"},\"args\":[\"a\"]}"
      })
  void arguments_come_by_position_or_by_name(String payload) {
    Arguments arguments = bind(payload, TO, SUBJECT, TRIES);
    assertThat(arguments.get(TO)).isEqualTo("a");
    assertThat(arguments.get(SUBJECT)).isEqualTo("b");
    assertThat(arguments.get(TRIES)).isEqualTo(7);
    assertThat(arguments.get(0)).isEqualTo("a");
    assertThat(arguments.get(2)).isEqualTo(7);
  }

  @Test
  void an_optional_argument_that_is_not_given_has_its_default() {
    assertThat(bind("{\"args\":[\"a\",\"b\"]}", TO, SUBJECT, TRIES).get(TRIES)).isEqualTo(3);
  }

  @Test
  void null_is_given_and_no_default() {
    var name = Parameter.optional("name", Codecs.STRING, "default");
    assertThat(bind("{\"kwargs\":{\"name\":null}}", name).get(name)).isNull();
    assertThat(refusedToBind("{\"kwargs\":{\"max_tries\":null}}", TRIES))
        .isEqualTo("argument 'max_tries' (position 0): an int is needed, found null");
  }

  // I-06, C-10: what does not bind is refused by name, or with both counts
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"args\":[\"a\",\"b\"],\"kwargs\":{\"to\":\"7355608\"}}"
            + " | argument 'to' is given by position and by name",
        "{\"kwargs\":{\"to\":\"7355608\"},\"args\":[\"a\",\"b\"]}"
            + " | argument 'to' is given by position and by name",
        "{\"args\":[\"a\",\"b\"],\"kwargs\":{\"subject\":\"7355608\"}}"
            + " | argument 'subject' is given by position and by name",
        "{\"args\":[\"7355608\",\"b\"],\"kwargs\":{\"maxTries\":1}}"
            + " | the task has no argument 'maxTries'",
        "{\"args\":[\"7355608\"]}"
            + " | the task takes 3 arguments, the message lacks 'subject' (it gives 1 by position)",
        "{} | the task takes 3 arguments, the message lacks 'to', 'subject' (it gives 0 by position)",
        "{\"args\":[\"7355608\",\"b\",1,{\"x\":[]},5]}"
            + " | the task takes 3 arguments, the message gives 5 by position",
        "{\"args\":{}} | an array as payload.args is needed, found an object",
        "{\"kwargs\":[]} | an object as payload.kwargs is needed, found an array",
        "[] | an object as payload is needed, found an array",
        "null | an object as payload is needed, found null",
        "`` | an object as payload is needed, found nothing"
      })
  void what_does_not_bind_is_refused(String payload, String message) {
    assertThat(refusedToBind(payload, TO, SUBJECT, TRIES)).isEqualTo(message);
  }

  @Test
  void of_two_fields_with_one_name_the_last_counts_whole() {
    assertThat(refusedToBind("{\"args\":[\"a\",\"b\"],\"args\":[\"a\"]}", TO, SUBJECT))
        .contains("lacks 'subject'");
    String twice = "{\"kwargs\":{\"to\":\"a\"},\"kwargs\":{\"to\":\"b\",\"to\":\"c\"}}";
    assertThat(bind(twice, TO).get(TO)).isEqualTo("c");
  }

  // C-01: an argument that cannot be read is named, with its position
  @Test
  void an_argument_that_cannot_be_read_is_named() {
    assertThat(refusedToBind("{\"args\":[\"a\",7355608]}", TO, SUBJECT))
        .isEqualTo("argument 'subject' (position 1): a string is needed, found an integer");
    assertThat(refusedToBind("{\"kwargs\":{\"subject\":true}}", TO, SUBJECT))
        .isEqualTo("argument 'subject' (position 1): a string is needed, found a boolean");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"args\":[\"7355608\"x]}", "{\"args\":[NaN]}", "{\"args\":[\"7355608",
            "{\"args\":[\"7355608\"",
        "{\"args\" 7355608", "{7355608:1}", "{\"args\":[\"\\x7355608\"]}", "{\"args\":[0073556]}"
      })
  void what_is_not_json_is_refused_without_quoting_it(String payload) {
    assertThat(refusedToBind(payload, TO)).containsAnyOf("is not JSON", "cannot be read");
  }

  // N-I06
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"args\":[DIGITS,\"b\"]} | argument 'to' (position 0): Number",
        "{\"args\":[\"a\",DIGITS]} | argument 'subject' (position 1): Number",
        "{\"args\":[\"a\",\"b\",DIGITS]} | Number",
        "{\"kwargs\":{\"to\":DIGITS}} | argument 'to' (position 0): Number",
        "{\"kwargs\":{\"to\":\"a\",\"subject\":DIGITS}}"
            + " | argument 'subject' (position 1): Number",
        "{\"kwargs\":{\"other\":DIGITS}} | Number",
        "{\"kwargs\":{\"NAME\":1}} | Name",
        "{\"kwargs\":{\"to\":\"a\",\"NAME\":1}} | Name"
      })
  void what_is_beyond_a_limit_is_named_where_it_is_an_argument(String payload, String start) {
    String text = payload.replace("DIGITS", "1".repeat(1_001)).replace("NAME", "n".repeat(50_001));
    assertThat(refusedToBind(text, TO, SUBJECT)).startsWith(start);
  }

  @Test
  void a_long_unknown_name_is_cut() {
    assertThat(refusedToBind("{\"kwargs\":{\"" + "n".repeat(40_000) + "\":1}}", TO))
        .hasSizeLessThan(200);
    String longest = "n".repeat(64);
    assertThat(refusedToBind("{\"kwargs\":{\"" + longest + "\":1}}", TO))
        .endsWith("the task has no argument '" + longest + "'");
    assertThat(refusedToBind("{\"kwargs\":{\"" + longest + "n\":1}}", TO))
        .endsWith("the task has no argument '" + longest + "…'");
  }

  @Test
  void an_argument_is_asked_for_by_its_own_parameter() {
    Arguments arguments = bind("{\"args\":[\"" + SECRET + "\"]}", TO);
    var stranger = Parameter.required("to", Codecs.STRING);
    assertThatIllegalArgumentException().isThrownBy(() -> arguments.get(stranger));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 20})
  void few_and_many_arguments_are_found_by_name_in_any_order(int count) {
    Parameter<?>[] all =
        IntStream.range(0, count)
            .mapToObj(i -> Parameter.required("p" + i, Codecs.INT))
            .toArray(Parameter<?>[]::new);
    String backwards =
        IntStream.range(0, count)
            .mapToObj(i -> "\"p" + (count - 1 - i) + "\":" + (count - 1 - i))
            .collect(Collectors.joining(",", "{\"kwargs\":{", "}}"));
    Arguments arguments = bind(backwards, all);
    for (int i = 0; i < count; i++) {
      assertThat(arguments.get(i)).isEqualTo(i);
    }
    assertThat(refusedToBind(backwards.replace("p3", "p"), all))
        .isEqualTo("the task has no argument 'p'");
  }

  @Test
  void a_codec_that_cannot_be_made_is_found_wherever_it_is_used() {
    Codec<String> failed = new FailedCodec<>("shop.Size has no SMALL", new LinkageError());
    for (Codec<?> codec :
        List.of(failed, Codecs.listOf(failed), Codecs.lazy(() -> Codecs.nullable(failed)))) {
      var parameters = Parameters.of(TO, Parameter.required("size", codec));
      assertThatThrownBy(() -> parameters.check(new HashSet<>()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the argument 'size': shop.Size has no SMALL");
    }
    assertThatCode(() -> Parameters.of(TO, SUBJECT).check(new HashSet<>()))
        .doesNotThrowAnyException();
  }

  enum Failing {
    ONLY;

    static {
      if (Failing.class.isEnum()) {
        throw new IllegalStateException("no\nfile");
      }
    }
  }

  enum Right {
    ONLY
  }

  @Test
  void an_enum_left_to_jackson_that_cannot_be_initialized_is_found() {
    var parameters =
        Parameters.of(
            Parameter.required(
                "size", Codecs.listOf(Codecs.databind(new TypeReference<Failing>() {}))));
    assertThatThrownBy(() -> parameters.check(new HashSet<>()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the argument 'size': the enum "
                + Failing.class.getName()
                + " has no JSON form: java.lang.IllegalStateException: no file");
    var right =
        Parameters.of(Parameter.required("it", Codecs.databind(new TypeReference<Right>() {})));
    assertThatCode(() -> right.check(new HashSet<>())).doesNotThrowAnyException();
  }

  @Test
  void a_codec_that_is_not_there_yet_is_told_by_the_name_of_its_parameter() {
    assertThatThrownBy(() -> Parameter.required("size", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("no codec yet for 'size'");
  }
}
