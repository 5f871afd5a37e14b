package io.boilermaker.processor;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A release whose classes have Lombok's annotations, held against those of the one before. A row
 * without a third column is harmless. {@link LombokTest} tries that the manifest is the same when
 * Lombok is first.
 */
@Tag("javac") // In Eclipse's compiler Lombok is a Java agent.
class LombokEvolutionTest {

  private static final String LOMBOK =
      "@(Builder|Data|Getter|NoArgsConstructor|NonNull|Setter|Singular|Value|With)\\b";

  @TempDir Path folder;
  @TempDir Path other;

  private void check(String before, String now, String found) {
    JacksonRelease.in(folder).check(full(before), full(now), found);
  }

  private static String full(String text) {
    return text.replaceAll(LOMBOK, "@lombok.$1")
        .replace("@Accessors", "@lombok.experimental.Accessors")
        .replace("@Tolerate", "@lombok.experimental.Tolerate")
        .replace("@Jacksonized", "@lombok.extern.jackson.Jacksonized");
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Data static class M { int id; @JsonCreator M(@JsonProperty("id") int id) {} int x; } | @Data static class M { int id; @JsonCreator M(@JsonProperty("id") int id) {} int y; } | 'm.y: int' is new and 'x: int' is gone
          @Data static class M extends N { int x; } static class N { public int id; } | @Data static class M extends N { int y; } static class N { public int id; } | 'm.y: int' is new and 'x: int' is gone
          @JsonDeserialize static class M extends N { public int x; } @Data static class N { int id; } | @JsonDeserialize static class M extends N { public int y; } @Data static class N { int id; } | 'm.y: int' is new and 'x: int' is gone
          @NoArgsConstructor static class M { @Getter @Setter int x; } | @NoArgsConstructor static class M { @Getter @Setter int y; } | 'm.y: int' is new and 'x: int' is gone
          @Data static class M { int x; @JsonIgnore public int getTotal() { return 0; } } | @Data static class M { int y; @JsonIgnore public int getTotal() { return 0; } } | 'm.y: int' is new and 'x: int' is gone
          @Data static class M { int x; @JsonProperty("sum") public int sum() { return 1; } public void sum(int s) {} } | @Data static class M { int y; @JsonProperty("sum") public int sum() { return 1; } public void sum(int s) {} } | 'm.y: int' is new and 'x: int' is gone
          @Setter static class M { int x; public int getX() { return x; } } | @Setter static class M { int y; public int getY() { return y; } } | 'm.y: int' is new and 'x: int' is gone
          @Data static class M { transient int x; } | @Data static class M { transient int y; } | 'm.y: int' is new and 'x: int' is gone
          @Data static class M implements I { int id; } interface I { default int getId() { return 0; } } | @Data static class M implements I { int id; } interface I { @JsonProperty("no") default int getId() { return 0; } } | 'm.no: int' is new and 'id: int' is gone
          @Data static class M { int x; } | @Data static class M { int x; @JsonProperty("n") public int getX() { return x; } } | 'm.n: int' is new and 'x: int' is gone
          @JsonInclude @With record M(int x) {} | @JsonInclude @With record M(Optional<Integer> y) {} | 'm.y: Integer' is new and 'x: int' is gone
          @Builder @Jacksonized record M(int x) {} | @Builder @Jacksonized record M(int y) {} | 'm.y: int' is new and 'x: int' is gone
          @Data @Accessors(chain = true) static class M { int x; } | @Data @Accessors(chain = true) static class M { int y; } | 'm.y: int' is new and 'x: int' is gone
          @Data @Accessors(fluent = true) static class M { int x; } | @Data @Accessors(fluent = true) static class M { int y; } |
          @Value @NoArgsConstructor(force = true) static class M { int x; } | @Value @NoArgsConstructor(force = true) static class M { int x; int y; } |
          @Getter @JsonDeserialize(builder = B.class) static class M { int x; } static class B { public B withX(int x) { return this; } public M build() { return null; } } | @Getter @JsonDeserialize(builder = B.class) static class M { int x; } static class B { public B withY(int x) { return this; } public M build() { return null; } } | 'm.y: int' is new and 'x: int' is gone
          record M(int x) {} | @With record M(int x) {} |
          @Builder @Jacksonized record M(int x) {} | @Builder @Jacksonized record M(long x, int y) {} |
          @Data static class M { int x; int y; } | @Data static class M { long x; @Getter(lombok.AccessLevel.PRIVATE) int y; int z = 1; } |
          @Data static class M { int x; } | @Data @NoArgsConstructor static class M { int x; final List<String> tags = new ArrayList<>(); } |
          @Data static class M { @Getter(lazy = true) int x; } | @Data static class M { @Getter(lazy = true) int y; } |
          """)
  void a_class_is_known_by_what_lombok_makes_of_its_fields(
      String before, String now, String found) {
    check(before, now, found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Value @Builder @Jacksonized static class M { int a; } | @Value @Builder @Jacksonized static class M { int a; @NonNull Integer b; } | 'm.b: int' is new and no Optional
          @Value @Builder @Jacksonized static class M { int a; } | @Value @Builder @Jacksonized static class M { int a; @NonNull @lombok.Builder.Default String b = ""; } |
          @Value @Builder @Jacksonized static class M { String a; } | @Value @Builder @Jacksonized static class M { @Nonnull String a; } @interface Nonnull {} | 'm.a: String!' is no Optional, and might be left out so far
          @Value @Builder @Jacksonized static class M { List<UUID> a; } | @Value @Builder @Jacksonized static class M { @Singular("a") List<UUID> a; } | 'm.a' was list<UUID> and is list<UUID>!, which null is no value of
          @Value @Builder @Jacksonized static class M { int a; } | @Value @Builder @Jacksonized static class M { int a; @Singular("b") List<UUID> b; } |
          @Value @Builder @Jacksonized static class M { List<UUID> a; } | @Value @Builder @Jacksonized static class M { @Singular(value = "a", ignoreNullCollections = true) List<UUID> a; } |
          @Value @Builder @Jacksonized static class M { Optional<UUID> a; } | @Value @Builder @Jacksonized static class M { @NonNull Optional<UUID> a; } |
          @Data @NoArgsConstructor static class M { String a; } | @Data @NoArgsConstructor static class M { @NonNull String a; } | 'm.a' was String and is String!, which null is no value of
          @Data @NoArgsConstructor static class M { int a; } | @Data @NoArgsConstructor static class M { int a; @NonNull String b; } |
          @Data @NoArgsConstructor static class M { String a; } | @Data @NoArgsConstructor static class M { @NonNull String a; public void setA(String a) {} } |
          @Getter @NoArgsConstructor static class M { String a; } | @Getter @NoArgsConstructor static class M { @NonNull String a; } |
          @JsonDeserialize static class M { <String a A> } | @JsonDeserialize static class M { public String getA() { return ""; } public void setA(@NonNull String a) {} } | 'm.a' was String and is String!, which null is no value of
          static class M { @JsonCreator M(@JsonProperty("a") String a) {} } | static class M { @JsonCreator M(@NonNull @JsonProperty("a") String a) {} } | 'm.a' was String and is String!, which null is no value of
          @Data @NoArgsConstructor static class M { @NonNull String a; } | @Data @NoArgsConstructor static class M { String a; } |
          """)
  void what_lombok_checks_is_not_null(String before, String now, String found) {
    check(before, now, found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Getter static class M { int x; @Builder @Jacksonized M(int a) {} } | @Getter static class M { int x; @Builder @Jacksonized M(int b) {} } | 'm.b: int' is new and 'a: int' is gone
          @Getter static class M { int x; @Builder @Jacksonized M(int a) {} } | @Getter static class M { int y; @Builder @Jacksonized M(long a) {} } |
          @Getter static class M { @Builder @Jacksonized static M of(long a) { return null; } } | @Getter static class M { @Builder @Jacksonized static M of(int a) { return null; } } | 'm.a' was long and is int
          @Getter @JsonDeserialize(builder = M.MBuilder.class) static class M { @Builder M(int a) {} @JsonPOJOBuilder(withPrefix = "") static class MBuilder {} } | @Getter @JsonDeserialize(builder = M.MBuilder.class) static class M { @Builder M(int b) {} @JsonPOJOBuilder(withPrefix = "") static class MBuilder {} } | 'm.b: int' is new and 'a: int' is gone
          @Getter static class M { @Builder @Jacksonized M(int a) {} } | @Getter static class M { @Builder @Jacksonized M(int a, @NonNull String b) {} } | 'm.b: String!' is new and no Optional
          @JsonDeserialize(builder = M.B.class) record M(String a) { static class B {  public M build() { return null; } } } | @JsonDeserialize(builder = M.B.class) record M(String a) { static class B { @lombok.Generated public B withA(@NonNull String a) { return this; } public M build() { return null; } } } | 'm.a: String!' is new and no Optional
          @JsonDeserialize(builder = M.B.class) record M(String a) { static class B {  public M build() { return null; } } } | @JsonDeserialize(builder = M.B.class) record M(String a) { static class B { boolean a$set; @lombok.Generated public B withA(@NonNull String a) { return this; } public M build() { return null; } } } | 'm.a (so far only written)' was String and is String!
          @JsonDeserialize static class M { } | @JsonDeserialize static class M { private String a; public String getA() { return a; } @lombok.Generated public void setA(@NonNull String a) {} } |
          @Getter static class M { @Builder @Jacksonized M(String a) {} } | @Getter static class M { @Builder @Jacksonized M(@JsonAlias("a") String b) {} } |
          @Getter static class M { int a; @Builder @Jacksonized M(int a) {} } | @Getter static class M { @JsonFormat(shape = STRING) int a; @Builder @Jacksonized M(int a) {} } | 'm.a' was int and is jackson<int @JsonFormat shape=STRING>
          @Getter static class M { @Builder @Jacksonized M(int a) {} } | @Getter @JsonDeserialize(builder = B.class) static class M { } static class B { public B withA(int a) { return this; } public M build() { return null; } } |
          @Builder @Jacksonized record M(int a) {} | record M(int a, int b) { @Builder @Jacksonized M(int a) { this(a, 1); } } |
          """)
  void a_builder_takes_what_the_constructor_or_method_takes(
      String before, String now, String found) {
    check(before, now, found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          static class MBuilder { public MBuilder b(UUID d) { return this; } } | 'm.b' was String and is UUID
          static class MBuilder { public MBuilder b(Object d) { return this; } } |
          static class MBuilder { @JsonProperty("n") public MBuilder b(String d) { return this; } } | 'm.n: String' is new and 'b: String' is gone
          static class MBuilder { public MBuilder b(@NonNull String d) { return this; } } | 'm.b' was String and is String!, which null is no value of
          static class MBuilder { public MBuilder c(String d) { return this; } MBuilder() {} } |
          static class MBuilder { private int n; public MBuilder b(String d) { return this; } @Tolerate public MBuilder b(int d) { return this; } } | 'm.b' was String and is int
          """)
  void a_method_of_a_builder_that_is_there_counts(String builder, String found) {
    String ofClass = "@Builder @Jacksonized @Value static class M { %s String b; }";
    String ofRecord = "@Builder @Jacksonized record M(String b) { %s }";
    check(ofClass.formatted(""), ofClass.formatted(builder), found);
    JacksonRelease.in(other)
        .check(full(ofRecord.formatted("")), full(ofRecord.formatted(builder)), found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Data static class M { UUID x; } | @Data static class M { UUID x; @Tolerate public void setX(int x) {} } | 'm.x' was UUID and is int
          @Setter static class M { @Getter List<UUID> x; } | @Setter static class M { @Getter List<UUID> x; @Tolerate public void setX(String x) {} } | 'm.x' was list<UUID> and is String
          @Data static class M { UUID x; int y; } | @Data static class M { String x; @Tolerate public void setX(UUID x) {} } |
          @Data static class M { int x; } | @Data static class M { int y; @Tolerate public void setY(String y) {} } | 'm.y: int' is new and 'x: int' is gone
          """)
  void a_setter_that_is_tolerated_is_one_more(String before, String now, String found) {
    check(before, now, found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonInclude record M(String a) {} | @JsonInclude record M(@NonNull String a) {} | 'm.a' was String and is String!, which null is no value of
          @JsonInclude record M(@NonNull String a) {} | @JsonInclude record M(String a) {} |
          @JsonInclude record M(Optional<String> a) {} | @JsonInclude record M(@NonNull Optional<String> a) {} |
          @Builder @Jacksonized record M(String a) {} | @Builder @Jacksonized record M(String a, @NonNull String b) {} | 'm.b: String!' is new and no Optional
          @Builder @Jacksonized record M(List<UUID> a) {} | @Builder @Jacksonized record M(@Singular("a") List<UUID> a) {} | 'm.a' was list<UUID> and is list<UUID>!, which null is no value of
          """)
  void what_a_constructor_of_a_record_checks_is_not_null(String before, String now, String found) {
    check(before, now, found);
  }
}
