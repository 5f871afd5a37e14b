package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.interop.PythonPeer.PythonException;
import io.boilermaker.manifest.python.PythonProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Python module that the documented command writes from this module's manifest. */
@Conformance
class GeneratedModuleTest {

  private static final Path MODULE = Path.of("target/java_tasks.py");

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PythonProgram.class.getName(),
                "target/test-classes")
            .redirectOutput(MODULE.toFile())
            .redirectError(new File("target/java_tasks.log"))
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static JsonNode publish(Fleet fleet, String expression) {
    return fleet.python.order(
        "generated", Map.of("path", MODULE.toString(), "expression", expression));
  }

  @Test
  @Feature(value = "functions written from the manifest", direction = PYTHON_TO_JAVA)
  void java_runs_what_the_functions_make(Fleet fleet) {
    fleet.python(JAVA);

    publish(fleet, "background_task1('first-arg')");
    publish(fleet, "background_task1('first-arg', somekwarg=False)");
    publish(fleet, "takes_point({'x': 1, 'y': 2})");
    publish(fleet, "takes_payment({'type': 'Card', 'token': 't'})");
    publish(fleet, "takes_bytes(Base64(base64.b64encode(b'\\x00\\xff').decode()))");
    publish(fleet, "takes_big_decimal(decimal.Decimal('600.00'))");
    publish(fleet, "takes_instant(datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC))");

    fleet.java(JAVA).start();
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.bus.counts(JAVA).deadLettered()).isZero();
    assertThat(fleet.diary.calls())
        .containsExactlyInAnyOrder(
            List.of("background_task1", "first-arg", "true"),
            List.of("background_task1", "first-arg", "false"),
            List.of("takes", "Point[x=1, y=2]"),
            List.of("takes", "Card[token=t]"),
            List.of("takes", "[0, -1]"),
            List.of("takes", "600.00"),
            List.of("takes", "2026-01-31T00:00:00Z"));
  }

  @Test
  @Feature(value = "functions written from the manifest", direction = PYTHON_TO_JAVA)
  void a_task_brings_what_its_annotation_says(Fleet fleet) {
    fleet.python(JAVA);

    publish(fleet, "retried_in_java('plain')");

    List<JsonNode> waiting = fleet.peek(JAVA).stream().map(fleet::body).toList();
    assertThat(waiting.get(waiting.size() - 1).get("policy"))
        .hasToString("{\"max_tries\":3,\"delay\":60,\"delay_max\":60,\"retry_mode\":0}");
  }

  @Test
  @Feature(value = "functions written from the manifest", direction = PYTHON_TO_JAVA)
  void a_call_that_no_task_would_take_fails_where_it_is_made(Fleet fleet) {
    fleet.python(JAVA);

    for (String wrong :
        List.of("background_task1()", "background_task1('a', other=1)", "step('a', 'b')")) {
      assertThatThrownBy(() -> publish(fleet, wrong))
          .isInstanceOf(PythonException.class)
          .hasMessageContaining("TypeError");
    }
  }
}
