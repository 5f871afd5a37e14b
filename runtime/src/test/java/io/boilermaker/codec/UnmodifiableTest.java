package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read cannot be changed, whatever its size, and is small if it has few elements. */
class UnmodifiableTest {

  private static final Codec<Integer> INT = Codecs.nullable(Codecs.INT);

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[1]", "[null]", "[1,2]"})
  void a_list_or_set_cannot_be_changed(String json) {
    List<Integer> list = Wire.read(Codecs.listOf(INT), json);
    assertThat(Wire.write(Codecs.listOf(INT), list)).isEqualTo(json);
    assertThatThrownBy(() -> list.add(3)).isInstanceOf(UnsupportedOperationException.class);
    Set<Integer> set = Wire.read(Codecs.setOf(INT), json);
    assertThat(Wire.write(Codecs.setOf(INT), set)).isEqualTo(json);
    assertThatThrownBy(() -> set.add(3)).isInstanceOf(UnsupportedOperationException.class);
    @SuppressWarnings("unchecked")
    var plain = (List<Object>) Wire.read(Codecs.JSON, json);
    assertThat(Wire.write(Codecs.JSON, plain)).isEqualTo(json);
    assertThatThrownBy(() -> plain.add(3)).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":1}", "{\"a\":null}", "{\"a\":1,\"b\":2}"})
  void a_map_cannot_be_changed(String json) {
    Codec<Map<String, Integer>> codec = Codecs.mapOf(KeyCodecs.STRING, INT);
    Map<String, Integer> map = Wire.read(codec, json);
    assertThat(Wire.write(codec, map)).isEqualTo(json);
    assertThatThrownBy(() -> map.put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
  }

  // N-S01
  @Test
  void many_small_ones_cost_little_more_than_their_characters() {
    for (String small : List.of("[]", "{}", "[0]", "{\"\":0}")) {
      String json = "[" + (small + ",").repeat(50_000) + small + "]";
      assertThat(Allocation.of(() -> Wire.read(Codecs.JSON, json)))
          .as(small)
          .isLessThan(50L * json.length());
    }
  }
}
