package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jars that were built without knowing of each other. */
class ManifestConflictsTest {

  private static final String RUNS = "task send a.Mail.send\n  alias mail\n  arg to String\n";

  private static List<String> found(String one, String other) {
    Map<String, Manifest> manifests = new LinkedHashMap<>();
    manifests.put("one.Registry", Manifest.parse("boilermaker 1\n" + one));
    manifests.put("other.Registry", Manifest.parse("boilermaker 1\n" + other));
    return ManifestConflicts.of(manifests);
  }

  @Test
  void a_declaration_agrees_with_what_runs() {
    assertThat(found(RUNS, "external send b.Remote.send\n  arg to String\n")).isEmpty();
    assertThat(found("external send b.Remote.send\n  arg to UUID\n", RUNS)).isEmpty();
  }

  @Test
  void a_declaration_contradicts_what_runs() {
    String message = "the task 'send' is not the same in %s and %s: 'n: int' is no longer there";
    String declaration = "external send b.Remote.send\n  arg to String\n  arg n int\n";
    assertThat(found(RUNS, declaration))
        .containsExactly(String.format(message, "a.Mail.send", "b.Remote.send"));
    assertThat(found(declaration, RUNS))
        .containsExactly(String.format(message, "b.Remote.send", "a.Mail.send"));
  }

  @Test
  void a_declaration_may_use_an_older_name() {
    assertThat(found(RUNS, "external mail b.Remote.mail\n  arg to String\n")).isEmpty();
    assertThat(found(RUNS, "external mail b.Remote.mail\n  arg to int\n")).hasSize(1);
  }

  @Test
  void a_declaration_for_another_queue_is_about_another_task() {
    assertThat(found(RUNS, "external send b.Remote.send\n  arg n int\n  queue other\n")).isEmpty();
  }

  @Test
  void of_two_declarations_one_may_be_older() {
    String older = "external send a.Old.send\n  arg to String\n";
    String newer = "external send b.New.send\n  arg to String\n  arg n int = 1\n";
    assertThat(found(older, newer)).isEmpty();
    assertThat(found(newer, older)).isEmpty();
    assertThat(found(older, "external send b.New.send\n  arg to int\n")).hasSize(1);
  }

  @Test
  void a_type_must_be_the_same_everywhere() {
    assertThat(found("record a.R\n  field x int\n", "record a.R\n  field x int\n")).isEmpty();
    assertThat(found("record a.R\n  field x int\n", "record a.R\n  field x long\n"))
        .containsExactly(
            "'a.R' is not the same in one.Registry (x: int) and other.Registry (x: long): build both"
                + " against one version of it");
  }

  @Test
  void jackson_looks_at_a_class_as_it_is_in_the_end() {
    String arg = "  arg m jackson<a.M>\n";
    String runs = "task t a.T.t\n" + arg + "properties jackson<a.M>\n  field x int\n";
    String declares = "external t b.T.t\n" + arg + "properties jackson<a.M>\n  field x long\n";
    assertThat(found(runs, declares)).isEmpty();
    assertThat(found(declares, runs)).isEmpty();
  }

  // N-C24
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enum a.T;constant A;constant B            | enum a.T;constant B;constant A
          enum a.T;constant A                       | enum a.T;constant A;constant B
          enum a.T texts code;constant A            | enum a.T texts code;constant B
          sealed a.T;case A a.A;case B a.B          | sealed a.T;case B a.B;case A a.A
          """)
  void what_is_found_at_run_time_may_differ(String one, String other) {
    assertThat(found(entry(one), entry(other))).isEmpty();
    assertThat(found(entry(other), entry(one))).isEmpty();
  }

  // N-C24
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enum a.T;constant A            | enum a.T texts code;constant A | names as texts | texts of code()
          enum a.T texts code            | enum a.T texts text            | texts of code() | texts of text()
          sealed a.T;case A a.A          | sealed a.T;case A a.A;case B a.B | nothing more | B: a.B
          sealed a.T;case A a.A          | sealed a.T;case A a.B          | A: a.A | A: a.B
          record a.T;field x int;field y int | record a.T;field y int;field x int | the same in another order | the same in another order
          record a.T;field x Integer     | record a.T;field x Integer optional | x: Integer | x: Integer?
          record a.T                     | record a.T;field x int         | nothing more | x: int
          record a.T                     | sealed a.T                     | a record | a sealed type
          """)
  void what_is_compiled_into_a_codec_must_be_the_same(
      String one, String other, String inOne, String inOther) {
    String message =
        "'a.T' is not the same in one.Registry (%s) and other.Registry (%s): build both against one"
            + " version of it";
    assertThat(found(entry(one), entry(other))).containsExactly(message.formatted(inOne, inOther));
    assertThat(found(entry(other), entry(one))).containsExactly(message.formatted(inOther, inOne));
  }

  private static String entry(String lines) {
    return lines.replace(";", "\n  ") + "\n";
  }

  @Test
  void a_declaration_is_compared_with_the_task_of_its_name_alone() {
    assertThat(found(RUNS, "external other b.Remote.other\n  arg n int\n")).isEmpty();
    assertThat(found("external other b.Remote.other\n  arg n int\n", RUNS)).isEmpty();
  }

  @Test
  void a_task_may_move_to_another_jar() {
    assertThat(found("retired send 2030-01-01\n", RUNS)).isEmpty();
  }
}
