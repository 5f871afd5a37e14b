package io.boilermaker.manifest.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.manifest.Manifest;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a module, and which manifests it is made from. */
class PythonModuleTest {

  @TempDir private Path folder;

  private static String module(String manifest) {
    return PythonModule.of(Manifest.parse("boilermaker 1\n\n" + manifest));
  }

  @Test
  void what_is_sensitive_changes_nothing() {
    String task = "task a b.C.a\n  arg pin String\n";
    assertThat(module(task + "  sensitive pin\n  sensitive-field b.D x\n")).isEqualTo(module(task));
  }

  @Test
  void the_names_of_all_tasks_are_listed() {
    assertThat(module("task send a.A.send\ntask send-mail a.A.sendMail\nexternal pay b.B.pay\n"))
        .contains(
            """
            NAMES: tuple[str, ...] = (
                "send",
                "send-mail",
            )
            """);
  }

  // N-I10: running publishers would call the other task
  @ParameterizedTest
  @CsvSource({
    "send_mail, send-mail, send_mail",
    "send.invoice, send-invoice, send_invoice",
    "list, list_2, list_2",
    "class, class_, class_",
    "1st, _1st, _1st",
  })
  void two_tasks_of_one_function_are_an_error_that_names_both(
      String one, String other, String function) {
    assertThat(module("task " + one + " a.A.one\n")).contains("def " + function + "()");
    assertThatThrownBy(() -> module("task " + one + " a.A.one\ntask " + other + " a.A.other\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + one + "'")
        .hasMessageContaining("'" + other + "'")
        .hasMessageContaining("would both be the function " + function + ":");
  }

  // N-I10
  @Test
  void no_other_task_or_type_changes_the_name_of_a_function() {
    String before = module("task send_mail a.A.one\ntask list a.A.list\n");
    String after =
        module(
            "task list a.A.list\ntask send_mail a.A.one\ntask a_mail a.A.a\ntask z-mail a.A.z\n"
                + "record a.send_mail\nrecord a.list_2\n");

    for (String function : new String[] {"send_mail", "list_2"}) {
      String definition = "def " + function + "() -> Task:";
      assertThat(before).contains(definition);
      assertThat(after.substring(after.indexOf(definition)))
          .startsWith(
              before.substring(before.indexOf(definition)).lines().findFirst().orElseThrow())
          .contains("\"" + function.replace("_2", "") + "\"");
    }
  }

  // N-I12
  @ParameterizedTest
  @ValueSource(
      strings = {
        "annotations",
        "object",
        "tuple",
        "str",
        "typing",
        "pydantic_core",
        "_plain",
        "any",
        "bytearray",
        "bytes",
        "isinstance",
        "len",
        "memoryview",
        "setattr",
        "TypeError",
        "ValueError",
        "_Elements",
        "_Item"
      })
  void no_task_has_a_name_that_the_module_needs_itself(String name) {
    assertThat(module("task " + name + " a.A.a\n")).contains("def " + name + "_2() -> Task:");
  }

  // N-S16: a module with a __builtins__ or __getattr__ of its own is another module
  @ParameterizedTest
  @ValueSource(strings = {"__debug__", "__builtins__", "__getattr__", "__name__"})
  void no_name_is_one_that_python_itself_reads(String name) {
    String type = name.substring(0, name.length() - 1);
    assertThat(
            module(
                "task %1$s a.A.a\n  arg %1$s a.%1$s\nrecord a.%1$s\n  field %1$s int\n"
                    .formatted(name)))
        .contains("def " + name + "_(" + name + "_: " + type + " | None) -> Task:")
        .contains("\n" + type + " = typing.TypedDict(")
        .contains("NAMES: tuple[str, ...] = (\n    \"" + name + "\",\n)");
  }

  // N-I12: type checkers look a name up in the class first
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "field uuid UUID; field other UUID",
        "field str String; field other int",
        "field typing list<String>; field other int",
        "field datetime Instant; field other int",
        "field Order int; field other a.Order",
        "field int String; field other int",
      })
  void no_field_hides_what_the_annotations_of_a_class_name(String one, String other) {
    String record = "record a.R\n  %s\n  %s\nrecord a.Order\n  field x int\n";
    assertThat(module(record.formatted(one, other))).contains("\n\nR = typing.TypedDict(\n");
    String renamed = one.replaceFirst("field \\w+", "field UUID");
    assertThat(module(record.formatted(renamed, other)))
        .contains("\n\nclass R(typing.TypedDict):\n");
  }

  @Test
  void the_annotation_of_nested_arrays_grows_with_their_depth() {
    String deep = "list<".repeat(90) + "int" + ">".repeat(90);
    assertThat(module("task go a.A.go\n  arg x " + deep + "\n").length())
        .isLessThan(module("task go a.A.go\n").length() + 90 * "_Elements[] | None".length() + 90);
  }

  @Test
  void a_type_without_values_is_none() {
    assertThat(module("task go a.A.go\n  arg x a.E\nenum a.E\nsealed a.S\n"))
        .contains("\nE = typing.NoReturn\n", "\nS = typing.NoReturn\n", "def go(x: E | None)");
  }

