package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nulls in a class left to Jackson, where its declared types take none. */
class LeftNullsTest {

  record Queued(Queue<String> all) {}

  record Stacked(Deque<String> all) {}

  record Sorted(SortedSet<String> all) {}

  record Navigable(NavigableSet<String> all) {}

  record Own(TreeSet<String> all) {}

  record Nested(Map<String, List<Queue<String>>> all) {}

  record Arrayed(Queue<String>[] all) {}

  record Perhaps(Optional<Queue<String>> all) {}

  record Generic<T>(T all) {}

  record Outer(Queued inner) {}

  private static Queue<String> withNull() {
    return new LinkedList<>(Collections.singleton(null));
  }

  private static TreeSet<String> sortedWithNull() {
    var set = new TreeSet<String>(Comparator.nullsFirst(Comparator.naturalOrder()));
    set.add(null);
    return set;
  }

  private static <T> void refused(T value, TypeReference<T> type, String why) {
    assertThat(refusedToWrite(Codecs.databind(type), value))
        .startsWith("'it': ")
        .contains("cannot be written as ")
        .endsWith(why + " is needed, found null");
  }

  // N-C01: what no worker could read is refused at the call
  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void a_null_in_a_collection_that_takes_none_is_refused() {
    String why = "an element of its collection";
    refused(new Queued(withNull()), new TypeReference<>() {}, why);
    refused(new Stacked(new LinkedList<>(withNull())), new TypeReference<>() {}, why);
    refused(new Sorted(sortedWithNull()), new TypeReference<>() {}, why);
    refused(new Navigable(sortedWithNull()), new TypeReference<>() {}, why);
    refused(new Own(sortedWithNull()), new TypeReference<>() {}, why);
    refused(new Nested(Map.of("a", List.of(withNull()))), new TypeReference<>() {}, why);
    refused(new Arrayed(new Queue[] {withNull()}), new TypeReference<>() {}, why);
    refused(new Perhaps(Optional.of(withNull())), new TypeReference<>() {}, why);
    refused(new Generic<>(withNull()), new TypeReference<>() {}, why);
    refused(new Outer(new Queued(withNull())), new TypeReference<>() {}, why);
    refused(new Generic<>(List.of(new Queued(withNull()))), new TypeReference<>() {}, why);
    refused(withNull(), new TypeReference<>() {}, why);
  }

  record Lenient(
      List<String> list,
      Set<String> set,
      LinkedList<String> linked,
      Map<String, String> map,
      String[] array,
      @JsonDeserialize(as = LinkedList.class) Queue<String> queue) {}

  // The type of the value does not decide, nor does the declared one if it is read as another.
  @Test
  void a_null_in_a_collection_that_takes_it_arrives() {
    Codec<Lenient> codec = Codecs.databind(new TypeReference<>() {});
    var map = new HashMap<String, String>();
    map.put("a", null);
    var value =
        new Lenient(
            new LinkedList<>(withNull()),
            new HashSet<>(withNull()),
            new LinkedList<>(withNull()),
            map,
            new String[] {null},
            withNull());
    assertThat(roundTrip(codec, value)).usingRecursiveComparison().isEqualTo(value);
  }

  record Empty(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Queue<Integer> queue,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Queue<Integer> full) {}

  @Test
  void collections_without_nulls_are_written_as_before() {
    Codec<Nested> nested = Codecs.databind(new TypeReference<>() {});
    assertThat(write(nested, new Nested(Map.of("a", List.of(new LinkedList<>(List.of("b")))))))
        .isEqualTo("{\"all\":{\"a\":[[\"b\"]]}}");
    assertThat(write(nested, new Nested(null))).isEqualTo("{\"all\":null}");
    Codec<Empty> empty = Codecs.databind(new TypeReference<>() {});
    assertThat(write(empty, new Empty(new LinkedList<>(), new LinkedList<>(List.of(1)))))
        .isEqualTo("{\"full\":[1]}");
  }

  record Any(@Nullable Optional<String> any) {}

