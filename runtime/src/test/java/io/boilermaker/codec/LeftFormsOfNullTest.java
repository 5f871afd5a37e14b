package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nulls that a class left to Jackson writes by a method of its own. */
class LeftFormsOfNullTest {

  record Text(@JsonValue @Nullable String text) {}

  record Perhaps(@JsonValue Optional<String> text) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Perhaps {}
  }

  record Texts(@JsonValue List<Optional<String>> all) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Texts {}
  }

  record Queued(@JsonValue Queue<String> all) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Queued {}
  }

  record Holder(@Nullable Text text, List<Text> list, Map<String, Text> map) {}

  private static void refused(TypeReference<?> type, Object value, String why) {
    assertThat(refusedToWrite(Codecs.databind(cast(type)), value))
        .startsWith("'it': ")
        .contains("cannot be written as ", why);
  }

  @SuppressWarnings("unchecked")
  private static TypeReference<Object> cast(TypeReference<?> type) {
    return (TypeReference<Object>) type;
  }

  // N-C01: of two values with one form, one would arrive as the other
  @Test
  void a_value_that_is_written_as_null_is_refused() {
    var text = new TypeReference<Text>() {};
    var holder = new TypeReference<Holder>() {};
    var none = new Text(null);
    String why =
        "the @JsonValue of " + Text.class.getName() + " is written as null, as null itself";
    refused(text, none, why);
    refused(holder, new Holder(none, List.of(), Map.of()), why);
    refused(holder, new Holder(null, List.of(none), Map.of()), why);
    refused(holder, new Holder(null, List.of(), Map.of("a", none)), why);
    refused(new TypeReference<Perhaps>() {}, new Perhaps(Optional.empty()), "is written as null");
    refused(new TypeReference<Perhaps>() {}, new Perhaps(null), "is written as null");
  }

  @Test
  void a_null_in_the_value_of_a_method_is_refused_where_its_type_takes_none() {
    var queue = new LinkedList<>(Collections.<String>singleton(null));
    refused(new TypeReference<Queued>() {}, new Queued(queue), "an element of its collection");
    List<Optional<String>> list = Arrays.asList(Optional.of("a"), null);
    refused(new TypeReference<Texts>() {}, new Texts(list), "an element of its collection");
  }

  @Test
  void values_of_methods_arrive() {
    Codec<Holder> holder = Codecs.databind(new TypeReference<>() {});
    var value = new Holder(new Text("a"), Arrays.asList(new Text("b"), null), Map.of());
    assertThat(write(holder, value)).isEqualTo("{\"text\":\"a\",\"list\":[\"b\",null],\"map\":{}}");
    assertThat(roundTrip(holder, value)).isEqualTo(value);
    Codec<Texts> texts = Codecs.databind(new TypeReference<>() {});
    var some = new Texts(List.of(Optional.of("a"), Optional.empty()));
    assertThat(roundTrip(texts, some)).isEqualTo(some);
    Codec<Queued> queued = Codecs.databind(new TypeReference<>() {});
    var queue = new Queued(new ArrayDeque<>(List.of("a")));
    assertThat(roundTrip(queued, queue).all()).containsExactly("a");
  }

  @JsonDeserialize(using = Own.Reader.class)
  record Own(@JsonValue @Nullable String text) {

    static final class Reader extends JsonDeserializer<Own> {
      @Override
      public Own deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return new Own(in.getText());
      }

      @Override
      public Own getNullValue(DeserializationContext context) {
        return new Own(null);
      }
    }
  }

  @Test
  void a_class_with_a_deserializer_of_its_own_may_be_written_as_null() {
    Codec<Own> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(roundTrip(codec, new Own(null))).isEqualTo(new Own(null));
  }

  /** Further properties; the annotations of the subclasses make Jackson write it in other ways. */
  static class More<T> {
    @JsonAnySetter private final Map<String, T> more = new TreeMap<>();

    public String own = "o";

    @JsonAnyGetter
    Map<String, T> more() {
      return more;
    }

    More<T> with(String name, @Nullable T value) {
      more.put(name, value);
      return this;
    }
  }

  static final class Optionals extends More<Optional<String>> {}

  static final class Queues extends More<Queue<String>> {}

  @JsonIgnoreProperties("own")
  static final class Ignoring extends More<Optional<String>> {}

  record Around(@JsonIgnoreProperties("own") Optionals more) {}

  static final class Plain extends More<String> {}

  // N-C01
  @Test
  void a_null_in_further_properties_is_refused_where_their_type_takes_none() {
    String value = "a value in a map of its type is needed, found null";
    refused(new TypeReference<Optionals>() {}, new Optionals().with("a", null), value);
    refused(new TypeReference<Ignoring>() {}, new Ignoring().with("a", null), value);
    var around = new Around((Optionals) new Optionals().with("a", null));
    refused(new TypeReference<Around>() {}, around, value);
    var queue = new LinkedList<>(Collections.<String>singleton(null));
    refused(
        new TypeReference<Queues>() {},
        new Queues().with("a", queue),
        "an element of its collection is needed, found null");
  }

  @Test
  void further_properties_arrive() {
    Codec<Optionals> optionals = Codecs.databind(new TypeReference<>() {});
    var some = (Optionals) new Optionals().with("a", Optional.of("b")).with("c", Optional.empty());
    assertThat(write(optionals, some)).isEqualTo("{\"own\":\"o\",\"a\":\"b\",\"c\":null}");
    assertThat(roundTrip(optionals, some).more()).isEqualTo(some.more());
    Codec<Ignoring> ignoring = Codecs.databind(new TypeReference<>() {});
    assertThat(write(ignoring, (Ignoring) new Ignoring().with("a", Optional.of("b"))))
        .isEqualTo("{\"a\":\"b\"}");
    Codec<Around> around = Codecs.databind(new TypeReference<>() {});
    assertThat(write(around, new Around(some))).isEqualTo("{\"more\":{\"a\":\"b\",\"c\":null}}");
    Codec<Plain> plain = Codecs.databind(new TypeReference<>() {});
    var nulls = (Plain) new Plain().with("a", null);
    assertThat(roundTrip(plain, nulls).more()).isEqualTo(nulls.more());
  }

  record Real(@JsonValue double value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Real {}
  }

  record Small(@JsonValue float value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Small {}
  }

  record Boxed(@JsonValue Double value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Boxed {}
  }

  // As the codec of double: another writer may leave out the fraction.
  @ParameterizedTest
  @CsvSource({
    "5",
    "5.0",
    "-3",
    "0",
    "16777218",
    "1099511627776",
    "1180591620717411303424",
    "1e3",
    "0.5"
  })
  void a_class_of_one_real_number_reads_each_number(String json) {
    double value = Double.parseDouble(json);
    assertThat(read(Codecs.databind(new TypeReference<Real>() {}), json))
        .isEqualTo(new Real(value));
    assertThat(read(Codecs.databind(new TypeReference<Boxed>() {}), json))
        .isEqualTo(new Boxed(value));
    assertThat(read(Codecs.databind(new TypeReference<Small>() {}), json))
        .isEqualTo(new Small(Float.parseFloat(json)));
  }

  // N-I09: also for one that is rounded
  @ParameterizedTest
  @CsvSource({
    "1e400",
    "-1e400",
    "99999999999999999999999",
    "9007199254740993",
    "1e-400",
    "'\"5\"'",
    "true",
    "[]"
  })
  void a_class_of_one_real_number_reads_nothing_else(String json) {
    String why = "cannot be read as";
    assertThat(refusedToRead(Codecs.databind(new TypeReference<Real>() {}), json)).contains(why);
    assertThat(refusedToRead(Codecs.databind(new TypeReference<Boxed>() {}), json)).contains(why);
    assertThat(refusedToRead(Codecs.databind(new TypeReference<Small>() {}), json)).contains(why);
  }
}
