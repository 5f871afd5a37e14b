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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MapsTest {

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments(KeyCodecs.STRING, "", "\"\""),
        arguments(KeyCodecs.STRING, "a.b/c", "\"a.b/c\""),
        arguments(KeyCodecs.BOOLEAN, true, "\"true\""),
        arguments(KeyCodecs.BYTE, (byte) -128, "\"-128\""),
        arguments(KeyCodecs.SHORT, (short) 0, "\"0\""),
        arguments(KeyCodecs.INT, 1, "\"1\""),
        arguments(KeyCodecs.LONG, Long.MIN_VALUE, "\"-9223372036854775808\""),
        arguments(KeyCodecs.CHAR, '"', "\"\\\"\""),
        arguments(KeyCodecs.BIG_INTEGER, BigInteger.TEN.pow(30), "\"1" + "0".repeat(30) + "\""),
        arguments(KeyCodecs.BIG_DECIMAL, new BigDecimal("600.00"), "\"600.00\""),
        arguments(KeyCodecs.UUID, new UUID(1, 2), "\"00000000-0000-0001-0000-000000000002\""),
        arguments(KeyCodecs.URI, URI.create("a:b"), "\"a:b\""),
        arguments(KeyCodecs.LOCALE, Locale.GERMANY, "\"de-DE\""),
        arguments(KeyCodecs.INSTANT, Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
        arguments(KeyCodecs.LOCAL_DATE, LocalDate.EPOCH, "\"1970-01-01\""),
        arguments(KeyCodecs.YEAR_MONTH, YearMonth.of(2026, 1), "\"2026-01\""),
        arguments(KeyCodecs.DURATION, Duration.ofMinutes(1), "\"PT1M\""),
        arguments(KeyCodecs.DATE, new Date(0), "\"1970-01-01T00:00:00Z\""),
        arguments(KeyCodecs.enumOf(TimeUnit.class, TimeUnit::values), TimeUnit.DAYS, "\"DAYS\""),
        arguments(
            KeyCodecs.enumOf(TimeUnit.class, TimeUnit::values, u -> "u" + u.name()),
            TimeUnit.DAYS,
            "\"uDAYS\""));
  }

  // C-04, C-05, I-15: keys are text that comes back as the declared type
  @ParameterizedTest
  @MethodSource("keys")
  <K> void keys_come_back(KeyCodec<K> keys, K key, String json) {
    Codec<Map<K, Integer>> codec = Codecs.mapOf(keys, Codecs.INT);
    assertThat(write(codec, Map.of(key, 2))).isEqualTo("{" + json + ":2}");
    assertThat(roundTrip(codec, Map.of(key, 2))).isEqualTo(Map.of(key, 2));
  }

  static Stream<Arguments> keysLeftToJackson() {
    return Stream.of(
        arguments(new TypeReference<Map<Boolean, Integer>>() {}, true, "true", "True"),
        arguments(new TypeReference<Map<Byte, Integer>>() {}, (byte) -1, "-1", "128"),
        arguments(new TypeReference<Map<Short, Integer>>() {}, (short) 1, "1", "+1"),
        arguments(new TypeReference<Map<Integer, Integer>>() {}, 1, "1", "01"),
        arguments(new TypeReference<Map<Long, Integer>>() {}, 1L, "1", " 1"),
        arguments(new TypeReference<Map<Float, Integer>>() {}, 0.1f, "0.1", "0.10"),
        arguments(new TypeReference<Map<Float, Integer>>() {}, 10f, "10.0", "1e39"),
        arguments(new TypeReference<Map<Double, Integer>>() {}, 0.1, "0.1", "1e-1"),
        arguments(new TypeReference<Map<Double, Integer>>() {}, 1e300, "1.0E300", "1.0E309"),
        arguments(new TypeReference<Map<Character, Integer>>() {}, 'a', "a", "ab"),
        arguments(new TypeReference<Map<BigInteger, Integer>>() {}, BigInteger.TEN, "10", "1e1"),
        arguments(
            new TypeReference<Map<BigDecimal, Integer>>() {}, new BigDecimal("6.00"), "6.00", "06"),
        arguments(
            new TypeReference<Map<UUID, Integer>>() {},
            new UUID(1, 2),
            "00000000-0000-0001-0000-000000000002",
            "1-1-1-1-1"),
        arguments(new TypeReference<Map<Year, Integer>>() {}, Year.of(5), "0005", "5"),
        arguments(
            new TypeReference<Map<Instant, Integer>>() {},
            Instant.EPOCH,
            "1970-01-01T00:00:00Z",
            "0"));
  }

  // C-05
  @ParameterizedTest
  @MethodSource("keysLeftToJackson")
  <K> void keys_of_maps_left_to_jackson_have_the_same_texts(
      TypeReference<Map<K, Integer>> type, K key, String text, String other) {
    Codec<Map<K, Integer>> codec = Codecs.databind(type);
    assertThat(write(codec, Map.of(key, 2))).isEqualTo("{\"" + text + "\":2}");
    assertThat(roundTrip(codec, Map.of(key, 2))).isEqualTo(Map.of(key, 2));
    assertThat(refusedToRead(codec, "{\"" + other + "\":2}"))
        .contains("map key: ")
        .endsWith(" is needed, found other text");
  }

  // C-05: text that is no key is refused
  @ParameterizedTest
  @CsvSource({
    "INT, +1",
    "INT, 01",
    "INT, ' 1'",
    "INT, 1.0",
    "INT, 73556080000",
    "INT, -0",
    "INT, ''",
    "INT, ٣",
    "BYTE, 128",
    "SHORT, 32768",
    "LONG, 9223372036854775808",
    "BIG_INTEGER, 1e3",
    "BOOLEAN, True",
    "BOOLEAN, 1",
    "CHAR, ''",
    "CHAR, ab",
    "UUID, 1-1-1-1-1",
    "LOCAL_DATE, 31.1.2026",
    "INSTANT, 7355608"
  })
  void text_that_is_no_key_is_refused(String type, String text) throws Exception {
    KeyCodec<?> keys = (KeyCodec<?>) KeyCodecs.class.getField(type).get(null);
    assertThat(refusedToRead(Codecs.mapOf(keys, Codecs.JSON), "{\"" + text + "\":1}"))
        .startsWith("argument 'it' (position 0) at /*: map key: ")
        .endsWith(" is needed, found other text");
  }

  // C-04: unknown names of an enum are refused as keys
  @Test
  void unknown_names_are_refused_as_keys() {
    var codec = Codecs.mapOf(KeyCodecs.enumOf(TimeUnit.class, TimeUnit::values), Codecs.INT);
    assertThat(refusedToRead(codec, "{\"0\":1}")).contains("map key: one of NANOSECONDS, ");
  }

  // C-05: a null key is refused at the writer
  @Test
  void a_null_key_is_refused() {
    Map<String, Integer> map = Collections.singletonMap(null, 1);
    assertThat(refusedToWrite(Codecs.mapOf(KeyCodecs.STRING, Codecs.INT), map))
        .isEqualTo("'it': a map key is needed, found null");
  }

  /** A concurrent map that takes null, against the rules of its interface. */
  private static final class Lax extends HashMap<String, String>
      implements ConcurrentMap<String, String> {
    private static final long serialVersionUID = 1L;
  }

  // C-05: what no worker could read is refused at the call
  @Test
  void a_null_value_in_a_map_that_takes_none_is_refused() {
    Codec<ConcurrentMap<String, String>> codec =
        Codecs.mapOf(KeyCodecs.STRING, Codecs.STRING, ConcurrentHashMap::new);
    var map = new Lax();
    map.put("a", "b");
    assertThat(roundTrip(codec, map)).isEqualTo(map).isInstanceOf(ConcurrentHashMap.class);
    map.put("a", null);
    assertThat(refusedToWrite(codec, map))
        .isEqualTo("'it': at /*: a map value is needed, found null");
    assertThat(refusedToRead(codec, "{\"a\":null}"))
        .endsWith("at /*: a map value is needed, found null");
  }

  @Test
  void a_key_is_a_value_and_no_message_shows_it() {
    var codec = Codecs.mapOf(KeyCodecs.STRING, Codecs.listOf(Codecs.DOUBLE));
    assertThat(refusedToRead(codec, "{\"" + SECRET + "\":[0,\"1\"]}"))
        .isEqualTo("argument 'it' (position 0) at /*/1: a double is needed, found a string");
    assertThat(refusedToWrite(codec, Map.of(SECRET, List.of(0.0, Double.NaN))))
        .isEqualTo("'it': at /*/1: NaN has no JSON form");
  }

  // C-14: a key that is too long to be read is not written
  @Test
  void a_key_that_is_too_long_is_not_written() {
    var codec = Codecs.mapOf(KeyCodecs.STRING, Codecs.INT);
    Map<String, Integer> longest = Map.of("k".repeat(50_000), 1);
    assertThat(roundTrip(codec, longest)).isEqualTo(longest);
    assertThat(refusedToWrite(codec, Map.of("k".repeat(50_001), 1))).contains("at most 50000");
    assertThat(refusedToWrite(codec, Map.of("\ud83d", 1))).contains("unpaired surrogate");
    assertThat(refusedToRead(codec, "{\"" + "k".repeat(50_001) + "\":1}")).contains("50000");
  }

  @Test
  void a_map_keeps_its_order_holds_null_and_is_unmodifiable() {
    Map<String, String> map =
        read(Codecs.mapOf(KeyCodecs.STRING, Codecs.STRING), "{\"b\":null,\"a\":\"1\"}");
    assertThat(map.keySet()).containsExactly("b", "a");
    assertThat(map.get("b")).isNull();
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void of_two_entries_with_one_key_the_last_counts() {
    assertThat(read(Codecs.mapOf(KeyCodecs.INT, Codecs.INT), "{\"1\":1,\"1\":2}"))
        .isEqualTo(Map.of(1, 2));
  }

  @Test
  void a_sorted_map_is_in_natural_order() {
    Codec<SortedMap<Integer, String>> codec = Codecs.sortedMapOf(KeyCodecs.INT, Codecs.STRING);
    assertThat(read(codec, "{\"10\":\"\",\"9\":\"\"}").keySet()).containsExactly(9, 10);
  }

  // C-04: an EnumMap comes back as one
  @Test
  void a_map_of_a_class_of_its_own_comes_back_as_that() {
    Codec<EnumMap<TimeUnit, Integer>> codec =
        Codecs.mapOf(
            KeyCodecs.enumOf(TimeUnit.class, TimeUnit::values),
            Codecs.nullable(Codecs.INT),
            () -> new EnumMap<>(TimeUnit.class));
    var map = new EnumMap<>(Map.of(TimeUnit.DAYS, 1));
    assertThat(roundTrip(codec, map)).isEqualTo(map);
    Codec<HashMap<String, Integer>> hash = Codecs.mapOf(KeyCodecs.STRING, Codecs.INT, HashMap::new);
    assertThat(roundTrip(hash, new HashMap<>(Map.of("a", 1)))).isEqualTo(Map.of("a", 1));
    Codec<TreeMap<String, Integer>> tree = Codecs.mapOf(KeyCodecs.STRING, Codecs.INT, TreeMap::new);
    assertThat(roundTrip(tree, new TreeMap<>(Map.of("a", 1)))).isEqualTo(Map.of("a", 1));
  }

  @Test
  void only_an_object_is_a_map() {
    var codec = Codecs.mapOf(KeyCodecs.STRING, Codecs.INT);
    assertThat(refusedToRead(codec, "[]")).endsWith("an object is needed, found an array");
    assertThat(refusedToRead(codec, "\"{}\"")).endsWith("an object is needed, found a string");
  }
}