  record AnInt(@Nullable OptionalInt any) {}

  record ALong(@Nullable OptionalLong any) {}

  record ADouble(@Nullable OptionalDouble any) {}

  record LeftOut(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Optional<String> any) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record LeftOutToo(@Nullable Optional<String> any) {}

  // N-C01
  @Test
  void an_optional_that_is_null_is_refused() {
    refused(new Any(null), new TypeReference<>() {}, "an Optional");
    refused(new AnInt(null), new TypeReference<>() {}, "an Optional");
    refused(new ALong(null), new TypeReference<>() {}, "an Optional");
    refused(new ADouble(null), new TypeReference<>() {}, "an Optional");
    refused(new LeftOut(null), new TypeReference<>() {}, "an Optional");
    refused(new LeftOutToo(null), new TypeReference<>() {}, "an Optional");
    List<Optional<String>> list = Arrays.asList(Optional.of("a"), null);
    refused(new Generic<>(list), new TypeReference<>() {}, "an element of its collection");
    refused(
        new Generic<>(new OptionalInt[1]),
        new TypeReference<>() {},
        "an element of its collection");
    var map = new HashMap<String, OptionalInt>();
    map.put("a", null);
    refused(new Generic<>(map), new TypeReference<>() {}, "a value in a map of its type");
  }

  @Test
  void an_empty_optional_arrives_with_any_inclusion() {
    Codec<Any> any = Codecs.databind(new TypeReference<>() {});
    assertThat(roundTrip(any, new Any(Optional.empty()))).isEqualTo(new Any(Optional.empty()));
    Codec<LeftOutToo> left = Codecs.databind(new TypeReference<>() {});
    assertThat(write(left, new LeftOutToo(Optional.empty()))).isEqualTo("{}");
    assertThat(roundTrip(left, new LeftOutToo(Optional.of("a"))))
        .isEqualTo(new LeftOutToo(Optional.of("a")));
    Codec<Generic<List<Optional<String>>>> list = Codecs.databind(new TypeReference<>() {});
    var value = new Generic<>(List.of(Optional.of("a"), Optional.<String>empty()));
    assertThat(roundTrip(list, value)).isEqualTo(value);
  }

  record Note(@JsonValue @Nullable String text) {}

  record Noted(Optional<Note> note, Optional<List<String>> texts) {}

  record Wrapped(Optional<DatabindCodecTest.WrittenAsNull> value) {}

