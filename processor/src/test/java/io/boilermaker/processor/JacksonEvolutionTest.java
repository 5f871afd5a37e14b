package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release whose records that are left to Jackson are held against those of the one before. */
@Tag("javac") // EclipseTest tries that both compilers write the same manifest.
class JacksonEvolutionTest {

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
          record M(@JsonFormat(shape = STRING) int x) {} | record M(@JsonFormat(shape = STRING) int x, Optional<String> y) {}
          record M(@JsonFormat(shape = STRING) int x, int y) {} | record M(@JsonFormat(shape = STRING) int x, long y) {}
          record M(int x) {} | @JsonPropertyOrder(alphabetic = true) record M(@JsonInclude(NON_NULL) int x) {}
          @JsonInclude(NON_NULL) record M(int x) {} | record M(int x) {}
          @JsonInclude(NON_NULL) record M(int x) {} | @JsonInclude(NON_NULL) record M(@JsonAlias("x") int y) {}
          @JsonInclude(NON_NULL) record M(int x) {} | @JsonInclude(NON_NULL) record M(@JsonProperty("x") int y) {}
          @JsonInclude(NON_NULL) record M(N n) {} record N(int x, K k) {} | @JsonInclude(NON_NULL) record M(N n) {} record N(long x, K k, OptionalInt z) {}
          @JsonInclude(NON_NULL) record M(List<N> n) {} record N(M m) {} | @JsonInclude(NON_NULL) record M(Collection<N> n) {} record N(M m) {}
          @JsonNaming(SNAKE) record M(int x, int y) {} | @JsonNaming(SNAKE) record M(int x, long y, Optional<K> z) {}
          record M(L l) {} enum L { @JsonProperty("1") ONE } | record M(L l) {} enum L { @JsonProperty("1") UNE, @JsonProperty("2") TWO }
          record M(L l) {} enum L { @JsonProperty("1") ONE } | record M(L l) {} enum L { @JsonProperty("1") @JsonAlias("i") ONE }
          record M(L l) {} enum L { @JsonProperty("1") ONE } | record M(L l) {} enum L { @JsonProperty("i") @JsonAlias({"0", "1"}) ONE }
          record M(L l) {} enum L { @JsonAlias("1") ONE } | record M(L l) {} enum L { ONE }
          class M { @JsonCreator M(@JsonProperty("x") int y) {} } | class M { @JsonCreator M(@JsonProperty("x") long z, @JsonProperty("o") Optional<K> o) {} @JsonProperty int x() { return 0; } }
          @JsonInclude(NON_NULL) record M(Calendar c, K[] k) {} | @JsonInclude(NON_NULL) record M(Calendar c, List<K> k) {}
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
          @JsonInclude(NON_NULL) record M(int x) {} | @JsonInclude(NON_NULL) record M(int y) {} | 'm.y: int' is new and no Optional
          @JsonInclude(NON_NULL) record M(int x) {} | @JsonInclude(NON_NULL) record M(int x, String y) {} | 'm.y: String' is new and no Optional
          @JsonInclude(NON_NULL) record M(int x) {} | @JsonInclude(NON_NULL) record M(@JsonProperty("y") int x) {} | 'm.y: int' is new and no Optional
          @JsonInclude(NON_NULL) record M(long x) {} | @JsonInclude(NON_NULL) record M(int x) {} | 'm.x' was long and is int
          record M(int x) {} | record M(@JsonFormat(shape = STRING) int x) {} | 'm.x' was int and is jackson<int @JsonFormat shape=STRING>
          record M(int x) {} | record M(@JsonIgnore int x) {} | 'm.x' was int and is hidden
          record M(int x) {} | record M(@JsonProperty(access = READ_ONLY) int x) {} | 'm.x' was int and is hidden
          record M(@JsonIgnore int x) {} | record M(int x) {} | 'm.x: int' is no Optional, and might be left out so far
          record M(int x) {} | @JsonFormat(shape = STRING) record M(int x) {} | with [@JsonFormat shape=STRING] in place of []
          @JsonInclude(NON_NULL) record M(N n) {} record N(int x) {} | @JsonInclude(NON_NULL) record M(N n) {} record N(int x, int y) {} | 'm.n.y: int' is new and no Optional
          @JsonInclude(NON_NULL) record M(Map<UUID, N> n) {} record N(int x) {} | @JsonInclude(NON_NULL) record M(Map<UUID, N> n) {} record N(short x) {} | 'm.n{}.x' was int and is short
          record M(L l) {} enum L { @JsonProperty("1") ONE } | record M(L l) {} enum L { @JsonProperty("2") ONE } | 'm.l: jackson<test.Tasks.L>' no longer has the constant 1
          record M(L l) {} enum L { @JsonAlias("1") ONE } | record M(L l) {} enum L { @JsonAlias("1") UNE } | 'm.l: jackson<test.Tasks.L>' no longer has the constant ONE
          @JsonInclude(NON_NULL) record M(L l) {} enum L { ONE } | @JsonInclude(NON_NULL) record M(L l) {} enum L { ONE; @JsonValue int n() { return 1; } } | had the constants' names as texts and has those of @JsonValue
          class M { @JsonCreator M(@JsonProperty("x") int x) {} } | class M { @JsonCreator M(@JsonProperty("y") int x) {} } | 'm.y: int' is new and no Optional
          class M { @JsonCreator M(@JsonProperty("x") int x) {} } | class M { @JsonCreator static M of(@JsonProperty("x") int x, @JsonProperty("y") K k) { return null; } } | 'm.y: jackson<test.Tasks.K>' is new and no Optional
          @JsonNaming(SNAKE) record M(OptionalInt x) {} | @JsonNaming(SNAKE) record M(@JsonProperty("y") OptionalInt y) {} | 'm.y: Integer' is new and 'x*: Integer' is gone
          @JsonInclude(NON_NULL) record M(G<String> g) {} record G<T>(T t) {} | @JsonInclude(NON_NULL) record M(G<Integer> g) {} record G<T>(T t) {} | 'm.g.t' was String and is Integer
          """)
  void a_break_is_found_with_its_path(String before, String now, String found) {
    assertThat(change(before, now).output()).contains(found);
  }

  @Test
  void raw_containers_and_texts_of_enums_stay_when_a_record_is_left_to_jackson() {
    String record =
        """
        %s record M(G<LinkedHashMap> g, Map<L, Integer> map, List list, Queue queue,
            Deque<?> deque, List<? super Long> longs, Map<String, ? extends List<?>> lists) {} record G<T>(T t) {}
        enum L { ONE; @JsonValue public String text() { return "1"; } }
        """;
    String left = "@JsonInclude ";
    assertThat(change(record.formatted(""), record.formatted(left)).output())
        .doesNotStartWith("FAILED");
    assertThat(change(record.formatted(left), record.formatted("")).output())
        .doesNotStartWith("FAILED");
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          @JsonFormat(pattern = "d,M,y") LocalDate d | @JsonFormat(pattern = "d;M;y") LocalDate d | pattern='d;M;y'
          @JsonFormat(pattern = "d<M") LocalDate d   | @JsonFormat(pattern = "d(M") LocalDate d   | pattern='d%3cM'
          @JsonFormat(pattern = "d%2c") LocalDate d  | @JsonFormat(pattern = "d,") LocalDate d    | pattern='d%252c'
          @JsonIgnoreProperties({"a", "b"}) Q d      | @JsonIgnoreProperties("a' 'b") Q d         | ['a' 'b']
          @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(value = Q.class, name = "a,b")) Object o | @JsonTypeInfo(use = NAME) @JsonSubTypes(@Type(value = Q.class, name = "a;b")) Object o | a%2cb
          """)
  void no_two_texts_of_annotations_are_one_in_the_manifest(String was, String is, String found) {
    String type = " record Q(int a) {}";
    assertThat(change("record M(" + was + ") {}" + type, "record M(" + is + ") {}" + type).output())
        .contains("[ArgumentTypeChanged]")
        .contains(found);
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonFormat(shape = STRING) enum M { RED, GREEN }                   | RED      | ROT      | 'm: jackson<test.Tasks.M>' no longer has the constant RED
          @JsonFormat(shape = STRING) enum M { @JsonProperty("r") RED }       | "r"      | "rot"    | no longer has the constant r
          @JsonFormat(shape = STRING) enum M { RED, GREEN }                   | , GREEN  | , X, GREEN |
          @NAMING enum M { RED, GREEN_LIGHT }                                 | GREEN_   | BLUE_    | no longer has the constant GREEN_LIGHT*
          @NAMING enum M { RED }                                              | RED      | @JsonProperty("RED") ROT | no longer has the constant RED*
          @JsonFormat(shape = ARRAY) enum M { RED, GREEN }                    | RED, GREEN | GREEN, RED | 'm' is the number of a constant of [GREEN, RED] and was that of one of [RED, GREEN]
          @JsonFormat(shape = ARRAY) enum M { RED, GREEN }                    | , GREEN  | , GREEN, BLUE |
          record M(@JsonFormat(shape = ARRAY) N n) {} enum N { RED, GREEN }   | RED, GREEN | GREEN, RED | 'm.n' is the number of a constant of
          enum M { RED; @JsonCreator static M of(String s) { return RED; } }  | RED      | ROT      | no longer has the constant RED
          enum M { RED; @JsonCreator static M of(String s) { return RED; } }  | String s | int s    | @JsonCreator (int)
          enum M { RED; @JsonValue final String a = "a"; final String b = ""; } | @JsonValue final String a = "a"; | final String a = ""; @JsonValue | has those of @JsonValue java.lang.String b
          enum M { RED; @JsonValue int a() { return 1; } int b() { return 1; } } | @JsonValue int a() { return 1; } | int a() { return 1; } @JsonValue | has those of @JsonValue int b
          enum M { RED; @JsonValue int a() { return 1; } }                    | int      | long     | has those of @JsonValue long a
          enum M { RED, GREEN; @JsonValue int a() { return 1; } }             | GREEN    | BLUE     |
          enum M { RED; @lombok.Getter private final String a = ""; }         | RED      | ROT      | no longer has the constant RED
          enum M { RED; private final String a = ""; }                        | private  | @lombok.Getter private |
          """)
  void an_enum_is_compared_by_its_texts_unless_a_member_gives_them(
      String before, String was, String is, @Nullable String found) {
    String naming =
        "@com.fasterxml.jackson.databind.annotation.EnumNaming("
            + "com.fasterxml.jackson.databind.EnumNamingStrategies.LowerCamelCaseStrategy.class)";
    String released = before.replace("@NAMING", naming);
    String output = change(released, released.replace(was, is)).output();
    if (found == null) {
      assertThat(output).doesNotStartWith("FAILED");
    } else {
      assertThat(output).contains(found);
    }
  }

  // N-C18
  @Test
  void a_class_with_a_constructor_of_its_json_value_has_the_form_of_that_value() {
    String before =
        "@JsonDeserialize static class M { public N n; } static class N { public N(int s) {}"
            + " @JsonValue public int s() { return 0; } }";
    assertThat(change(before, before.replace("int s", "String s").replace("0", "null")).output())
        .contains("'m.n.value' was int and is String");
    assertThat(
            change(before, before.replace("static class N", "@JsonIgnoreType static class N"))
                .output())
        .contains("'m.n' was jackson<test.Tasks.N> and is hidden");
    change(before, before.replace("int s", "long s")).succeeds();
    change(
            before,
            before.replace("N n", "P n").replace("class N {", "class P {").replace("N(", "P("))
        .succeeds();
  }

  @Test
  void the_build_notes_that_it_cannot_see_the_texts_that_a_member_gives_to_jackson() {
    String code = "enum M { RED; @JsonValue int code() { return %s; } }";
    change(code.formatted("1"), code.formatted("2"))
        .succeedsWithNote("The texts of test.Tasks.M in messages are what '@JsonValue int code'");
    String plain = "@JsonInclude record M(N n) {} @JsonFormat(shape = STRING) enum N { A }";
    change(plain, plain).succeeds();
  }

  @Test
  void a_constant_that_is_gone_is_found() {
    String record = "@JsonInclude(NON_NULL) record M(Set<L> set) {} enum L { ONE%s }\n";
    assertThat(change(record.formatted(", TWO"), record.formatted("")).output())
        .contains("'m.set[]: jackson<test.Tasks.L>' no longer has the constant TWO");
  }

  @Test
  void kinds_may_be_added_and_not_lost_or_renamed() {
    String kinds =
        """
        @JsonTypeInfo(use = NAME%s)
        @JsonSubTypes({%s})
        sealed interface M {} record A(%s x) implements M {} record B() implements M {}
        """;
    String one = "@JsonSubTypes.Type(value = A.class, name = \"%s\")";
    String both = one + ", @JsonSubTypes.Type(value = B.class, name = \"b\")";
    String before = kinds.formatted("", both.formatted("a"), "int");
    assertThat(change(before, before.replace("int x", "long x")).output())
        .doesNotStartWith("FAILED");
    assertThat(change(before, kinds.formatted("", both.formatted("c"), "int")).output())
        .contains("'m: jackson<test.Tasks.M>' no longer has the record a");
    assertThat(change(before, kinds.formatted("", both.formatted("a"), "short")).output())
        .contains("'m(a).x' was int and is short");
    assertThat(
            change(before, kinds.formatted(", property = \"k\"", both.formatted("a"), "int"))
                .output())
        .contains(
            "with [@JsonTypeInfo property='k' use=NAME] in place of [@JsonTypeInfo use=NAME]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          name = "a" | names = {"b", "a"} | true
          name = "a" | name = "b", names = "a" | true
          names = {"b", "a"} | names = {"a", "b", "c"} | true
          names = {"b", "a"} | names = {"b", "c"} | false
          names = "b") @JsonTypeName("a" | names = {"c", "b"}) @JsonTypeName("a" | true
          names = "b") @JsonTypeName("a" | names = "c") @JsonTypeName("a" | false
          names = "a" | names = "b" | false
          """)
  void a_kind_keeps_all_names_by_which_jackson_reads_it(String before, String now, boolean passes) {
    String kinds =
        """
        @JsonTypeInfo(use = NAME)
        @JsonSubTypes(@JsonSubTypes.Type(value = A.class, %s))
        sealed interface M {} %s record A(int x) implements M {}
        """;
    assertThat(change(kind(kinds, before), kind(kinds, now)).output().startsWith("FAILED"))
        .isNotEqualTo(passes);
  }

  /** Takes the name that a class gives itself out of the list, and puts it where it belongs. */
  private static String kind(String kinds, String names) {
    String[] listed = names.split("\\) ");
    return kinds.formatted(listed[0], listed.length == 1 ? "" : listed[1] + ")");
  }

  // N-C10
  @Test
  void a_generic_class_may_have_very_many_forms() {
    StringBuilder types = new StringBuilder("@JsonInclude record G<T>(T body) {} @JsonInclude");
    types.append(" record M(");
    for (int i = 0; i < 200; i++) {
      types.append("G<T").append(i).append("> t").append(i).append(i < 199 ? ", " : ") {}");
    }
    for (int i = 0; i < 200; i++) {
      types.append(" record T").append(i).append("(int v) {}");
    }
    String before = types.toString();
    assertThat(change(before, before.replace("T199(int v)", "T199(byte v)")).output())
        .contains("v' was int and is byte");
  }

  @Test
  void a_generic_record_that_contains_itself_in_ever_new_forms_ends() {
    String record =
        "@JsonInclude(NON_NULL) record M(G<String> g) {} record G<T>(G<List<T>> g) {}\n";
    change(record, record).succeeds();
  }
}
