package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import io.boilermaker.codec.OneFormForTwoTest.Fine;
import io.boilermaker.codec.OneFormForTwoTest.Numbered;
import io.boilermaker.codec.OneFormForTwoTest.Swapped;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Constants of enums as keys of maps in classes left to Jackson. */
class ConstantKeysTest {

  private static <T> void passes(TypeReference<T> type, T value) {
    assertThat(roundTrip(Codecs.databind(type), value)).isEqualTo(value);
  }

  private static <T> void refused(TypeReference<T> type, T value, String why) {
    assertThat(refusedToWrite(Codecs.databind(type), value)).startsWith("'it': ").contains(why);
  }

  record Keys(@JsonProperty(required = true) Map<Numbered, Integer> map) {}

  record SwappedKeys(@JsonProperty(required = true) Map<Swapped, Integer> map) {}

  record FineKeys(@JsonProperty(required = true) Map<Fine, Integer> map) {}

  // N-C04: the constant that arrived as a key was the other one
  @Test
  void a_constant_whose_text_as_a_key_is_that_of_another_is_refused() {
    passes(new TypeReference<>() {}, new FineKeys(Map.of(Fine.FIRST, 1, Fine.SECOND, 2)));
    refused(
        new TypeReference<>() {},
        new Keys(new TreeMap<>(Map.of(Numbered.ONE, 1, Numbered.UNE, 2))),
        "the key 'UNE' has the form of another constant of ");
    refused(
        new TypeReference<>() {},
        new SwappedKeys(Map.of(Swapped.FIRST, 1)),
        "the key 'FIRST' has the form of another constant of ");
    refused(
        new TypeReference<Map<String, SwappedKeys>>() {},
        Map.of("a", new SwappedKeys(new EnumMap<>(Map.of(Swapped.FIRST, 1)))),
        "the key 'FIRST' has the form of another constant of ");
  }
}
