package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The files by which build tools find the processors. */
@Tag("javac") // no compiler has a part in it
class ServiceFilesTest {

  @Test
  void options_come_first_and_what_writes_definitions_before_what_lists_them() throws IOException {
    assertThat(lines("services/javax.annotation.processing.Processor"))
        .containsExactly(
            OptionsProcessor.class.getName(),
            TaskProcessor.class.getName(),
            TaskRegistryProcessor.class.getName());
  }

  @Test
  void gradle_is_told_of_all() throws IOException {
    assertThat(lines("gradle/incremental.annotation.processors"))
        .containsExactlyInAnyOrder(
            OptionsProcessor.class.getName() + ",isolating",
            TaskProcessor.class.getName() + ",isolating",
            TaskRegistryProcessor.class.getName() + ",aggregating");
  }

  private static List<String> lines(String file) throws IOException {
    try (var in = TaskProcessor.class.getResourceAsStream("/META-INF/" + file)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
