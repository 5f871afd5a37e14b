package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.sources;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Classes as Kotlin's compiler and kapt show them to Java. The starter is compiled by Kotlin. */
class KotlinTest {

  private static final String APP = "package test; public class App {}";
  private static final String METADATA = "package kotlin; public @interface Metadata {}";
  private static final String CONTINUATION =
      "package kotlin.coroutines; public interface Continuation<T> {}";

  private static final String ORDER =
      """
      package test;
      @kotlin.Metadata
      public final class Order {
        private final String id;
        private final int count;
        private final boolean isUrgent;
        private final java.util.List<Line> lines;
        public static final int LIMIT = 3;
        public Order(String id, int count, boolean isUrgent, java.util.List<? extends Line> lines) {
          this.id = id; this.count = count; this.isUrgent = isUrgent;
          this.lines = java.util.List.copyOf(lines);
        }
        public Order(String id) { this(id, 1, false, java.util.List.of()); }
        public final String getId() { return id; }
        public final int getCount() { return count; }
        public final boolean isUrgent() { return isUrgent; }
        public final String component1() { return id; }
        public final int component2() { return count; }
        public final boolean component3() { return isUrgent; }
        public final java.util.List<Line> component4() { return lines; }
      }
      """;

  /** Its constructor is as in a class file without the names of parameters. */
  private static final String LINE =
      """
      package test;
      @kotlin.Metadata
      public final class Line {
        private final long price;
        private final String product;
        public Line(long arg0, String arg1) { price = arg0; product = arg1; }
        public final long component1() { return price; }
        public final String component2() { return product; }
      }
      """;

  private static String task(String parameters) {
    return "package test; public final class TasksKt {\n"
        + "  @io.boilermaker.annotations.BackgroundTask\n"
        + "  public static final Object take("
        + parameters
        + ") { return null; }\n}";
  }

  @Test
  void a_data_class_is_written_and_read_by_its_primary_constructor() {
    Compiled compiled =
        sources(APP, METADATA, ORDER, LINE, task("App state, Order order")).succeeds();

    assertThat(compiled.generated("test.TasksKt_Codecs"))
        .contains("\"id\"", "\"count\"", "\"isUrgent\"", "\"lines\"", "\"price\"", "\"product\"")
        .contains("value.component1()")
        .doesNotContain("arg0");
    assertThat(compiled.manifest())
        .contains("record test.Order", "field isUrgent boolean", "field price long");
  }

  @Test
  void a_class_of_kotlin_without_components_has_no_form() {
    String plain = ORDER.replaceAll("component\\d", "other").replace("final int other", "int more");
    sources(
            APP,
            METADATA,
            LINE,
            plain.replaceAll("public final [^\\n]* other\\(.*\\n", ""),
            task("App state, Order order"))
        .breaks(ErrorCode.TYPE_NOT_SERIALIZABLE, "'order: test.Order' has none", "Order order");
  }

  @Test
  void a_class_of_java_with_such_methods_is_no_data_class() {
    sources(
            APP,
            METADATA,
            LINE,
            ORDER.replace("@kotlin.Metadata", ""),
            task("App state, Order order"))
        .fails(1);
  }

  @Test
  void a_private_primary_constructor_is_not_called() {
    sources(
            APP,
            METADATA,
            LINE,
            ORDER.replace("public Order(String id, int", "private Order(String id, int"),
            task("App state, Order order"))
        .fails(1);
  }

  @Test
  void a_primary_constructor_that_throws_checked_exceptions_is_refused() {
    sources(
            APP,
            METADATA,
            LINE.replace("arg1) {", "arg1) throws java.io.IOException {"),
            task("App state, Line line"))
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'line: test.Line' has none, since its constructor throws IOException",
            "Line line");
  }

  @Test
  void a_primary_constructor_is_overloaded() {
    String box =
        """
        package test;
        @kotlin.Metadata
        public final class Box<T> {
          private final T value;
          public Box(T value) { this.value = value; }
          @SuppressWarnings("unchecked")
          public Box(String value) { this((T) (Object) value); }
          public final T component1() { return value; }
        }
        """;
    sources(APP, METADATA, box, task("App state, Box<Integer> box")).succeeds();
    sources(APP, METADATA, box, task("App state, Box<String> box"))
        .breaks(
            ErrorCode.TYPE_NOT_SERIALIZABLE,
            "'box: test.Box<java.lang.String>' has none, since its constructor cannot be told from"
                + " that with the parameters (String)",
            "Box<String> box");
  }

  @Test
  void a_function_that_suspends_is_refused() {
    String parameters = "App state, String text, kotlin.coroutines.Continuation<Object> completion";
    sources(APP, CONTINUATION, task(parameters)).breaks(ErrorCode.SUSPENDING, "'take' is", "take(");
  }
}
