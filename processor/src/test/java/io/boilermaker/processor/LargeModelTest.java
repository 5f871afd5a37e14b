package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.sources;
import static io.boilermaker.processor.Compiled.task;
import static io.boilermaker.processor.Compiled.tasks;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments whose types are many, or whose texts are long. */
class LargeModelTest {

  private static String each(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(joining("\n"));
  }

  private static Compiled model(String method, String types) {
    return sources(
        "package test; public class App {}",
        "package test; import java.util.*; class Tasks {"
            + " @io.boilermaker.annotations.BackgroundTask "
            + method
            + "}",
        "package test; import java.util.*; class Model {" + types + "}");
  }

  // N-C10
  @Test
  void a_chain_of_more_than_a_thousand_records_is_read() {
    String chain =
        each(1100, i -> "record R" + i + "(int v, R" + (i + 1) + " next) {}")
            + "record R1100(int v) {}";
    Loaded loaded =
        model("static String f(App a, Model.R0 r) { return \"\" + r.next().next(); }", chain)
            .load();
    assertThat(loaded.run("f", "{\"args\":[{\"v\":0,\"next\":{\"v\":1,\"next\":null}}]}"))
        .isEqualTo("null");
    assertThat(
            loaded.run(
                "f",
                "{\"args\":[{\"v\":0,\"next\":{\"v\":1,\"next\":" + "{\"v\":2,\"next\":null}}}]}"))
        .isEqualTo("R2[v=2, next=null]");
  }

  // N-C10
  @Test
  void records_with_lists_of_each_other_are_read() {
    String cyclic =
        each(
            120,
            i ->
                "record R%d(int v, List<R%d> a, List<R%d> b, List<R%d> c) {}"
                    .formatted(i, (i * 7 + 1) % 120, (i * 13 + 5) % 120, (i + 1) % 120));
    Loaded loaded = model("static String f(App a, Model.R0 r) { return \"\" + r; }", cyclic).load();
    String leaf = "{\"v\":2,\"a\":[],\"b\":[],\"c\":[]}";
    assertThat(
            loaded.run(
                "f", "{\"args\":[{\"v\":1,\"a\":[" + leaf + "],\"b\":[],\"c\":[" + leaf + "]}]}"))
        .isEqualTo("R0[v=1, a=[R1[v=2, a=[], b=[], c=[]]], b=[], c=[R1[v=2, a=[], b=[], c=[]]]]");
  }

  // N-C10
  @Test
  void a_type_is_reported_once_for_an_argument_whatever_ways_lead_to_it() {
    String types =
        each(60, i -> "record R%d(List<R%d> a, List<R%d> b) {}".formatted(i, i + 1, i + 1))
            + "record R60(Thread wrong) {}";
    model("static void f(App a,\nModel.R0 first,\nModel.R59 second) {}", types)
        .fails(2)
        .reports(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'second.a[].wrong: java.lang.Thread' has none",
            "second");
  }

  // N-C10
  @Test
  void codecs_look_each_other_up_only_in_cycles() {
    String codecs =
        task("""
            static void f(App s, A a) {}
            record A(B b, C c, Shape shape) {}
            record B(C c, List<Node> nodes) {}
            record C(int v, Shape shape) {}
            record Node(Node next, C c) {}
            sealed interface Shape {}
            record Dot(int x) implements Shape {}
            """)
            .succeeds()
            .generated("test.Tasks_Codecs");
    assertThat(codecs).containsOnlyOnce("lazy(").contains("Codecs.lazy(() -> NodeCodec.CODEC)");
  }

  // N-C10
  @Test
  void a_generic_type_in_ever_new_forms_is_one_error_for_each_argument() {
    tasks(
            """
            record Box<T>(Box<List<T>> x) {}
            record Pair<A, B>(A a, B b) {}
            record Tree<A, B>(Tree<Pair<A, B>, A> x, Tree<B, Pair<B, B>> y, Tree<List<A>, B> z) {}
            @BackgroundTask static void f(App s,
              Box<String> first,
              Box<Integer> second,
              Tree<String, Integer> third) {}
            """)
        .fails(3);
  }

  @Test
  void a_generic_type_may_be_used_in_very_many_forms() {
    String types =
        each(
                600,
                i ->
                    "record E%d(Page<E%d> next, Page<List<E%d>> all) {}"
                        .formatted(i, (i + 1) % 600, i))
            + "record Page<T>(List<T> items, Optional<T> last) {}";
    model("static void f(App a, Model.E0 e) {}", types).succeeds();
  }

  @Test
  void records_of_one_name_in_many_classes_are_told_apart() {
    String types = each(300, i -> "static class In%d { record Item(int x) {} }".formatted(i));
    String used =
        IntStream.range(0, 200).mapToObj(i -> "In" + i + ".Item i" + i).collect(joining(","));
    model("static void f(App a, Model.All all) {}", types + "record All(" + used + ") {}")
        .succeeds();
  }

  @Test
  void records_that_differ_in_case_alone_have_codecs_in_different_files() {
    String codecs =
        task("static void f(App a, Order x, ORDER y) {} record Order(int a) {} record ORDER(int b) {}")
            .succeeds()
            .generated("test.Tasks_Codecs");
    assertThat(codecs).contains("class OrderCodec ", "class ORDERCodec_ ");
  }

  @Test
  void classes_named_like_the_constant_of_a_codec() {
    task("static void f(App a, CODEC x, Map<CODEC, Integer> y) {} enum CODEC { A }").succeeds();
    task("static void f(App a, CODEC x) {} record CODEC(int codec, List<CODEC> CODEC) {}")
        .succeeds();
  }

