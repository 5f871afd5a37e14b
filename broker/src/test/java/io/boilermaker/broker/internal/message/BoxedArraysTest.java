package io.boilermaker.broker.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class BoxedArraysTest {

  @Test
  void primitive_arrays_become_arrays_of_objects_wherever_they_are() {
    Map<String, Object> boxed =
        BoxedArrays.in(
            Map.of(
                "ints",
                new int[] {1, 2},
                "list",
                List.of(new long[] {3}, "text"),
                "map",
                Map.of("inner", List.of(new boolean[] {true}))));
    assertThat(boxed.get("ints")).isEqualTo(new Integer[] {1, 2});
    assertThat(boxed.get("list"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(new Long[] {3L}, "text");
    assertThat(((List<?>) ((Map<?, ?>) boxed.get("map")).get("inner")).get(0))
        .isEqualTo(new Boolean[] {true});
  }

  @Test
  void other_values_stay_as_they_are() {
    Map<String, Object> values = new HashMap<>();
    String[] texts = {"a"};
    values.put("texts", texts);
    values.put("number", 5);
    values.put("nothing", null);
    Map<String, Object> boxed = BoxedArrays.in(values);
    assertThat(boxed).hasSize(3).containsEntry("number", 5).containsEntry("nothing", null);
    assertThat(boxed.get("texts")).isSameAs(texts);
  }
}
