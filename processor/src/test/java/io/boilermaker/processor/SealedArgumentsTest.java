package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.sources;
import static io.boilermaker.processor.Compiled.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of sealed hierarchies: with all type arguments, and in all packages. */
class SealedArgumentsTest {

  private static final String EITHER =
      """
      sealed interface Either<L, R> {}
      record Left<L, R>(L l) implements Either<L, R> {}
      record Swapped<R, L>(L l, R r) implements Either<L, R> {}
      record Fixed(int n) implements Either<String, Integer> {}
      record Other(int n) implements Either<Integer, String> {}
      record Both<T>(T t) implements Either<T, T> {}
      """;

  private static final String SOURCE =
      """
      sealed interface Src<T> {}
      sealed interface Many<T> extends Src<List<T>> {}
      record Listed<E>(List<E> v) implements Src<List<E>> {}
      record Deep<K, E>(Map<K, E> v) implements Src<List<Map<K, E[]>>> {}
      record Arrays_<E>(E[] v) implements Src<E[]> {}
      record Far<X>(X x) implements Many<X> {}
      record Any<T>(T v) implements Src<T> {}
      """;

  private static final String RESULT =
      """
      sealed interface Res<T> {}
      record IntRes(int v) implements Res<Integer> {}
      record TextRes(String v) implements Res<String> {}
      record Ok<T>(T v) implements Res<T> {}
      record Num<N extends Number & Comparable<N>>(N v) implements Res<N> {}
      record Ints<N extends Integer>(N v) implements Res<N> {}
      record Lists<E>(List<E> v) implements Res<List<E>> {}
      """;

