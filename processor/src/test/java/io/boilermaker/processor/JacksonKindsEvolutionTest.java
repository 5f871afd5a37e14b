package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A release whose kinds, other classes that annotations name, and order of arrays are held against
 * those of the one before.
 */
@Tag("javac") // EclipseTest tries that both compilers write the same manifest.
class JacksonKindsEvolutionTest {

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
          @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(M.class)) static class M { public int x; } | @JsonTypeInfo(use = NAME) @JsonSubTypes({@Type(M.class), @Type(N.class)}) static class M { public int x; } static class N extends M {}
          @JsonTypeInfo(use = NAME) static class M { public int x; } | @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) static class M { public int x; } static class N extends M {}
          @JsonTypeInfo(use = NAME) static class M { public int x; } | @JsonTypeInfo(use = NAME) @JsonTypeName("Tasks$M") static class M { public long x; }
          @JsonInclude record M(@JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(value = A.class, name = "a")) Object o) {} record A(int x) {} | @JsonInclude record M(@JsonTypeInfo(use = NAME) @JsonSubTypes({@Type(value = B.class, name = "b"), @Type(value = A.class, name = "a")}) Object o) {} record A(int x) {} record B() {}
          record M(@JsonTypeInfo(use = NAME) A a) {} @JsonTypeName("a") record A(int x) {} | record M(@JsonTypeInfo(use = NAME) A a) {} @JsonTypeName("a") record A(long x) {}
          @JsonDeserialize(as = A.class) interface M {} record A(int x) implements M {} | @JsonDeserialize(as = B.class) interface M {} record B(long x) implements M {}
          @JsonDeserialize(as = A.class) interface M {} static class A implements M { public int x; } | @JsonDeserialize(as = A.class) interface M {} static class A implements M { public int x; public int y; }
          @JsonDeserialize static class M { public int x; @JsonAnySetter Map<String, A> m; } static class A { @JsonProperty int x; } | @JsonDeserialize static class M { public int x; @JsonAnySetter Map<String, A> m; } static class A { @JsonProperty long x; }
          @JsonDeserialize static class M { public int x; private int y; @JsonAnySetter public void setY(int y) {} } | @JsonDeserialize static class M { public int x; }
          record M(@JsonTypeInfo(use = NAME, include = EXTERNAL_PROPERTY, property = "k") @JsonSubTypes(@Type(A.class)) Object o, String k) {} record A(int x) {} | record M(@JsonTypeInfo(use = NAME, include = EXTERNAL_PROPERTY, property = "k") @JsonSubTypes(@Type(A.class)) Object o) {} record A(int x) {}
          record M(@JsonTypeInfo(use = NAME, include = EXTERNAL_PROPERTY, property = "k") byte[] o, Optional<A> k) {} record A(int x) {} | record M(@JsonTypeInfo(use = NAME, include = EXTERNAL_PROPERTY, property = "k") byte[] o) {} record A(int x) {}
          record M(int x, Date y) { @JsonIgnore @JsonProperty("y") public int x() { return x; } } | record M(int x, Date y) { @JsonIgnore @JsonProperty("y") public int x() { return x; } }
          record M(@JsonTypeInfo(use = NAME) @JsonSubTypes({@Type(value = int[].class, name = "i"), @Type(A.class)}) Object o) {} record A(int x) {} | record M(@JsonTypeInfo(use = NAME) @JsonSubTypes({@Type(value = int[].class, name = "i"), @Type(A.class)}) Object o) {} record A(long x) {}
          @JsonDeserialize(as = Object[].class) interface M {} | @JsonDeserialize(as = Object[].class) interface M {}
          record M(@JsonDeserialize(as = A.class) I o) {} record A(int x) implements I {} interface I {} | record M(@JsonDeserialize(as = A.class) I o) { public I o() { return o; } } record A(int x) implements I {} interface I {}
          @JsonInclude record M(N n) {} record N(@JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(A.class)) Object o) {} record A(int x) {} | @JsonInclude record M(P n) {} record P(@JsonProperty("o") @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(A.class)) Object q) {} record A(int x) {}
          @JsonDeserialize static class M { @JsonAnySetter public Map<String, Integer> m; } | @JsonDeserialize static class M { @JsonAnySetter public void any(String name, Long value) {} }
          record M(int x, @JsonAnySetter Map<String, Integer> m) {} | record M(int x, @JsonAnySetter Map<String, Long> n) {}
          @JsonDeserialize static class M { public N n; } @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) interface I {} @JsonTypeInfo(use = NONE) static class N implements I { public int x; } | @JsonDeserialize static class M { public P n; } @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(P.class)) interface I {} @JsonTypeInfo(use = NONE) static class P implements I { public int x; }
          record M(I i) {} @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(A.class)) sealed interface I {} record A(int x) implements I {} | record M(I i, Optional<A> a) {} @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(A.class)) sealed interface I {} record A(int x) implements I {}
          @JsonDeserialize static class M { public N n; } @JsonTypeInfo(use = DEDUCTION) static class N { public int x; } | @JsonDeserialize static class M { public P n; } @JsonTypeInfo(use = DEDUCTION) static class P { public int x; }
          @JsonFormat(shape = ARRAY) record M(int x, int y) {} | @JsonFormat(shape = ARRAY) @JsonPropertyOrder({"x", "y"}) record M(int y, int x) {}
          @JsonFormat(shape = ARRAY) record M(int x, int y) {} | @JsonFormat(shape = ARRAY) @JsonPropertyOrder(alphabetic = true) record M(int y, int x) {}
          @JsonFormat(shape = ARRAY) record M(int x, int y) {} | @JsonFormat(shape = ARRAY) record M(@JsonProperty(index = 2) int y, @JsonProperty(index = 1) int x) {}
          @JsonFormat(shape = ARRAY) record M(int x, int y) {} | @JsonFormat(shape = ARRAY) @JsonPropertyOrder("a") record M(int y, @JsonProperty("x") int a) {}
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
          @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) static class M { @JsonCreator M(@JsonProperty("x") int x) {} } static class N extends M { @JsonCreator N(@JsonProperty("y") int y) { super(y); } } | @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) static class M { @JsonCreator M(@JsonProperty("x") byte x) {} } static class N extends M { @JsonCreator N(@JsonProperty("y") int y) { super((byte) y); } } | 'm(Tasks$M).x' was int and is byte
          @JsonTypeInfo(use = NAME) static class M { public int x; } | @JsonTypeInfo(use = NAME) @JsonTypeName("m") static class M { public int x; } | no longer has the record Tasks$M
          record M(A a) implements S {} record A(int x) implements S {} @JsonTypeInfo(use = NAME) @JsonSubTypes({@Type(value = A.class, name = "a"), @Type(M.class)}) interface S {} | record M(A a) implements S {} record A(int x) implements S {} @JsonTypeInfo(use = NAME) @JsonSubTypes({@Type(value = A.class, name = "b"), @Type(M.class)}) interface S {} | 'm(Tasks$M).a: jackson<test.Tasks.A>' no longer has the record a
          @JsonInclude record M(@JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(value = A.class, name = "a")) Object o) {} record A(int x) {} | @JsonInclude record M(@JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(value = A.class, name = "b")) Object o) {} record A(int x) {} | 'm.o'
          @JsonInclude record M(@JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(value = A.class, name = "a")) Object o) {} record A(int x) {} | @JsonInclude record M(@JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(value = A.class, name = "a")) Object o) {} record A(byte x) {} | 'm.o(a).x' was int and is byte
          @JsonInclude record M(@JsonDeserialize(as = A.class) I i) {} interface I {} record A(int x) implements I {} | @JsonInclude record M(@JsonDeserialize(as = A.class) I i) {} interface I {} record A(byte x) implements I {} | 'm.i.x' was int and is byte
          @JsonInclude record M(@JsonDeserialize(contentAs = A.class) List<I> i) {} interface I {} record A(int x) implements I {} | @JsonInclude record M(@JsonDeserialize(contentAs = A.class) List<I> i) {} interface I {} record A(byte x) implements I {} | 'm.i.x' was int and is byte
          @JsonInclude record M(@JsonDeserializeAs(content = A.class) B b) {} record A(int x) {} @JsonDeserialize static class B { public int x; } | @JsonInclude record M(@JsonDeserializeAs(content = A.class) B b) {} record A(int x) {} @JsonDeserialize static class B { public byte x; } | 'm.b.x' was int and is byte
          @JsonInclude record M(A value) {} interface I {} record A(int x) implements I {} | @JsonDeserialize(as = A.class) interface M {} record A(int x) implements M {} | with [read as another] in place of []
          record M(@JsonProperty("a-b") @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(A.class)) Object o, @JsonProperty("a.b") @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(B.class)) Object p) {} record A(int x) {} record B(int y) {} | record M(@JsonProperty("a-b") @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(A.class)) Object o, @JsonProperty("a.b") @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(B.class)) Object p) {} record A(byte x) {} record B(int y) {} | 'm.a-b(Tasks$A).x' was int and is byte
          record M(@JsonFormat(shape = ARRAY) I n) {} @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) interface I {} record N(int x, int y) implements I {} | record M(@JsonFormat(shape = ARRAY) I n) {} @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) interface I {} record N(int y, int x) implements I {} | 'm.n(Tasks$N)' is an array of [y, x] and was one of [x, y]
          record M(@JsonFormat(shape = ARRAY) @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) Object n) {} record N(int x, int y) {} | record M(@JsonFormat(shape = ARRAY) @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) Object n) {} record N(int y, int x) {} | 'm.n(Tasks$N)' is an array of [y, x] and was one of [x, y]
          record M(N m, @JsonFormat(shape = ARRAY) I n) {} @JsonDeserialize(as = N.class) interface I {} record N(int x, int y) implements I {} | record M(N m, @JsonFormat(shape = ARRAY) I n) {} @JsonDeserialize(as = N.class) interface I {} record N(int y, int x) implements I {} | 'm.n.value' is an array of [y, x] and was one of [x, y]
          @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) interface M {} record N<T>(T t, List<A> more) implements M {} record A(int x) {} | @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) interface M {} record N<T>(T t, List<A> more) implements M {} record A(byte x) {} | 'm(Tasks$N).more[].x' was int and is byte
          @JsonDeserialize(as = N.class) interface M {} record N<T>(T t, List<A> more) implements M {} record A(int x) {} | @JsonDeserialize(as = N.class) interface M {} record N<U>(U t, List<A> more) implements M {} record A(byte x) {} | 'm.value.more[].x' was int and is byte
          @JsonDeserialize static class M { @JsonAnySetter @JsonDeserialize(contentAs = A.class) public Map<String, I> m; } interface I {} record A(int x) implements I {} | @JsonDeserialize static class M { @JsonAnySetter @JsonDeserialize(contentAs = A.class) public Map<String, I> m; } interface I {} record A(byte x) implements I {} | x' was int and is byte
          @JsonDeserialize static class M { @JsonAnySetter(enabled = false) public Map<String, Integer> m; } | @JsonDeserialize static class M { @JsonAnySetter(enabled = false) public Map<String, Integer> n; } | 'm.n: map<String,Integer>' is new and 'm: map<String,Integer>' is gone
          static class M { @JsonCreator M(@JsonProperty("x") int x, @JsonAnySetter Map<String, A> m) {} } record A(int x) {} | static class M { @JsonCreator M(@JsonProperty("x") int x, @JsonAnySetter Map<String, A> m) {} } record A(byte x) {} | x' was int and is byte
          @JsonDeserializeAs(A.class) interface M {} record A(int x) implements M {} | @JsonDeserializeAs(A.class) interface M {} record A(byte x) implements M {} | x' was int and is byte
          @JsonDeserialize(as = Void.class, builder = Void.class) static class M { public int x; } | @JsonDeserialize(as = Void.class, builder = Void.class) static class M { public byte x; } | 'm.x' was int and is byte
          @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(N.class)) interface M {} static class N extends ArrayList<String> implements M {} | @JsonTypeInfo(use = NAME, property = "k") @JsonSubTypes(@Type(N.class)) interface M {} static class N extends ArrayList<String> implements M {} | @JsonTypeInfo property='k' use=NAME
          static class M { @JsonCreator(mode = DELEGATING) M(@JsonProperty(access = WRITE_ONLY) int x) {} @JsonValue int x() { return 0; } } | static class M { @JsonCreator(mode = DELEGATING) M(@JsonProperty(access = WRITE_ONLY) byte x) {} @JsonValue byte x() { return 0; } } | 'm.value' was int and is byte
          @JsonInclude record M(List<I> i) {} @JsonDeserialize(as = A.class) interface I {} record A(int x) implements I {} | @JsonInclude record M(List<I> i) {} @JsonDeserialize(as = A.class) interface I {} record A(byte x) implements I {} | x' was int and is byte
          @JsonDeserialize(as = A.class) interface M {} record A(int x) implements M {} | @JsonDeserialize(as = A.class) interface M {} record A(byte x) implements M {} | x' was int and is byte
          @JsonTypeInfo(use = NAME, defaultImpl = A.class) @JsonSubTypes(@Type(B.class)) interface M {} record A(int x) implements M {} record B(int y) implements M {} | @JsonTypeInfo(use = NAME, defaultImpl = A.class) @JsonSubTypes(@Type(B.class)) interface M {} record A(byte x) implements M {} record B(int y) implements M {} | x' was int and is byte
          record M(@JsonTypeInfo(use = NAME) A a) {} @JsonTypeName("a") record A(int x) {} | record M(@JsonTypeInfo(use = NAME) A a) {} @JsonTypeName("b") record A(int x) {} | no longer has the record a
          record M(@JsonTypeInfo(use = NAME) I i) {} @JsonSubTypes(@Type(A.class)) interface I {} record A(int x) implements I {} | record M(@JsonTypeInfo(use = NAME) I i) {} @JsonSubTypes(@Type(A.class)) interface I {} record A(byte x) implements I {} | 'm.i(Tasks$A).x' was int and is byte
          record M(@JsonTypeInfo(use = NAME, include = EXTERNAL_PROPERTY, property = "k") @JsonSubTypes(@Type(A.class)) Object o, UUID k) {} record A(int x) {} | record M(@JsonTypeInfo(use = NAME, include = EXTERNAL_PROPERTY, property = "j") @JsonSubTypes(@Type(A.class)) Object o) {} record A(int x) {} | 'm.j: String' is new and 'k: UUID' is gone
          record M(@JsonTypeInfo(use = NAME, include = EXTERNAL_PROPERTY, property = "k") @JsonSubTypes(@Type(A.class)) Object o, A k) {} record A(int x) {} | record M(@JsonTypeInfo(use = NAME, include = EXTERNAL_PROPERTY, property = "k") @JsonSubTypes(@Type(A.class)) Object o) {} record A(int x) {} | 'm.k' was jackson<test.Tasks.A> and is String
          @JsonDeserialize(as = A.class) interface M {} static class A implements M { public int x; } | @JsonDeserialize(as = A.class) interface M {} static class A implements M { public byte x; } | 'm.value.x' was int and is byte
          @JsonDeserialize static class M { public int x; @JsonAnySetter Map<String, A> m; } static class A { @JsonProperty int x; } | @JsonDeserialize static class M { public int x; @JsonAnySetter Map<String, A> m; } static class A { @JsonProperty byte x; } | x' was int and is byte
          @JsonDeserialize static class M { public int x; @JsonAnySetter void any(String name, A a) {} } static class A { @JsonProperty int x; } | @JsonDeserialize static class M { public int x; @JsonAnySetter void any(String name, A a) {} } static class A { @JsonProperty byte x; } | x' was int and is byte
          @JsonNaming(SNAKE) @JsonDeserialize static class M { @JsonProperty("y") public double x; public LocalDate y; } | @JsonNaming(SNAKE) @JsonDeserialize static class M { public LocalDate y; } | 'm.y*' was double and is LocalDate
          @JsonFormat(shape = ARRAY) record M(int x, int y) {} | @JsonFormat(shape = ARRAY) record M(int x, @JsonProperty(index = 0) int y) {} | 'm' is an array of [y, x] and was one of [x, y]
          @JsonFormat(shape = ARRAY) record M(int y, int x) {} | @JsonFormat(shape = ARRAY) @JsonPropertyOrder(alphabetic = true) record M(int y, int x) {} | 'm' is an array of [x, y] and was one of [y, x]
          @JsonInclude record M(@JsonFormat(shape = ARRAY) N n) {} record N(int x, int y) {} | @JsonInclude record M(@JsonFormat(shape = ARRAY) N n) {} @JsonPropertyOrder("y") record N(int x, int y) {} | 'm.n' is an array of [y, x] and was one of [x, y]
          @JsonFormat(shape = ARRAY) @JsonNaming(SNAKE) @JsonPropertyOrder({"a_b", "c"}) record M(int aB, int c) {} | @JsonFormat(shape = ARRAY) @JsonNaming(SNAKE) @JsonPropertyOrder({"c", "a_b"}) record M(int aB, int c) {} | 'm' is an array of [c*, aB*] and was one of [aB*, c*]
          @JsonDeserialize @JsonFormat(shape = ARRAY) static class M { public int x; public int y; } | @JsonDeserialize @JsonFormat(shape = ARRAY) static class M { public int x; private int y; @JsonProperty(index = 3) public int getY() { return y; } public void setY(int y) {} } | 'm' is an array of [y, x] and was one of [x, y]
          @JsonFormat(shape = ARRAY) static class M { @JsonCreator M(@JsonProperty("x") int x) {} public int y; } | @JsonFormat(shape = ARRAY) @JsonPropertyOrder("y") static class M { @JsonCreator M(@JsonProperty("x") int x) {} public int y; } | 'm' is an array of [y, x] and was one of [x, y]
          """)
  void a_break_is_found_with_its_path(String before, String now, String found) {
    assertThat(change(before, now).output()).contains(found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A(int x)                       | B(int y)                       | A(int x)                     | B(int y, Optional<Integer> x)            | 'm' with [x] was Tasks$A and is none
          A(int x)                       | B(int y)                       | A(int x)                     | B(Optional<Integer> z, int y)            |
          A(int x, int w)                | B(int x, int y)                | A(int x)                     | B(int x, int y)                          | 'm' with [x, w] was Tasks$A and is none
          A(int x, int w)                | B(int y)                       | A(int x)                     | B(int y, Optional<Integer> w)            |
          A(int w, int x)                | B(int y)                       | A(int x)                     | B(int y, Optional<Integer> w)            | 'm' with [w, x] was Tasks$A and is Tasks$B
          A(int x, Optional<Integer> w)  | B(int x, Optional<Integer> y)  | A(int x)                     | B(int x, Optional<Integer> y, Optional<Integer> w) | 'm' with [x, w] was Tasks$A and is Tasks$B
          A(int x)                       | B(int y)                       | A(int x)                     | B(int y), C(int x, int z)                | 'm' with [x] was Tasks$A and is none
          A(int x)                       | B(int y)                       | A(int x)                     | B(int y), C(int z)                       |
          A(int x)                       | B(int y)                       | C(int x)                     | B(int y)                                 |
          A(int x)                       | B(int y)                       | C(byte x)                    | B(int y)                                 | 'm(Tasks$A).x' was int and is byte
          A(int x)                       | B(int y)                       | B(int x)                     | A(int y)                                 | 'm' with [x] was Tasks$A and is Tasks$B
          A(int x)                       | B(int y)                       | B(int y)                     | C(int z)                                 | 'm' with [x] was Tasks$A and is none
          A(int x)                       | B()                            | A(int x)                     | B()                                      |
          A(int x)                       | B()                            | A(int x)                     | B(Optional<Integer> z)                   | 'm' with [] was Tasks$B and is none
          A(@JsonAlias("w") int x)       | B(int y)                       | A(@JsonAlias("w") int x)     | B(int y, @JsonProperty("w") Optional<Integer> q) |
          """)
  void kinds_that_are_deduced_stay_what_they_were(
      String a, String b, String c, String d, @Nullable String found) {
    for (String type : List.of("", "record M(@%s Object m) {} ")) {
      String output = change(kinds(type, a + ", " + b), kinds(type, c + ", " + d)).output();
      if (found == null) {
        assertThat(output).doesNotStartWith("FAILED");
      } else {
        assertThat(output).contains(type.isEmpty() ? found : found.replace("'m", "'m.m"));
      }
    }
  }

  private static String kinds(String holder, String records) {
    String told = "JsonTypeInfo(use = DEDUCTION) @JsonSubTypes({%s}) ";
    String all = records.replace("Optional<Integer>", "OptionalInt");
    String listed = all.replaceAll("(?:^|, )([A-C])\\(.*?\\)(?=, [A-C]\\(|$)", "@Type($1.class),");
    String annotations = told.formatted(listed);
    String type =
        holder.isEmpty() ? "@" + annotations + "interface M {} " : holder.formatted(annotations);
    String of = holder.isEmpty() ? " implements M {} " : " {} ";
    return type + "record " + all.replaceAll("\\), ([A-C]\\()", ")" + of + "record $1") + of;
  }

  // N-C14
  @Test
  void a_simple_name_stays_if_its_class_moves() {
    String told =
        "@JsonTypeInfo(use = SIMPLE_NAME) @JsonSubTypes(@Type(%s.class)) interface M {%s} ";
    String kind = "record A(int x) implements M {}";
    String inside = told.formatted("M.A", kind);
    String outside = told.formatted("A", "") + kind;
    assertThat(change(inside, outside).output()).doesNotStartWith("FAILED");
    assertThat(change(inside, outside.replace("int x", "byte x")).output())
        .contains("'m(A).x' was int and is byte");
    String types = "@JsonTypeInfo(use = SIMPLE_NAME) @JsonSubTypes(@Type(%s.class)) Object n";
    String member = "record M(" + types + ") {} interface I {%s} ";
    String record = "record A(int x) {}";
    assertThat(change(member.formatted("I.A", record), member.formatted("A", "") + record).output())
        .doesNotStartWith("FAILED");
    assertThat(
            change(inside.replace("SIMPLE_NAME", "NAME"), outside.replace("SIMPLE_NAME", "NAME"))
                .output())
        .contains("no longer has the record Tasks$M$A");
  }
}
