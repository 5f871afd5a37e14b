package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A retired task keeps the types that its messages have. */
class RetiredTypesTest {

  private static final String TYPES = "record a.M\n  field x int\n  field n a.N\nrecord a.N\n";

  private static Manifest manifest(String lines) {
    return Manifest.parse("boilermaker 1\n" + lines);
  }

  @Test
  void the_types_that_its_arguments_need_are_added_to_a_retired_task_alone() {
    String tasks = "task live a.B.live\n  arg m a.M\nretired old 2030-01-31\n  arg m a.M\n";
    List<TaskEntry> retired = manifest(tasks + TYPES + "record a.Other\n").retired();

    assertThat(retired).extracting(TaskEntry::name).containsExactly("old");
    assertThat(retired.get(0).settings())
        .containsExactly(
            List.of("type", "record", "a.M"),
            List.of("with", "field", "x", "int"),
            List.of("with", "field", "n", "a.N"),
            List.of("type", "record", "a.N"));
    assertThat(RetiredTypes.of(retired.get(0)).keySet()).containsExactlyInAnyOrder("a.M", "a.N");
  }

  @Test
  void types_that_it_has_already_stay() {
    String old = "retired old 2030-01-31\n  arg m a.M\n  type record a.M\n  with field y UUID\n";
    TaskEntry retired = manifest(old + TYPES).retired().get(0);

    assertThat(retired.settings())
        .containsExactly(List.of("type", "record", "a.M"), List.of("with", "field", "y", "UUID"));
    assertThat(RetiredTypes.of(retired).keySet()).containsExactly("a.M");
  }

  @Test
  void other_settings_are_no_types() {
    String old = "retired old 2030-01-31\n  arg x int\n  queue q\n  acks-late true\n";
    TaskEntry retired = manifest(old).retired().get(0);

    assertThat(retired.settings())
        .containsExactly(List.of("queue", "q"), List.of("acks-late", "true"));
    assertThat(RetiredTypes.of(retired)).isEmpty();
  }

  @Test
  void types_that_cannot_be_read_are_said_to_be_so() {
    String old = "retired old 2030-01-31\n  arg m a.M\n  type job a.M\n";
    assertThatThrownBy(() -> manifest(old))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("its types cannot be read: ");
  }

  @Test
  void a_task_with_its_name_is_compared_with_its_own_types_if_it_has_some() {
    String old = "retired t 2030-01-31\n  arg m a.M\n";
    String own = "  type record a.M\n  with field x int\n";
    String asNow = "record a.M\n  field x int\n";
    Manifest now = manifest("task t a.B.t\n  arg m a.M\n" + asNow);

    assertThat(found(manifest(old + asNow), now)).isEmpty();
    assertThat(found(manifest(old + own + "record a.M\n  field x UUID\n"), now)).isEmpty();
    assertThat(found(manifest(old + "record a.M\n  field x UUID\n"), now))
        .containsExactly("'m.x' was UUID and is int");
  }

  private static List<String> found(Manifest before, Manifest now) {
    return Compatibility.breakingChanges(before, now, LocalDate.EPOCH).stream()
        .map(BreakingChange::found)
        .toList();
  }
}
