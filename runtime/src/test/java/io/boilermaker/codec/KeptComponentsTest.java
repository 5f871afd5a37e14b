package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import io.boilermaker.codec.Orders.Item;
import io.boilermaker.codec.Orders.ItemCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Components of records whose copies have no equality of their own. */
class KeptComponentsTest {

  private static <T> void kept(Codec<T> codec, T value, T again) {
    assertThatCode(() -> require(codec, value, again)).doesNotThrowAnyException();
  }

  private static <T> void changed(Codec<T> codec, T value, T again) {
    assertThatThrownBy(() -> require(codec, value, again))
        .hasMessageContaining("makes another value of it each time");
  }

  private static <T> void require(Codec<T> codec, T value, T again) throws IOException {
    try (JsonGenerator out = Json.factory().createGenerator(new ByteArrayOutputStream())) {
      Parameter.required("it", codec).requireKept(out, value, again);
    }
  }

  @SafeVarargs
  private static <E> Set<E> set(E... elements) {
    Set<E> set = new LinkedHashSet<>();
    for (E each : elements) {
      set.add(each);
    }
    return set;
  }

  private static int[] ints(int... numbers) {
    return numbers;
  }

  private static Queue<Integer> queue(Integer... numbers) {
    return new ArrayDeque<>(List.of(numbers));
  }

  private static Map<String, int[]> map(String one, String other) {
    Map<String, int[]> map = new LinkedHashMap<>();
    map.put(one, ints(one.length()));
    map.put(other, ints(other.length()));
    return map;
  }

  /** Has no equality of its own. */
  static final class Bean {
    public String text = "";
    public Set<int[]> set = Set.of();

    static Bean of(String text, int... numbers) {
      var bean = new Bean();
      bean.text = text;
      bean.set = new LinkedHashSet<>();
      for (int each : numbers) {
        bean.set.add(ints(each));
      }
      return bean;
    }
  }

  // By chance, copies of such elements have another order in a hash table
  @Test
  void the_order_of_a_set_does_not_count() {
    Codec<Set<int[]>> ofArrays = Codecs.setOf(Codecs.INT_ARRAY);
    kept(ofArrays, set(ints(1), ints(2), ints(3, 4)), set(ints(3, 4), ints(1), ints(2)));
    kept(
        Codecs.setOf(ofArrays),
        set(set(ints(1), ints(2)), set()),
        set(set(), set(ints(2), ints(1))));
    kept(
        Codecs.setOf(Codecs.queueOf(Codecs.INT)), set(queue(1), queue(2)), set(queue(2), queue(1)));
    kept(Codecs.collectionOf(Codecs.INT_ARRAY), set(ints(1), ints(2)), set(ints(2), ints(1)));
    kept(
        Codecs.setOf(Codecs.CHAR_ARRAY),
        set("a".toCharArray(), "b".toCharArray()),
        set("b".toCharArray(), "a".toCharArray()));
    Codec<Set<Bean>> ofBeans = Codecs.setOf(Codecs.databind(new TypeReference<>() {}));
    kept(ofBeans, set(Bean.of("a", 1, 2), Bean.of("b")), set(Bean.of("b"), Bean.of("a", 2, 1)));
    Codec<Map<String, int[]>> ofMap = Codecs.mapOf(KeyCodecs.STRING, Codecs.INT_ARRAY);
    kept(ofMap, map("a", "bb"), map("bb", "a"));
  }

  @Test
  void all_else_does() {
    Codec<Set<int[]>> ofArrays = Codecs.setOf(Codecs.INT_ARRAY);
    changed(ofArrays, set(ints(1), ints(2)), set(ints(2), ints(3)));
    changed(ofArrays, set(ints(1), ints(2)), set(ints(1)));
    changed(ofArrays, set(ints(1, 2), ints(3)), set(ints(2, 1), ints(3)));
    changed(ofArrays, set(ints(1), ints(2)), set(ints(1), ints(2), ints(2)));
    changed(Codecs.listOf(Codecs.INT_ARRAY), List.of(ints(1), ints(2)), List.of(ints(2), ints(1)));
    changed(
        Codecs.collectionOf(Codecs.INT_ARRAY),
        List.of(ints(1), ints(2)),
        List.of(ints(2), ints(1)));
    changed(Codecs.queueOf(Codecs.INT), queue(1, 2), queue(2, 1));
    changed(Codecs.DOUBLE, 0.0, -0.0);
    changed(
        Codecs.setOf(Codecs.DOUBLE_ARRAY),
        set(new double[] {0.0}, new double[] {1}),
        set(new double[] {1}, new double[] {-0.0}));
    changed(
        Codecs.setOf(Codecs.arrayOf(Codecs.STRING, String[]::new)),
        set(new String[] {"a", "b c"}, new String[0]),
        set(new String[] {"a b", "c"}, new String[0]));
    changed(Codecs.mapOf(KeyCodecs.STRING, Codecs.INT_ARRAY), map("a", "bb"), map("a", "cc"));
    Codec<Set<Bean>> ofBeans = Codecs.setOf(Codecs.databind(new TypeReference<>() {}));
    changed(ofBeans, set(Bean.of("a", 1), Bean.of("b")), set(Bean.of("a"), Bean.of("b", 1)));
    changed(ItemCodec.INSTANCE, new Item("a", 1), new Item("a", 2));
  }
}