  @Test
  void a_default_is_as_long_as_a_constant_may_be() {
    for (String each : List.of("x", "\u00e9", "\u20ac")) {
      int count = 59_000 / each.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
      task("static void f(App a, @Default(\"" + each.repeat(count) + "\") String s) {}").succeeds();
    }
  }

  @Test
  void a_default_is_longer_than_a_constant_may_be() {
    for (String each : java.util.List.of("xx", "\\\"", "\\\\", "\\n")) {
      String text = each.repeat(31_000);
      task("static void f(App a,\n@Default(\"" + text + "\") String s) {}")
          .breaks(
              ErrorCode.DEFAULT_UNREADABLE,
              "the default for 's' takes more than 60000 bytes of a class file",
              "@Default(");
    }
  }

  // N-C22
  @ParameterizedTest
  @CsvSource({"x, 1", "\\u0001, 6", "\\u200b, 6", "x\\u2028, 7", "\\u20ac, 3"})
  void a_name_is_longer_than_a_constant_may_be(String each, int bytes) {
    String name = each.repeat(50_000 / bytes + 1);
    String text = each.repeat(60_000 / bytes + 1);
    String found = " takes more than 50000 bytes of a class file";
    Compiled compiled =
        tasks(
                """
                record R(@com.fasterxml.jackson.annotation.JsonProperty("%1$s") int x) {}
                @BackgroundTask static void f(App a,
                  @Wire("%1$s") int w) {}
                @BackgroundTask static void g(App a,
                  R r) {}
                @BackgroundTask(
                  name = "%1$s") static void h(App a) {}
                @BackgroundTask(
                  aliases = "%1$sz") static void i(App a) {}
                @BackgroundTask static void j(App a,
                  @Default("%2$s") String d) {}
                """
                    .formatted(name, text))
            .fails(5)
            .reports(ErrorCode.NAME_WITHOUT_JSON, "that of 'w'" + found, "@Wire(")
            .reports(ErrorCode.NAME_WITHOUT_JSON, "'name'" + found, "name = ")
            .reports(ErrorCode.NAME_WITHOUT_JSON, "'aliases'" + found, "aliases = ")
            .reports(
                ErrorCode.DEFAULT_UNREADABLE,
                "the default for 'd' takes more than 60000 bytes of a class file",
                "@Default(");
    assertThat(compiled.messages())
        .anyMatch(message -> message.contains("since the name of 'x' in messages" + found));
  }

  // N-C22
  @Test
  void a_name_is_as_long_as_a_constant_may_be() {
    String name = "@Wire(\"" + "\\u0001".repeat(8_300) + "\") ";
    task("static void f(App a, " + name + "int s) {}").succeeds();
    task("static void f(App a,\n" + name + "@Default(\"" + "x".repeat(11_000) + "\") String s) {}")
        .breaks(
            ErrorCode.DEFAULT_UNREADABLE,
            "the default for 's' takes more than 60000 bytes of a class file",
            "@Default(");
  }

  @Test
  void a_type_nests_too_deep() {
    String deep = "List<".repeat(120) + "String" + ">".repeat(120);
    assertThat(task("static void f(App a,\n" + deep + " deep) {}").fails(1).messages().get(0))
        .contains("'deep[]", "nests deeper than 100");
  }

  // N-C22
  @Test
  void a_task_has_as_many_parameters_as_java_allows() {
    String ints = IntStream.range(0, 254).mapToObj(i -> "int i" + i).collect(joining(", "));
    String stub = task("static void f(App a, " + ints + ") {}").succeeds().generated("test.FTasks");
    assertThat(stub).doesNotContain("PublishOptions");
    String longs = IntStream.range(0, 126).mapToObj(i -> "long l" + i).collect(joining(", "));
    assertThat(
            task("static void f(App a, " + longs + ", int i) {}")
                .succeeds()
                .generated("test.FTasks"))
        .contains("PublishOptions");
    task("static void f(App a, "
            + longs.replace("long", "double")
            + ", int i, @Default(\"1\") int j) {}")
        .succeeds();
  }

  @Test
  @Tag("javac") // Eclipse's compiler takes minutes for it
  void a_chain_of_records_takes_no_stack() {
    String chain =
        each(3000, i -> "record R" + i + "(R" + (i + 1) + " next) {}")
            + "record R3000(Thread t) {}";
    assertThat(model("static void f(App a,\nModel.R0 r) {}", chain).fails(1).messages().get(0))
        .contains("'r.next.next", " ... ", ".t: java.lang.Thread' has none")
        .hasSizeLessThan(600);
  }

  @Test
  void a_chain_of_supertypes_takes_no_stack() {
    List<String> sources =
        new ArrayList<>(
            List.of(
                "package test; public class App {}",
                "package test; interface I0 {}",
                "package test; class Tasks { record R(int i) implements I900 {}"
                    + " enum E implements I900 { A } sealed interface S extends I900 {}"
                    + " record C<T extends I900>(int i) implements S {}"
                    + " @com.fasterxml.jackson.databind.annotation.JsonDeserialize static class J"
                    + " implements I900 { public int i; }"
                    + " @io.boilermaker.annotations.BackgroundTask static void f(App a, R r, E e,"
                    + " java.util.Set<R> rs, java.util.Map<E, C<R>> m, J j) {} }"));
    for (int i = 1; i <= 900; i++) {
      sources.add(2, "package test; interface I" + i + " extends I" + (i - 1) + " {}");
    }
    Collections.reverse(sources.subList(2, 902));
    sources(sources.toArray(String[]::new)).succeeds();
  }
}
