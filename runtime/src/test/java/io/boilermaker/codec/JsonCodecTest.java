package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

  static Stream<Arguments> forms() {
    return Stream.of(
        arguments("\"a\"", "a"),
        arguments("true", true),
        arguments("1", 1),
        arguments("2147483648", 2147483648L),
        arguments("9223372036854775808", new BigInteger("9223372036854775808")),
        arguments("600.00", new BigDecimal("600.00")),
        arguments("0E-7", new BigDecimal("0E-7")),
        arguments("1E+10", new BigDecimal("1E+10")),
        arguments("[1,null,[]]", Arrays.asList(1, null, List.of())),
        arguments("{\"a\":{\"b\":1.5}}", Map.of("a", Map.of("b", new BigDecimal("1.5")))));
  }

  // C-06: plain JSON is read as the smallest type that is exact, and written back alike
  @ParameterizedTest
  @MethodSource("forms")
  void plain_json_is_exact(String json, Object value) {
    assertThat(read(Codecs.JSON, json)).isEqualTo(value);
    assertThat(write(Codecs.JSON, value)).isEqualTo(json);
  }

  @Test
  void boxed_numbers_collections_and_arrays_are_written() {
    Object[] values = {(byte) 1, (short) 2, 3L, 0.5f, 0.5d, Set.of("x"), new Object[] {"y"}};
    assertThat(write(Codecs.JSON, values)).isEqualTo("[1,2,3,0.5,0.5,[\"x\"],[\"y\"]]");
  }

  enum Shape {
    ROUND
  }

  record Point(int x, String secret) {}

  static Stream<Object> strangers() {
    return Stream.of(
        new Point(1, SECRET),
        Shape.ROUND,
        'c',
        new int[] {1},
        new AtomicInteger(7355608),
        new StringBuilder(SECRET),
        java.time.Instant.EPOCH,
        new Object());
  }

  // C-20: any other class is refused by name and place where Object is declared
  @ParameterizedTest
  @MethodSource("strangers")
  void any_other_class_is_refused(Object value) {
    String refusal = " " + value.getClass().getName() + " has no JSON form where the declared type";
    assertThat(refusedToWrite(Codecs.JSON, value)).startsWith("'it':" + refusal);
    assertThat(refusedToWrite(Codecs.JSON, List.of(1, Map.of(SECRET, value))))
        .startsWith("'it': at /1/*:" + refusal);
  }

  record Any(Object value) {}

  private static String refusedInAComponent(Object value) {
    return refusedToWrite(Codecs.databind(new TypeReference<>() {}), new Any(value));
  }

  // C-20: so is it in a class left to Jackson, which would write some form of it
  @ParameterizedTest
  @MethodSource("strangers")
  void any_other_class_is_refused_wherever_it_is_in_a_component(Object value) {
    String refusal = " " + value.getClass().getName() + " has no JSON form where the declared type";
    for (Object around :
        List.of(value, List.of(1, value), new Object[] {value}, Map.of("a", List.of(value)))) {
      assertThat(refusedInAComponent(around)).contains(refusal);
    }
    assertThat(refusedInAComponent(List.of(Map.of(1, "a")))).contains("a String as map key");
  }

  @Test
  void a_component_that_contains_itself_is_refused_by_its_depth() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    Object[] array = {null};
    array[0] = array;
    Map<String, Object> map = new HashMap<>();
    map.put("a", map);
    for (Object value : List.of(list, array, map)) {
      assertThat(refusedInAComponent(value)).contains("nesting of at most 200 is allowed");
    }
  }

  @Test
  void a_path_of_more_than_200_characters_is_cut() {
    Object value = Shape.ROUND;
    for (int i = 0; i < 100; i++) {
      value = List.of(value);
    }
    String longest = "/0".repeat(100);
    assertThat(refusedToWrite(Codecs.JSON, value)).startsWith("'it': at " + longest + ": ");
    assertThat(refusedToWrite(Codecs.JSON, List.of(value)))
        .startsWith("'it': at " + longest + "…: ");
  }

  @Test
  void keys_must_be_strings() {
    assertThat(refusedToWrite(Codecs.JSON, Map.of(1, "a")))
        .isEqualTo("'it': a String as map key is needed, found java.lang.Integer");
    assertThat(refusedToWrite(Codecs.JSON, Collections.singletonMap(null, "a")))
        .isEqualTo("'it': a String as map key is needed, found null");
  }

  // C-13: NaN and Infinity are refused inside plain JSON
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void nan_is_refused(double value) {
    assertThat(refusedToWrite(Codecs.JSON, value)).endsWith("has no JSON form");
    assertThat(refusedToWrite(Codecs.JSON, List.of((float) value))).endsWith("has no JSON form");
  }

  @Test
  void what_is_read_is_unmodifiable_and_in_order() {
    var map = (Map<?, ?>) read(Codecs.JSON, "{\"b\":1,\"a\":[1]}");
    assertThat(List.copyOf(map.keySet()).toString()).isEqualTo("[b, a]");
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((List<?>) map.get("a")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(roundTrip(Codecs.JSON, new LinkedHashMap<>(map))).isEqualTo(map);
  }

  // I-10: bare NaN is refused inside plain JSON
  @Test
  void bare_nan_is_refused() {
    assertThat(refusedToRead(Codecs.JSON, "{\"" + SECRET + "\":NaN}"))
        .startsWith("argument 'it' (position 0) at /*: cannot be read");
  }
}
