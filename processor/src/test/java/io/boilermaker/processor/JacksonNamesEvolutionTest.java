package io.boilermaker.processor;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A release in which the names of properties that Jackson reads come from somewhere else than in
 * the one before. A row without a third column is harmless.
 */
@Tag("javac") // EclipseTest tries that both compilers write the same manifest.
class JacksonNamesEvolutionTest {

  @TempDir Path folder;

  private void check(String before, String now, String found) {
    JacksonRelease.in(folder).check(before, now, found);
  }

  // N-C14: Jackson puts a property that an annotation names behind the others.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          public int a; public int b; | @JsonProperty("a") public int z; public int b; | 'm' is an array of [b, a] and was one of [a, b]
          public int a; public int b; | @JsonProperty("a") public int a; public int b; | 'm' is an array of [b, a] and was one of [a, b]
          @JsonProperty("a") public int z; public int b; | public int a; public int b; | 'm' is an array of [a, b] and was one of [b, a]
          <int a A> <int b B> | private int z; @JsonProperty("a") public int getZ() { return z; } public void setZ(int z) {} <int b B> | 'm' is an array of [b, a] and was one of [a, b]
          public int a; public int b; | @JsonProperty public int a; public int b; |
          public int a; public int b; | @JsonProperty("a") public int y; @JsonProperty("b") public int z; |
          @JsonCreator M(@JsonProperty("a") int a, @JsonProperty("b") int b) {} public int a; public int b; | @JsonCreator M(@JsonProperty("a") int a, @JsonProperty("b") int b) {} @JsonProperty("a") public int z; public int b; |
          @JsonCreator M(@JsonProperty("b") int b) {} public int a; public int c; | @JsonCreator M(@JsonProperty("b") int b) {} @JsonProperty("a") public int z; public int c; | 'm' is an array of [b, c, a] and was one of [b, a, c]
          """)
  void an_array_has_named_properties_last(String before, String now, String found) {
    String type = "@JsonDeserialize @JsonFormat(shape = ARRAY) static class M { %s }\n";
    check(type.formatted(before), type.formatted(now), found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonPropertyOrder(alphabetic = true) static class M { public int a; public int b; } | @JsonPropertyOrder(alphabetic = true) static class M { @JsonProperty("a") public int z; public int b; } |
          @JsonPropertyOrder({"b", "a"}) static class M { public int a; public int b; } | @JsonPropertyOrder({"b", "a"}) static class M { @JsonProperty("a") public int z; public int b; } |
          record M(int a, int b) {} | record M(@JsonProperty("a") int z, int b) {} |
          @lombok.Data static class M { int a; int b; } | @lombok.Data static class M { @JsonProperty("a") int z; int b; } | 'm' is an array of [b, a] and was one of [a, b]
          """)
  void an_array_may_have_its_own_order(String before, String now, String found) {
    String shape = "@JsonDeserialize @JsonFormat(shape = ARRAY) ";
    check(shape + before, shape + now, found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          interface I { @JsonProperty("a") int id(); } record M(int id) implements I {} | interface I { @JsonProperty("b") int id(); } record M(int id) implements I {} | 'm.b: int' is new and no Optional
          interface I { int id(); } @JsonInclude record M(int id) implements I {} | interface I { @JsonProperty("b") int id(); } record M(int id) implements I {} | 'm.b: int' is new and no Optional
          interface I { @JsonProperty("a") int id(); } record M(int id) implements I {} | interface I { @JsonProperty("a") int id(); } record M(int id) implements I { @JsonProperty public int id() { return id; } } | 'm.id: int' is new and no Optional
          interface I { @JsonProperty("a") int id(); } record M(int id) implements I {} | interface I { @JsonProperty("a") int id(); } record M(@JsonAlias("a") @JsonProperty("b") int id) implements I {} |
          interface I { int id(); } @JsonInclude record M(int id) implements I {} | interface I { @JsonAlias("id") int key(); } @JsonInclude record M(int key) implements I {} |
          interface I { @JsonProperty("a") int getId(); } @JsonDeserialize static abstract class N implements I { <int id Id> } @JsonDeserialize static class M extends N {} | interface I { @JsonProperty("a") int getId(); } @JsonDeserialize static abstract class N implements I { <int id Id> } @JsonDeserialize static class M extends N { @JsonProperty("b") public int getId() { return 0; } } | 'm.b: int' is new and 'a: int' is gone
          """)
  void an_interface_may_give_the_name_unless_the_method_below_does(
      String before, String now, String found) {
    check(before, now, found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonIncludeProperties({"x", "q"}) | public int x; public int q; | @JsonAlias("x") public int z; public int q; | 'm.z' was int and is hidden
          @JsonIgnoreProperties("id") | public int uid; | @JsonAlias("uid") public int id; | 'm.id' was int and is hidden
          @JsonIgnoreProperties("id") | public int uid; | @JsonProperty("uid") public int id; |
          @JsonIgnoreProperties("s") | public int t; | public int s; | 'm.s: hidden' is new and 't: int' is gone
          @JsonIgnoreProperties("y") | public int x; public int y; | public int x; public UUID y; |
          @JsonIgnoreProperties("y") | public int x; public int y; | public int x; |
          @JsonIgnoreProperties("y") | @JsonCreator M(@JsonProperty("x") int x, @JsonProperty("y") int y) {} | @JsonCreator M(@JsonProperty("x") int x, @JsonProperty("y") UUID y) {} |
          @JsonIgnoreProperties(value = "id", allowGetters = true) | public int uid; | @JsonAlias("uid") public int id; | 'm.id' was int and is hidden
          @JsonIgnoreProperties(value = "id", allowSetters = true) | public int uid; | @JsonAlias("uid") public int id; |
          @JsonIgnoreProperties(ignoreUnknown = true) | public int uid; | @JsonAlias("uid") public int id; |
          """)
  void a_list_of_a_class_leaves_properties_out(
      String list, String before, String now, String found) {
    String type = "@JsonDeserialize " + list + " static class M { %s }\n";
    check(type.formatted(before), type.formatted(now), found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          record M(int t) {} | record M(@JsonAlias("t") int s) {} | 'm.s' was int and is hidden
          record M(int s, int t) {} | record M(UUID s, int t) {} |
          @lombok.Data static class M { int t; } | @lombok.Data static class M { @JsonAlias("t") int s; } | 'm.s' was int and is hidden
          @JsonDeserialize(builder = B.class) static class M { } static class B { public int t; public M build() { return null; } } | @JsonDeserialize(builder = B.class) static class M { } @JsonIgnoreProperties("s") static class B { @JsonAlias("t") public int s; public M build() { return null; } } | 'm.s' was int and is hidden
          """)
  void a_list_leaves_out_what_is_read_by_others(String before, String now, String found) {
    String list = "@JsonIgnoreProperties(\"s\") ";
    check(list + before, list + now, found);
  }

  // N-C14: of two properties with one name, Jackson gives the value to one.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonUnwrapped public N n; | @JsonUnwrapped public N n; public int z; | with [z twice] in place of []
          @JsonUnwrapped public N n; | @JsonUnwrapped public N n; @JsonAlias("z") public int q; | with [z twice] in place of []
          @JsonUnwrapped public N n; | @JsonUnwrapped public N n; @JsonIgnore public int z; | with [z twice] in place of []
          @JsonUnwrapped public N n; | @JsonUnwrapped public N n; @JsonUnwrapped public P p; | with [z twice] in place of []
          @JsonUnwrapped(prefix = "n_") public N n; | @JsonUnwrapped(prefix = "n_") public N n; public int n_z; | with [n_z twice] in place of []
          @JsonUnwrapped(prefix = "n_") public N n; | @JsonUnwrapped(prefix = "n_") public N n; public int z; |
          @JsonUnwrapped(enabled = false) public N n; | @JsonUnwrapped(enabled = false) public N n; public int z; |
          @JsonUnwrapped public N n; public int z; | @JsonUnwrapped public N n; public int z; |
          @JsonUnwrapped public N n; | @JsonUnwrapped public N q; public int y; |
          @JsonUnwrapped public Q q; | @JsonUnwrapped public Q q; public int z; | with [z twice] in place of []
          @JsonUnwrapped public S s; | @JsonUnwrapped public S s; public int y; |
          """)
  void what_is_unwrapped_shares_no_name(String before, String now, String found) {
    String type =
        """
        @JsonDeserialize static class M { %s } @JsonDeserialize static class N { public long x; public int z; }
        @JsonDeserialize static class P { public int z; }
        @JsonDeserialize static class Q { @JsonUnwrapped public P p; } @JsonDeserialize static class S { @JsonUnwrapped public S s; }
        """;
    check(type.formatted(before), type.formatted(now), found);
  }

  // N-C14: what is no object is written under its name.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@JsonSerialize(using = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class) N",
        "Locale",
        "int",
        "boolean[]",
        "List<N>",
        "Map<String, N>",
        "E",
        "V",
        "Object",
        "com.fasterxml.jackson.databind.JsonNode",
        "Optional<Locale>",
        "java.util.concurrent.atomic.AtomicReference<E>"
      })
  void what_jackson_does_not_unwrap_keeps_its_name(String type) {
    String types =
        """
        enum E { A } @JsonDeserialize static class N { public int x; }
        record V(@JsonValue String v) {}
        @JsonDeserialize static class M { @JsonUnwrapped public %s %s; }
        """;
    check(types.formatted(type, "n"), types.formatted(type, "q"), "is new and 'n: ");
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonIgnoreProperties("id") public N n; | int uid; | @JsonAlias("uid") int id; | with [n.id left out] in place of []
          @JsonIncludeProperties("uid") public List<N> n; | int uid; | @JsonAlias("uid") int id; | with [n.id left out] in place of []
          @JsonIgnoreProperties("x") public N n; | int uid; | @JsonAlias("uid") int id; |
          @JsonIgnoreProperties("id") public N n; | int x; int id; | int x; |
          """)
  void a_list_of_a_property_leaves_out_what_it_holds(
      String property, String before, String now, String found) {
    String type =
        "@JsonDeserialize static class M { %s } @JsonAutoDetect(fieldVisibility = ANY) static class N { %s }\n";
    check(type.formatted(property, before), type.formatted(property, now), found);
  }
}
