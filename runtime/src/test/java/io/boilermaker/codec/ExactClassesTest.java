package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values of classes left to Jackson that would arrive as those of another class. */
class ExactClassesTest {

  private static <T> void refused(TypeReference<T> type, T value, String why) {
    assertThat(refusedToWrite(Codecs.databind(type), value)).startsWith("'it': ").contains(why);
  }

  private static <T> void passes(TypeReference<T> type, T value) {
    assertThat(write(Codecs.databind(type), value)).isNotEmpty();
  }

  /** A class with a subclass that adds to it. */
  static class Base {
    public final int a;

    @JsonCreator
    Base(@JsonProperty("a") int a) {
      this.a = a;
    }
  }

  static class Derived extends Base {
    public final int b;

    Derived(int a, int b) {
      super(a);
      this.b = b;
    }
  }

  record Holder(
      @JsonProperty(required = true) @Nullable Base base,
      List<? extends Base> list,
      Map<String, Optional<Base>> map,
      @Nullable AtomicReference<Base> reference) {}

  /** A key of a map, as text. */
  static class Key {
    private final String text;

    public Key(String text) {
      this.text = text;
    }

    @Override
    public final String toString() {
      return text;
    }
  }

  static class DerivedKey extends Key {
    DerivedKey(String text) {
      super(text);
    }
  }

  record Keys(
      @JsonProperty(required = true) Map<? extends Key, Integer> map,
      Map.@Nullable Entry<Key, Base> entry,
      List<Map.Entry<String, Optional<Base>>> entries) {}

  // N-C29
  @Test
  void a_key_or_an_entry_of_a_subclass_is_refused_too() {
    String key = DerivedKey.class.getName() + " would be read as " + Key.class.getName();
    String base = Derived.class.getName() + " would be read as " + Base.class.getName();
    Key plain = new Key("a");
    refused(new TypeReference<Map<Key, Integer>>() {}, Map.of(new DerivedKey("a"), 1), key);
    refused(
        new TypeReference<>() {}, new Keys(Map.of(new DerivedKey("a"), 1), null, List.of()), key);
    refused(
        new TypeReference<>() {},
        new Keys(Map.of(), Map.entry(new DerivedKey("a"), new Base(1)), List.of()),
        key);
    refused(
        new TypeReference<>() {},
        new Keys(Map.of(), Map.entry(plain, new Derived(1, 2)), List.of()),
        base);
    refused(
        new TypeReference<>() {},
        new Keys(Map.of(), null, List.of(Map.entry("a", Optional.of(new Derived(1, 2))))),
        base);
    passes(
        new TypeReference<>() {},
        new Keys(
            Map.of(plain, 1),
            Map.entry(plain, new Base(1)),
            List.of(Map.entry("a", Optional.of(new Base(1))))));
  }

  /** A class that says itself what is read. */
  static class Ruled {
    public final int a;

    Ruled(int a) {
      this.a = a;
    }

    @JsonCreator
    static Ruled of(@JsonProperty("a") int a) {
      return a == 0 ? new None() : new Ruled(a);
    }
  }

  static class None extends Ruled {
    None() {
      super(0);
    }
  }

  static class More extends Ruled {
    public final int b;

    More(int a, int b) {
      super(a);
      this.b = b;
    }
  }

  record Ruling(@JsonProperty(required = true) Ruled ruled) {}

  @Test
  void what_a_subclass_adds_must_be_read_where_the_class_says_what_is_read() throws IOException {
    ReadBack.passes(new TypeReference<>() {}, new Ruled(1));
    ReadBack.passes(new TypeReference<Ruled>() {}, new None());
    ReadBack.passes(new TypeReference<List<Ruled>>() {}, List.of(new Ruled(1), new None()));
    ReadBack.refused(new TypeReference<Ruled>() {}, new More(1, 2), "another value (at /b)");
    Codec<List<Ruled>> list = Codecs.listOf(Codecs.databind(new TypeReference<>() {}));
    assertThatThrownBy(
            () -> Parameter.required("it", list).requireReadable(List.of(new More(1, 2))))
        .isInstanceOf(ArgumentException.class)
        .hasMessage("'it': is read as another value (at /0/b)");
    ReadBack.refused(new TypeReference<>() {}, new Ruling(new More(1, 2)), "(at /ruled/b)");
  }

  @JsonDeserialize(as = Made.class)
  interface Wanted {}

