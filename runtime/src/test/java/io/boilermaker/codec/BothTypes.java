package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Types that generated code knows, to be read and written by Jackson as well. */
final class BothTypes {

  enum Color {
    RED,
    GREEN
  }

  enum Coded {
    RED("Red!"),
    GREEN("green");

    private final String code;

    Coded(String code) {
      this.code = code;
    }

    @JsonValue
    String code() {
      return code;
    }
  }

  /** A type with its codec and some values. */
  record Type<T>(String name, TypeReference<T> reference, Codec<T> codec, List<T> values) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Type<?>> ALL = new ArrayList<>();

  private BothTypes() {}

  @SafeVarargs
  @SuppressWarnings("varargs") // read, and not kept
  private static <T> void add(
      String name, TypeReference<T> reference, Codec<T> codec, T... values) {
    ALL.add(new Type<>(name, reference, codec, List.of(values)));
  }

  private static <K> void key(
      String name, TypeReference<Map<K, Integer>> reference, KeyCodec<K> keys, K key) {
    Codec<Map<K, Integer>> codec = Codecs.mapOf(keys, box(Codecs.INT));
    add("Map<" + name + ",Integer>", reference, codec, Map.of(key, 1));
  }

  private static <T> TypeReference<T> primitive(Class<?> type) {
    return new TypeReference<>() {
      @Override
      public java.lang.reflect.Type getType() {
        return type;
      }
    };
  }

  private static <T> Codec<T> box(Codec<T> codec) {
    return Codecs.nullable(codec);
  }

  static {
    numbers();
    texts();
    times();
    arrays();
    collections();
    maps();
    primitives();
  }

  private static void numbers() {
    add("Boolean", new TypeReference<>() {}, box(Codecs.BOOLEAN), true);
    add("Byte", new TypeReference<>() {}, box(Codecs.BYTE), (byte) -1);
    add("Short", new TypeReference<>() {}, box(Codecs.SHORT), (short) -1);
    add("Integer", new TypeReference<>() {}, box(Codecs.INT), -1);
    add("Long", new TypeReference<>() {}, box(Codecs.LONG), Long.MIN_VALUE);
    add("Float", new TypeReference<>() {}, box(Codecs.FLOAT), 0.1f, 1e10f);
    add("Double", new TypeReference<>() {}, box(Codecs.DOUBLE), 0.1, 1e100, -0.0);
    add("Character", new TypeReference<>() {}, box(Codecs.CHAR), 'a', '"');
    add("BigInteger", new TypeReference<>() {}, Codecs.BIG_INTEGER, BigInteger.TEN.pow(40));
    add(
        "BigDecimal",
        new TypeReference<>() {},
        Codecs.BIG_DECIMAL,
        new BigDecimal("600.00"),
        new BigDecimal("1E+1000"));
    add("Object", new TypeReference<>() {}, Codecs.JSON, "a", 1, List.of(1, Map.of("a", true)));
    add(
        "OptionalInt",
        new TypeReference<>() {},
        Codecs.OPTIONAL_INT,
        OptionalInt.of(1),
        OptionalInt.empty());
    add("OptionalLong", new TypeReference<>() {}, Codecs.OPTIONAL_LONG, OptionalLong.of(1));
    add("OptionalDouble", new TypeReference<>() {}, Codecs.OPTIONAL_DOUBLE, OptionalDouble.of(1.5));
    add(
        "Optional<Integer>",
        new TypeReference<>() {},
        Codecs.optionalOf(box(Codecs.INT)),
        Optional.of(1),
        Optional.empty());
    add(
        "Optional<LocalDate>",
        new TypeReference<>() {},
        Codecs.optionalOf(Codecs.LOCAL_DATE),
        Optional.of(LocalDate.EPOCH));
  }

