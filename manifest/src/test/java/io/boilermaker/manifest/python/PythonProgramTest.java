package io.boilermaker.manifest.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Python package makes of the module, interop/ shows. */
class PythonProgramTest {

  private static final String HEADER = "boilermaker 1\n\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private static String module(String manifest) {
    return PythonModule.of(Manifest.parse(HEADER + manifest));
  }

  private int run(String... args) {
    return PythonProgram.run(
        List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private Path manifest(String name, String text) throws IOException {
    Path file = folder.resolve("classes/META-INF/boilermaker/" + name + ".tasks");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, HEADER + text);
  }

  @Test
  void a_task_is_a_function_with_its_required_arguments_by_position_and_the_others_by_name() {
    assertThat(
            module(
                """
                task send_mail a.Mail.send
                  arg to String
                  arg copies int = 1
                  arg urgent Boolean = false
                  retry 3 10 20 LINEAR
                  acks-late false
                """))
        .contains(
            """
            def send_mail(to: str | None, *, copies: int = _LEFT_OUT, urgent: bool | None = _LEFT_OUT) -> Task:
                \"""a.Mail.send

                copies: 1 if left out
                urgent: false if left out
                \"""
                return _task(
                    "send_mail",
                    [to],
                    {"copies": copies, "urgent": urgent},
                    policy=RetryPolicy(max_tries=3, delay=10, delay_max=20, retry_mode=RetryMode.Linear),
                    acks_late=False,
                )
            """);
  }

  @Test
  void only_tasks_that_run_in_java_are_in_the_module() {
    assertThat(module("external pay b.Pay.pay\n\nretired old 2100-01-31\n"))
        .doesNotContain("def pay", "def old");
  }

  @Test
  void what_is_no_name_in_python_becomes_one_and_messages_keep_the_old() {
    assertThat(
            module(
                """
                task list a.A.list
                  arg from String
                  arg class int = 1
                task send-mail a.A.send
                record a.Range
                  field from int
                  field to Integer optional
                """))
        .contains(
            "def list_2(from_: str | None, *, class_: int = _LEFT_OUT) -> Task:",
            "\"list\",\n        [from_],\n        {\"class\": class_},",
            "def send_mail(",
            "\"send-mail\",",
            "Range = typing.TypedDict(",
            "\"from\": \"int\",",
            "\"to\": \"typing.NotRequired[int | None]\",");
  }

  // N-C04
  @Test
  void an_enum_whose_texts_are_known_at_run_time_is_any_text() {
    assertThat(
            module(
                """
                task go a.A.go
                  arg code a.Code
                  arg more list<a.Code!>
                  arg color map<a.Color,set<int>>
                  arg prices sortedmap<BigDecimal,sortedset<BigDecimal!>>
                enum a.Code texts code
                  constant RED
                enum a.Color
                  constant RED
                """))
        .contains(
            "Code = str\n",
            "Color = typing.Literal[\"RED\"]",
            "code: Code | None, more: typing.Sequence[Code] | typing.AbstractSet[Code] | None,",
            "color: typing.Mapping[Color, typing.Sequence[int] | typing.AbstractSet[int] | None]",
            "prices: typing.Mapping[decimal.Decimal, typing.Sequence[decimal.Decimal | float] |");
  }

  @Test
  void types_with_one_simple_name_get_two() {
    assertThat(
            module(
                """
                task go a.A.go
                  arg one a.Point
                  arg other b.Point
                  arg pair a.Pair<UUID,list<b.Point>>
                record a.Point
                record b.Point
                record a.Pair<UUID,list<b.Point>>
                  field first UUID
                """))
        .contains(
            "class Point(typing.TypedDict):\n    pass",
            "class Point_2(typing.TypedDict):",
            "class Pair_UUID_list_Point(typing.TypedDict):",
            "def go(one: Point | None, other: Point_2 | None, pair: Pair_UUID_list_Point | None) ->");
  }

  @Test
  void texts_are_quoted_and_the_module_is_ascii() {
    String module =
        module(
            """
            task go a.A.go
              arg text String = "\\"\\"\\" \\\\ \u00e9"
            """);
    assertThat(module).contains("text: \\\"\\\"\\\" \\\\ \\U000000e9 if left out");
    assertThat(module.chars()).allMatch(c -> c < 128);
  }

  @Test
  void a_folder_stands_for_all_manifests_in_it() throws IOException {
    manifest("a", "task one a.A.one\n");
    manifest("b", "task two b.B.two\n");

    assertThat(run(folder.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("def one(", "def two(");
  }

  @Test
  void copies_of_a_manifest_are_one() throws IOException {
    String text = "task one a.A.one\n  arg x a.R\n\nrecord a.R\n  field y int\n";
    manifest("a", text);
    manifest("b", text);

    assertThat(run(folder.toString())).isZero();
    assertThat(out.toString(UTF_8).split("def one\\(")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "y int, z int, 'a.R'' is not the same in ', (z: int): build both against one version of it",
    "y int, y long, 'a.R'' is not the same in ', (y: long): build both against one version of it"
  })
  void a_type_that_two_manifests_have_in_two_versions_is_refused(
      String one, String other, String start, String end) throws IOException {
    manifest("a", "task one a.A.one\n  arg x a.R\n\nrecord a.R\n  field " + one + "\n");
    manifest("b", "task two a.B.two\n  arg x a.R\n\nrecord a.R\n  field " + other + "\n");

    assertThat(run(folder.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains(start, end);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_task_that_two_manifests_have_in_two_versions_is_refused() throws IOException {
    manifest("a", "task one a.A.one\n  arg x int\n");
    manifest("b", "task one a.B.one\n  arg x int\n");

    assertThat(run(folder.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains("the task 'one' is not the same in a.A.one and a.B.one: leave out the manifest");
  }

  @Test
  void a_folder_without_a_manifest_is_refused() {
    assertThat(run(folder.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains(folder.toString(), "compile the module");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_file_that_is_no_manifest_is_refused_with_its_line() throws IOException {
    Path file = manifest("a", "task one a.A.one\n  arg x\n");

    assertThat(run(file.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains(file + ":4: expected 'arg NAME TYPE");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThat(run("nowhere.tasks")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("nowhere.tasks: no such file");
  }

  @Test
  void without_a_path_the_usage_is_printed() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--help")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Usage: java -jar boilermaker-manifest.jar PATH");
  }
}
