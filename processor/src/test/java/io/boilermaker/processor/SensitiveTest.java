package io.boilermaker.processor;

import static io.boilermaker.processor.Compiled.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Compatibility;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What is not to be shown, in the manifest. */
class SensitiveTest {

  private static final String RECORDS =
      """
      record Card(%1$s String token, int month) implements Payment {}
      record Cash(int cents) implements Payment {}
      sealed interface Payment permits Card, Cash {}
      record Person(String name, java.util.Map<String, java.util.List<Payment>> payments,
          java.util.Optional<Person> next) {}
      record Secret<T>(%1$s T value) {}

      @BackgroundTask static void pay(App state, Person person, %1$s @Wire("pin_code") String pin) {}
      @BackgroundTask static void keep(App state, Secret<Integer> secret) {}
      @BackgroundTask static void other(App state, Cash cash) {}
      """;

  private static Manifest manifest(String annotation) {
    return tasks(RECORDS.formatted(annotation)).succeeds().generated().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".tasks"))
        .map(file -> Manifest.parse(file.getValue()))
        .findFirst()
        .orElseThrow();
  }

  private static TaskEntry task(Manifest manifest, String name) {
    return manifest.tasks().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void arguments_and_components_wherever_they_are_reach_the_manifest() {
    Manifest manifest = manifest("@Sensitive");
    TaskEntry pay = task(manifest, "pay");
    assertThat(pay.isSensitive("pin_code")).isTrue();
    assertThat(pay.isSensitive("person")).isFalse();
    assertThat(pay.isSensitive("test.Tasks.Card", "token")).isTrue();
    assertThat(pay.isSensitive("test.Tasks.Card", "month")).isFalse();
    TaskEntry keep = task(manifest, "keep");
    assertThat(keep.isSensitive("test.Tasks.Secret<java.lang.Integer>", "value")).isTrue();
    assertThat(task(manifest, "other").settings()).isEmpty();
  }

  @Test
  void the_guard_does_not_see_it() {
    Manifest with = manifest("@Sensitive");
    Manifest without = manifest("");
    LocalDate today = LocalDate.of(2026, 1, 1);
    assertThat(Compatibility.breakingChanges(with, without, today)).isEmpty();
    assertThat(Compatibility.breakingChanges(without, with, today)).isEmpty();
    assertThat(with.types()).isEqualTo(without.types());
  }

  @Test
  void it_stands_on_arguments_of_tasks_and_on_components_only() {
    Compiled.task("static void f(\n@Sensitive App state) {}")
        .breaks(
            ErrorCode.PARAMETER_ANNOTATION_MISPLACED, "'state' is not an argument", "App state");
    tasks("static void f(App state,\n@Sensitive int a) {}")
        .breaks(
            ErrorCode.PARAMETER_ANNOTATION_MISPLACED,
            "the place of 'a' has no @BackgroundTask",
            "int a");
  }

  @Test
  void a_record_with_a_constructor_of_its_own_can_have_it() {
    tasks(
            """
            record Pin(@Sensitive String value) {
              Pin {
                if (value.isEmpty()) {
                  throw new IllegalArgumentException();
                }
              }
            }

            @BackgroundTask static void f(App state, Pin pin) {}
            """)
        .succeeds();
  }
}
