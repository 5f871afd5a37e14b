package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TaskEntry.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of manifests. */
class ManifestTest {

  private static final String TEXT =
      """
      boilermaker 1

      task send_mail com.example.Tasks.sendMail
        alias mail
        arg to String
        arg orders map<UUID,list<com.example.Order>>
        arg copies int = 3
        arg note String = "with \\"quotes\\", a \\\\ and \\u000a two lines"
        retry 3 10 60 EXPONENTIAL
        dead-letter false

      external charge com.example.Remote.charge
        arg cents long
        queue payments

      retired old 2027-01-31
        arg id UUID

      sealed com.example.Shape
        case Circle com.example.Circle

      record com.example.Circle
        field radius double

      enum com.example.Color
        constant RED
        constant GREEN

      record com.example.Order
        field color com.example.Color
        field note String optional
      """;

  @Test
  void the_text_is_read_and_written() {
    Manifest manifest = Manifest.parse(TEXT);
    assertThat(Manifest.parse(manifest.toText())).isEqualTo(manifest);
    assertThat(manifest.tasks()).hasSize(3);
    assertThat(manifest.types()).hasSize(4);
    assertThat(manifest.tasks().get(0).arguments().get(3).defaultText())
        .isEqualTo("with \"quotes\", a \\ and \n two lines");
  }

  @Test
  void the_former_word_for_an_external_task_is_read() {
    String former = TEXT.replace("external charge", "elsewhere charge");

    assertThat(Manifest.parse(former)).isEqualTo(Manifest.parse(TEXT));
  }

  @Test
  void entries_are_sorted_so_that_differences_are_small() {
    assertThat(Manifest.parse(TEXT).toText().lines().filter(line -> line.matches("\\w.*")))
        .containsExactly(
            "boilermaker 1",
            "task send_mail com.example.Tasks.sendMail",
            "external charge com.example.Remote.charge",
            "retired old 2027-01-31",
            "record com.example.Circle",
            "enum com.example.Color",
            "record com.example.Order",
            "sealed com.example.Shape");
  }

  @Test
  void comments_and_empty_lines_are_left_out() {
    Manifest manifest =
        Manifest.parse(
            "# about\n\nboilermaker 1\n # more\ntask a b.c\n\n  # inside\n  arg x int\n");
    assertThat(manifest.tasks().get(0).arguments()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "two words", "#", "\"", "\\", "a=b", "é", "\t\u0000", "= =", "<,>"})
  void any_text_can_be_a_name_or_a_default(String text) {
    TaskEntry task =
        new TaskEntry(
            Kind.TASK,
            text,
            "a.b",
            null,
            List.of(text),
            List.of(new Argument(text, WireType.of("String"), text)),
            List.of());
    Manifest manifest = new Manifest(List.of(task), Map.of());
    assertThat(Manifest.parse(manifest.toText())).isEqualTo(manifest);
    assertThat(Manifest.parseEntries(manifest.entryLines())).isEqualTo(manifest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          boilermaker 2                            | 1 | expected 'boilermaker 1' as the first line
          ''                                       | 1 | expected 'boilermaker 1' as the first line
          boilermaker 1;task a                     | 2 | expected 'task NAME METHOD'
          boilermaker 1;job a b                    | 2 | expected task, external, retired, record, enum or sealed, not 'job'
          boilermaker 1;;  arg a int               | 3 | expected an entry, which is not indented
          boilermaker 1;task a b;  arg a           | 3 | expected 'arg NAME TYPE or arg NAME TYPE = DEFAULT'
          boilermaker 1;task a b;  arg a int 3     | 3 | expected 'arg NAME TYPE or arg NAME TYPE = DEFAULT'
          boilermaker 1;task a b;  arg a list<int  | 3 | 'list<int' is no type
          boilermaker 1;task a b;  arg a list<>    | 3 | 'list<>' is no type
          boilermaker 1;retired a soon             | 2 | expected a date such as 2027-01-31, not 'soon'
          boilermaker 1;record a.B;  constant C    | 3 | expected 'field', not 'constant'
          boilermaker 1;record a.B;  field c int x | 3 | expected 'field NAME TYPE [optional]'
          boilermaker 1;enum a.B;enum a.B          | 3 | 'a.B' is there twice
          boilermaker 1;task "a b                  | 2 | cannot read '"a b'
          boilermaker 1;task a"b" c                | 2 | cannot read 'a"b" c'
          """)
  void a_text_that_is_no_manifest_is_refused_with_its_line(String text, int line, String message) {
    assertThatThrownBy(() -> Manifest.parse(text.replace(';', '\n')))
        .isInstanceOf(ManifestException.class)
        .hasMessage(message)
        .extracting(e -> ((ManifestException) e).line())
        .isEqualTo(line);
  }
}
