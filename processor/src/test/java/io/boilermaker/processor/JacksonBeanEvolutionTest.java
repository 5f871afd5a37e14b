package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release whose classes, filled by Jackson, are held against those of the one before. */
@Tag("javac") // EclipseTest tries that both compilers write the same manifest.
class JacksonBeanEvolutionTest {

  @TempDir Path folder;

  private JacksonRelease release;

  @BeforeEach
  void start() {
    release = JacksonRelease.in(folder);
  }

  private Javac change(String before, String now) {
    return release.change(before, now);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonDeserialize static class M { <int x X> }                  | @JsonDeserialize static class M { @JsonProperty("x") <int y Y> }
          @JsonDeserialize static class M { <int x X> }                  | @JsonDeserialize static class M { <long x X> <String more More> }
          @JsonDeserialize static class M { <int x X> <int y Y> }        | @JsonDeserialize static class M { <int x X> }
          @JsonDeserialize static class M { public int x; }              | @JsonDeserialize static class M { <int x X> }
          @JsonDeserialize static class M { <int x X> }                  | @JsonDeserialize static class M extends N { } static class N { <int x X> }
          @JsonDeserialize static class M { <int url URL> }              | @JsonDeserialize static class M { <int url Url> }
          @JsonDeserialize static class M { <int x X> }                  | @JsonDeserialize static class M { <int x X> @JsonProperty("t") public int total() { return x; } }
          @JsonDeserialize static class M { <int x X> }                  | @JsonDeserialize static class M { <int x X> @JsonIgnore public int getTotal() { return x; } }
          @JsonDeserialize static class M { <int x X> }                  | @JsonDeserialize static class M { <int y Y> @JsonAlias("x") public void own(int y) {} @JsonProperty("x") void x(int x) {} }
          @JsonDeserialize static class M { <int x X> }                  | record M(@JsonProperty(value = "x", required = false) OptionalInt x) {}
          @JsonAutoDetect(fieldVisibility = ANY) static class M { int x; } | @JsonAutoDetect(fieldVisibility = ANY) static class M { private long x; private transient int y; static int z; }
          @JsonDeserialize(builder = M.A.class) static class M { static class A { public A withX(int x) { return this; } public M build() { return null; } } } | @JsonDeserialize(builder = M.B.class) static class M { @JsonPOJOBuilder(withPrefix = "") static class B { public B x(long x) { return this; } public M build() { return null; } } }
          static class M { @JsonCreator M(@JsonProperty("x") int x) {} <int y Y> } | static class M { @JsonCreator M(@JsonProperty("x") int x) {} <long y Y> <int z Z> }
          @JsonDeserialize static class M { @JsonAnySetter Map<String, Integer> m; @JsonAnyGetter public Map<String, Integer> getM() { return m; } } | @JsonDeserialize static class M { @JsonAnySetter Map<String, Integer> n; @JsonAnyGetter public Map<String, Integer> getN() { return n; } }
          @JsonNaming(SNAKE) static class M { private int x; @JsonCreator M(@JsonProperty("x") int x) {} public int getX() { return x; } } | @JsonNaming(SNAKE) static class M { private int y; @JsonCreator M(@JsonProperty("y") @JsonAlias("x") int y) {} public int getY() { return y; } }
          record M(@JsonProperty("a") @JsonFormat(locale = "de") int a, int b) {} | record M(@JsonProperty("a") @JsonFormat(locale = "de") int a, @JsonProperty("b") int b) {}
          @JsonDeserialize static class M { public SortedSet<? extends Number> n; public EnumSet<?> e; public TreeMap<int[], ? super Integer> t; } | @JsonDeserialize static class M { public SortedSet<? extends Number> n; public EnumSet<?> e; public TreeMap<int[], ? super Integer> t; }
          static class M { @JsonProperty("c") private int to; @JsonCreator M(@JsonProperty("c") int to) {} } | static class M { @JsonAlias("c") @JsonProperty("d") private int to; @JsonCreator M(@JsonProperty("d") int to) {} }
          static class M { @java.beans.ConstructorProperties("x") M(int a) {} } | static class M { @java.beans.ConstructorProperties("x") M(long b) {} }
          static class M { @JsonCreator M(UUID id) {} @JsonValue UUID id() { return null; } } | static class M { @JsonCreator M(String id) {} @JsonValue String id() { return null; } }
          @JsonDeserialize static class M { private final Set<Integer> x = new HashSet<>(); public Set<Integer> getX() { return x; } } | @JsonDeserialize static class M { public List<Long> x; }
          @JsonDeserialize static class M { public G<Integer> g; } static class G<T> { public T t; } | @JsonDeserialize static class M { public G<Long> g; } static class G<T> { private T t; public T getT() { return t; } public void setT(T t) {} }
          """)
  void a_harmless_change_passes(String before, String now) {
    assertThat(change(before, now).output()).doesNotStartWith("FAILED");
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonDeserialize static class M { <int x X> }          | @JsonDeserialize static class M { <int y Y> }                  | 'm.y: int' is new and 'x: int' is gone
          @JsonDeserialize static class M { <int x X> }          | @JsonDeserialize static class M { @JsonProperty("y") <int x X> } | 'm.y: int' is new and 'x: int' is gone
          @JsonDeserialize static class M { <long x X> }         | @JsonDeserialize static class M { <int x X> }                  | 'm.x' was long and is int
          @JsonDeserialize static class M extends N { } static class N { <int x X> } | @JsonDeserialize static class M extends N { } static class N { <int y Y> } | 'm.y: int' is new and 'x: int' is gone
          @JsonDeserialize static class M { public N n; } static class N { <String x X> } | @JsonDeserialize static class M { public N n; } static class N { <UUID x X> } | 'm.n.x' was String and is UUID
          @JsonDeserialize static class M { public int x; }      | @JsonDeserialize static class M { @JsonIgnore public int x; }  | 'm.x' was int and is hidden
          @JsonDeserialize static class M { public int x; }      | @JsonDeserialize static class M { @JsonFormat(locale = "de") public int x; } | 'm.x' was int and is jackson<int @JsonFormat locale='de'>
          @JsonDeserialize static class M { <int x X> }          | record M(@JsonProperty(value = "x", required = true) int x) {} | 'm.x: int' is no Optional, and might be left out so far
          @JsonAutoDetect(fieldVisibility = ANY) static class M { int x; } | @JsonAutoDetect(fieldVisibility = ANY) static class M { int y; } | 'm.y: int' is new and 'x: int' is gone
          static class M { @JsonCreator M(@JsonProperty("x") int x) {} <int y Y> } | static class M { @JsonCreator M(@JsonProperty("x") int x) {} <int z Z> } | 'm.z: int' is new and 'y: int' is gone
          static class M { @JsonCreator M(@JsonProperty("x") int x) {} @JsonProperty(access = WRITE_ONLY) public int getX() { return 1; } } | static class M { @JsonCreator M(@JsonProperty("x") int x) {} public int getX() { return 1; } } | 'm.x: int' is no Optional, and might be left out so far
          static class M { @JsonCreator M(@JsonProperty("x") int x) {} } | static class M { @JsonIgnore int y; @JsonCreator M(@JsonProperty("y") int y) {} }   | 'm.y: hidden' is new and 'x: int' is gone
          @JsonAutoDetect(fieldVisibility = ANY) static class M { int x; @JsonIgnore public int getX() { return x; } @JsonCreator M(@JsonProperty("x") int x) {} } | @JsonAutoDetect(fieldVisibility = ANY) static class M { int y; @JsonIgnore public int getY() { return y; } @JsonCreator M(@JsonProperty("y") int y) {} } | 'm.y: int' is new and no Optional
          static class M { @JsonIgnore public int x; public int getX() { return x; } @JsonCreator M(@JsonProperty("x") int x) {} } | static class M { @JsonIgnore public int y; public int getY() { return y; } @JsonCreator M(@JsonProperty("y") int y) {} } | 'm.y: int' is new and no Optional
          static class M { @JsonCreator M(String id) {} @JsonValue String id() { return null; } } | static class M { @JsonCreator M(int id) {} @JsonValue int id() { return 0; } } | 'm.value' was String and is int
          static class M { @JsonCreator M(String id) {} @JsonValue String id() { return null; } } | static class M { @JsonCreator M(@JsonProperty("value") String id) {} } | with [@JsonCreator] in place of [delegating, @JsonCreator, @JsonValue]
          @JsonInclude record M(@JsonUnwrapped N n) {} @JsonInclude record N(int x, int y) {} | @JsonInclude record M(@JsonUnwrapped N n) {} @JsonInclude record N(int x, int z) {} | 'm.@JsonUnwrapped1.z: int' is new and no Optional
          @JsonInclude record M(@JsonIgnoreProperties("z") List<N[]> n) {} @JsonInclude record N(int x) {} | @JsonInclude record M(@JsonIgnoreProperties("z") List<N[]> n) {} @JsonInclude record N(byte x) {} | 'm.n.x' was int and is byte
          @JsonInclude record M(java.util.concurrent.atomic.AtomicReference<N> n) {} @JsonInclude record N(int x) {} | @JsonInclude record M(java.util.concurrent.atomic.AtomicReference<N> n) {} @JsonInclude record N(byte x) {} | 'm.n.x' was int and is byte
          @JsonInclude record M(int x) { @JsonSetter("s") public int x() { return x; } } | @JsonInclude record M(int y) { @JsonSetter("s") public int y() { return y; } } | 'm.y: int' is new and no Optional
          @JsonFormat(shape = ARRAY) record M(int x, int y) {}   | @JsonFormat(shape = ARRAY) record M(int y, int x) {}           | 'm' is an array of [y, x] and was one of [x, y]
          @JsonFormat(shape = ARRAY) record M(int x, int y) {}   | @JsonFormat(shape = ARRAY) record M(int y) {}                  | 'm' is an array of [y] and was one of [x, y]
          @JsonFormat(shape = ARRAY) record M(int x, int y) {}   | @JsonFormat(shape = ARRAY) @JsonPropertyOrder({"y", "x"}) record M(int x, int y) {} | 'm' is an array of [y, x] and was one of [x, y]
          @JsonInclude record M(@JsonFormat(shape = ARRAY) N n) {} record N(int x, int y) {} | @JsonInclude record M(@JsonFormat(shape = ARRAY) N n) {} record N(int y, int x) {} | 'm.n' is an array of [y, x] and was one of [x, y]
          @JsonDeserialize static class M { public List<? extends N> n; } static class N { public int x; } | @JsonDeserialize static class M { public List<? extends N> n; } static class N { public byte x; } | 'm.n[].x' was int and is byte
          @JsonDeserialize static class M { public F<N> f; } static class F<T> { @JsonCreator static <K> F<K> of(@JsonProperty("k") K k) { return null; } } static class N { public int x; } | @JsonDeserialize static class M { public F<N> f; } static class F<T> { @JsonCreator static <K> F<K> of(@JsonProperty("k") K k) { return null; } } static class N { public byte x; } | 'm.f.x' was int and is byte
          @JsonDeserialize @JsonFormat(shape = ARRAY) static class M { public int x; public int y; } | @JsonDeserialize @JsonFormat(shape = ARRAY) static class M { public int y; public int x; } | 'm' is an array of [y, x] and was one of [x, y]
          @JsonDeserialize static class M { public G<Long> g; } static class G<T> { <T t T> } | @JsonDeserialize static class M { public G<Integer> g; } static class G<T> { <T t T> } | 'm.g.t' was Long and is Integer
          static class M { @JsonCreator M(@JsonProperty("g") G<Long> g) {} } static class G<T> { @JsonCreator G(@JsonProperty("t") T t) {} } | static class M { @JsonCreator M(@JsonProperty("g") G<Integer> g) {} } static class G<T> { @JsonCreator G(@JsonProperty("t") T t) {} } | 'm.g.t' was Long and is Integer
          """)
  void a_break_is_found_with_its_path(String before, String now, String found) {
    assertThat(change(before, now).output()).contains(found);
  }

