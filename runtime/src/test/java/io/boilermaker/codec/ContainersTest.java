package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainersTest {

  // C-07: elements of a list have the declared type
  @Test
  void elements_have_the_declared_type() {
    var uuids = List.of(UUID.randomUUID(), UUID.randomUUID());
    assertThat(roundTrip(Codecs.listOf(Codecs.UUID), uuids)).isEqualTo(uuids);
    var nested = List.of(List.of(Instant.EPOCH), List.<Instant>of());
    assertThat(roundTrip(Codecs.listOf(Codecs.listOf(Codecs.INSTANT)), nested)).isEqualTo(nested);
    var date = Optional.of(LocalDate.EPOCH);
    assertThat(roundTrip(Codecs.optionalOf(Codecs.LOCAL_DATE), date)).isEqualTo(date);
    var units = Set.of(TimeUnit.DAYS);
    assertThat(roundTrip(Codecs.setOf(Codecs.enumOf(TimeUnit.class, TimeUnit::values)), units))
        .isEqualTo(units);
    var longs = List.of(1L, 2L);
    assertThat(roundTrip(Codecs.listOf(Codecs.LONG), longs)).isEqualTo(longs);
  }

  @Test
  void a_list_holds_null_where_its_elements_may_be_null() {
    List<String> list = Arrays.asList("a", null, "b");
    assertThat(roundTrip(Codecs.listOf(Codecs.STRING), list)).isEqualTo(list);
    assertThat(refusedToRead(Codecs.listOf(Codecs.INT), "[1,null]"))
        .isEqualTo("argument 'it' (position 0) at /1: an int is needed, found null");
    assertThat(refusedToWrite(Codecs.listOf(Codecs.INT), Arrays.asList(1, 2, null)))
        .isEqualTo("'it': at /2: an int is needed, found null");
  }

  @Test
  void what_is_read_as_an_interface_is_unmodifiable() {
    List<String> list = read(Codecs.listOf(Codecs.STRING), "[\"a\"]");
    assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    Collection<String> collection = read(Codecs.collectionOf(Codecs.STRING), "[\"a\"]");
    assertThatThrownBy(collection::clear).isInstanceOf(UnsupportedOperationException.class);
    Set<String> set = read(Codecs.setOf(Codecs.STRING), "[\"a\"]");
    assertThatThrownBy(set::clear).isInstanceOf(UnsupportedOperationException.class);
    SortedSet<String> sorted = read(Codecs.sortedSetOf(Codecs.STRING), "[\"a\"]");
    assertThatThrownBy(sorted::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"a\"", "1", "true"})
  void only_an_array_is_a_collection(String json) {
    assertThat(refusedToRead(Codecs.listOf(Codecs.STRING), json)).contains("an array is needed");
    assertThat(refusedToRead(Codecs.setOf(Codecs.STRING), json)).contains("an array is needed");
  }

  @Test
  void a_set_keeps_its_order_and_its_duplicates_collapse() {
    Codec<Set<String>> codec = Codecs.setOf(Codecs.STRING);
    assertThat(read(codec, "[\"c\",\"a\",\"b\",\"a\",null]")).containsExactly("c", "a", "b", null);
    Set<String> set = new LinkedHashSet<>(List.of("z", "y"));
    assertThat(write(codec, set)).isEqualTo("[\"z\",\"y\"]");
  }

  @Test
  void a_sorted_set_is_in_natural_order_and_holds_no_null() {
    Codec<SortedSet<String>> codec = Codecs.sortedSetOf(Codecs.STRING);
    assertThat(read(codec, "[\"c\",\"a\"]")).containsExactly("a", "c");
    assertThat(refusedToRead(codec, "[null]")).contains("an element is needed, found null");
  }

  @Test
  void a_queue_can_be_polled_and_holds_no_null_both_ways() {
    Codec<Queue<Integer>> codec = Codecs.queueOf(Codecs.nullable(Codecs.INT));
    Queue<Integer> queue = read(codec, "[1,2]");
    assertThat(queue.poll()).isEqualTo(1);
    assertThat(refusedToRead(codec, "[1,null]")).contains("an element is needed, found null");
    assertThat(refusedToWrite(codec, new LinkedList<>(Arrays.asList(1, null))))
        .isEqualTo("'it': at /1: an element is needed, found null");
    Deque<Integer> deque = roundTrip(Codecs.dequeOf(Codecs.INT), new ArrayDeque<>(List.of(1, 2)));
    assertThat(deque.pollLast()).isEqualTo(2);
  }

  @Test
  void a_collection_of_a_class_of_its_own_comes_back_as_that() {
    ArrayList<String> list =
        roundTrip(
            Codecs.collectionOf(Codecs.STRING, ArrayList::new), new ArrayList<>(List.of("a")));
    list.add("modifiable");
    EnumSet<TimeUnit> units = EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS);
    Codec<EnumSet<TimeUnit>> codec =
        Codecs.collectionOf(
            Codecs.enumOf(TimeUnit.class, TimeUnit::values), () -> EnumSet.noneOf(TimeUnit.class));
    assertThat(roundTrip(codec, units)).isEqualTo(units);
    assertThat(refusedToRead(codec, "[null]")).contains("the collection refuses an element");
    Codec<NavigableSet<String>> navigable = Codecs.collectionOf(Codecs.STRING, TreeSet::new);
    assertThat(roundTrip(navigable, new TreeSet<>(Set.of("a"))).first()).isEqualTo("a");
    NavigableSet<String> withNull = new TreeSet<>(Comparator.nullsFirst(Comparator.naturalOrder()));
    withNull.add(null);
    assertThat(refusedToWrite(navigable, withNull)).contains("an element is needed, found null");
  }

  @Test
  void a_queue_by_priority_is_served_in_its_order_or_refused() {
    var natural = new PriorityQueue<>(List.of(4, 3, 2, 1, 5));
    Queue<Integer> reverse = new PriorityQueue<>(Comparator.<Integer>reverseOrder());
    reverse.addAll(natural);
    Codec<Queue<Integer>> byAge = Codecs.queueOf(Codecs.INT);
    Codec<Queue<Integer>> byPriority = Codecs.collectionOf(Codecs.INT, PriorityQueue::new);
    for (Queue<Integer> queue : List.of(natural, new PriorityBlockingQueue<>(natural))) {
      assertThat(refusedToWrite(byAge, queue))
          .contains("would be read as one by age: declare a PriorityQueue");
      assertThat(Stream.generate(roundTrip(byPriority, queue)::poll).limit(6))
          .containsExactly(1, 2, 3, 4, 5, null);
    }
    assertThat(refusedToWrite(byAge, reverse)).contains("comparator");
    assertThat(refusedToWrite(byPriority, reverse)).contains("comparator");
    Collection<Integer> bag = roundTrip(Codecs.collectionOf(Codecs.INT), reverse);
    assertThat(bag).containsExactlyElementsOf(reverse);
  }

  // C-18: an optional is null when empty, and is itself never null
  @Test
  void an_optional_is_null_when_empty() {
    Codec<Optional<String>> codec = Codecs.optionalOf(Codecs.STRING);
    assertThat(write(codec, Optional.empty())).isEqualTo("null");
    assertThat(write(codec, Optional.of("a"))).isEqualTo("\"a\"");
    assertThat(read(codec, "null")).isEmpty();
    assertThat(read(codec, "\"a\"")).contains("a");
    assertThat(refusedToWrite(codec, null)).contains("an Optional is needed, found null");
    assertThat(refusedToRead(codec, SECRET)).contains("a string is needed, found an integer");
  }

  @Test
  void optionals_of_primitives_come_back() {
    assertThat(roundTrip(Codecs.OPTIONAL_INT, OptionalInt.of(-1))).hasValue(-1);
    assertThat(roundTrip(Codecs.OPTIONAL_INT, OptionalInt.empty())).isEmpty();
    assertThat(roundTrip(Codecs.OPTIONAL_LONG, OptionalLong.of(Long.MIN_VALUE)))
        .hasValue(Long.MIN_VALUE);
    assertThat(roundTrip(Codecs.OPTIONAL_LONG, OptionalLong.empty())).isEmpty();
    assertThat(roundTrip(Codecs.OPTIONAL_DOUBLE, OptionalDouble.of(0.1))).hasValue(0.1);
    assertThat(roundTrip(Codecs.OPTIONAL_DOUBLE, OptionalDouble.empty())).isEmpty();
    assertThat(refusedToRead(Codecs.OPTIONAL_INT, "1.5")).contains("an int is needed");
    assertThat(refusedToRead(Codecs.OPTIONAL_LONG, "\"1\"")).contains("a long is needed");
    assertThat(refusedToRead(Codecs.OPTIONAL_DOUBLE, "1e400")).contains("out of its range");
    assertThat(refusedToWrite(Codecs.OPTIONAL_DOUBLE, OptionalDouble.of(Double.NaN)))
        .contains("NaN has no JSON form");
    assertThat(refusedToWrite(Codecs.OPTIONAL_INT, null)).contains("found null");
  }

  // C-13: NaN in a list is refused by its place
  @Test
  void nan_in_a_list_is_refused_by_its_place() {
    assertThat(refusedToWrite(Codecs.listOf(Codecs.DOUBLE), List.of(1.0, Double.NaN)))
        .isEqualTo("'it': at /1: NaN has no JSON form");
  }

  @Test
  void the_depth_of_nesting_is_limited_at_the_writer() {
    List<Object> loop = new ArrayList<>();
    loop.add(loop);
    assertThat(refusedToWrite(Codecs.JSON, loop)).contains("nesting depth").hasSizeLessThan(500);
    String deep = "[".repeat(1100) + "]".repeat(1100);
    assertThat(refusedToRead(Codecs.JSON, deep)).contains("nesting depth").hasSizeLessThan(500);
  }
}
