package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Compatibility;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every container of {@link Containers} against every other: the evolution guard lets a release
 * replace one by the other if and only if that reads all values of the first.
 */
class ContainerKindsTest {

  private static final List<String> UNORDERED =
      List.of(
          "List<%s>",
          "Collection<%s>",
          "Set<%s>",
          "Queue<%s>",
          "Deque<%s>",
          "ArrayList<%s>",
          "LinkedList<%s>",
          "HashSet<%s>",
          "LinkedHashSet<%s>",
          "ArrayDeque<%s>",
          "%s[]");

  private static final List<String> ORDERED =
      List.of("SortedSet<%s>", "NavigableSet<%s>", "TreeSet<%s>", "PriorityQueue<%s>");

  private static final List<String> MAPS =
      List.of(
          "Map<%s>",
          "HashMap<%s>",
          "LinkedHashMap<%s>",
          "SortedMap<%s>",
          "NavigableMap<%s>",
          "TreeMap<%s>",
          "java.util.concurrent.ConcurrentMap<%s>",
          "java.util.concurrent.ConcurrentHashMap<%s>");

  private static final String TYPES =
      """
      enum Color { RED, GREEN }

      record Version(int number, String name) implements Comparable<Version> {
        public int compareTo(Version other) {
          return Integer.compare(number, other.number);
        }
      }

      static List<String> texts(Object container) {
        List<String> texts = new ArrayList<>();
        if (container instanceof Map<?, ?> map) {
          map.forEach((key, value) -> texts.add(text(key) + "=" + text(value)));
        } else {
          Collection<?> all =
              container instanceof Object[] array
                  ? Arrays.asList(array)
                  : (Collection<?>) container;
          all.forEach(each -> texts.add(text(each)));
        }
        Collections.sort(texts);
        return texts;
      }

      private static String text(Object each) {
        Object value = each instanceof Optional<?> optional ? optional.orElse(null) : each;
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
      }
      """;

  /**
   * Containers that are compared with each other.
   *
   * @param reference the type that reads all values, to which the others are held
   * @param values JSON: one for each way in which two of the types may differ
   */
  private record Family(String reference, List<String> types, List<String> values) {

    @Override
    public String toString() {
      return reference;
    }
  }

  private static List<String> of(List<String> containers, String... elements) {
    return List.of(elements).stream()
        .flatMap(element -> containers.stream().map(each -> each.formatted(element)))
        .toList();
  }

  private static List<String> with(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  static List<Arguments> families() {
    List<String> all = with(UNORDERED, ORDERED);
    List<String> generic = UNORDERED.stream().filter(each -> !each.equals("%s[]")).toList();
    return List.of(
            new Family(
                "List<String>",
                with(of(all, "String"), of(generic, "Optional<String>")),
                List.of("[]", "[\"b\",\"a\"]", "[\"a\",\"a\"]", "[null]", "[null,\"\",null]")),
            new Family(
                "List<BigDecimal>",
                of(all, "Integer", "BigDecimal"),
                List.of("[]", "[2,1]", "[1,1]", "[null,1]", "[1.0,1.00]", "[0.5]")),
            new Family(
                "List<Color>",
                of(with(all, List.of("EnumSet<%s>")), "Color"),
                List.of("[]", "[\"RED\"]", "[\"RED\",\"RED\"]", "[\"GREEN\",null]")),
            new Family(
                "List<Version>",
                of(all, "Version"),
                List.of(
                    "[]",
                    "[null]",
                    "[{\"number\":1,\"name\":\"a\"},{\"number\":1,\"name\":\"a\"}]",
                    "[{\"number\":1,\"name\":\"a\"},{\"number\":1,\"name\":\"b\"}]")),
            new Family(
                "List<byte[]>",
                of(generic, "byte[]"),
                List.of("[]", "[\"AQ==\",\"AQ==\"]", "[null]")),
            new Family(
                "Map<String, Integer>",
                of(MAPS, "String, Integer", "Integer, Integer"),
                List.of("{}", "{\"1\":1}", "{\"a\":1}", "{\"1\":null}")),
            new Family(
                "Map<BigDecimal, String>",
                of(MAPS, "BigDecimal, String", "Long, String", "BigDecimal, Optional<String>"),
                List.of("{}", "{\"1.0\":\"a\",\"1.00\":\"b\"}", "{\"1\":null}", "{\"0.5\":\"a\"}")),
            new Family(
                "Map<String, String>",
                with(
                    of(MAPS, "Color, String"),
                    List.of("EnumMap<Color, String>", "Map<String, String>")),
                List.of("{}", "{\"x\":\"a\"}", "{\"RED\":null}", "{\"GREEN\":\"a\",\"RED\":\"\"}")))
        .stream()
        .map(Arguments::of)
        .toList();
  }

  // N-C05
  @ParameterizedTest
  @MethodSource("families")
  void one_container_replaces_another_if_it_reads_all_its_values(Family family) {
    List<String> types = with(List.of(family.reference()), family.types());
    StringBuilder tasks = new StringBuilder(TYPES);
    for (int i = 0; i < types.size(); i++) {
      tasks.append("@BackgroundTask static Object t%d(App s, %s a) {".formatted(i, types.get(i)));
      tasks.append(" return texts(a); }\n");
    }
    Compiled compiled = Compiled.tasks(tasks.toString());
    Loaded loaded = compiled.load();
    Manifest manifest = Manifest.parse(compiled.manifest());

    List<String> wrong = new ArrayList<>();
    int allowed = 0;
    for (int was = 1; was < types.size(); was++) {
      for (int is = 1; is < types.size(); is++) {
        Optional<String> lost = firstLost(loaded, family.values(), was, is);
        boolean passes = passes(manifest, was, is);
        allowed += passes ? 1 : 0;
        if (passes == lost.isPresent()) {
          String change = types.get(was) + " -> " + types.get(is);
          wrong.add(change + (passes ? " loses " + lost.get() : " is refused for nothing"));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(allowed).isBetween(types.size(), (types.size() - 1) * (types.size() - 1));
  }

  /** The first value that one type writes and the other reads otherwise, or not at all. */
  private static Optional<String> firstLost(Loaded loaded, List<String> values, int was, int is) {
    return values.stream()
        .filter(json -> read(loaded, was, json).equals(read(loaded, 0, json)))
        .filter(json -> !read(loaded, is, json).equals(read(loaded, 0, json)))
        .findFirst();
  }

  private static Object read(Loaded loaded, int task, String json) {
    try {
      return loaded.run("t" + task, "{\"args\":[" + json + "]}");
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  private static boolean passes(Manifest manifest, int was, int is) {
    return Compatibility.breakingChanges(only(manifest, was), only(manifest, is), LocalDate.EPOCH)
        .isEmpty();
  }

  private static Manifest only(Manifest manifest, int task) {
    TaskEntry entry =
        manifest.tasks().stream()
            .filter(each -> each.name().equals("t" + task))
            .findFirst()
            .orElseThrow();
    TaskEntry renamed =
        new TaskEntry(
            entry.kind(), "t", entry.method(), null, List.of(), entry.arguments(), List.of());
    return new Manifest(List.of(renamed), new TreeMap<>(manifest.types()));
  }
}
