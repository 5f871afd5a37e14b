package io.boilermaker.processor;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A release whose records Jackson does not read by their components alone, held against those of
 * the one before. A row without a third column is harmless.
 */
@Tag("javac") // EclipseTest tries that both compilers write the same manifest.
class JacksonRecordEvolutionTest {

  @TempDir Path folder;

  private void check(String before, String now, String found) {
    JacksonRelease.in(folder).check(before, now, found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          record M(int a) { | A(int a) | record M(int a) { | A(UUID a) | 'm.a' was int and is UUID
          record M(int a) { | A(int a) | record M(int a) { | B(int a) | 'm.b: int' is new and 'a: int' is gone
          record M(int a) { | A(int a) | record M(int b) { | A(long a) |
          record M(int a) { | A(int a) | @JsonInclude record M(int b) { | B(@JsonAlias("a") int b) |
          record M(int a) { @JsonCreator static M of(@JsonProperty("b") int b) { return null; } | A(int a) | record M(int a) { @JsonCreator static M of(@JsonProperty("c") int c) { return null; } | A(int a) |
          record M(int a) { | A(int a) | record M(@JsonFormat(shape = STRING) int a) { | A(int a) | 'm.a' was int and is jackson<int @JsonFormat shape=STRING>
          record M(@JsonFormat(shape = STRING) int a, int b) { | B(int b) | record M(int b) { | B(int b) |
          record M(int a) { | A(int a) | @JsonIgnoreType record M(int a) { | A(int a) | with [@JsonIgnoreType] in place of []
          record M(int a) { | A(int a) | static class M { | A(int a) |
          """)
  void a_record_with_a_builder_is_read_by_its_setters(
      String before, String setter, String now, String nextSetter, String found) {
    check(built(before, setter), built(now, nextSetter), found);
  }

  private static String built(String type, String setter) {
    return "@JsonDeserialize(builder = M.B.class) %s static class B { public B with%s { return this; } public M build() { return null; } } }\n"
        .formatted(type, setter);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonInclude record M(int a, UUID b) {} | @JsonDeserialize(builder = B.class) record M(int a, UUID b) {} static class B { public B withA(int a) { return this; } public B withB(int b) { return this; } public M build() { return null; } } | 'm.b' was UUID and is int
          @JsonInclude record M(int a) {} | @JsonDeserialize(builder = B.class) record M(int a, UUID b) {} static class B { public B withA(int a) { return this; } public B withB(UUID b) { return this; } public M build() { return null; } } |
          @JsonInclude record M(int a) {} | @JsonDeserialize(as = M.class) record M(int b) {} | 'm.b: int' is new and no Optional
          @JsonInclude record M(N n) {} @JsonDeserialize(using = D.class) record N(int x) {} static abstract class D extends com.fasterxml.jackson.databind.JsonDeserializer<N> {} | @JsonInclude record M(N n) {} @JsonDeserialize(using = D.class) record N(int y) {} static abstract class D extends com.fasterxml.jackson.databind.JsonDeserializer<N> {} |
          @JsonInclude record M(N n) {} record N(int x) {} static abstract class D extends com.fasterxml.jackson.databind.JsonDeserializer<N> {} | @JsonInclude record M(N n) {} @JsonDeserialize(using = D.class) record N(int x) {} static abstract class D extends com.fasterxml.jackson.databind.JsonDeserializer<N> {} | with [@JsonDeserialize using=test.Tasks.D] in place of []
          record M(int a) { @JsonCreator static M of(@JsonProperty("a") int a) { return null; } } | record M(@JsonAlias("a") int b) { @JsonCreator static M of(@JsonProperty("b") int b) { return null; } } |
          record M(int a) { @JsonCreator static M of(@JsonProperty("a") int a) { return null; } } | record M(@JsonAlias("a") @JsonProperty("b") int c) { @JsonCreator static M of(@JsonProperty("b") int b) { return null; } } |
          record M(int a) { @JsonCreator static M of(@JsonProperty("a") int a) { return null; } } | record M(@JsonAlias("a") @JsonProperty("c") int b) { @JsonCreator static M of(@JsonProperty("b") int b) { return null; } } | 'm.b: int' is new and no Optional
          @JsonNaming(SNAKE) record M(int a) { @JsonCreator static M of(@JsonProperty("a") int a) { return null; } } | @JsonNaming(SNAKE) record M(@JsonAlias("a") int aB) { @JsonCreator static M of(@JsonProperty("a_b") int b) { return null; } } | 'm.a_b: int' is new and no Optional
          record M(int a) { @JsonCreator static M of(@JsonProperty("a") int a) { return null; } } | record M(int a) { @JsonIgnore public int a() { return a; } @JsonCreator static M of(@JsonProperty("a") int a) { return null; } } | 'm.a' was int and is hidden
          record M(@JsonProperty("a") int a) { @JsonCreator static M of(@JsonProperty("b") int b) { return null; } } | record M(@JsonProperty("a") int a) { @JsonCreator static M of(@JsonProperty("c") int c) { return null; } } | 'm.c: int' is new and no Optional
          record M(int a) { @JsonCreator static M of(String s) { return null; } } | record M(int b) { @JsonCreator static M of(String s) { return null; } } | 'm.b: int' is new and no Optional
          """)
  void a_record_is_read_by_what_jackson_takes(String before, String now, String found) {
    check(before, now, found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          record V(@JsonValue int v) {} | record V(@JsonValue int w) {} |
          record V(@JsonValue int v) {} | record V(@JsonValue @JsonProperty(index = 3) int v) {} |
          record V(@JsonValue int v) {} | record V(@JsonValue @JsonProperty("v") int v) {} | with [] in place of [delegating, @JsonValue]
          record V(@JsonValue int v) {} | record V(long v) { @JsonValue public long v() { return v; } } |
          record V(@JsonValue int v) {} | record V(int v) { @JsonValue long n() { return v; } V(String v) { this(1); } } |
          record V(@JsonValue int v) {} | record V(@JsonValue UUID v) {} | 'm.v.value' was int and is UUID
          record V(@JsonValue int v) {} | @JsonInclude record V(int v) {} | with [] in place of [delegating, @JsonValue]
          static class V { public V(int v) {} @JsonValue public int v() { return 0; } } | record V(@JsonValue int v) {} |
          record V(@JsonValue int v) {} | record V(@JsonValue int v) { @JsonCreator static V of(long v) { return null; } } | with [delegating, @JsonCreator, @JsonValue] in place of [delegating, @JsonValue]
          record V(@JsonValue int v, int w) {} | record V(@JsonValue int v, int x) {} | 'm.v.x: int' is new and no Optional
          record V(@JsonValue @JsonProperty("n") int v) {} | record V(@JsonValue @JsonProperty("m") int v) {} | 'm.v.m: jackson<int @JsonValue>' is new and no Optional
          """)
  void a_record_of_one_value_has_its_form(String before, String now, String found) {
    String holder = "@JsonInclude record M(V v) {} ";
    check(holder + before, holder + now, found);
  }
}
