package io.boilermaker.codec;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The codecs of types whose shape is known. Those of primitive types reject null; all others read
 * JSON null as null, except where they say otherwise. Numbers are not read from strings, nor
 * strings from numbers, nor integers from fractions; a number outside of its type's range is
 * rejected. What a worker could not read is rejected when it is written.
 */
public final class Codecs {

  /** {@code boolean}. */
  public static final Codec<Boolean> BOOLEAN = Primitives.BOOLEAN;

  /** {@code byte}: a number, as for the other integers; see {@link #BYTES} for many. */
  public static final Codec<Byte> BYTE = Primitives.BYTE;

  /** {@code short}. */
  public static final Codec<Short> SHORT = Primitives.SHORT;

  /** {@code int}. */
  public static final Codec<Integer> INT = Primitives.INT;

  /** {@code long}. */
  public static final Codec<Long> LONG = Primitives.LONG;

  /** {@code float}; integers are read too, NaN and the infinities are rejected both ways. */
  public static final Codec<Float> FLOAT = Primitives.FLOAT;

  /** {@code double}; integers are read too, NaN and the infinities are rejected both ways. */
  public static final Codec<Double> DOUBLE = Primitives.DOUBLE;

  /** {@code char}: a string of exactly one UTF-16 unit; half a surrogate pair is not written. */
  public static final Codec<Character> CHAR = Primitives.CHAR;

  /** {@code String}. */
  public static final Codec<String> STRING = new TextCodec<>(Texts.STRING);

  /** {@code BigInteger}: a JSON number of at most 1000 digits, exact. */
  public static final Codec<BigInteger> BIG_INTEGER = BigNumbers.BIG_INTEGER;

  /**
   * {@code BigDecimal}: a JSON number of at most 1000 digits; value and scale stay. Text is read
   * too.
   */
  public static final Codec<BigDecimal> BIG_DECIMAL = BigNumbers.BIG_DECIMAL;

  /** {@code byte[]}: base64 text, standard alphabet, with padding, without line breaks. */
  public static final Codec<byte[]> BYTES = new BytesCodec();

  /** {@code UUID}: its canonical text, lower case. */
  public static final Codec<java.util.UUID> UUID = new TextCodec<>(Texts.UUID_TEXT);

  /** {@code URI}: its text. */
  public static final Codec<java.net.URI> URI = new TextCodec<>(Texts.URI_TEXT);

  /** {@code Locale}: its BCP 47 language tag; a locale that has none of its own is not written. */
  public static final Codec<Locale> LOCALE = new TextCodec<>(Texts.LOCALE);

  /**
   * {@code Instant}: ISO text in UTC, with a {@code Z}. An offset such as {@code +00:00} or {@code
   * +02:00}, as Python writes it, is read too.
   */
  public static final Codec<Instant> INSTANT = new TextCodec<>(Times.INSTANT);

  /** {@code LocalDate}: ISO text. */
  public static final Codec<LocalDate> LOCAL_DATE = new TextCodec<>(Times.LOCAL_DATE);

  /** {@code LocalTime}: ISO text. */
  public static final Codec<LocalTime> LOCAL_TIME = new TextCodec<>(Times.LOCAL_TIME);

  /** {@code LocalDateTime}: ISO text. */
  public static final Codec<LocalDateTime> LOCAL_DATE_TIME = new TextCodec<>(Times.LOCAL_DATE_TIME);

  /** {@code OffsetDateTime}: ISO text with the offset as given. */
  public static final Codec<OffsetDateTime> OFFSET_DATE_TIME =
      new TextCodec<>(Times.OFFSET_DATE_TIME);

  /** {@code OffsetTime}: ISO text with the offset as given. */
  public static final Codec<OffsetTime> OFFSET_TIME = new TextCodec<>(Times.OFFSET_TIME);

  /**
   * {@code ZonedDateTime}: ISO text with offset and zone, such as {@code
   * 2026-01-31T10:00+01:00[Europe/Paris]}.
   */
  public static final Codec<ZonedDateTime> ZONED_DATE_TIME = new TextCodec<>(Times.ZONED_DATE_TIME);

  /** {@code Duration}: ISO text, such as {@code PT1H30M}. */
  public static final Codec<Duration> DURATION = new TextCodec<>(Times.DURATION);

  /** {@code Period}: ISO text, such as {@code P1Y2M3D}. */
  public static final Codec<Period> PERIOD = new TextCodec<>(Times.PERIOD);

  /** {@code Year}: text of at least four digits. */
  public static final Codec<Year> YEAR = new TextCodec<>(Times.YEAR);

  /** {@code YearMonth}: ISO text. */
  public static final Codec<YearMonth> YEAR_MONTH = new TextCodec<>(Times.YEAR_MONTH);

