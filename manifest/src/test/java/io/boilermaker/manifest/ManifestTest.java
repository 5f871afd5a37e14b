package io.boilermaker.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TaskEntry.Kind;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        constant GREEN Verde "light green"

      enum com.example.Code texts code
        constant A

      record com.example.Order
        field color com.example.Color
        field note String optional

      properties jackson<com.example.Money>
        field amount "jackson<java.math.BigDecimal @JsonFormat shape=STRING>"
        field code String
        alias currency code
        written rounded BigDecimal
        annotation "@JsonNaming value=com.example.Naming"
      """;

  @Test
  void the_text_is_read_and_written() {
    Manifest manifest = Manifest.parse(TEXT);
    assertThat(Manifest.parse(manifest.toText())).isEqualTo(manifest);
    assertThat(manifest.tasks()).hasSize(3);
    assertThat(manifest.types()).hasSize(6);
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
            "enum com.example.Code texts code",
            "enum com.example.Color",
            "record com.example.Order",
            "sealed com.example.Shape",
            "properties jackson<com.example.Money>");
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
          ' ;# about; '                            | 1 | expected 'boilermaker 1' as the first line
          ' ;# about;boilermaker 2'                | 3 | expected 'boilermaker 1' as the first line
          boilermaker 1;task a                     | 2 | expected 'task NAME METHOD'
          boilermaker 1;job a b                    | 2 | expected task, external, retired, record, properties, enum or sealed, not 'job'
          boilermaker 1;;  arg a int               | 3 | expected an entry, which is not indented
          boilermaker 1;task a b;  arg a           | 3 | expected 'arg NAME TYPE or arg NAME TYPE = DEFAULT'
          boilermaker 1;task a b;  arg a int 3     | 3 | expected 'arg NAME TYPE or arg NAME TYPE = DEFAULT'
          boilermaker 1;task a b;  arg a list<int  | 3 | 'list<int' is no type
          boilermaker 1;task a b;  arg a list<>    | 3 | 'list<>' is no type
          boilermaker 1;retired a soon             | 2 | expected a date such as 2027-01-31, not 'soon'
          boilermaker 1;record a.B;  constant C    | 3 | expected 'field', not 'constant'
          boilermaker 1;record a.B;  field c int x | 3 | expected 'field NAME TYPE [optional]'
          boilermaker 1;properties a.B;  alias c   | 3 | expected 'alias NAME FIELD'
          boilermaker 1;properties a.B;  written c | 3 | expected 'written NAME TYPE'
          boilermaker 1;properties a.B;  annotation| 3 | expected 'annotation TEXT'
          boilermaker 1;properties a.B;  case C d  | 3 | expected 'field', not 'case'
          boilermaker 1;enum a.B code              | 2 | expected 'enum NAME or enum NAME texts METHOD'
          boilermaker 1;enum a.B text code         | 2 | expected 'enum NAME or enum NAME texts METHOD'
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

  @Test
  void an_error_quotes_at_most_a_hundred_characters_and_none_by_half() {
    String hundred = "a".repeat(98) + "!!";
    String smile = "\ud83d\ude00";
    for (List<String> each :
        List.of(
            List.of(hundred, hundred),
            List.of(hundred + "!", hundred + "…"),
            List.of("a".repeat(98) + "!" + smile, "a".repeat(98) + "!…"),
            List.of("!".repeat(98) + smile + "!", "!".repeat(98) + smile + "…"))) {
      assertThatThrownBy(() -> WireType.parse(each.get(0)))
          .hasMessage("'" + each.get(1) + "' is no type");
    }
  }

  private static Manifest withName(String text) {
    TaskEntry task =
        new TaskEntry(
            Kind.TASK,
            "n" + text,
            text,
            null,
            List.of(text),
            List.of(new Argument(text, WireType.of("String"), text)),
            List.of(List.of("retry-on", text)));
    TypeEntry type = new EnumEntry("p." + text, text, List.of(text));
    return new Manifest(List.of(task), Map.of(type.name(), type));
  }

  /** As a file: in UTF-8. */
  private static Manifest readAgain(Manifest manifest) {
    return Manifest.parse(new String(manifest.toText().getBytes(UTF_8), UTF_8));
  }

  // N-C09
  @Test
  void texts_of_all_characters_are_read_as_they_were_written() {
    String special = "\"\\#= \t\n\r!<>,u0\u0085\u2028\u2029\u00a0\u3000\ufeff\u202e\ud83d\ude00";
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(
            random.nextBoolean()
                ? special.charAt(random.nextInt(special.length()))
                : (char) random.nextInt(Character.MAX_VALUE + 1));
      }
      Manifest manifest = withName(text.toString());
      assertThat(readAgain(manifest)).as("text %d: %s", i, text).isEqualTo(manifest);
      assertThat(Manifest.parseEntries(manifest.entryLines())).isEqualTo(manifest);
    }
  }

  @Test
  void each_character_is_read_as_it_was_written() {
    List<Integer> lost = new ArrayList<>();
    for (int each = 0; each <= Character.MAX_VALUE; each++) {
      List<String> words = List.of("a" + (char) each, "" + (char) each, (char) each + "a");
      String line = QuotedWords.join(words);
      List<String> again = QuotedWords.split(new String(line.getBytes(UTF_8), UTF_8));
      if (line.lines().count() > 1 || !again.equals(words)) {
        lost.add(each);
      }
    }
    assertThat(lost).isEmpty();
  }

  // N-S16
  @ParameterizedTest
  @ValueSource(
      strings = {
        "retry \"1))\\u000aprint('x')\" 2 3 FIXED",
        "retry 1 2 3 \"FIXED), print('x'\"",
        "retry 1 2 3 fixed",
        "retry 01 2 3 FIXED",
        "retry -1 2 3 FIXED",
        "retry 1e9 2 3 FIXED",
        "retry 99999999999 2 3 FIXED",
        "retry \u0661 2 3 FIXED",
        "retry 1 2 3",
        "retry 1 2 3 FIXED 4",
        "retry",
        "dead-letter",
        "dead-letter yes",
        "acks-late \"false, x=print('x')\"",
        "queue",
        "queue a b"
      })
  void a_setting_that_is_none_is_refused_in_its_line(String setting) {
    String word = setting.split(" ")[0];
    assertThatThrownBy(() -> Manifest.parse("boilermaker 1\ntask a b.c\n  " + setting + "\n"))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("expected '" + word + " ")
        .extracting(e -> ((ManifestException) e).line())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with field x int", "type enum", "type record"})
  void a_type_of_a_retired_task_that_is_none_is_refused_in_the_line_of_the_task(String line) {
    String retired = "boilermaker 1\n\nretired a 2999-12-31\n  ";
    assertThatThrownBy(() -> Manifest.parse(retired + line + "\n"))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("its types cannot be read: ")
        .extracting(e -> ((ManifestException) e).line())
        .isEqualTo(3);
  }

  // N-S13
  @ParameterizedTest
  @ValueSource(strings = {"PASSWORD=\"secret", "secret", "boilermaker 2 secret", "\0secret\\"})
  void nothing_is_quoted_of_a_file_that_is_no_manifest(String first) {
    assertThatThrownBy(() -> Manifest.parse(first + "\nsecret\n"))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("expected 'boilermaker 1' as the first line")
        .hasMessageNotContaining("secret");
  }

  // N-C09
  @ParameterizedTest
  @ValueSource(strings = {"a b", "a", "\\", "\"", "\u2028", "#"})
  void a_text_may_be_long(String part) {
    Manifest manifest = withName(part.repeat(50_000));
    assertThat(readAgain(manifest)).isEqualTo(manifest);
  }

  // N-C09
  @Test
  void a_type_that_is_nested_without_end_is_refused_in_short() {
    String deep = "list<".repeat(10_000) + "int" + ">".repeat(10_000);
    String refused = "is no type: it is nested deeper than 500";
    for (String text :
        List.of(deep, "list<".repeat(1_000_000), deep.replace("list<", "map<int,"))) {
      assertThatThrownBy(() -> Manifest.parse("boilermaker 1\ntask a b.c\n  arg x " + text + "\n"))
          .isInstanceOf(ManifestException.class)
          .hasMessageEndingWith(refused)
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
  }

  @Test
  void a_type_may_be_nested_as_deep_as_programs_nest_it() {
    String deep = "list<".repeat(500) + "int" + ">".repeat(500);
    assertThat(WireType.parse(deep)).hasToString(deep).isEqualTo(WireType.parse(deep));
    Manifest manifest = Manifest.parse("boilermaker 1\ntask a b.c\n  arg x " + deep + "\n");
    assertThat(Compatibility.breakingChanges(manifest, manifest, LocalDate.EPOCH)).isEmpty();
  }

  // N-C05
  @ParameterizedTest
  @CsvSource({
    "String!, false, String",
    "String, true, String",
    "int, false, int",
    "list<a.B!>!, false, list<a.B!>"
  })
  void a_type_says_whether_null_is_a_value(String text, boolean readsNull, String name) {
    WireType type = WireType.parse(text);
    assertThat(type).hasToString(text);
    assertThat(type.readsNull()).isEqualTo(readsNull);
    assertThat(type.entryName()).isEqualTo(name);
    assertThat(type.withoutNull().readsNull()).isFalse();
  }

  @Test
  void a_class_of_a_primitive_without_null_is_the_primitive() {
    assertThat(WireType.of("Integer").withoutNull()).isEqualTo(WireType.of("int"));
    assertThat(WireType.parse("Character!")).hasToString("char");
    assertThat(WireType.parse("int!")).hasToString("int");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<int>", "list<>", "list<int", "list<int>>", "a,b", "a!!", "!", "list<int>x"})
  void what_is_no_type_is_refused(String text) {
    assertThatThrownBy(() -> WireType.parse(text)).hasMessage("'" + text + "' is no type");
  }
}
