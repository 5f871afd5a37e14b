package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.codec.ArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Arguments whose members Lombok adds: case P-15. Nothing about them is decided at compile time,
 * whichever processor is first; Jackson builds them at run time if it can.
 */
@Tag("javac") // In Eclipse's compiler Lombok is a Java agent.
class LombokTest {

  private static final String TASKS =
      """
      package test;
      class Tasks {
        @io.boilermaker.annotations.BackgroundTask
        static String echo(App state, Order order) { return order.toString(); }
        static io.boilermaker.Task call(Order order) { return EchoTasks.task(order); }
      }
      """;

  enum Sequence {
    LOMBOK_FIRST,
    LOMBOK_LAST
  }

  private static Compiled compile(Sequence sequence, String annotations) {
    return compile(
        sequence,
        "package test; import lombok.*; "
            + annotations
            + " class Order { int id; java.util.List<String> lines; }",
        TASKS);
  }

  private static Compiled compile(Sequence sequence, String type, String tasks) {
    List<Processor> ours = UnderTest.processors();
    List<Processor> lomboks = lomboks();
    List<Processor> all = new ArrayList<>(sequence == Sequence.LOMBOK_FIRST ? lomboks : ours);
    all.addAll(sequence == Sequence.LOMBOK_FIRST ? ours : lomboks);
    return Compiled.setup()
        .only(all.toArray(Processor[]::new))
        .sources("package test; public class App {}", type, tasks)
        .compile();
  }

  private static List<Processor> lomboks() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(provider -> provider.type().getName().startsWith("lombok."))
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  // P-15
  @ParameterizedTest
  @EnumSource
  void a_class_with_setters_is_read(Sequence sequence) {
    assertThat(run(compile(sequence, "@Data"))).isEqualTo("Order(id=1, lines=[a])");
  }

  // P-15
  @ParameterizedTest
  @EnumSource
  void a_class_whose_constructor_names_its_properties_is_read(Sequence sequence) {
    String annotations =
        "@Value @AllArgsConstructor(onConstructor_ ="
            + " @java.beans.ConstructorProperties({\"id\", \"lines\"}))";
    assertThat(run(compile(sequence, annotations))).isEqualTo("Order(id=1, lines=[a])");
  }

  // P-15
  @ParameterizedTest
  @EnumSource
  void a_class_that_jackson_cannot_build_is_refused_by_name_when_it_is_read(Sequence sequence) {
    Compiled compiled = compile(sequence, "@Value");

    assertThatThrownBy(() -> run(compiled))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("'order'")
        .hasMessageContaining("cannot be read as test.Order");
  }

  // N-C21
  @ParameterizedTest
  @EnumSource
  void an_enum_to_whose_getter_lombok_may_add_an_annotation_has_one_form(Sequence sequence) {
    String color =
        """
        @RequiredArgsConstructor enum Color {
          RED("r"), GREEN("g");
          @Getter(onMethod_ = @com.fasterxml.jackson.annotation.JsonValue)
          private final String code;
        }
        """;
    Compiled compiled = compile(sequence, type(color), tasks("Color", "Color.RED"));

    assertThat(json(compiled)).isEqualTo("\"r\"");
    assertThat(compiled.generated("test.Tasks_Definitions")).contains("jackson<test.Color>");
    // The compiler shows nothing of onMethod_, and its method only if Lombok is first.
    assertThat(compiled.manifest()).contains("enum jackson<test.Color>\n  constant RED\n");
    assertThat(
            compile(sequence, type(color), tasks("java.util.Map<Color, Integer>", "null"))
                .fails(1)
                .messages()
                .get(0))
        .contains("'a{key}: test.Color' has none as a property name");
  }

