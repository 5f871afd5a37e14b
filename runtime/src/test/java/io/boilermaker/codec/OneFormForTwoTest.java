package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of classes left to Jackson that would arrive as others: refused where they are sent. */
class OneFormForTwoTest {

  private static <T> void passes(TypeReference<T> type, T value) {
    assertThat(roundTrip(Codecs.databind(type), value)).isEqualTo(value);
  }

  private static <T> void refused(TypeReference<T> type, T value, String why) {
    assertThat(refusedToWrite(Codecs.databind(type), value)).startsWith("'it': ").contains(why);
  }

  enum Numbered {
    ONE(1),
    UNE(1),
    TWO(2);

    private final int number;

    Numbered(int number) {
      this.number = number;
    }

    @JsonValue
    int number() {
      return number;
    }
  }

  enum Swapped {
    @JsonProperty("SECOND")
    FIRST,
    SECOND
  }

  enum Created {
    FIRST,
    SECOND;

    @JsonCreator
    static Created of(String text) {
      return FIRST;
    }
  }

  @JsonFormat(shape = JsonFormat.Shape.NUMBER)
  enum Ordinal {
    FIRST
  }

  enum Fine {
    FIRST {
      @Override
      public String toString() {
        return "SECOND";
      }
    },
    @JsonProperty("2nd")
    SECOND
  }

  // N-C04
  @ParameterizedTest
  @EnumSource
  void a_constant_is_read_as_itself(Fine constant) {
    passes(new TypeReference<>() {}, constant);
  }

  // N-C04
  @Test
  void a_constant_whose_form_is_that_of_another_is_refused() {
    String another = "has the form of another constant of ";
    passes(new TypeReference<>() {}, Numbered.TWO);
    refused(new TypeReference<>() {}, Numbered.UNE, "'UNE' " + another);
    refused(new TypeReference<>() {}, Swapped.FIRST, "'FIRST' " + another);
    refused(new TypeReference<>() {}, Created.SECOND, "'SECOND' " + another);
    refused(new TypeReference<>() {}, List.of(Swapped.FIRST), another);
  }

  // N-C29
  @Test
  void a_constant_whose_form_is_never_read_is_refused() {
    refused(new TypeReference<>() {}, Ordinal.FIRST, "is not read as " + Ordinal.class.getName());
  }

