package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page that lists all compile errors. Run with {@code -Dgoldens.write=true} to write it, and
 * review the difference.
 */
class ErrorsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "errors.md");

  private static final String HEAD =
      """
      # Compile errors

      Each error of the annotation processor begins with a code in brackets, states the rule and what was
      found instead, and ends with how to fix it. It is reported at the method, parameter or annotation value
      to fix; one run reports all errors of a compilation.

      This page is generated from the processor's own list.

      """;

  @Test
  void every_error_is_on_the_page() throws IOException {
    String page =
        HEAD
            + Arrays.stream(ErrorCode.values())
                .sorted(Comparator.comparing(ErrorCode::code))
                .map(ErrorsPageTest::section)
                .collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("goldens.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String section(ErrorCode error) {
    return "## " + error.code() + "\n\n" + error.rule() + ".\n\n" + error.fix() + "\n";
  }
}
