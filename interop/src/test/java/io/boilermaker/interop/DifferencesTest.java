package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Fleet.PYTHON;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where the rules of the two languages differ: the table of docs/mixed-fleets.md. */
@Conformance
class DifferencesTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+)/(\\w+)\\.(\\w+)`");

  @Test
  @Feature(value = "parameters by position or by name only", direction = JAVA_TO_PYTHON)
  void python_takes_a_parameter_as_its_function_says(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet.java(PYTHON).publish(ByNameOnlyTasks.task("by name"));
    fleet.java(PYTHON).publish(ByPositionOnlyTasks.task("by position"));

    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.python.runs())
        .containsExactlyInAnyOrder(
            List.of("by_name_only", "by name"), List.of("by_position_only", "by position"));
    assertThat(fleet.bus.counts(PYTHON).deadLettered()).isZero();
  }

  @Test
  @Feature(value = "parameters by position or by name only", direction = JAVA_TO_PYTHON)
  void python_fails_a_call_that_does_not_bind_as_one_that_raised(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet.java(PYTHON).publish(Task.named("by_name_only", List.of("by position"), Map.of()));
    fleet
        .java(PYTHON)
        .publish(Task.named("by_position_only", List.of(), Map.of("label", "by name")));

    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.python.runs()).isEmpty();
    assertThat(fleet.deadLetters(PYTHON))
        .hasSize(2)
        .extracting(ServiceBusReceivedMessage::getDeadLetterReason)
        .containsOnly("TaskFailed");
  }

  @Test
  @Feature(value = "parameters by position or by name only", direction = PYTHON_TO_JAVA)
  void java_takes_any_argument_by_position_and_by_name(Fleet fleet) {
    fleet.java(JAVA).start();

    fleet.java(JAVA).publish(Task.named("background_task1", List.of("a", false), Map.of()));
    fleet
        .java(JAVA)
        .publish(
            Task.named("background_task1", List.of(), Map.of("somekwarg", true, "somearg", "b")));

    fleet.awaitQuiet(JAVA);
    assertThat(fleet.diary.calls())
        .containsExactlyInAnyOrder(
            List.of("background_task1", "a", "false"), List.of("background_task1", "b", "true"));
  }

  @Test
  void each_row_of_the_table_has_tests_that_are_there() throws IOException {
    List<List<String>> rows = PageTable.rows("differences");
    assertThat(rows).hasSizeGreaterThan(5);
    for (List<String> row : rows.subList(1, rows.size())) {
      List<MatchResult> tests = TEST.matcher(row.get(row.size() - 1)).results().toList();
      assertThat(tests).as(row.toString()).isNotEmpty();
      for (MatchResult test : tests) {
        assertThat(source(test.group(1), test.group(2))).contains("void " + test.group(3) + "(");
      }
    }
  }

  private static String source(String module, String test) throws IOException {
    Path folder = Path.of("..", module, "src/test/java/io/boilermaker");
    String name = test + ".java";
    try (var files = Files.walk(folder)) {
      return Files.readString(files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
    }
  }
}
