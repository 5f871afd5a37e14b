package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends a message can choose the hash codes of what is in it. */
class EqualHashesTest {

  private static final String REFUSED =
      "at most 100 different values with the same hash code are allowed in a set or as the keys of"
          + " a map; a list may hold them";

  private static final Codec<List<Integer>> PAIR = Codecs.listOf(Codecs.nullable(Codecs.INT));

  /** Different texts with one hash code. */
  static String text(int number) {
    var text = new StringBuilder();
    for (int bit = 0; bit < 12; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  /** Different pairs with one hash code. */
  static List<Integer> pair(int number) {
    return List.of(number, -31 * number);
  }

  record Point(int x, int y) {}

  record Left(Set<Point> points) {}

  record LeftHash(HashSet<Point> points, LinkedHashSet<Optional<String>> more) {}

  record LeftMap(Map<Key, Integer> map) {}

  record LeftHashMap(HashMap<Period, Integer> map, ConcurrentMap<Locale, String> more) {}

  /** A key by a text, with the text's hash code and no order. */
  record Key(String text) {
    @JsonCreator
    Key {}

    @Override
    public String toString() {
      return text;
    }
  }

  static <C> Object[] row(Codec<C> codec, IntFunction<C> value, IntFunction<String> json) {
    return new Object[] {codec, value, json};
  }

  private static <E> Set<E> set(int size, IntFunction<E> element) {
    return IntStream.range(0, size)
        .mapToObj(element)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static <K> Map<K, Integer> map(int size, IntFunction<K> key) {
    Map<K, Integer> map = new LinkedHashMap<>();
    IntStream.range(0, size).forEach(i -> map.put(key.apply(i), 1));
    return map;
  }

  private static String array(int size, IntFunction<String> element) {
    return IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(",", "[", "]"));
  }

  private static String object(int size, IntFunction<String> key) {
    return IntStream.range(0, size)
        .mapToObj(i -> '"' + key.apply(i) + "\":1")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String point(int i) {
    return "{\"x\":" + i + ",\"y\":" + -31 * i + "}";
  }

  static Object[][] rows() {
    return new Object[][] {
      row(
          Codecs.setOf(PAIR),
          n -> set(n, EqualHashesTest::pair),
          n -> array(n, i -> pair(i).toString())),
      row(
          Codecs.setOf(Codecs.optionalOf(Codecs.STRING)),
          n -> set(n, i -> Optional.of(text(i))),
          n -> array(n, i -> '"' + text(i) + '"')),
      row(
          Codecs.<List<Integer>, HashSet<List<Integer>>>collectionOf(PAIR, HashSet::new),
          n -> new HashSet<>(set(n, EqualHashesTest::pair)),
          n -> array(n, i -> pair(i).toString())),
      row(
          Codecs.setOf(Codecs.setOf(Codecs.nullable(Codecs.INT))),
          n -> set(n, i -> Set.of(i, 10_000 - i)),
          n -> array(n, i -> "[" + i + "," + (10_000 - i) + "]")),
      row(
          Codecs.setOf(Codecs.JSON),
          n -> set(n, i -> (Object) Map.of("k", pair(i))),
          n -> array(n, i -> "{\"k\":" + pair(i) + "}")),
      row(
          Codecs.mapOf(KeyCodecs.LOCALE, Codecs.nullable(Codecs.INT)),
          n -> map(n, EqualHashesTest::locale),
          n -> object(n, i -> locale(i).toLanguageTag())),
      row(
          Codecs.<Period, Integer, ConcurrentHashMap<Period, Integer>>mapOf(
              KeyCodecs.PERIOD, Codecs.nullable(Codecs.INT), ConcurrentHashMap::new),
          n -> new ConcurrentHashMap<>(map(n, EqualHashesTest::shifted)),
          n -> object(n, i -> shifted(i).toString())),
      row(
          Codecs.databind(new TypeReference<Left>() {}),
          n -> new Left(set(n, i -> new Point(i, -31 * i))),
          n -> "{\"points\":" + array(n, EqualHashesTest::point) + "}"),
      row(
          Codecs.databind(new TypeReference<Set<Point>>() {}),
          n -> set(n, i -> new Point(i, -31 * i)),
          n -> array(n, EqualHashesTest::point)),
      row(
          Codecs.databind(new TypeReference<LeftHash>() {}),
          n ->
              new LeftHash(
                  new HashSet<>(set(n, i -> new Point(i, -31 * i))), new LinkedHashSet<>()),
          n -> "{\"more\":[],\"points\":" + array(n, EqualHashesTest::point) + "}"),
      row(
          Codecs.databind(new TypeReference<LeftMap>() {}),
          n -> new LeftMap(map(n, i -> new Key(text(i)))),
          n -> "{\"map\":" + object(n, EqualHashesTest::text) + "}"),
      row(
          Codecs.databind(new TypeReference<LeftHashMap>() {}),
          n ->
              new LeftHashMap(
                  new HashMap<>(map(n, EqualHashesTest::shifted)), new ConcurrentHashMap<>()),
          n -> "{\"more\":{},\"map\":" + object(n, i -> shifted(i).toString()) + "}")
    };
  }

  /** Different periods with one hash code: months count 256 times, by a rotation. */
  private static Period shifted(int i) {
    return Period.of(1_000_000 - 256 * i, i, 0);
  }

  private static Locale locale(int i) {
    return new Locale.Builder().setLanguage("en").setExtension('x', words(i)).build();
  }

  /** Different words with one hash code: 99 * 31 + 57 is 97 * 31 + 119. */
  private static String words(int i) {
    var words = new StringBuilder();
    for (int bit = 0; bit < 12; bit++) {
      words.append(bit == 4 || bit == 8 ? "-" : "").append((i >> bit & 1) == 0 ? "c9" : "aw");
    }
    return words.toString();
  }

  // N-S06
  @ParameterizedTest
  @MethodSource("rows")
  <C> void more_than_100_equal_hash_codes_are_refused_both_ways(
      Codec<C> codec, IntFunction<C> value, IntFunction<String> json) {
    C most = value.apply(100);
    assertThat(Wire.read(codec, Wire.write(codec, most))).isEqualTo(most);
    assertThat(Wire.read(codec, json.apply(100))).isEqualTo(most);
    assertThat(Wire.refusedToWrite(codec, value.apply(101))).endsWith(REFUSED);
    assertThat(Wire.refusedToRead(codec, json.apply(101))).endsWith(REFUSED);
    assertThat(Wire.refusedToRead(codec, json.apply(4_000))).endsWith(REFUSED);
  }

  // N-S06
  @Test
  void values_with_an_order_may_have_any_hash_code() {
    Set<String> texts = set(4_000, EqualHashesTest::text);
    assertThat(Wire.roundTrip(Codecs.setOf(Codecs.STRING), texts)).isEqualTo(texts);
    Map<String, Integer> keys = map(4_000, EqualHashesTest::text);
    assertThat(Wire.roundTrip(Codecs.mapOf(KeyCodecs.STRING, Codecs.nullable(Codecs.INT)), keys))
        .isEqualTo(keys);
    assertThat(Wire.roundTrip(Codecs.JSON, keys)).isEqualTo(keys);
    Codec<Set<String>> left = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.roundTrip(left, texts)).isEqualTo(texts);
  }

  // N-S06
  @Test
  void equal_values_and_different_hash_codes_count_for_nothing() {
    assertThat(Wire.read(Codecs.setOf(PAIR), array(10_000, i -> "[1,2]"))).hasSize(1);
    Set<List<Integer>> many = set(10_000, i -> List.of(i, i));
    assertThat(Wire.roundTrip(Codecs.setOf(PAIR), many)).isEqualTo(many);
    Set<LocalDate> days = set(10_000, LocalDate.EPOCH::plusDays);
    assertThat(Wire.roundTrip(Codecs.setOf(Codecs.LOCAL_DATE), days)).isEqualTo(days);
    Set<List<Integer>> grid = set(10_000, i -> List.of(i / 100, i % 100));
    assertThat(Wire.roundTrip(Codecs.setOf(PAIR), grid)).isEqualTo(grid);
  }

  // N-S06
  @Test
  void a_list_holds_any_number_of_equal_hash_codes() {
    Collection<List<Integer>> pairs = new ArrayList<>(set(4_000, EqualHashesTest::pair));
    assertThat(Wire.roundTrip(Codecs.collectionOf(PAIR), pairs)).isEqualTo(pairs);
  }

  static Object[][] withKeysAgain() {
    return new Object[][] {
      {Codecs.mapOf(KeyCodecs.STRING, Codecs.INT), "\"%s\":1", "{", "}"},
      {Codecs.mapOf(KeyCodecs.LOCALE, Codecs.INT), "\"en-x-%s\":1", "{", "}"},
      {Codecs.databind(new TypeReference<Map<Key, Integer>>() {}), "\"%s\":1", "{", "}"},
      {Codecs.databind(new TypeReference<Set<Point>>() {}), "{\"x\":%s,\"y\":1}", "[", "]"},
      {Codecs.setOf(PAIR), "[%s,1]", "[", "]"}
    };
  }

  // N-S06
  @ParameterizedTest
  @MethodSource("withKeysAgain")
  void one_value_counts_once_however_often_it_comes(
      Codec<?> codec, String one, String start, String end) {
    Collector<CharSequence, ?, String> all = Collectors.joining(",", start, end);
    String json =
        IntStream.range(0, 400).mapToObj(i -> one.formatted(Math.min(i, 150))).collect(all);
    String each = IntStream.rangeClosed(0, 150).mapToObj(i -> one.formatted(i)).collect(all);
    assertThat((Object) Wire.read(codec, json)).isEqualTo(Wire.read(codec, each));
  }

  static Object[][] withDifferentHashCodesFirst() {
    IntFunction<String> text = EqualHashesTest::text;
    IntFunction<String> locale = i -> locale(i).toLanguageTag();
    IntFunction<String> point = EqualHashesTest::point;
    IntFunction<String> pair = i -> pair(i).toString();
    return new Object[][] {
      {Codecs.databind(new TypeReference<Map<Key, Integer>>() {}), "{\"%s\":1}", text, "k%s"},
      {Codecs.mapOf(KeyCodecs.LOCALE, Codecs.INT), "{\"%s\":1}", locale, "en-x-%s"},
      {Codecs.databind(new TypeReference<Set<Point>>() {}), "[%s]", point, "{\"x\":%s,\"y\":1}"},
      {Codecs.setOf(PAIR), "[%s]", pair, "[%s,1]"}
    };
  }

  // N-S06
  @ParameterizedTest
  @MethodSource("withDifferentHashCodesFirst")
  void equal_hash_codes_are_counted_after_many_others(
      Codec<?> codec, String json, IntFunction<String> equal, String different) {
    IntFunction<String> message =
        equals ->
            json.charAt(0)
                + Stream.concat(
                        IntStream.range(0, 150).mapToObj(i -> different.formatted(i)),
                        IntStream.range(0, equals).mapToObj(equal))
                    .map(each -> json.substring(1, json.length() - 1).formatted(each))
                    .collect(Collectors.joining(","))
                + json.charAt(json.length() - 1);
    assertThat((Object) Wire.read(codec, message.apply(100))).isNotNull();
    assertThat(Wire.refusedToRead(codec, message.apply(101))).endsWith(REFUSED);
  }

  /** A value of any hash code. */
  record Hashed(int hash, int number) {
    @Override
    public int hashCode() {
      return hash;
    }
  }

  // N-S06
  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, Integer.MIN_VALUE})
  void equal_hash_codes_are_counted_while_the_table_grows(int hash) {
    Codec<Set<Hashed>> codec = Codecs.databind(new TypeReference<>() {});
    IntFunction<Set<Hashed>> equal = n -> set(n, i -> new Hashed(hash, i));
    Set<Hashed> all = new LinkedHashSet<>(equal.apply(60));
    all.addAll(set(3_000, i -> new Hashed(7 * i + 5, -1)));
    all.addAll(equal.apply(90));
    assertThat(Wire.roundTrip(codec, all)).isEqualTo(all);
    all.addAll(equal.apply(110));
    assertThat(Wire.refusedToWrite(codec, all)).endsWith(REFUSED);
  }

  record LeftInOrder(List<Point> list, SortedSet<String> sorted) {}

  // N-S06
  @Test
  void a_list_or_sorted_set_left_to_jackson_holds_any_number_of_equal_hash_codes() {
    Codec<LeftInOrder> codec = Codecs.databind(new TypeReference<>() {});
    var value =
        new LeftInOrder(
            List.copyOf(set(4_000, i -> new Point(i, -31 * i))),
            new TreeSet<>(set(4_000, EqualHashesTest::text)));
    assertThat(Wire.roundTrip(codec, value)).isEqualTo(value);
  }
}
