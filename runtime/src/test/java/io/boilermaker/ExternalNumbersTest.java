package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.type.TypeReference;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codec;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of tasks that another program runs, which may be Python: it reads a float. */
class ExternalNumbersTest {

  private static final BigDecimal HUGE = new BigDecimal("1E+400");

  private static <T> Task external(Codec<T> codec, T value) {
    return TaskDefinition.external("pay", "Bank.pay")
        .build()
        .task(List.of(Parameter.required("amount", codec)), List.of(value));
  }

  private static String json(Task task) {
    return task.payload().json(null).toString();
  }

  // N-I04
  @ParameterizedTest
  @CsvSource({
    "1E+400, infinity",
    "-1E+400, infinity",
    "1.8E+308, infinity",
    "1E-400, zero",
    "-2E-324, zero",
  })
  void a_decimal_beyond_the_range_of_a_float_is_refused_at_the_call(String number, String read) {
    assertThatThrownBy(() -> external(Codecs.BIG_DECIMAL, new BigDecimal(number)))
        .isInstanceOf(ArgumentException.class)
        .hasMessage(
            "task 'pay': 'amount': a number that arrives as "
                + read
                + " where it is read as a float, as Python does: declare a String for such numbers");
  }

  // N-I04
  @ParameterizedTest
  @ValueSource(strings = {"600.00", "1.7E+308", "5E-324", "0E-400", "0.1234567890123456789"})
  void other_decimals_travel_digit_for_digit(String number) {
    assertThat(json(external(Codecs.BIG_DECIMAL, new BigDecimal(number))))
        .isEqualTo("{\"args\":[" + number + "],\"kwargs\":{}}");
  }

  // N-I04: Python's integers have no width
  @Test
  void an_integer_of_any_size_is_exact() {
    BigInteger integer = BigInteger.TEN.pow(400);
    assertThat(json(external(Codecs.BIG_INTEGER, integer))).contains("[" + integer + "]");
    assertThat(json(external(Codecs.BIG_DECIMAL, new BigDecimal(integer)))).contains("00]");
  }

  // N-I04
  @Test
  void the_place_inside_of_an_argument_is_named_without_keys() {
    assertThatThrownBy(
            () -> Task.named("pay", List.of(1, List.of(0, Map.of("secret", HUGE))), Map.of()))
        .hasMessageStartingWith("task 'pay': 'args[1]': at /1/*: a number that arrives as infinity")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> Task.named("pay", List.of(), Map.of("tax", HUGE)))
        .hasMessageStartingWith("task 'pay': 'tax': a number");
    assertThatThrownBy(() -> external(Codecs.listOf(Codecs.BIG_DECIMAL), List.of(HUGE)))
        .hasMessageStartingWith("task 'pay': 'amount': at /0: a number");
  }

  /** What Jackson writes. */
  record Price(@JsonProperty("amount") BigDecimal amount, @JsonRawValue String raw) {}

  // N-I04
  @Test
  void what_a_mapper_writes_is_refused_when_it_is_published() {
    Codec<Price> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(json(external(codec, new Price(BigDecimal.ONE, "1.5")))).contains("\"raw\":1.5");
    for (Price price : List.of(new Price(HUGE, "1"), new Price(BigDecimal.ONE, "[1e-400]"))) {
      Task task = external(codec, price);
      assertThatThrownBy(() -> task.payload().json(null))
          .isInstanceOf(ArgumentException.class)
          .hasMessageStartingWith("task 'pay': 'amount': at /*");
    }
  }

  // N-I04
  @Test
  void a_task_that_java_runs_takes_any_decimal() {
    Task own =
        TaskDefinition.builder("pay", "Bank.pay", Object.class)
            .build()
            .task(List.of(Parameter.required("amount", Codecs.BIG_DECIMAL)), List.of(HUGE));
    assertThat(json(own)).isEqualTo("{\"args\":[1E+400],\"kwargs\":{}}");
  }
}
