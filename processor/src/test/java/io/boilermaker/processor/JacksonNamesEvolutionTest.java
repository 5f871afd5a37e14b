package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A release in which the names of properties that Jackson reads come from somewhere else than in
 * the one before. A row without a third column is harmless.
 */
@Tag("javac") // EclipseTest tries that both compilers write the same manifest.
class JacksonNamesEvolutionTest {

  @TempDir Path folder;

  private void check(String before, String now, String found) {
    String output = JacksonRelease.in(folder).change(before, now).output();
    if (found == null) {
      assertThat(output).doesNotStartWith("FAILED");
    } else {
      assertThat(output).contains(found);
    }
  }

  // N-C14
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          interface I { @JsonProperty("a") int id(); } record M(int id) implements I {} | interface I { @JsonProperty("b") int id(); } record M(int id) implements I {} | 'm.b: int' is new and no Optional
          interface I { int id(); } @JsonInclude record M(int id) implements I {} | interface I { @JsonProperty("b") int id(); } record M(int id) implements I {} | 'm.b: int' is new and no Optional
          interface I { @JsonProperty("a") int id(); } record M(int id) implements I {} | interface I { @JsonProperty("a") int id(); } record M(int id) implements I { @JsonProperty public int id() { return id; } } | 'm.id: int' is new and no Optional
          interface I { @JsonProperty("a") int id(); } record M(int id) implements I {} | interface I { @JsonProperty("a") int id(); } record M(@JsonAlias("a") @JsonProperty("b") int id) implements I {} |
          interface I { int id(); } @JsonInclude record M(int id) implements I {} | interface I { @JsonAlias("id") int key(); } @JsonInclude record M(int key) implements I {} |
          interface I { @JsonProperty("a") int getId(); } @JsonDeserialize static abstract class N implements I { <int id Id> } @JsonDeserialize static class M extends N {} | interface I { @JsonProperty("a") int getId(); } @JsonDeserialize static abstract class N implements I { <int id Id> } @JsonDeserialize static class M extends N { @JsonProperty("b") public int getId() { return 0; } } | 'm.b: int' is new and 'a: int' is gone
          """)
  void an_interface_may_give_the_name_unless_the_method_below_does(
      String before, String now, String found) {
    check(before, now, found);
  }
}
