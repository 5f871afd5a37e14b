package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "7",
        "tasks",
        "Tasks-2",
        "team/mails",
        "a.b_c-d/e",
        "a_",
        "a-",
        "a/.hidden",
        "z",
        "A",
        "Z",
        "0",
        "9"
      })
  void a_queue_can_have_these(String name) {
    assertThat(QueueName.isValid(name)).isTrue();
  }

  // N-S02
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " tasks",
        "tasks ",
        "tasks\n",
        "ta\u0000sks",
        "ta sks",
        "t\u00e4sks",
        "t\u0430sks",
        "tasks\u200b",
        "tasks/$deadletterqueue",
        "tasks/$management",
        "$cbs",
        "$",
        "sb://host/x",
        "tasks?x=1",
        "tasks#x",
        "tasks%2fx",
        "tasks\\x",
        "/tasks",
        "tasks/",
        "a//b",
        "a/../tasks",
        "../tasks",
        "a/./tasks",
        "..",
        ".",
        ".a",
        "-a",
        "`",
        "{",
        "@",
        "[",
        "/",
        ":",
        "a.",
      })
  void no_queue_can_have_these(String name) {
    assertThat(QueueName.isValid(name)).isFalse();
  }

  @Test
  void a_name_has_at_most_260_characters() {
    assertThat(QueueName.isValid("a".repeat(260))).isTrue();
    assertThat(QueueName.isValid("a".repeat(261))).isFalse();
    assertThat(QueueName.isValid("a/".repeat(500_000) + "a")).isFalse();
  }
}
