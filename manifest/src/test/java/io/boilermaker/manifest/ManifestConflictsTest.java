package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
            "'a.R' is not the same in one.Registry and other.Registry: build both against one"
                + " version of it");
  }

  @Test
  void a_task_may_move_to_another_jar() {
    assertThat(found("retired send 2030-01-01\n", RUNS)).isEmpty();
  }
}