  private static void texts() {
    add("String", new TypeReference<>() {}, Codecs.STRING, "", "a\u0000\ud83d\ude00");
    add("UUID", new TypeReference<>() {}, Codecs.UUID, new UUID(1, 2));
    add("URI", new TypeReference<>() {}, Codecs.URI, URI.create("https://example.com/a?b"));
    add("Locale", new TypeReference<>() {}, Codecs.LOCALE, Locale.GERMANY, Locale.ROOT);
    add("Color", new TypeReference<>() {}, Codecs.enumOf(Color.class, Color::values), Color.RED);
    add(
        "Coded",
        new TypeReference<>() {},
        Codecs.enumOf(Coded.class, Coded::values, Coded::code),
        Coded.RED);
  }

  private static void times() {
    add(
        "Instant",
        new TypeReference<>() {},
        Codecs.INSTANT,
        Instant.EPOCH,
        Instant.ofEpochSecond(1, 2),
        Instant.MAX);
    add("LocalDate", new TypeReference<>() {}, Codecs.LOCAL_DATE, LocalDate.EPOCH, LocalDate.MAX);
    add(
        "LocalTime",
        new TypeReference<>() {},
        Codecs.LOCAL_TIME,
        LocalTime.of(1, 2),
        LocalTime.MAX);
    add(
        "LocalDateTime",
        new TypeReference<>() {},
        Codecs.LOCAL_DATE_TIME,
        LocalDateTime.of(2026, 1, 2, 3, 4),
        LocalDateTime.MIN);
    add(
        "OffsetDateTime",
        new TypeReference<>() {},
        Codecs.OFFSET_DATE_TIME,
        OffsetDateTime.parse("2026-01-31T10:00+02:00"));
    add(
        "OffsetTime",
        new TypeReference<>() {},
        Codecs.OFFSET_TIME,
        OffsetTime.parse("10:00+02:00"));
    add(
        "ZonedDateTime",
        new TypeReference<>() {},
        Codecs.ZONED_DATE_TIME,
        ZonedDateTime.parse("2026-01-31T10:00+01:00[Europe/Paris]"));
    add("Duration", new TypeReference<>() {}, Codecs.DURATION, Duration.ofMillis(-1500));
    add("Period", new TypeReference<>() {}, Codecs.PERIOD, Period.of(1, 2, 3), Period.ZERO);
    add("Year", new TypeReference<>() {}, Codecs.YEAR, Year.of(2026), Year.of(12026), Year.of(-5));
    add("YearMonth", new TypeReference<>() {}, Codecs.YEAR_MONTH, YearMonth.of(12026, 1));
    add("MonthDay", new TypeReference<>() {}, Codecs.MONTH_DAY, MonthDay.of(12, 31));
    add(
        "ZoneId",
        new TypeReference<>() {},
        Codecs.ZONE_ID,
        ZoneId.of("Europe/Paris"),
        ZoneOffset.UTC);
    add("ZoneOffset", new TypeReference<>() {}, Codecs.ZONE_OFFSET, ZoneOffset.ofHours(2));
    add("Date", new TypeReference<>() {}, Codecs.DATE, new Date(1), new java.sql.Timestamp(2));
  }

  private static void arrays() {
    add("boolean[]", new TypeReference<>() {}, Codecs.BOOLEAN_ARRAY, new boolean[] {true});
    add("byte[]", new TypeReference<>() {}, Codecs.BYTES, new byte[] {1, -1}, new byte[100]);
    add("short[]", new TypeReference<>() {}, Codecs.SHORT_ARRAY, new short[] {1});
    add("int[]", new TypeReference<>() {}, Codecs.INT_ARRAY, new int[] {1}, new int[0]);
    add("long[]", new TypeReference<>() {}, Codecs.LONG_ARRAY, new long[] {1});
    add("float[]", new TypeReference<>() {}, Codecs.FLOAT_ARRAY, new float[] {1.5f});
    add("double[]", new TypeReference<>() {}, Codecs.DOUBLE_ARRAY, new double[] {1.5});
    add("char[]", new TypeReference<>() {}, Codecs.CHAR_ARRAY, new char[] {'a', 'b'}, new char[0]);
    add(
        "String[]",
        new TypeReference<>() {},
        Codecs.arrayOf(Codecs.STRING, String[]::new),
        new String[] {"a", "b"});
    add(
        "int[][]",
        new TypeReference<>() {},
        Codecs.arrayOf(Codecs.INT_ARRAY, int[][]::new),
        new int[][] {{1}, {}});
    add(
        "Year[]",
        new TypeReference<>() {},
        Codecs.arrayOf(Codecs.YEAR, Year[]::new),
        new Year[] {Year.of(2026)});
  }

