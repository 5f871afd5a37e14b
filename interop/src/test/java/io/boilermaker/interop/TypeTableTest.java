package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Fleet.PYTHON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.PublishResult;
import io.boilermaker.interop.PythonPeer.PythonException;
import io.boilermaker.interop.TypeRows.ToJava;
import io.boilermaker.interop.TypeRows.ToPython;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a value of one language is in the other. The rows stand in docs/mixed-fleets.md. */
@Conformance
class TypeTableTest {

  private static final Pattern ARGUMENT = Pattern.compile("\"args\":\\[(.*)],\"kwargs\"");

  private static final List<String> JSON_OF_JAVA = new ArrayList<>();
  private static final List<String> SEEN_BY_PYTHON = new ArrayList<>();
  private static final List<String> JSON_OF_PYTHON = new ArrayList<>();
  private static final List<String> SEEN_BY_JAVA = new ArrayList<>();

  @BeforeAll
  static void runAll(Fleet fleet) {
    publishFromJava(fleet);
    publishFromPython(fleet);
  }

  private static void publishFromJava(Fleet fleet) {
    assertThat(
            fleet.java(PYTHON).publishAll(TypeRows.TO_PYTHON.stream().map(ToPython::task).toList()))
        .allMatch(PublishResult::isPublished);
    fleet.peek(PYTHON).forEach(message -> JSON_OF_JAVA.add(argument(message)));
    List<String> names =
        TypeRows.TO_PYTHON.stream().map(row -> row.task().name()).distinct().toList();
    fleet.python(PYTHON, Map.of(), names).order("start");
    Awaitility.await().until(() -> fleet.python.runs().size() == TypeRows.TO_PYTHON.size());
    fleet.python.runs().forEach(run -> SEEN_BY_PYTHON.add(run.get(1)));
  }

  private static void publishFromPython(Fleet fleet) {
    fleet.python(JAVA);
    List<String> ids = new ArrayList<>();
    for (ToJava row : TypeRows.TO_JAVA) {
      ids.add(
          fleet
              .python
              .order("value", Map.of("name", row.task(), "expression", row.value()))
              .get("task_id")
              .asText());
    }
    Map<String, String> sent = new HashMap<>();
    fleet.peek(JAVA).forEach(message -> sent.put(message.getMessageId(), argument(message)));
    fleet.java(JAVA).start();
    fleet.awaitQuiet(JAVA);
    Map<String, String> seen = new HashMap<>();
    fleet.diary.runs().forEach(run -> seen.put(run.taskId(), run.call().get(1)));
    fleet
        .deadLetters(JAVA)
        .forEach(
            dead ->
                seen.put(dead.getMessageId(), "refused: " + dead.getDeadLetterErrorDescription()));
    ids.forEach(id -> JSON_OF_PYTHON.add(String.valueOf(sent.get(id))));
    ids.forEach(id -> SEEN_BY_JAVA.add(String.valueOf(seen.get(id))));
  }

  private static String argument(ServiceBusReceivedMessage message) {
    Matcher matcher = ARGUMENT.matcher(message.getBody().toString());
    return matcher.find() ? matcher.group(1) : "";
  }

  static IntStream rowsToPython() {
    return IntStream.range(0, TypeRows.TO_PYTHON.size());
  }

  static IntStream rowsToJava() {
    return IntStream.range(0, TypeRows.TO_JAVA.size());
  }

  @ParameterizedTest
  @MethodSource("rowsToPython")
  @Feature(value = "types", direction = JAVA_TO_PYTHON)
  void python_sees_what_the_table_says(int n) {
    ToPython row = TypeRows.TO_PYTHON.get(n);
    assertThat(JSON_OF_JAVA.get(n)).as(row.toString()).isEqualTo(row.json());
    assertThat(SEEN_BY_PYTHON.get(n)).as(row.toString()).isEqualTo(row.python());
  }

  // I-10, I-15
  @ParameterizedTest
  @MethodSource("rowsToJava")
  @Feature(value = "types", direction = PYTHON_TO_JAVA)
  void java_sees_what_the_table_says(int n) {
    ToJava row = TypeRows.TO_JAVA.get(n);
    assertThat(JSON_OF_PYTHON.get(n)).as(row.toString()).isEqualTo(row.json());
    if (row.isRefused()) {
      assertThat(SEEN_BY_JAVA.get(n))
          .as(row.toString())
          .startsWith("refused: ")
          .contains(row.reason());
    } else {
      assertThat(SEEN_BY_JAVA.get(n)).as(row.toString()).isEqualTo(row.java());
    }
  }

  @Test
  @Feature(value = "types", direction = JAVA_TO_PYTHON)
  void what_has_no_json_form_is_not_published_by_java() {
    assertThatThrownBy(() -> TakesDoubleTasks.task(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> TakesStringTasks.task("\uD800")).hasMessageContaining("surrogate");
  }

  @Test
  @Feature(value = "types", direction = PYTHON_TO_JAVA)
  void what_has_no_json_form_is_not_published_by_python(Fleet fleet) {
    fleet.python(JAVA);
    for (String expression : List.of("'\\ud800'", "b'\\xff'", "object()")) {
      assertThatThrownBy(
              () ->
                  fleet.python.order(
                      "value", Map.of("name", "takes_string", "expression", expression)))
          .as(expression)
          .isInstanceOf(PythonException.class);
    }
  }

  @Test
  void the_page_shows_the_tables() throws IOException {
    PageTable.require("Java to Python", tableToPython());
    PageTable.require("Python to Java", tableToJava());
  }

  private static String tableToPython() {
    return PageTable.text(
        List.of("Java type", "value", "in the message", "Python gets"),
        TypeRows.TO_PYTHON.stream()
            .map(
                row ->
                    List.of(code(row.type()), row.value(), code(row.json()), code(row.python()))));
  }

  private static String tableToJava() {
    return PageTable.text(
        List.of("Python value", "in the message", "Java type", "the task gets"),
        TypeRows.TO_JAVA.stream()
            .map(
                row ->
                    List.of(
                        code(row.value()),
                        code(row.json()),
                        code(row.type()),
                        row.isRefused() ? row.java() : code(row.java()))));
  }

  private static String code(String text) {
    return text.isEmpty() ? "(empty)" : "`" + text.replace("|", "\\|") + "`";
  }
}
