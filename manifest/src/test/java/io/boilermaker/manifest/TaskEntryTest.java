package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What is asked of entries and of whole manifests. */
class TaskEntryTest {

  private static TaskEntry task(String settings) {
    return Manifest.parse("boilermaker 1\ntask a b.C.a\n" + settings).tasks().get(0);
  }

  @Test
  void the_queue_of_a_task_is_the_one_it_names() {
    assertThat(task("  dead-letter false\n  queue payments\n").queue()).contains("payments");
    assertThat(task("  dead-letter false\n  retry 3 10 60 FIXED\n").queue()).isEmpty();
    assertThat(task("").queue()).isEmpty();
  }

  @Test
  void sensitive_arguments_and_components_are_those_that_settings_name() {
    TaskEntry task = task("  arg pin String\n  sensitive pin\n  sensitive-field b.Card token\n");
    assertThat(task.isSensitive("pin")).isTrue();
    assertThat(task.isSensitive("token")).isFalse();
    assertThat(task.isSensitive("b.Card", "token")).isTrue();
    assertThat(task.isSensitive("b.Card", "pin")).isFalse();
    assertThat(task("").isSensitive("pin")).isFalse();
  }

  @Test
  void the_guard_does_not_see_what_is_sensitive() {
    String text = "boilermaker 1\ntask a b.C.a\n  arg pin String\n";
    Manifest without = Manifest.parse(text);
    Manifest with = Manifest.parse(text + "  sensitive pin\n");
    LocalDate today = LocalDate.of(2026, 1, 1);
    assertThat(Compatibility.breakingChanges(with, without, today)).isEmpty();
    assertThat(Compatibility.breakingChanges(without, with, today)).isEmpty();
  }

  @Test
  void a_manifest_has_the_name_of_its_registry() {
    assertThat(Manifest.path("a.Registry")).isEqualTo("META-INF/boilermaker/a.Registry.tasks");
  }

  @Test
  void two_manifests_are_merged_with_all_their_tasks_and_types() {
    Manifest one = Manifest.parse("boilermaker 1\ntask a b.C.a\nrecord b.R\n");
    Manifest other = Manifest.parse("boilermaker 1\ntask d b.C.d\nrecord b.S\n");
    assertThat(one.with(other))
        .isEqualTo(
            Manifest.parse("boilermaker 1\ntask a b.C.a\ntask d b.C.d\nrecord b.R\nrecord b.S\n"));
  }

  @Test
  void an_empty_line_stands_before_each_entry_and_none_before_its_parts() {
    String text = "boilermaker 1\n\ntask a b.C.a\n  arg x int\n\nrecord b.R\n  field y int\n";
    assertThat(Manifest.parse(text).toText()).isEqualTo(text);
  }
}