  record Made(int x) implements Wanted {}

  record Other(int x) implements Wanted {}

  // N-C29
  @Test
  void a_value_of_a_subclass_is_refused_where_the_declared_class_is_read() {
    Derived derived = new Derived(1, 2);
    Base base = new Base(1);
    String why = Derived.class.getName() + " would be read as " + Base.class.getName();
    refused(new TypeReference<Base>() {}, derived, why);
    refused(new TypeReference<List<Base>>() {}, List.of(base, derived), why);
    refused(new TypeReference<Base[]>() {}, new Base[] {derived}, why);
    var holder = new TypeReference<Holder>() {};
    var none = Map.<String, Optional<Base>>of();
    refused(holder, new Holder(derived, List.of(), none, new AtomicReference<>(base)), why);
    refused(holder, new Holder(null, List.of(derived), none, new AtomicReference<>(base)), why);
    refused(
        holder,
        new Holder(null, List.of(), Map.of("a", Optional.of(derived)), new AtomicReference<>(base)),
        why);
    refused(holder, new Holder(null, List.of(), none, new AtomicReference<>(derived)), why);
    refused(new TypeReference<Base>() {}, new Base(1) {}, " would be read as ");
    refused(new TypeReference<Wanted>() {}, new Other(1), Made.class.getName());

    passes(holder, new Holder(base, List.of(base), none, new AtomicReference<>(base)));
    passes(new TypeReference<Wanted>() {}, new Made(1));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({@JsonSubTypes.Type(Named.class), @JsonSubTypes.Type(NamedMore.class)})
  static class Named {
    public int a = 1;
  }

  static class NamedMore extends Named {}

  /** Its factory may return any subclass. */
  static class Factored {
    @JsonCreator
    static Factored of(@JsonProperty("a") int a) {
      return a == 0 ? new Factored() : new Factored() {};
    }

    public int getA() {
      return 0;
    }
  }

  /** Its factory makes it of a text, which is another form. */
  static class AlsoOfText extends Base {
    @JsonCreator
    AlsoOfText(@JsonProperty("a") int a) {
      super(a);
    }

    @SuppressWarnings("unused")
    public static AlsoOfText valueOf(String text) {
      return new AlsoOfText(text.length());
    }
  }

  // N-C29
  @Test
  void a_factory_that_no_annotation_names_lets_no_subclass_pass() {
    passes(new TypeReference<>() {}, new AlsoOfText(1));
    refused(new TypeReference<AlsoOfText>() {}, new AlsoOfText(1) {}, " would be read as ");
  }

  static class Text {
    private final String text;

    @JsonCreator
    Text(String text) {
      this.text = text;
    }

    @JsonValue
    String text() {
      return text;
    }
  }

  record ByProperty(
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes({
            @JsonSubTypes.Type(value = Base.class, name = "base"),
            @JsonSubTypes.Type(value = Text.class, name = "text")
          })
          Object any,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes({
            @JsonSubTypes.Type(value = Base.class, name = "base"),
            @JsonSubTypes.Type(value = Derived.class, name = "derived")
          })
          Base base) {}

  record Zones(@JsonProperty(required = true) TimeZone zone, ZoneId id) {}

  // N-C29
  @Test
  void a_class_that_says_what_is_read_may_be_sent_as_any() {
    passes(new TypeReference<Named>() {}, new NamedMore());
    passes(new TypeReference<Factored>() {}, Factored.of(1));
    passes(new TypeReference<Text>() {}, new Text("a") {});
    passes(new TypeReference<>() {}, new ByProperty(new Base(1), new Derived(1, 2)));
    passes(new TypeReference<>() {}, new ByProperty(new Text("a"), new Base(1)));
    String berlin = "Europe/Berlin";
    passes(new TypeReference<>() {}, new Zones(TimeZone.getTimeZone(berlin), ZoneId.of(berlin)));
  }

  record Old(@JsonProperty(required = true) @Nullable Calendar calendar, @Nullable Date date) {}

  /** One as drivers of databases make them. */
  private static final class DriverTimestamp extends Timestamp {
    private static final long serialVersionUID = 1L;

    DriverTimestamp(Timestamp other) {
      super(other.getTime());
      setNanos(other.getNanos());
    }
  }

  // N-C17
  @Test
  void a_time_of_the_jdk_that_would_lose_some_of_it_is_refused() {
    var old = new TypeReference<Old>() {};
    passes(old, new Old(new GregorianCalendar(TimeZone.getTimeZone("UTC")), new Timestamp(5)));
    refused(
        old,
        new Old(new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin")), null),
        "its form by Jackson is that of another java.util.Calendar");
    Timestamp exact = Timestamp.valueOf("2026-01-02 03:04:05.123456789");
    String nanos = "a java.sql.Timestamp would lose its nanoseconds";
    refused(old, new Old(null, exact), nanos);
    refused(new TypeReference<List<Timestamp>>() {}, List.of(exact), nanos);
    assertThat(refusedToWrite(Codecs.DATE, exact)).contains(nanos);
    refused(old, new Old(null, new DriverTimestamp(exact)), nanos);
    assertThat(refusedToWrite(Codecs.DATE, new DriverTimestamp(exact))).contains(nanos);
    refused(
        new TypeReference<>() {},
        new Zones(new SimpleTimeZone(3_600_000, "Foo"), ZoneId.of("UTC")),
        "its form by Jackson is that of another java.util.TimeZone");
  }

  record Days(@JsonProperty(required = true) java.sql.Date day) {}

  // N-C17: a date of SQL can hold a time of day, which was gone on the other side
  @Test
  void a_date_of_sql_with_a_time_of_day_is_refused() {
    var days = new TypeReference<Days>() {};
    var day = java.sql.Date.valueOf("2026-01-31");
    passes(days, new Days(day));
    refused(
        days,
        new Days(new java.sql.Date(day.getTime() + 1)),
        "a java.sql.Date has a time of day, or a year that its text lacks");
  }

  record References(
      @JsonProperty(required = true) @Nullable AtomicReference<String> text,
      AtomicReference<Optional<String>> optional) {}

  record Part(String t) {}

  record Around(String s, @JsonUnwrapped Optional<Part> part) {}

  // N-C01
  @Test
  void a_reference_or_an_unwrapped_optional_that_would_arrive_as_another_is_refused() {
    var type = new TypeReference<References>() {};
    var text = new AtomicReference<>("a");
    passes(type, new References(text, new AtomicReference<>(Optional.empty())));
    passes(type, new References(new AtomicReference<>(), new AtomicReference<>(Optional.of("a"))));
    refused(
        type,
        new References(null, new AtomicReference<>(Optional.empty())),
        "an AtomicReference is needed, found null");
    refused(
        type,
        new References(text, new AtomicReference<>()),
        "a value in its AtomicReference is needed, found null");
    refused(
        new TypeReference<>() {},
        new Around("a", Optional.of(new Part("b"))),
        "'part' is an optional and has @JsonUnwrapped: it is never read");
    assertThat(
            roundTrip(Codecs.databind(new TypeReference<>() {}), new Around("a", Optional.empty())))
        .isEqualTo(new Around("a", Optional.empty()));
  }

  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.EXISTING_PROPERTY,
      property = "kind",
      visible = true)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cat.class, name = "cat"),
    @JsonSubTypes.Type(value = Dog.class, name = "dog"),
    @JsonSubTypes.Type(value = Fish.class, name = "fish"),
    @JsonSubTypes.Type(value = Bird.class, name = "bird")
  })
  interface Pet {}

  record Cat(String kind, int lives) implements Pet {}

  record Dog(String kind, int lives) implements Pet {}

  @JsonDeserialize(as = Robin.class)
  interface Bird extends Pet {}

  record Robin(String kind) implements Bird {}

  record Fish(String color, int fins, String kind) implements Pet {}

  // N-C29
  @Test
  void a_kind_whose_own_property_names_another_is_refused() {
    var type = new TypeReference<Pet>() {};
    String why = "its property names another kind, or none";
    assertThat(roundTrip(Codecs.databind(type), new Cat("cat", 9))).isEqualTo(new Cat("cat", 9));
    refused(type, new Cat("dog", 9), why);
    refused(type, new Dog("wolf", 9), why);
    assertThat(roundTrip(Codecs.databind(type), new Robin("bird"))).isEqualTo(new Robin("bird"));
    refused(type, new Cat("bird", 9), why);
    passes(type, new Fish("cat", 3, "fish"));
    refused(type, new Fish("fish", 3, "cat"), why);
    refused(new TypeReference<List<Pet>>() {}, List.of(new Cat("dog", 9)), why);
  }
}