  record Times(
      @JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) Instant instant,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) OffsetDateTime offset,
      @JsonFormat(pattern = "dd.MM.yyyy HH:mm") LocalDateTime local) {}

  // N-C17
  @Test
  void a_time_whose_form_lacks_some_of_it_is_refused() {
    Instant instant = Instant.EPOCH;
    OffsetDateTime offset = OffsetDateTime.parse("2026-01-31T12:00:00.5Z");
    LocalDateTime local = LocalDateTime.parse("2026-01-31T12:30");
    var type = new TypeReference<Times>() {};
    String another = "is that of another java.time.";

    passes(type, new Times(instant, offset, local));

    // Jackson writes milliseconds, and would read them as seconds.
    refused(type, new Times(Instant.ofEpochSecond(5), offset, local), another + "Instant");
    OffsetDateTime elsewhere = OffsetDateTime.parse("2026-01-31T12:00:00+02:00");
    refused(type, new Times(instant, elsewhere, local), another + "OffsetDateTime");
    refused(type, new Times(instant, offset, local.withSecond(1)), another + "LocalDateTime");
  }

  record Anything(
      @JsonFormat(shape = JsonFormat.Shape.STRING) Object one,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) List<Object> many) {}

  // N-C17
  @Test
  void no_format_changes_what_stands_where_a_type_says_nothing() {
    passes(new TypeReference<>() {}, new Anything(true, List.of(1, false, "2")));
    passes(new TypeReference<>() {}, new Anything("true", List.of()));
  }

  // N-C02
  @Test
  void a_key_that_has_the_name_of_a_property_is_refused() {
    var type = new TypeReference<OpenClass>() {};
    passes(type, new OpenClass("n", Map.of("other", "x")));
    refused(
        type,
        new OpenClass("n", Map.of("name", "x")),
        "two properties of one object have the same name");
  }

  /** An object that takes further properties. */
  static final class OpenClass {
    private final String name;
    private final Map<String, String> more = new TreeMap<>();

    @JsonCreator
    OpenClass(@JsonProperty("name") String name) {
      this.name = name;
    }

    OpenClass(String name, Map<String, String> more) {
      this(name);
      this.more.putAll(more);
    }

    @JsonProperty
    String name() {
      return name;
    }

    @JsonAnyGetter
    Map<String, String> more() {
      return more;
    }

    @JsonAnySetter
    void add(String key, String value) {
      more.put(key, value);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OpenClass open && open.name.equals(name) && open.more.equals(more);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, more);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cat.class, name = "cat"),
    @JsonSubTypes.Type(value = Dog.class, name = "dog"),
    @JsonSubTypes.Type(value = Wolf.class, name = "dog")
  })
  interface Pet {}

  record Cat(int lives) implements Pet {}

  record Dog(int age) implements Pet {}

  record Wolf(int age) implements Pet {}

  record Fish(int age) implements Pet {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, defaultImpl = Known.class)
  @JsonSubTypes(@JsonSubTypes.Type(Known.class))
  interface Thing {}

  record Known(int age) implements Thing {}

  record Unlisted(int age) implements Thing {}

  // N-C29
  @Test
  void a_kind_whose_name_is_that_of_another_or_of_none_is_refused() {
    var pet = new TypeReference<Pet>() {};
    String why = " would not be read as what it is";
    passes(pet, new Cat(9));
    refused(pet, new Fish(1), Fish.class.getName() + why);
    refused(new TypeReference<>() {}, List.<Pet>of(new Fish(1)), Fish.class.getName() + why);
    assertThat(
            List.of(
                written(pet, new Dog(1)).contains(why), written(pet, new Wolf(1)).contains(why)))
        .contains(true);

    var thing = new TypeReference<Thing>() {};
    passes(thing, new Known(1));
    refused(thing, new Unlisted(1), Unlisted.class.getName() + why);
  }

  private static <T> String written(TypeReference<T> type, T value) {
    try {
      return Wire.write(Codecs.databind(type), value);
    } catch (ArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  record Any(@JsonProperty(required = true) Object value, Map<String, Object> more) {}

  record Point(int x) {}

  // N-C16
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_the_type_object_does_not_say_is_plain_json(boolean isInMap) {
    for (Object value : List.of("x", 5, true, new BigDecimal("1.50"), List.of(1), Map.of("a", 1))) {
      passes(new TypeReference<>() {}, any(isInMap, value));
    }
    for (Object value : List.of(new Point(1), Instant.EPOCH, 'c', new int[] {1}, Fine.SECOND)) {
      refused(
          new TypeReference<>() {},
          any(isInMap, value),
          value.getClass().getName() + " has no JSON form where the declared type is Object");
    }
  }

  private static Any any(boolean isInMap, Object value) {
    return isInMap ? new Any("", Map.of("it", value)) : new Any(value, Map.of());
  }

  record AnyKeys(
      @JsonProperty(required = true) Map<Object, Integer> map,
      List<Map<? extends Serializable, Integer>> maps,
      Map.@Nullable Entry<Object, Integer> entry) {}

  // N-C16
  @Test
  void a_key_whose_type_says_nothing_is_a_text() {
    var type = new TypeReference<AnyKeys>() {};
    passes(type, new AnyKeys(Map.of("a", 1), List.of(Map.of("b", 2)), Map.entry("c", 3)));
    for (Serializable key : List.of(1, 2L, Instant.EPOCH, Fine.SECOND)) {
      String why = "a key of " + key.getClass().getName() + " would be read as a String";
      refused(type, new AnyKeys(Map.of(key, 1), List.of(), null), why);
      refused(type, new AnyKeys(Map.of(), List.of(Map.of(key, 1)), null), why);
      refused(type, new AnyKeys(Map.of(), List.of(), Map.entry(key, 1)), why);
    }
  }

  record Sets(
      @JsonProperty(required = true) SortedSet<BigDecimal> sorted, Map<String, Integer> map) {}

  record Loose(@JsonProperty(required = true) Object value) {}

  // N-C05
  @Test
  void a_set_or_map_that_would_lose_values_is_refused() {
    SortedSet<BigDecimal> byText = new TreeSet<>(Comparator.comparing(BigDecimal::toString));
    byText.addAll(Set.of(new BigDecimal("1.0"), new BigDecimal("1.00")));
    Map<String, Integer> byIdentity = new IdentityHashMap<>();
    byIdentity.put("a", 1);
    byIdentity.put(new String("a".toCharArray()), 2);
    var type = new TypeReference<Sets>() {};

    passes(type, new Sets(new TreeSet<>(List.copyOf(byText)), Map.of("a", 1)));
    refused(type, new Sets(byText, Map.of()), "since they compare as equal");
    refused(type, new Sets(new TreeSet<>(), byIdentity), "are one to a map of its type");
    assertThat(refusedToWrite(Codecs.sortedSetOf(Codecs.BIG_DECIMAL), byText))
        .contains("two of its elements are one to a set of its type, since they compare as equal");
    String keys = "two of its keys are one to a map of its type, since they are equal";
    assertThat(refusedToWrite(Codecs.mapOf(KeyCodecs.STRING, Codecs.INT), byIdentity))
        .contains(keys);
    assertThat(refusedToWrite(Codecs.JSON, List.of(byIdentity))).contains(keys);
    refused(new TypeReference<Loose>() {}, new Loose(byIdentity), keys);
  }

  /** Equal to each other one, though its order tells them apart. */
  private static final class Ranked implements Comparable<Ranked> {
    private final int rank;

    Ranked(int rank) {
      this.rank = rank;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ranked;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public int compareTo(Ranked other) {
      return Integer.compare(rank, other.rank);
    }
  }

  private static final TextForm<Ranked> RANKED =
      new TextForm<>(
          "a rank", text -> new Ranked(Integer.parseInt(text)), ranked -> "" + ranked.rank);

  private static <E> Object[] setAndMap(
      TextForm<E> form, Comparator<? super E> order, E one, E two) {
    SortedSet<E> set = new TreeSet<>(order);
    set.addAll(List.of(one, two));
    Map<E, Integer> map = new TreeMap<>(order);
    set.forEach(each -> map.put(each, 1));
    return new Object[] {
      Codecs.setOf(new TextCodec<>(form)), set, Codecs.mapOf(form, Codecs.INT), map
    };
  }

  static Stream<Object[]> ordersThatEqualsDoesNotKnow() {
    return Stream.of(
        setAndMap(Texts.STRING, (one, other) -> 1, "a", "a"),
        setAndMap(RANKED, (one, other) -> 1, new Ranked(1), new Ranked(1)),
        setAndMap(RANKED, null, new Ranked(1), new Ranked(2)));
  }

  // N-C05
  @ParameterizedTest
  @MethodSource("ordersThatEqualsDoesNotKnow")
  <S, M> void a_set_or_map_in_an_order_that_equals_does_not_know_is_refused(
      Codec<S> sets, S set, Codec<M> maps, M map) {
    assertThat(refusedToWrite(sets, set)).endsWith("to a set of its type, since they are equal");
    assertThat(refusedToWrite(maps, map)).endsWith("to a map of its type, since they are equal");
  }

  // N-C05
  @Test
  void a_sorted_map_in_an_order_of_its_own_is_refused_if_it_would_lose_values() {
    Codec<SortedMap<BigDecimal, Integer>> codec =
        Codecs.sortedMapOf(KeyCodecs.BIG_DECIMAL, Codecs.INT);
    SortedMap<BigDecimal, Integer> byText =
        new TreeMap<>(Comparator.comparing(BigDecimal::toString));
    byText.put(new BigDecimal("1.0"), 1);
    assertThat(roundTrip(codec, byText)).isEqualTo(byText);
    byText.put(new BigDecimal("1.00"), 2);
    assertThat(refusedToWrite(codec, byText))
        .contains("two of its keys are one to a map of its type, since they compare as equal");
  }
}
