package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Argument types without a JSON form: one error at the parameter, with the path to the leaf. */
class TypeErrorsTest {

  // C-18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.util.stream.Stream<String> | java.util.stream.Stream<java.lang.String>",
        "java.util.Iterator<?> | java.util.Iterator<?>",
        "java.io.InputStream | java.io.InputStream",
        "Runnable | java.lang.Runnable",
        "Class<?> | java.lang.Class<?>",
        "Throwable | java.lang.Throwable",
        "java.nio.file.Path | java.nio.file.Path",
        "Number | java.lang.Number",
        "App | test.App"
      })
  void a_class_has_no_known_form(String type, String shown) {
    task("static void f(App state,\n" + type + " a) {}")
        .breaks(ErrorCode.TYPE_NOT_SERIALIZABLE, "'a: " + shown + "' has none", " a) {}");
  }

  @Test
  void a_leaf_has_no_known_form() {
    task("""
            static void f(App state,
                Order order) {}
            record Order(Customer customer) {}
            record Customer(List<Thread> connections) {}
            """)
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'order.customer.connections[]: java.lang.Thread' has none",
            "Order order)");
  }

  // C-07
  @Test
  void elements_are_a_wildcard_without_a_known_form() {
    task("static void f(App state,\nList<? extends Number> a) {}")
        .breaks(ErrorCode.TYPE_NOT_SERIALIZABLE, "'a[]: java.lang.Number' has none", " a) {}");
  }

  // N-C01
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Optional<Optional<String>> | 'a: java.util.Optional<java.util.Optional<java.lang.String>>'",
        "Optional<OptionalInt> | 'a: java.util.Optional<java.util.OptionalInt>'",
        "Optional<? extends OptionalLong> | 'a: java.util.Optional<java.util.OptionalLong>'",
        "List<Optional<OptionalDouble>> | 'a[]: java.util.Optional<java.util.OptionalDouble>'",
        "Map<String, Optional<Optional<Integer>>>"
            + " | 'a{}: java.util.Optional<java.util.Optional<java.lang.Integer>>'",
        "Box<OptionalInt> | 'a.o: java.util.Optional<java.util.OptionalInt>'",
        "Box<Optional<String>> | 'a.o: java.util.Optional<java.util.Optional<java.lang.String>>'",
        "Patch | 'a.name: java.util.Optional<java.util.Optional<java.lang.String>>'"
      })
  void an_optional_holds_an_optional(String type, String shown) {
    task("static void f(App state,\n"
            + type
            + " a) {} record Box<T>(Optional<T> o) {}"
            + " record Patch(Optional<Optional<String>> name) {}")
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            shown
                + " has none, since JSON null would be both an empty optional and one that holds it",
            " a) {}");
  }

  // N-C01
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Optional<List<Optional<String>>>",
        "Set<Optional<String>>",
        "Optional<Object>",
        "Optional<Box<String>>",
        "Box<String>"
      })
  void an_optional_holds_what_is_never_null(String type) {
    task("static void f(App state, " + type + " a) {} record Box<T>(Optional<T> o) {}").succeeds();
  }

  // N-C01
  @Test
  void two_components_have_one_name_in_json() {
    task("""
            static void f(App state,
                Two a) {}
            record Two(@com.fasterxml.jackson.annotation.JsonProperty("b") int a, int b) {}
            """)
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a: test.Tasks.Two' has none, since two components are named 'b'",
            "Two a");
  }

  // C-05
  @Test
  void a_map_has_keys_that_are_no_names() {
    task("static void f(App state,\nMap<Point, Integer> a) {} record Point(int x) {}")
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a{key}: test.Tasks.Point' has none as a property name",
            " a) {}");
  }

  @Test
  void a_generic_record_is_raw() {
    task("@SuppressWarnings(\"rawtypes\") static void f(App state,\nBox a) {} record Box<T>(T t) {}")
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a: test.Tasks.Box' has none, since its type arguments are not known",
            "Box a");
  }

  @Test
  void a_generic_record_grows_without_end() {
    task("static void f(App state,\nGrow<String> a) {} record Grow<T>(T t, Grow<List<T>> g) {}")
        .fails(1);
  }

  @Test
  void a_sealed_hierarchy_has_more_than_records() {
    task("""
            static void f(App state,
                Shape a) {}
            sealed interface Shape {}
            record Circle(int r) implements Shape {}
            static non-sealed class Other implements Shape {}
            """)
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a(Other): test.Tasks.Other' has none, since it is no plain record of a sealed"
                + " hierarchy",
            "Shape a");
  }

  @Test
  void a_sealed_hierarchy_uses_the_name_of_the_discriminator() {
    task("""
            static void f(App state,
                Shape a) {}
            sealed interface Shape {}
            record Circle(int type) implements Shape {}
            """)
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a(Circle): test.Tasks.Circle' has none, since a component is named 'type', as the"
                + " discriminator is",
            "Shape a");
  }

  @Test
  void elements_have_no_order() {
    task("static void f(App state,\nSortedSet<Point> a) {} record Point(int x) {}")
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'a: java.util.SortedSet<test.Tasks.Point>' has none, since Tasks.Point has no natural"
                + " order",
            " a) {}");
  }

  // P-16
  @Test
  void a_type_argument_is_private() {
    task("static void f(App state,\nList<Hidden> a) {} private record Hidden(int x) {}")
        .breaks(ErrorCode.TYPE_UNREACHABLE, "'Hidden' is not", " a) {}");
  }

  // P-16
  @Test
  void a_component_is_private() {
    task("""
            static void f(App state,
                Seen a) {}
            record Seen(Hidden h) {}
            private record Hidden(int x) {}
            """)
        .breaks(ErrorCode.TYPE_UNREACHABLE, "'a.h: test.Tasks.Hidden' is not", "Seen a");
  }

  // C-05
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EnumMap<?, String> | a: java.util.EnumMap<?, java.lang.String>",
        "EnumMap | a: java.util.EnumMap",
        "EnumMap<? super Level, ?> | a: java.util.EnumMap<? super test.Tasks.Level, ?>",
        "Map<? super Integer, String> | a: java.util.Map<? super java.lang.Integer,"
            + " java.lang.String>",
        "Over<UUID> | a.keys: java.util.Map<? super java.util.UUID, java.lang.Integer>"
      })
  void a_key_is_not_known_and_cannot_be_a_text(String type, String shown) {
    task("@SuppressWarnings(\"rawtypes\") static void f(App state,\n"
            + type
            + " a) {} enum Level { LOW } record Over<T>(Map<? super T, Integer> keys) {}")
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'" + shown + "' has none, since its type arguments are not known",
            " a) {}");
  }

  // C-05
  @ParameterizedTest
  @ValueSource(
      strings = {"Map<?, String>", "Map<? super String, ?>", "SortedMap<? super CharSequence, ?>"})
  void a_key_is_not_known_but_can_be_a_text(String type) {
    task("static void f(App state, " + type + " a) {}").succeeds();
  }

  // P-16
  @Test
  void the_default_of_a_type_that_is_wrong_is_no_second_error() {
    task("static void f(App state,\n@Default(\"A\") Hidden a) {} private enum Hidden { A }")
        .breaks(ErrorCode.TYPE_UNREACHABLE, "'Hidden' is not", " a) {}");
  }
}
