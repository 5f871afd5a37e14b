package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What argument types are read and written as: each is compiled, bound and handed to the task. */
class TypeWalkTest {

  /** A task that returns its argument as text. */
  private static Object echo(String type, String json, String more) {
    String method =
        "@SuppressWarnings({\"rawtypes\", \"cast\"})"
            + " static String echo(App state, %s a) { return String.valueOf((Object) a); } %s";
    return task(method.formatted(type, more)).load().run("echo", "{\"args\":[" + json + "]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "boolean | true | true",
        "byte | 1 | 1",
        "short | 1 | 1",
        "int | 1 | 1",
        "long | 1 | 1",
        "float | 1.5 | 1.5",
        "double | 1.5 | 1.5",
        "char | \"x\" | x",
        "Integer | null | null",
        "String | \"a\" | a",
        "BigInteger | 12 | 12",
        "BigDecimal | 6.00 | 6.00",
        "UUID | \"00000000-0000-0000-0000-000000000001\" | 00000000-0000-0000-0000-000000000001",
        "URI | \"http://a\" | http://a",
        "Locale | \"de-CH\" | de_CH",
        "Instant | \"2026-01-31T00:00:00Z\" | 2026-01-31T00:00:00Z",
        "LocalDate | \"2026-01-31\" | 2026-01-31",
        "Duration | \"PT1S\" | PT1S",
        "OptionalInt | null | OptionalInt.empty",
        "Object | {\"a\":[1]} | {a=[1]}",
        "List | [1,\"a\"] | [1, a]",
        "Map | {\"a\":1} | {a=1}",
        "Map<?, ?> | {\"a\":1} | {a=1}",
        "List<?> | [1,\"a\"] | [1, a]",
        "List<UUID> | [\"00000000-0000-0000-0000-000000000001\"]"
            + " | [00000000-0000-0000-0000-000000000001]",
        "List<? extends List<? extends LocalDate>> | [[\"2026-01-31\"]] | [[2026-01-31]]",
        "Collection<Integer> | [1] | [1]",
        "Set<Integer> | [1] | [1]",
        "SortedSet<Integer> | [2,1] | [1, 2]",
        "NavigableSet<String> | [\"b\",\"a\"] | [a, b]",
        "Queue<Integer> | [2,1] | [2, 1]",
        "Deque<Integer> | [2,1] | [2, 1]",
        "ArrayList<String> | [\"b\",\"a\"] | [b, a]",
        "LinkedHashSet<LocalDate> | [\"2026-01-31\"] | [2026-01-31]",
        "Optional<LocalDate> | \"2026-01-31\" | Optional[2026-01-31]",
        "Map<Integer, List<Long>> | {\"1\":[2]} | {1=[2]}",
        "SortedMap<LocalDate, String> | {\"2026-01-31\":\"x\"} | {2026-01-31=x}",
        "HashMap<UUID, Integer> | {} | {}",
        "TreeMap<String, Integer> | {\"b\":1,\"a\":2} | {a=2, b=1}",
        "List<Map<String, ArrayList<Optional<Integer>>>> | [{\"a\":[1]}] | [{a=[Optional[1]]}]"
      })
  void types_of_the_jdk(String type, String json, String text) {
    assertThat(echo(type, json, "")).isEqualTo(text);
  }