  private static void collections() {
    add("List<String>", new TypeReference<>() {}, Codecs.listOf(Codecs.STRING), List.of("a", ""));
    add("List<Integer>", new TypeReference<>() {}, Codecs.listOf(box(Codecs.INT)), List.of(1));
    add(
        "List<List<Double>>",
        new TypeReference<>() {},
        Codecs.listOf(Codecs.listOf(box(Codecs.DOUBLE))),
        List.of(List.of(1.5)));
    add(
        "Collection<Year>",
        new TypeReference<>() {},
        Codecs.collectionOf(Codecs.YEAR),
        (Collection<Year>) List.of(Year.of(1)));
    add("Set<Integer>", new TypeReference<>() {}, Codecs.setOf(box(Codecs.INT)), Set.of(1));
    add(
        "SortedSet<String>",
        new TypeReference<>() {},
        Codecs.sortedSetOf(Codecs.STRING),
        (SortedSet<String>) new TreeSet<>(List.of("a")));
    add(
        "Queue<String>",
        new TypeReference<>() {},
        Codecs.queueOf(Codecs.STRING),
        (Queue<String>) new ArrayDeque<>(List.of("a")));
    add(
        "Deque<Integer>",
        new TypeReference<>() {},
        Codecs.dequeOf(box(Codecs.INT)),
        (Deque<Integer>) new ArrayDeque<>(List.of(1)));
    add(
        "PriorityQueue<String>",
        new TypeReference<>() {},
        Codecs.collectionOf(Codecs.STRING, PriorityQueue<String>::new),
        new PriorityQueue<>(List.of("a")));
    add(
        "LinkedHashSet<String>",
        new TypeReference<>() {},
        Codecs.collectionOf(Codecs.STRING, LinkedHashSet<String>::new),
        new LinkedHashSet<>(List.of("b", "a")));
    add(
        "EnumSet<Color>",
        new TypeReference<>() {},
        Codecs.collectionOf(
            Codecs.enumOf(Color.class, Color::values), () -> EnumSet.noneOf(Color.class)),
        EnumSet.of(Color.RED));
  }