  /** {@code MonthDay}: ISO text, such as {@code --12-31}. */
  public static final Codec<MonthDay> MONTH_DAY = new TextCodec<>(Times.MONTH_DAY);

  /** {@code ZoneId}: its id. */
  public static final Codec<ZoneId> ZONE_ID = new TextCodec<>(Times.ZONE_ID);

  /** {@code ZoneOffset}: its id, such as {@code +02:00} or {@code Z}. */
  public static final Codec<ZoneOffset> ZONE_OFFSET = new TextCodec<>(Times.ZONE_OFFSET);

  /**
   * {@code java.util.Date}: as {@link #INSTANT}. Since a date has milliseconds, finer digits that
   * another language sent are cut.
   */
  public static final Codec<Date> DATE = new TextCodec<>(Times.DATE);

  /** {@code OptionalInt}: null if empty. */
  public static final Codec<OptionalInt> OPTIONAL_INT = Optionals.INT;

  /** {@code OptionalLong}: null if empty. */
  public static final Codec<OptionalLong> OPTIONAL_LONG = Optionals.LONG;

  /** {@code OptionalDouble}: null if empty. */
  public static final Codec<OptionalDouble> OPTIONAL_DOUBLE = Optionals.DOUBLE;

  /** {@code boolean[]}, as for the next ones: a JSON array. */
  public static final Codec<boolean[]> BOOLEAN_ARRAY = PrimitiveArrays.BOOLEAN;

  /** {@code short[]}. */
  public static final Codec<short[]> SHORT_ARRAY = PrimitiveArrays.SHORT;

  /** {@code int[]}. */
  public static final Codec<int[]> INT_ARRAY = PrimitiveArrays.INT;

  /** {@code long[]}. */
  public static final Codec<long[]> LONG_ARRAY = PrimitiveArrays.LONG;

  /** {@code float[]}. */
  public static final Codec<float[]> FLOAT_ARRAY = PrimitiveArrays.FLOAT;

  /** {@code double[]}. */
  public static final Codec<double[]> DOUBLE_ARRAY = PrimitiveArrays.DOUBLE;

  /** {@code char[]}: a string. */
  public static final Codec<char[]> CHAR_ARRAY = PrimitiveArrays.CHAR;

  /**
   * {@code Object}: any plain JSON value. What is read is null, a Boolean, a String, the smallest
   * of Integer, Long and BigInteger that holds the number, a BigDecimal with its scale, or an
   * unmodifiable List or Map of the same. What is written is null, a Boolean, a String, a boxed
   * number, a BigInteger or BigDecimal, or a Collection, an array of objects, or a Map with String
   * keys of the same; everything else is rejected.
   */
  public static final Codec<Object> JSON = new JsonCodec();

  private Codecs() {}

  /** Returns the same with null allowed: the boxed form of a primitive type. */
  public static <T> Codec<T> nullable(Codec<T> codec) {
    return new NullableCodec<>(codec);
  }

  /** Returns a codec that is asked for when it is used, so that a type can contain itself. */
  public static <T> Codec<T> lazy(Supplier<? extends Codec<T>> codec) {
    return new LazyCodec<>(codec);
  }

  /**
   * Returns the codec of an enum by the names of its constants, whatever {@code toString} says. If
   * the enum cannot be initialized, the codec says so to all that need it, and to nobody else.
   *
   * @param values the method {@code values()}
   */
  public static <E extends Enum<E>> Codec<E> enumOf(Class<E> type, Supplier<E[]> values) {
    return enumOf(type, values, Enum::name);
  }

  /**
   * As {@link #enumOf(Class, Supplier)}, by texts; also if two share a text, or one has none.
   *
   * @param wire the text of a constant, asked for once
   */
  public static <E extends Enum<E>> Codec<E> enumOf(
      Class<E> type, Supplier<E[]> values, Function<? super E, String> wire) {
    return Enums.codec(type, values, wire);
  }

  /**
   * Returns the codec of a list that is unmodifiable when read; null elements are the element
   * codec's matter.
   */
  public static <E> Codec<List<E>> listOf(Codec<E> element) {
    return new CollectionCodec<>(element, Nulls.ALLOWED, ArrayList::new, Unmodifiable::list);
  }

  /** As {@link #listOf}, declared as a collection. */
  public static <E> Codec<Collection<E>> collectionOf(Codec<E> element) {
    // A list, since an unmodifiable collection as such equals nothing but itself.
    return CollectionCodec.ofAnyKind(element, elements -> Unmodifiable.list((List<E>) elements));
  }

  /**
   * Returns the codec of a set that is unmodifiable when read, and keeps the order; duplicates
   * collapse.
   */
  public static <E> Codec<Set<E>> setOf(Codec<E> element) {
    return new CollectionCodec<>(element, Nulls.ALLOWED, LinkedHashSet::new, Unmodifiable::set);
  }