  // C-08
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "byte[] | \"AQI=\" | [1, 2]",
        "int[] | [1,2] | [1, 2]",
        "double[] | [1.5] | [1.5]",
        "char[] | \"ab\" | [a, b]",
        "boolean[] | [true] | [true]",
        "int[][] | [[1],[]] | [[1], []]",
        "byte[][] | [\"AQ==\"] | [[1]]",
        "String[] | [\"a\"] | [a]",
        "Integer[][] | [[1]] | [[1]]",
        "List<String>[] | [[\"a\"]] | [[a]]",
        "String... | [\"a\"] | [a]"
      })
  void arrays(String type, String json, String text) {
    String method =
        """
        static String echo(App state, %s a) {
          String text = Arrays.deepToString(new Object[] {a});
          return text.substring(1, text.length() - 1);
        }
        """;
    assertThat(task(method.formatted(type)).load().run("echo", "{\"args\":[" + json + "]}"))
        .isEqualTo(text);
  }

  @Test
  void a_type_nests_as_deep_as_it_may() {
    String deepest = "String" + "[]".repeat(100);
    task("static void f(App state, " + deepest + " a) {}").succeeds();
    task("static void f(App state,\n" + deepest + "[] a) {}").fails(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Box<String[]> | test.Tasks.Box<java.lang.String[]>",
        "Box<List<String>[]> | test.Tasks.Box<java.util.List[]<java.lang.String>>",
        "Box<List<int[]>[][]> | test.Tasks.Box<java.util.List[][]<int[]>>",
        "Box<Map<String, Box<UUID>[]>> | "
            + "test.Tasks.Box<java.util.Map<java.lang.String,test.Tasks.Box[]<java.util.UUID>>>",
        "Told<? extends List<? super String>[]> | "
            + "jackson<test.Tasks.Told<?extendsjava.util.List[]<?superjava.lang.String>>>",
        "Told<?>.Inner<List<String>[]> | "
            + "jackson<test.Tasks.Told.Inner<java.util.List[]<java.lang.String>>>"
      })
  void arrays_and_wildcards_are_arguments_of_generic_types(String type, String inManifest) {
    Compiled compiled =
        task(
            """
            static void f(App state, %s a) {}
            record Box<T>(T t) {}
            static class Told<T> {
              @com.fasterxml.jackson.annotation.JsonCreator Told(T t) {}
              class Inner<U> {
                @com.fasterxml.jackson.annotation.JsonCreator Inner(U u) {}
              }
            }
            """
                .formatted(type));

    String manifest = compiled.succeeds().manifest();
    assertThat(manifest).contains(inManifest);
    assertThat(Manifest.parse(manifest).entryLines().toString()).contains(inManifest);
  }

  @Test
  void enums_go_by_their_names() {
    String color = "enum Color { RED { }, GREEN; public String toString() { return \"x\"; } }";
    assertThat(echo("List<Color>", "[\"RED\"]", color)).isEqualTo("[x]");
    assertThat(echo("Map<Color, Integer>", "{\"GREEN\":1}", color)).isEqualTo("{x=1}");
    assertThat(echo("EnumMap<Color, Integer>", "{\"GREEN\":1}", color)).isEqualTo("{x=1}");
    assertThat(echo("EnumSet<Color>", "[\"GREEN\"]", color)).isEqualTo("[x]");
  }

  @Test
  void enums_go_by_the_texts_that_jackson_is_told() {
    String color =
        """
        enum Color {
          RED, GREEN;
          @com.fasterxml.jackson.annotation.JsonValue String code() {
            return name().substring(0, 1);
          }
        }
        """;
    assertThat(echo("List<Color>", "[\"R\"]", color)).isEqualTo("[RED]");
    assertThat(echo("Map<Color, Integer>", "{\"G\":1}", color)).isEqualTo("{GREEN=1}");
  }

  @Test
  void records_are_read_by_their_components() {
    String order =
        """
        record Order(int id, List<Line> lines, Optional<String> note) {}
        record Line(@com.fasterxml.jackson.annotation.JsonProperty("sku") String product, long n) {}
        """;
    assertThat(echo("Order", "{\"id\":1,\"lines\":[{\"sku\":\"a\",\"n\":2}]}", order))
        .isEqualTo("Order[id=1, lines=[Line[product=a, n=2]], note=Optional.empty]");
  }

  // C-07
  @Test
  void generic_records_have_their_concrete_types() {
    assertThat(
            echo(
                "Pair<LocalDate, Pair<Long, ? extends List<Integer>>>",
                "{\"a\":\"2026-01-31\",\"b\":{\"a\":1,\"b\":[2]}}",
                "record Pair<A, B>(A a, B b) {}"))
        .isEqualTo("Pair[a=2026-01-31, b=Pair[a=1, b=[2]]]");
  }

  @Test
  void records_may_contain_themselves() {
    assertThat(
            echo(
                "Node",
                "{\"v\":\"a\",\"next\":[{\"v\":\"b\",\"next\":[],\"up\":null}],\"up\":null}",
                "record Node(String v, List<Node> next, Node up) {}"))
        .isEqualTo("Node[v=a, next=[Node[v=b, next=[], up=null]], up=null]");
  }

  // C-20
  @Test
  void sealed_hierarchies_are_told_apart() {
    String expr =
        """
        sealed interface Expr {}
        record Num(int value) implements Expr {}
        sealed interface Binary extends Expr {}
        record Add(Expr left, Expr right) implements Binary {}
        """;
    String json =
        "{\"type\":\"Add\",\"left\":{\"type\":\"Num\",\"value\":1},"
            + "\"right\":{\"type\":\"Num\",\"value\":2}}";
    assertThat(echo("Expr", json, expr)).isEqualTo("Add[left=Num[value=1], right=Num[value=2]]");
    assertThat(echo("Add", json, expr)).isEqualTo("Add[left=Num[value=1], right=Num[value=2]]");
    assertThat(echo("List<? extends Binary>", "[" + json + "]", expr))
        .isEqualTo("[Add[left=Num[value=1], right=Num[value=2]]]");
  }

  @Test
  void generic_sealed_hierarchies() {
    String option =
        """
        sealed interface Option<T> {}
        record Some<T>(T value) implements Option<T> {}
        record Fixed(int n) implements Option<String> {}
        """;
    assertThat(echo("Option<LocalDate>", "{\"type\":\"Some\",\"value\":\"2026-01-31\"}", option))
        .isEqualTo("Some[value=2026-01-31]");
  }

  @Test
  void classes_that_jackson_is_told_how_to_build() {
    String money =
        """
        static final class Money {
          final long cents;
          @com.fasterxml.jackson.annotation.JsonCreator
          Money(@com.fasterxml.jackson.annotation.JsonProperty("cents") long cents) {
            this.cents = cents;
          }
          public String toString() { return cents + "c"; }
        }
        """;
    assertThat(echo("List<Money>", "[{\"cents\":1}]", money)).isEqualTo("[1c]");
  }

  @Test
  void hierarchies_that_jackson_is_told_how_to_tell_apart() {
    String shape =
        """
        @com.fasterxml.jackson.annotation.JsonTypeInfo(
            use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME)
        @com.fasterxml.jackson.annotation.JsonSubTypes(
            @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Circle.class, name = "c"))
        sealed interface Shape {}
        record Circle(int r) implements Shape {}
        """;
    assertThat(echo("Shape", "{\"@type\":\"c\",\"r\":1}", shape)).isEqualTo("Circle[r=1]");
  }

  @Test
  void what_the_stub_writes_is_read_back() {
    String methods =
        """
        static String echo(App state, Order order, @Default("2") int n) { return order + "" + n; }
        record Order(int id, List<String> lines) {}
        static Task call() { return EchoTasks.task(new Order(1, List.of("a"))); }
        """;
    Loaded loaded = task(methods).load();
    assertThat(loaded.call("test.Tasks", "call").toString()).contains("echo");
  }
}