  // N-C01
  @Test
  void a_value_in_an_optional_inside_is_never_written_as_null() {
    Codec<Noted> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToWrite(codec, new Noted(Optional.of(new Note(null)), Optional.empty())))
        .contains("the @JsonValue of " + Note.class.getName() + " is written as null");
    Codec<Wrapped> wrapped = Codecs.databind(new TypeReference<>() {});
    var asNull = new Wrapped(Optional.of(new DatabindCodecTest.WrittenAsNull(1)));
    assertThat(refusedToWrite(wrapped, asNull))
        .contains("a value in an Optional is written as null, as the empty one is");
    var value = new Noted(Optional.of(new Note("a")), Optional.of(Arrays.asList("a", null)));
    assertThat(roundTrip(codec, value)).isEqualTo(value);
  }

  static class Part {
    public int x = 3;
  }

  record Unwrapped(@JsonUnwrapped(prefix = "p") @Nullable Part part, int other) {}

  static class UnwrappedField {
    @JsonUnwrapped public @Nullable Part part;
  }

  @Test
  void an_unwrapped_null_would_arrive_as_an_object() {
    var codec = new DatabindCodec<>(new TypeReference<Unwrapped>() {});
    assertThat(refusedToWrite(codec, new Unwrapped(null, 1)))
        .contains("'part' is null and has @JsonUnwrapped: it would arrive empty");
    assertThat(write(codec, new Unwrapped(new Part(), 1))).isEqualTo("{\"px\":3,\"other\":1}");
    assertThat(read(codec, "{\"px\":4,\"other\":1}").part().x).isEqualTo(4);
    assertThat(
            refusedToWrite(
                new DatabindCodec<>(new TypeReference<UnwrappedField>() {}), new UnwrappedField()))
        .contains("'part' is null and has @JsonUnwrapped");
    assertThat(
            refusedToWrite(
                new DatabindCodec<>(new TypeReference<List<Unwrapped>>() {}),
                List.of(new Unwrapped(null, 1))))
        .contains("'part' is null and has @JsonUnwrapped");
  }

  record Emptied(
      @JsonSetter(nulls = Nulls.AS_EMPTY) String text,
      @JsonSetter(nulls = Nulls.AS_EMPTY) int[] numbers,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> list) {}

  @Test
  void a_null_that_annotations_make_empty_is_read_so() {
    var codec = new DatabindCodec<>(new TypeReference<Emptied>() {});
    Emptied read = read(codec, "{\"text\":null,\"numbers\":null,\"list\":null}");
    assertThat(read.text()).isEmpty();
    assertThat(read.numbers()).isEmpty();
    assertThat(read.list()).isEmpty();
  }

  /** A set that holds null, and whose kind is named. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonTypeName("names")
  static final class Names extends TreeSet<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Comparator.nullsFirst(Comparator.naturalOrder()));
    }
  }

  record Named(Names names) {}

  // N-C01
  @Test
  void a_null_in_a_set_whose_kind_is_named_is_refused() {
    var codec = new DatabindCodec<>(new TypeReference<Named>() {});
    var names = new Names();
    names.add("a");
    assertThat(write(codec, new Named(names))).isEqualTo("{\"names\":[\"names\",[\"a\"]]}");
    assertThat(roundTrip(codec, new Named(names))).isEqualTo(new Named(names));
    names.add(null);
    assertThat(refusedToWrite(codec, new Named(names))).contains("an element of its collection");
  }

  interface Shape {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  record Shapes(
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes({
            @JsonSubTypes.Type(value = Circle.class, name = "circle"),
            @JsonSubTypes.Type(value = Square.class, name = "square")
          })
          Queue<Shape> queue,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
          ConcurrentMap<String, Shape> map,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Square.class, name = "square"))
          Set<Shape> set) {}

  // N-C01
  @Test
  void a_null_among_elements_whose_kinds_are_named_is_refused() {
    var codec = new DatabindCodec<>(new TypeReference<Shapes>() {});
    var queue = new LinkedList<Shape>(List.of(new Circle(1), new Square(2)));
    var map = new ConcurrentHashMap<String, Shape>(Map.of("a", new Circle(3)));
    var shapes = new Shapes(queue, map, Set.of(new Square(4)));
    assertThat(write(codec, shapes))
        .isEqualTo(
            "{\"queue\":[{\"@type\":\"circle\",\"radius\":1},{\"@type\":\"square\",\"side\":2}],"
                + "\"map\":{\"a\":{\"@type\":\"circle\",\"radius\":3}},"
                + "\"set\":[{\"@type\":\"square\",\"side\":4}]}");
    assertThat(roundTrip(codec, shapes).map()).isEqualTo(map);
    queue.add(null);
    assertThat(refusedToWrite(codec, shapes)).contains("an element of its collection");
  }

  /** Jackson finds two getters of one property, and no serializer therefore. */
  static final class Unclear {
    @JsonProperty("on")
    public boolean one() {
      return true;
    }

    @JsonProperty("on")
    public String other() {
      return "";
    }
  }

  record Left(@JsonInclude(JsonInclude.Include.NON_EMPTY) Object value) {}

  // N-C16
  @Test
  void what_has_no_serializer_is_not_left_out_as_empty() {
    var codec = new DatabindCodec<>(new TypeReference<Left>() {});
    assertThat(write(codec, new Left(List.of()))).isEqualTo("{}");
    assertThat(refusedToWrite(codec, new Left(new Unclear())))
        .contains(Unclear.class.getName() + " has no JSON form");
  }
}