  // N-C21
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "@Getter @RequiredArgsConstructor enum T { A(`r`); private final String code; }"
            + " | T.A | `A` | test.T",
        "@ToString enum T { A } | T.A | `A` | test.T",
        "@Builder record T(@NonNull String s) {} | new T(`x`) | {`s`:`x`} | test.T",
        "@With record T(String s) {} | new T(`x`) | {`s`:`x`} | test.T",
        "@NoArgsConstructor @AllArgsConstructor(onConstructor_ ="
            + " @JsonCreator(mode = JsonCreator.Mode.DISABLED)) class T { @Getter @Setter int n;"
            + " } | new T(1) | {`n`:1} | jackson<test.T>"
      })
  void the_form_is_the_same_whichever_processor_is_first(
      String type, String value, String json, String wireType) {
    String withImport =
        type("import com.fasterxml.jackson.annotation.JsonCreator;", type.replace('`', '"'));
    for (Sequence sequence : Sequence.values()) {
      Compiled compiled = compile(sequence, withImport, tasks("T", value.replace('`', '"')));

      assertThat(json(compiled)).isEqualTo(json.replace('`', '"'));
      if (sequence == Sequence.LOMBOK_LAST) {
        assertThat(compiled.generated("test.Tasks_Definitions"))
            .contains("arg a " + wireType + "\"");
      }
    }
  }

  private static String type(String... text) {
    return "package test; import lombok.*; " + String.join(" ", text);
  }

  private static String tasks(String type, String value) {
    return """
    package test;
    class Tasks {
      @io.boilermaker.annotations.BackgroundTask static void echo(App state, %s a) {}
      static io.boilermaker.Task call() { return EchoTasks.task(%s); }
    }
    """
        .formatted(type, value);
  }

  private static String json(Compiled compiled) {
    return Loaded.json(compiled.load().call("test.Tasks", "call"))
        .replaceAll("^.\"args\":.|.,\"kwargs\":.*", "");
  }

  private static Object run(Compiled compiled) {
    return compiled.load().run("echo", "{\"args\":[{\"id\":1,\"lines\":[\"a\"]}]}");
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Data class Order { int id; static int s; transient int t; } | field id int optional",
        "@Data class Order { final int id; } | field id int",
        "@Value class Order { int id; Optional<Order> next; }"
            + " | field id int;field next jackson<test.Order> optional",
        "@Data @AllArgsConstructor class Order { int id; } | field id int",
        "@Data @AllArgsConstructor @NoArgsConstructor class Order { int id; } | field id int"
            + " optional",
        "@Data class Order { int id; @JsonCreator Order(@JsonProperty(\"n\") int n) {} } | field n"
            + " int",
        "@Getter @Setter class Order { @JsonProperty(\"n\") int id; } | field n int optional",
        "@Builder @Value class Order { @Singular List<UUID> ids;"
            + " @Builder.Default int n = 1; } | field ids list<UUID> optional;field n int optional",
        "@Setter class Order { int id; } | field id int optional",
        "@Data class Order { @Getter(AccessLevel.NONE) int id; } | field id int optional",
        "@Data class Order { int id; @JsonProperty(\"n\") int getId() { return id; } } | field n int optional",
        "@NoArgsConstructor class Order { @Getter @Setter int id; int no; @Setter(AccessLevel.NONE) int n; }"
            + " | field id int optional",
        "@Data @EqualsAndHashCode(callSuper = false) class Order extends Base { int id; }"
            + " @Data class Base { int n; } | field n int optional;field id int optional",
        "@Data @EqualsAndHashCode(callSuper = false) class Order extends Base { int id; } class Base { public int n; }"
            + " | field n int optional;field id int optional",
        "@JsonDeserialize class Order extends Base { public int id; } @Data class Base { int n; }"
            + " | field n int optional;field id int optional",
        "@Data class Order { int id; int n; @JsonCreator Order(@JsonProperty(\"id\") int i) {} }"
            + " | field id int;field n int optional",
        "@With @JsonInclude record Order(@With int id) {} | field id int",
        "@JsonInclude record Order(@NonNull String id) {} | field id String!",
        "@Builder @JsonDeserialize(builder = Order.OrderBuilder.class)"
            + " record Order(@NonNull String id, @JsonAlias(\"m\") int n) {"
            + " @JsonPOJOBuilder(withPrefix = \"\") static class OrderBuilder {} }"
            + " | field id String!;field n int optional;alias m n",
        "@Getter @JsonDeserialize(builder = Order.OrderBuilder.class) class Order { int s;"
            + " @Builder Order(@NonNull String id, int n) {}"
            + " @JsonPOJOBuilder(withPrefix = \"\") static class OrderBuilder {} }"
            + " | field id String!;field n int optional",
        "@Getter @Builder @JsonDeserialize(builder = Order.OrderBuilder.class) class Order { int id; long n;"
            + " @JsonPOJOBuilder(withPrefix = \"\") static class OrderBuilder {"
            + " OrderBuilder n(short n) { return this; } } }"
            + " | field id int optional;field n short optional",
        "@Data class Order { List<UUID> ids; @Tolerate void setIds(String ids) {} }"
            + " | field ids String optional",
        "@Data class Order { int id; @JsonIgnore int getTotal() { return 0; } } | field id int optional",
        "@Data class Order { int id; @JsonProperty(access = JsonProperty.Access.READ_ONLY) int n;"
            + " public double getSum() { return 1; } }"
            + " | field id int optional;field n hidden optional;written n int;written sum double",
        "@Getter @JsonDeserialize(builder = Order.B.class) class Order { int id; int n;"
            + " static class B { public B withId(int id) { return this; }"
            + " public Order build() { return null; } } }"
            + " | field id int optional;written n int"
      })
  void the_manifest_has_the_fields_whichever_processor_is_first(String type, String fields) {
    String imports =
        "import com.fasterxml.jackson.annotation.*; import java.util.*;"
            + " import com.fasterxml.jackson.databind.annotation.*; import lombok.experimental.Tolerate;";
    String entry = "\n  " + fields.replace(";", "\n  ") + "\n";
    for (Sequence sequence : Sequence.values()) {
      assertThat(compile(sequence, type(imports, type), TASKS).succeeds().manifest())
          .contains("\nproperties jackson<test.Order>" + entry);
    }
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Data @lombok.experimental.Accessors(fluent = true) class Order { int id; }",
        "@Data class Order { int aName; }",
        "@Data class Order { boolean isPaid; }",
        "@Data class Order { int aName; int getAName() { return aName; } }",
        "@Data @EqualsAndHashCode(callSuper = false) class Order extends Base {} @Data class Base { int aName; }",
        "@FieldDefaults(level = AccessLevel.PUBLIC) @NoArgsConstructor class Order { int id; }",
        "@lombok.experimental.SuperBuilder @NoArgsConstructor class Order { @Getter int id; }"
      })
  void what_lombok_may_give_other_names_is_known_by_its_name_alone(String type) {
    String imports =
        "import com.fasterxml.jackson.annotation.*; import lombok.experimental.FieldDefaults;";
    for (Sequence sequence : Sequence.values()) {
      assertThat(compile(sequence, type(imports, type), TASKS).manifest())
          .contains("arg order jackson<test.Order>")
          .doesNotContain("properties");
    }
  }
}