  /**
   * Returns the codec of a set that is unmodifiable when read, in natural order whatever its order
   * was; no nulls.
   */
  public static <E extends Comparable<? super E>> Codec<SortedSet<E>> sortedSetOf(
      Codec<E> element) {
    return new CollectionCodec<>(
        element, Nulls.REFUSED, TreeSet::new, Collections::unmodifiableSortedSet);
  }

  /** Returns the codec of a queue that can be polled when read; no nulls. */
  public static <E> Codec<Queue<E>> queueOf(Codec<E> element) {
    return new CollectionCodec<>(element, Nulls.REFUSED, ArrayDeque::new, UnaryOperator.identity());
  }

  /** Returns the codec of a deque that can be polled when read; no nulls. */
  public static <E> Codec<Deque<E>> dequeOf(Codec<E> element) {
    return new CollectionCodec<>(element, Nulls.REFUSED, ArrayDeque::new, UnaryOperator.identity());
  }

  /**
   * Returns the codec of a collection of a class of its own, such as {@code ArrayList::new} or
   * {@code () -> EnumSet.noneOf(Color.class)} makes; an element that it rejects is rejected when
   * read.
   */
  public static <E, C extends Collection<E>> Codec<C> collectionOf(
      Codec<E> element, Supplier<? extends C> empty) {
    return new CollectionCodec<>(element, Nulls.in(empty.get()), empty, UnaryOperator.identity());
  }

  /**
   * Returns the codec of a map that is unmodifiable when read, and keeps the order; null keys are
   * rejected.
   */
  public static <K, V> Codec<Map<K, V>> mapOf(KeyCodec<K> keys, Codec<V> values) {
    return new MapCodec<>(keys, values, Nulls.ALLOWED, LinkedHashMap::new, Unmodifiable::map);
  }

  /**
   * Returns the codec of a map that is unmodifiable when read, in natural order whatever its order
   * was.
   */
  public static <K extends Comparable<? super K>, V> Codec<SortedMap<K, V>> sortedMapOf(
      KeyCodec<K> keys, Codec<V> values) {
    return new MapCodec<>(
        keys, values, Nulls.ALLOWED, TreeMap::new, Collections::unmodifiableSortedMap);
  }

  /**
   * Returns the codec of a map of a class of its own, such as {@code HashMap::new} or {@code () ->
   * new EnumMap<>(Color.class)} makes; an entry that it rejects is rejected when read.
   */
  public static <K, V, M extends Map<K, V>> Codec<M> mapOf(
      KeyCodec<K> keys, Codec<V> values, Supplier<? extends M> empty) {
    return new MapCodec<>(keys, values, Nulls.in(empty.get()), empty, UnaryOperator.identity());
  }

  /**
   * Returns the codec of an optional: null if empty; an optional that is itself null is rejected
   * when written.
   */
  public static <T> Codec<Optional<T>> optionalOf(Codec<T> codec) {
    return Optionals.of(codec);
  }

  /**
   * Returns the codec of an array of objects, or of arrays such as {@code arrayOf(INT_ARRAY,
   * int[][]::new)}.
   *
   * @param create makes an array of the length it is given
   */
  public static <E> Codec<E[]> arrayOf(Codec<E> element, IntFunction<E[]> create) {
    return new ArrayCodec<>(element, create);
  }

  /** Returns the codec of a sealed hierarchy of records with the discriminator {@code "type"}. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only copied.
  public static <T> Codec<T> sealedOf(SealedCase<? extends T>... cases) {
    return new SealedCodec<>("type", List.of(cases));
  }

  /**
   * Returns the codec of a sealed hierarchy of records. A record's object has one more property,
   * the discriminator, which says the record's name. It is written first, and read in any place.
   *
   * @param discriminator the name of that property
   * @param cases all records, also those of nested hierarchies
   * @throws IllegalArgumentException if a record has a component of that name, or two records share
   *     a name
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only copied.
  public static <T> Codec<T> sealedOf(String discriminator, SealedCase<? extends T>... cases) {
    return new SealedCodec<>(discriminator, List.of(cases));
  }

  /**
   * Returns the codec of a type whose shape is not known: by the {@code ObjectMapper} that is the
   * parser's or the generator's codec, or else by a strict one with ISO dates and times.
   */
  public static <T> Codec<T> databind(TypeReference<T> type) {
    return new DatabindCodec<>(type);
  }

  /**
   * The same codec, for the same type written otherwise: with wildcards, or without type arguments.
   */
  // Such a type erases to the same, and only generated code that knows both says so.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> Codec<T> as(Codec<?> codec) {
    return (Codec<T>) codec;
  }
}
