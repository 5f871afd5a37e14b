package io.boilermaker.processor;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A release that reads what the one before it only wrote. A row without a third column is harmless.
 */
@Tag("javac") // EclipseTest tries that both compilers write the same manifest.
class JacksonWrittenEvolutionTest {

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
          public int a; public int getTotal() { return 1; } | public int a; public String total; | 'm.total (so far only written)' was int and is String
          public int a; public int getTotal() { return 1; } | public int a; public long total; |
          public int a; public int getTotal() { return 1; } | @JsonAlias("total") public int a; | 'm.a' would be read of [total], too
          public int a; public int getTotal() { return 1; } | public int a; |
          public int a; | public int a; public int getTotal() { return 1; } |
          public int a; public int getTotal() { return 1; } | public int total; |
          public int a; public boolean isEmpty() { return true; } | public int a; public List<String> empty; | 'm.empty (so far only written)' was boolean and is list<String>
          public int a; @JsonProperty("id") private String key() { return ""; } | public int a; public UUID id; | 'm.id (so far only written)' was String and is UUID
          public int a; @JsonGetter("id") public String key() { return ""; } | public int a; public UUID id; | 'm.id (so far only written)' was String and is UUID
          public int a; @JsonGetter("id") public String key() { return ""; } | public int a; public String id; |
          public int a; @JsonProperty(access = READ_ONLY) public int getTotal() { return 1; } | public int a; public UUID total; | 'm.total (so far only written)' was int and is UUID
          public int a; @JsonProperty(access = READ_ONLY) <int total Total> | public int a; public UUID total; | 'm.total (so far only written)' was int and is UUID
          public int a; @JsonProperty(access = READ_ONLY) <int total Total> | public int a; <long total Total> |
          public int a; private int t; @JsonProperty public int getT() { return t; } @JsonIgnore public void setT(int t) {} | public int a; public UUID t; | 'm.t (so far only written)' was int and is UUID
          public int a; private int t; @JsonProperty("out") public int getT() { return t; } @JsonProperty("in") public void setT(int t) {} | public int a; @JsonProperty("in") public int t; public UUID out; | 'm.out (so far only written)' was int and is UUID
          public int a; @JsonFormat(shape = STRING) public int getTotal() { return 1; } | public int a; public String total; | 'm.total (so far only written)' was jackson<int @JsonFormat shape=STRING> and is String
          public int a; public N getN() { return null; } | public int a; public P n; | 'm.n (so far only written).x' was long and is int
          public int a; public N getN() { return null; } | public int a; public N n; |
          public int a; public int getTotal() { return 1; } | public int a; @JsonAnySetter public Map<String, UUID> o; | 'm.total (now one of the others)' was int and is UUID
          public int a; public int getTotal() { return 1; } | public int a; public int getTotal() { return 1; } @JsonAnySetter public Map<String, Long> o; |
          public int a; @JsonIgnore public int getTotal() { return 1; } | public int a; public UUID total; |
          public int a; int getTotal() { return 1; } | public int a; public UUID total; |
          public int a; @JsonAnyGetter public Map<String, String> getTotal() { return null; } | public int a; public UUID total; |
          public int a; @JsonBackReference public int getTotal() { return 1; } | public int a; public UUID total; |
          public int a; public Secret getTotal() { return null; } | public int a; public UUID total; |
          public int a; @JsonProperty(access = WRITE_ONLY) public int total; | public int a; |
          public int a; public static int getTotal() { return 1; } | public int a; public UUID total; |
          """)
  void a_bean_writes_what_its_getters_return(String before, String now, String found) {
    String type =
        """
        @JsonDeserialize static class M { %s } static class N { public long x; } static class P { public int x; }
        @JsonIgnoreType static class Secret {}
        """;
    check(type.formatted(before), type.formatted(now), found);
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @JsonInclude record M(int a) { public double getRate() { return 1; } } | record M(int a, Optional<Integer> rate) {} | 'm.rate (so far only written)' was double and is Integer
          @JsonInclude record M(int a) { public double getRate() { return 1; } } | @JsonInclude record M(int a, Optional<Double> rate) {} |
          @JsonInclude record M(int a) { public double rate() { return 1; } } | @JsonInclude record M(int a, Optional<Integer> rate) {} |
          @JsonInclude record M(boolean isPaid) {} | @JsonDeserialize static class M { <boolean paid Paid> } | 'm.paid: boolean' is new and 'isPaid: boolean' is gone
          @JsonInclude record M(int getA) {} | @JsonDeserialize static class M { <int a A> } | 'm.a: int' is new and 'getA: int' is gone
          record M(int a) { @JsonProperty String total() { return ""; } } | @JsonInclude record M(int a, Optional<Integer> total) {} | 'm.total (so far only written)' was String and is Integer
          @JsonInclude record M(int a) implements H {} interface H { default String getKind() { return ""; } } | @JsonInclude record M(int a, Optional<Integer> kind) {} | 'm.kind (so far only written)' was String and is Integer
          record M(int a, int b) { @JsonCreator static M of(@JsonProperty("a") int a) { return null; } } | record M(int a, String b) { @JsonCreator static M of(@JsonProperty("a") int a, @JsonProperty("b") Optional<String> b) { return null; } } | 'm.b (so far only written)' was int and is String
          record M(int a, @JsonProperty(access = READ_ONLY) int b) {} | @JsonInclude record M(int a, Optional<UUID> b) {} | 'm.b (so far only written)' was int and is UUID
          record M(int a, @JsonIgnore int b) {} | @JsonInclude record M(int a, Optional<UUID> b) {} |
          @JsonIgnoreProperties("total") record M(int a) { public int getTotal() { return 1; } } | @JsonIgnoreProperties("total") record M(int a, Optional<UUID> total) {} |
          @JsonIgnoreProperties(value = "total", allowGetters = true) record M(int a) { public int getTotal() { return 1; } } | @JsonIgnoreProperties(value = "total", allowGetters = true) record M(@JsonAlias("total") int a) {} | 'm.a' would be read of [total], too
          @JsonIncludeProperties("a") record M(int a) { public int getTotal() { return 1; } } | @JsonIncludeProperties("a") record M(@JsonAlias("total") int a) {} |
          @JsonInclude record M(int a) { @JsonCreator M(@JsonProperty("x") int a) { this.a = a; } } | @JsonInclude record M(int a, @JsonProperty("a") Optional<UUID> b) { @JsonCreator M(@JsonProperty("x") int a, Optional<UUID> b) { this.a = a; this.b = b; } } |
          @JsonDeserialize static class M { @JsonUnwrapped public N n; } static class N { public int b; public String getC() { return ""; } } | @JsonDeserialize static class M { @JsonUnwrapped public N n; public int c; } static class N { public int b; public String getC() { return ""; } } | 'm.c (so far only written)' was String and is int
          @JsonDeserialize static class M { @JsonUnwrapped(prefix = "n_") public N n; } static class N { public int b; public String getC() { return ""; } } | @JsonDeserialize static class M { @JsonUnwrapped(prefix = "n_") public N n; public int c; } static class N { public int b; public String getC() { return ""; } } |
          @JsonDeserialize static class M { public int a; @JsonUnwrapped public N getN() { return null; } } static class N { public int b; } | @JsonDeserialize static class M { public int a; public UUID b; } | 'm.b (so far only written)' was int and is UUID
          @JsonTypeInfo(use = NAME) @JsonSubTypes(@JsonSubTypes.Type(A.class)) interface M { default String getLabel() { return ""; } } record A(int x) implements M {} | @JsonTypeInfo(use = NAME) @JsonSubTypes(@JsonSubTypes.Type(A.class)) interface M {} record A(int x, Optional<Integer> label) implements M {} | 'm(Tasks$A).label (so far only written)' was String and is Integer
          record M(List<N> l) {} @JsonDeserialize static class N { public int net; public int getTotal() { return 1; } } | record M(List<N> l) {} @JsonDeserialize static class N { @JsonAlias("total") public int net; public int getGross() { return 1; } } | 'm.l[].net' would be read of [total], too
          @JsonNaming(SNAKE) record M(int a) { public int getSumTotal() { return 1; } } | @JsonNaming(SNAKE) record M(int a, @JsonProperty("sum_total") Optional<UUID> t) {} | 'm.sum_total (so far only written)' was int and is UUID
          @lombok.Data static class M { private int a; public double getTotal() { return 1; } } | @lombok.Data static class M { private int a; private int total; } | 'm.total (so far only written)' was double and is int
          @lombok.Data static class M { private int a; @JsonProperty(access = READ_ONLY) private int total; } | @lombok.Data static class M { private int a; private UUID total; } | 'm.total (so far only written)' was int and is UUID
          @lombok.Getter @JsonDeserialize(builder = B.class) static class M { int x; int y; } static class B { public B withX(int x) { return this; } public M build() { return null; } } | @lombok.Getter @JsonDeserialize(builder = B.class) static class M { int x; int y; } static class B { public B withX(int x) { return this; } public B withY(UUID y) { return this; } public M build() { return null; } } | 'm.y (so far only written)' was int and is UUID
          """)
  void others_write_more_than_is_read(String before, String now, String found) {
    check(before, now, found);
  }

  // N-C14: Jackson counts the names of getters among those by which it knows a kind.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          public int getY() { return 1; } | | 'm' with [x, y] was Tasks$B and is none
          public int getY() { return 1; } | public int getY() { return 1; } |
          public int getY() { return 1; } | public long y; |
          """)
  void kinds_are_deduced_of_what_is_written(String before, String now, String found) {
    String types =
        """
        @JsonTypeInfo(use = DEDUCTION) @JsonSubTypes({@JsonSubTypes.Type(A.class), @JsonSubTypes.Type(B.class)})
        interface M {} record A(int x) implements M {} static class B implements M { public int x; %s }
        """;
    check(types.formatted(before), types.formatted(now == null ? "" : now), found);
  }
}