  // N-I12
  @Test
  void no_type_is_left_without_its_arguments() {
    assertThat(module("task go a.A.go\n"))
        .contains(
            "import Task  # type: ignore[import-untyped]\n",
            "args: list[typing.Any], kwargs: dict[str, typing.Any],")
        .doesNotContain(": list,", ": dict,");
  }

  // N-I11: mutable containers are invariant, and null binds to each reference
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int; int",
        "Integer; int | None",
        "String; str | None",
        "String!; str",
        "BigDecimal; decimal.Decimal | float | None",
        "Object; typing.Any",
        "list<int!>; typing.Sequence[int] | typing.AbstractSet[int] | None",
        "set<Long>; typing.Sequence[int | None] | typing.AbstractSet[int | None] | None",
        "map<String,int>; typing.Mapping[str, int] | None",
        "map<UUID,map<String,Long>>;"
            + " typing.Mapping[uuid.UUID, typing.Mapping[str, int | None] | None] | None",
        "sortedmap<String,list<String!>!>!;"
            + " typing.Mapping[str, typing.Sequence[str] | typing.AbstractSet[str]]",
      })
  void a_parameter_takes_all_that_the_worker_reads_as_its_type(String type, String annotation) {
    assertThat(module("task go a.A.go\n  arg it " + type + "\n"))
        .contains("def go(it: " + annotation + ") -> Task:");
  }

  // N-I11
  @Test
  void a_component_that_may_be_left_out_may_be_none_too() {
    assertThat(module("record a.Point\n  field x int\n  field name String optional\n"))
        .contains("    x: int\n    name: typing.NotRequired[str | None]\n");
  }

  // N-I12: such a name would be another one in a class
  @Test
  void a_component_with_two_underscores_keeps_its_name() {
    assertThat(module("record a.Point\n  field __x int\n"))
        .contains("Point = typing.TypedDict(\n    \"Point\",\n", "\"__x\": \"int\",");
  }

  @Test
  void a_function_keeps_its_name_beside_a_type_of_that_name() {
    assertThat(module("task Point a.A.point\n  arg at a.Point\nrecord a.Point\n"))
        .contains("class Point_2(typing.TypedDict):", "def Point(at: Point_2 | None) -> Task:");
  }

  @Test
  void types_are_named_in_the_order_of_their_texts_whoever_uses_them_first() {
    assertThat(module("task go a.A.go\n  arg one b.Point\nrecord a.Point\nrecord b.Point\n"))
        .contains("class Point(typing.TypedDict):", "def go(one: Point_2 | None) -> Task:");
  }

  @Test
  void a_third_thing_of_one_name_gets_the_third_number() {
    assertThat(module("record a.Point\nrecord b.Point\nrecord c.Point\n"))
        .contains("class Point(", "class Point_2(", "class Point_3(");
    assertThat(module("record a.Point\nenum b.Point\n  constant A\n"))
        .contains("class Point(", "Point_2 = typing.Literal[");
  }

  @Test
  void an_enum_is_its_texts_and_a_sealed_type_its_cases() {
    assertThat(
            module(
                """
                task draw a.A.draw
                  arg shape a.Shape
                  arg color a.Color
                enum a.Color
                  constant RED
                  constant GREEN
                record a.Circle
                  field radius double
                record a.Square
                  field side double
                sealed a.Shape
                  case Circle a.Circle
                  case Square a.Square
                """))
        .contains(
            "Color = typing.Literal[\"RED\", \"GREEN\"]\n",
            "class ShapeCircle(Circle):\n    type: typing.Literal[\"Circle\"]\n",
            "class ShapeSquare(Square):\n    type: typing.Literal[\"Square\"]\n",
            "Shape = ShapeCircle | ShapeSquare\n",
            "def draw(shape: Shape | None, color: Color | None) -> Task:");
  }

  @Test
  void characters_are_escaped_from_the_first_that_python_would_not_take() {
    assertThat(Literals.string(" ~")).isEqualTo("\" ~\"");
    assertThat(Literals.string("\u001f\u007f\u0080"))
        .isEqualTo("\"\\U0000001f\\U0000007f\\U00000080\"");
    assertThat(Literals.string("\uD83D\uDE00")).isEqualTo("\"\\U0001f600\"");
  }

  @Test
  void in_a_folder_only_manifests_are_read() throws IOException {
    write("classes/META-INF/boilermaker/a.tasks", "task one a.A.one\n");
    write("classes/META-INF/boilermaker/notes.txt", "task two a.A.two\n");
    write("classes/other/b.tasks", "task three a.A.three\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Of a kind that keeps what is printed until it is flushed.
    OutputStream buffered = new BufferedOutputStream(bytes, 1_000_000);
    PrintStream out = new PrintStream(buffered, false, StandardCharsets.UTF_8);

    assertThat(PythonProgram.run(List.of(folder.toString()), out, System.err)).isZero();

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("def one(")
        .doesNotContain("def two(", "def three(");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "boilermaker 1\n" + text);
  }
}