  // N-C11
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Either<String, Integer> | new Left<>(\"a\") | {'type':'Left','l':'a'}",
        "Either<String, Integer> | new Swapped<>(\"a\", 1) | {'type':'Swapped','l':'a','r':1}",
        "Either<String, Integer> | new Fixed(1) | {'type':'Fixed','n':1}",
        "Either<LocalDate, LocalDate> | new Both<>(LocalDate.EPOCH)"
            + " | {'type':'Both','t':'1970-01-01'}",
        "Either<? extends CharSequence, Integer> | new Fixed(1) | {'type':'Fixed','n':1}",
        "Src<List<LocalDate>> | new Listed<>(List.of(LocalDate.EPOCH))"
            + " | {'type':'Listed','v':['1970-01-01']}",
        "Src<List<String>> | new Far<>(\"a\") | {'type':'Far','x':'a'}",
        "Src<List<String>> | new Any<>(List.of(\"a\")) | {'type':'Any','v':['a']}",
        "Src<List<Map<UUID, Long[]>>> | new Deep<>(Map.of()) | {'type':'Deep','v':{}}",
        "Many<Integer> | new Far<>(1) | {'type':'Far','x':1}",
        "Src<String[]> | new Arrays_<>(new String[] {\"a\"}) | {'type':'Arrays_','v':['a']}",
        "Src<? extends Collection<LocalDate>> | new Listed<>(List.of(LocalDate.EPOCH))"
            + " | {'type':'Listed','v':['1970-01-01']}",
        "Res<Integer> | new IntRes(1) | {'type':'IntRes','v':1}",
        "Res<Integer> | new Ints<>(1) | {'type':'Ints','v':1}",
        "Res<Integer> | new Num<>(1) | {'type':'Num','v':1}",
        "Res<? extends Integer> | new IntRes(1) | {'type':'IntRes','v':1}",
        "Res<? extends Integer> | new Ok<>(1) | {'type':'Ok','v':1}",
        "List<Res<? extends Integer>> | List.of(new IntRes(1)) | [{'type':'IntRes','v':1}]",
        "Res<List<String>> | new Lists<>(List.of(\"a\")) | {'type':'Lists','v':['a']}"
      })
  void records_fit_by_what_they_implement(String type, String value, String json) {
    String sealed = EITHER + SOURCE + RESULT;
    if (type.startsWith("Either<? extends CharSequence")) {
      sealed = sealed.replace("Left<L, R>(L l)", "Left<L, R>(R l)");
      sealed = sealed.replace("(L l, R r)", "(R l)").replace("Both<T>(T t)", "Both<T>()");
    }
    Loaded loaded =
        task("""
                static Object echo(App state, %s a) { return a; }
                static %s value() { return %s; }
                static Task call() { return EchoTasks.task(value()); }
                %s
                """
                .formatted(type, type, value, sealed))
            .load();

    String args = "{\"args\":[" + json.replace('\'', '"') + "]";
    assertThat(Loaded.json(loaded.call("test.Tasks", "call"))).isEqualTo(args + ",\"kwargs\":{}}");
    assertThat(loaded.run("echo", args + "}"))
        .usingRecursiveComparison()
        .isEqualTo(loaded.call("test.Tasks", "value"));
  }

  // N-C11
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Either<String, Integer> | Left, Swapped, Fixed",
        "Either<Integer, Integer> | Left, Swapped, Both",
        "Src<String> | Any",
        "Src<List<String>> | Far, Listed, Any",
        "Res<String> | TextRes, Ok",
        "Res<? extends Integer> | IntRes, Ok, Num, Ints",
        "Res<Long> | Ok, Num"
      })
  void only_records_that_cannot_have_the_type_arguments_are_left_out(String type, String names) {
    String codecs =
        task("static void f(App state, %s a) {} %s".formatted(type, EITHER + SOURCE + RESULT))
            .succeeds()
            .generated("test.Tasks_Codecs");
    assertThat(
            Pattern.compile("SealedCase\\.of\\(\"(\\w+)\"")
                .matcher(codecs)
                .results()
                .map(match -> match.group(1))
                .toList())
        .containsExactlyInAnyOrder(names.split(", "));
  }

  // N-C11
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "None<T, W>(W why) implements Opt<T> | 'a(None): test.Tasks.None<T, W>' has none, since its"
            + " type argument W is not known",
        "None<W>() implements Opt<String> | 'a(None): test.Tasks.None<W>' has none, since its type"
            + " argument W is not known",
        "None(int n) implements Opt | 'a(None): test.Tasks.None' has none, since it does not say the"
            + " type arguments of Tasks.Opt"
      })
  void a_record_is_refused_whose_type_arguments_cannot_be_known(String none, String found) {
    task("""
            static void f(App state,
                Opt<String> a) {}
            sealed interface Opt<T> {}
            record Some<T>(T t) implements Opt<T> {}
            @SuppressWarnings("rawtypes") record %s {}
            """
            .formatted(none))
        .breaks(ErrorCode.TYPE_NOT_SERIALIZABLE, found, "Opt<String> a");
  }

  // N-C11
  @Test
  void a_bound_that_leaves_more_than_one_type_is_refused() {
    task("""
            static void f(App state,
                Opt<? extends Comparable<Integer>> a) {}
            sealed interface Opt<T> {}
            record Num<N extends Number>(N n) implements Opt<N> {}
            """)
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a(Num): test.Tasks.Num<N>' has none, since its type argument N is not known",
            " a) {}");
  }

  // N-C11
  @Test
  void a_hierarchy_without_any_record_of_its_type_arguments_is_refused() {
    task("""
            static void f(App state,
                Opt<Long> a) {}
            sealed interface Opt<T> {}
            record Text(String text) implements Opt<String> {}
            """)
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a: test.Tasks.Opt<java.lang.Long>' has none, since it has no records with these type"
                + " arguments",
            "Opt<Long> a");
  }

  // N-C11
  @Test
  void a_sealed_class_with_instances_of_its_own_is_refused() {
    task("""
            static void f(App state,
                Base a) {}
            static sealed class Base {}
            static final class Sub extends Base {}
            """)
        .fails(2)
        .reports(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a(Base): test.Tasks.Base' has none, since it is no plain record of a sealed hierarchy",
            "Base a");
  }

  // N-C12
  @Test
  void a_record_of_another_package_is_not_public() {
    sources(
            "package test; public class App {}",
            "package q; public sealed interface Shape permits Circle, Hidden {}",
            "package q; public record Circle(int r) implements Shape {}",
            "package q; record Hidden(int x) implements Shape {}",
            """
            package test;
            class Tasks {
              @io.boilermaker.annotations.BackgroundTask static void f(App state,
                  java.util.List<q.Shape> shapes) {}
            }
            """)
        .breaks(
            ErrorCode.TYPE_UNREACHABLE,
            "'shapes[](Hidden): q.Hidden' is not",
            "java.util.List<q.Shape> shapes");
  }

  // N-C12
  @Test
  void a_record_is_private() {
    task("""
            static void f(App state,
                Holder.Shape a) {}
            static class Holder {
              sealed interface Shape {}
              record Circle(int r) implements Shape {}
              private record Hidden(int x) implements Shape {}
            }
            """)
        .breaks(
            ErrorCode.TYPE_UNREACHABLE,
            "'a(Hidden): test.Tasks.Holder.Hidden' is not",
            "Holder.Shape a");
  }

  // N-C12
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Box<Hidden> x | 'a.x: test.Tasks.Box<test.Tasks.Hidden>' is not",
        "Box<? super Hidden> x | 'a.x: test.Tasks.Box<? super test.Tasks.Hidden>' is not",
        "Hidden[] x | 'a.x[]: test.Tasks.Hidden' is not",
        "Map<Key, Integer> x | 'a.x: java.util.Map<test.Tasks.Key, java.lang.Integer>' is not",
        "EnumSet<Key> x | 'a.x: java.util.EnumSet<test.Tasks.Key>' is not",
        "Jack<Hidden> x | 'a.x: test.Tasks.Jack<test.Tasks.Hidden>' is not"
      })
  void a_class_that_a_component_names_is_private(String component, String found) {
    task("""
            static void f(App state,
                Seen a) {}
            record Seen(%s) {}
            record Box<T>(int n) {}
            @com.fasterxml.jackson.annotation.JsonPropertyOrder record Jack<T>(T n) {}
            private record Hidden(int n) {}
            private enum Key { A }
            """
            .formatted(component))
        .breaks(ErrorCode.TYPE_UNREACHABLE, found, "Seen a");
  }
}