  // N-C14: a row without a third column is harmless.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <int x X> | private int x; @JsonIgnore public int getX() { return x; } @JsonProperty public void setX(int x) {} |
          <int x X> | @JsonProperty(access = WRITE_ONLY) public int x; |
          <int x X> | private int y; @JsonGetter("x") public int getY() { return y; } @JsonSetter("x") public void setY(int y) {} |
          <int x X> | @JsonGetter("x") public int one() { return 1; } @JsonSetter("x") public void other(int y) {} |
          <int x X> | private int x; public int getX() { return x; } @JsonSetter("y") public void setX(int x) {} | 'm.y: int' is new and 'x: int' is gone
          <int x X> | private int x; public int getX() { return x; } @JsonSetter(nulls = com.fasterxml.jackson.annotation.Nulls.SKIP) public void setX(int x) {} | 'm.x' was int and is jackson<int @JsonSetter nulls=SKIP>
          <int x X> | @JsonProperty private int x; @JsonIgnore public int getX() { return x; } |
          <int x X> | private int x; @JsonProperty public int getX() { return x; } @JsonIgnore public void setX(int x) {} | 'm.x' was int and is hidden
          <int x X> | @JsonIgnore <int x X> | 'm.x' was int and is hidden
          <int x X> | private int x; @JsonSetter("y") public int getX() { return x; } public void setX(int x) {} |
          <int x X> | private int x; public int getX() { return x; } @JsonGetter("y") public void setX(int x) {} |
          <int x X> | private int x; @JsonIgnore public int getX() { return x; } @JsonSerialize public void setX(int x) {} | 'm.x' was int and is hidden
          <int x X> | @JsonIgnore public int x; @JsonDeserialize public int getX() { return x; } | 'm.x' was int and is hidden
          @JsonProperty(access = WRITE_ONLY) public int x; | M() {} M(@JsonProperty("x") int x) {} | 'm.x: int' is no Optional
          <int x X> | private int x; @JsonProperty("y") public int getX() { return x; } @JsonProperty("x") public void setX(int x) {} |
          <Long x X> public void setX(UUID x) {} | <Integer x X> public void setX(UUID x) {} |
          <long x X> public void setX(String x) {} | <int x X> public void setX(String x) {} | 'm.x' was long and is int
          <String x X> public void setX(UUID x) {} | <String x X> public void setX(int x) {} | 'm.x' was String and is int
          <int x X> @JsonProperty public void setX(String x) {} | <int x X> @JsonProperty public void setX(UUID x) {} | 'm.x' was String and is UUID
          @JsonCreator M(@JsonProperty("a") int a) {} <int x X> public void setX(String x) {} | @JsonCreator M(@JsonProperty("a") int a) {} <int y Y> public void setY(String y) {} | 'm.y: int' is new and 'x: int' is gone
          """)
  void a_property_is_read_by_the_member_that_jackson_takes(
      String before, String now, String found) {
    String bean = "@JsonDeserialize static class M { %s }\n";
    release.check(bean.formatted(before), bean.formatted(now), found);
  }

  // N-C14: a set of objects that equal themselves alone may have two with the same content.
  @ParameterizedTest
  @CsvSource({
    "Set<N>, class N, record N, 'm.s' was list<jackson<test.Tasks.N>> and is set<jackson<test.Tasks.N>>",
    "Set<N>, class N, @lombok.Data class N, 'm.s' was list<jackson<test.Tasks.N>> and is set",
    "HashSet<? extends List<N>>, class N extends A, class N extends E, and is set<list<jackson<test.Tasks.N>>>",
    "Set<N>, class N extends E, record N,",
    "Set<N>, record N, class N,",
    "Set<N>, class N, class N,"
  })
  void a_set_collapses_what_has_equals(String set, String before, String now, String found) {
    String type =
        """
        @JsonInclude record M(%s s) {} static abstract class A {}
        static class E { @Override public boolean equals(Object o) { return true; } }
        @JsonDeserialize %s {}
        """;
    String output =
        change(type.formatted(set, inner(before)), type.formatted(set, inner(now))).output();
    if (found == null) {
      assertThat(output).doesNotStartWith("FAILED");
    } else {
      assertThat(output).contains(found);
    }
  }

  private static String inner(String type) {
    return type.replace("record N", "record N()").replace("class", "static class");
  }

  @Test
  void kinds_that_are_classes_are_compared_but_for_a_base_that_nothing_tells() {
    String kinds =
        """
        @JsonTypeInfo(use = DEDUCTION) @JsonSubTypes({%s@JsonSubTypes.Type(N.class)})
        static class M { <int x X> }
        static class N extends M { <%s y Y> }
        """;
    String itself = "@JsonSubTypes.Type(M.class), ";
    assertThat(change(kinds.formatted(itself, "long"), kinds.formatted(itself, "int")).output())
        .contains("'m(Tasks$N).y' was long and is int");
    assertThat(
            change(
                    kinds.formatted(itself, "long"),
                    kinds.formatted(itself, "long").replace("<int x", "<byte x"))
                .output())
        .contains("'m(Tasks$N).x' was int and is byte");
    change(kinds.formatted(itself, "long"), kinds.formatted("", "long")).succeeds();
  }

  @Test
  void a_generic_class_may_be_one_of_its_own_kinds() {
    String kinds =
        """
        @JsonTypeInfo(use = DEDUCTION) @JsonSubTypes({@JsonSubTypes.Type(B.class), @JsonSubTypes.Type(C.class)})
        static class B<T extends Comparable<T>> { public T t; } static class C<T extends Comparable<T>> extends B<T> { public int x; }
        record M(B<String> b) {}
        """;
    change(kinds, kinds.replace("int x", "long x")).succeeds();
  }
}
