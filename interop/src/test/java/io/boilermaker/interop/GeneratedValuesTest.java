package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.interop.TypeRows.ToJava;
import io.boilermaker.interop.TypeRows.ToPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Values that nobody chose, for each row of the tables of types: hypothesis makes those of Python,
 * jqwik those of Java. {@code interop/run --minutes N} makes them for that long, with other seeds.
 */
@Conformance
class GeneratedValuesTest {

  /** Values for each row and round. */
  private static final int VALUES = 200;

  private static final long NANOS =
      TimeUnit.MINUTES.toNanos(Integer.getInteger("boilermaker.minutes", 0)) / 2;
  private static final int SEED = Integer.getInteger("boilermaker.seed", 1);

  /** Tries rounds with a seed each, until the time is up. */
  private interface Round {
    Map<String, Integer> run(int seed);
  }

  private static void repeat(String title, Round round) throws IOException {
    long start = System.nanoTime();
    Map<String, Integer> tried = new TreeMap<>();
    int seed = SEED;
    do {
      round.run(seed++).forEach((row, count) -> tried.merge(row, count, Integer::sum));
    } while (System.nanoTime() - start < NANOS);
    String text =
        tried.entrySet().stream()
            .map(row -> "%-24s%8d%n".formatted(row.getKey(), row.getValue()))
            .collect(Collectors.joining());
    Files.writeString(Path.of("target", "values of " + title + ".txt"), text);
  }

  // N-I03, N-I09
  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  @Feature(value = "generated values", direction = PYTHON_TO_JAVA)
  void java_gets_what_the_page_says_of_values_of_python(Fleet fleet) throws IOException {
    repeat("Python", seed -> new PythonRound(fleet.python, VALUES, seed).run());
  }

  // N-I04
  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  @Feature(value = "generated values", direction = JAVA_TO_PYTHON)
  void python_gets_what_the_page_says_of_values_of_java(Fleet fleet) throws IOException {
    repeat("Java", seed -> new JavaRound(fleet.python, VALUES, seed).run());
  }

  @Test
  void each_row_of_the_tables_has_generated_values(Fleet fleet) {
    assertThat(JavaValues.ALL.stream().map(JavaValues::type))
        .containsAll(TypeRows.TO_PYTHON.stream().map(ToPython::type).toList());
    assertThat(PythonRound.rows(fleet.python))
        .containsAll(TypeRows.TO_JAVA.stream().map(ToJava::task).toList());
  }
}