  private static void maps() {
    Codec<Integer> number = box(Codecs.INT);
    key("String", new TypeReference<>() {}, KeyCodecs.STRING, "");
    key("Boolean", new TypeReference<>() {}, KeyCodecs.BOOLEAN, true);
    key("Integer", new TypeReference<>() {}, KeyCodecs.INT, -1);
    key("Byte", new TypeReference<>() {}, KeyCodecs.BYTE, (byte) 1);
    key("Short", new TypeReference<>() {}, KeyCodecs.SHORT, (short) 1);
    key("Long", new TypeReference<>() {}, KeyCodecs.LONG, 1L);
    key("Character", new TypeReference<>() {}, KeyCodecs.CHAR, 'a');
    key("BigInteger", new TypeReference<>() {}, KeyCodecs.BIG_INTEGER, BigInteger.ONE);
    key("BigDecimal", new TypeReference<>() {}, KeyCodecs.BIG_DECIMAL, new BigDecimal("1E+2"));
    key("UUID", new TypeReference<>() {}, KeyCodecs.UUID, new UUID(1, 2));
    key("Locale", new TypeReference<>() {}, KeyCodecs.LOCALE, Locale.GERMANY);
    key("URI", new TypeReference<>() {}, KeyCodecs.URI, URI.create("a"));
    key("Instant", new TypeReference<>() {}, KeyCodecs.INSTANT, Instant.EPOCH);
    key("LocalDate", new TypeReference<>() {}, KeyCodecs.LOCAL_DATE, LocalDate.MAX);
    key(
        "ZonedDateTime",
        new TypeReference<>() {},
        KeyCodecs.ZONED_DATE_TIME,
        ZonedDateTime.parse("2026-01-31T10:00+01:00[Europe/Paris]"));
    key("Duration", new TypeReference<>() {}, KeyCodecs.DURATION, Duration.ZERO);
    key("Year", new TypeReference<>() {}, KeyCodecs.YEAR, Year.of(5));
    key("YearMonth", new TypeReference<>() {}, KeyCodecs.YEAR_MONTH, YearMonth.of(12026, 1));
    key("ZoneId", new TypeReference<>() {}, KeyCodecs.ZONE_ID, ZoneId.of("Europe/Paris"));
    key("Date", new TypeReference<>() {}, KeyCodecs.DATE, new Date(1));
    key("Color", new TypeReference<>() {}, KeyCodecs.enumOf(Color.class, Color::values), Color.RED);
    key(
        "Coded",
        new TypeReference<>() {},
        KeyCodecs.enumOf(Coded.class, Coded::values, Coded::code),
        Coded.RED);
    add(
        "Map<String,Year>",
        new TypeReference<>() {},
        Codecs.mapOf(KeyCodecs.STRING, Codecs.YEAR),
        Map.of("a", Year.of(1)));
    add(
        "SortedMap<String,Integer>",
        new TypeReference<>() {},
        Codecs.sortedMapOf(KeyCodecs.STRING, number),
        (SortedMap<String, Integer>) new TreeMap<>(Map.of("a", 1)));
    add(
        "ConcurrentMap<String,Integer>",
        new TypeReference<>() {},
        Codecs.mapOf(KeyCodecs.STRING, number, ConcurrentHashMap<String, Integer>::new),
        (ConcurrentMap<String, Integer>) new ConcurrentHashMap<>(Map.of("a", 1)));
    add(
        "LinkedHashMap<Integer,String>",
        new TypeReference<>() {},
        Codecs.mapOf(KeyCodecs.INT, Codecs.STRING, LinkedHashMap<Integer, String>::new),
        new LinkedHashMap<>(Map.of(1, "a")));
    add(
        "EnumMap<Color,Integer>",
        new TypeReference<>() {},
        Codecs.mapOf(
            KeyCodecs.enumOf(Color.class, Color::values), number, () -> new EnumMap<>(Color.class)),
        new EnumMap<>(Map.of(Color.RED, 1)));
  }

  private static void primitives() {
    add("boolean", primitive(boolean.class), Codecs.BOOLEAN, true);
    add("byte", primitive(byte.class), Codecs.BYTE, (byte) 1);
    add("short", primitive(short.class), Codecs.SHORT, (short) 1);
    add("int", primitive(int.class), Codecs.INT, 1);
    add("long", primitive(long.class), Codecs.LONG, 1L);
    add("float", primitive(float.class), Codecs.FLOAT, 1.5f);
    add("double", primitive(double.class), Codecs.DOUBLE, 1.5);
    add("char", primitive(char.class), Codecs.CHAR, 'a');
  }

  /** Shows a value with its class where that matters, and all that is in it. */
  static String show(@Nullable Object value) {
    if (value != null && value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> show(Array.get(value, i)))
          .collect(Collectors.joining(",", "[", "]"));
    } else if (value instanceof Collection<?> elements) {
      return elements.stream().map(BothTypes::show).collect(Collectors.joining(",", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> show(entry.getKey()) + "=" + show(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    } else if (value instanceof Date date) {
      return date.toInstant().toString();
    }
    return String.valueOf(value);
  }
}
