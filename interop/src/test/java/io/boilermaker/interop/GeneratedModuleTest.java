package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.interop.PythonPeer.PythonException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Python module that the documented command writes from this module's manifest. */
@Conformance
class GeneratedModuleTest {

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    GeneratedModule.write();
  }

  private static JsonNode publish(Fleet fleet, String expression) {
    return fleet.python.order(
        "generated", Map.of("path", GeneratedModule.FILE.toString(), "expression", expression));
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

  // N-I11: a collection of whatever class arrives
  @Test
  @Feature(value = "functions written from the manifest", direction = PYTHON_TO_JAVA)
  void java_runs_each_call_that_type_checkers_accept(Fleet fleet) {
    fleet.python(JAVA);

    int calls = fleet.python.order("right_calls").asInt();

    fleet.java(JAVA).start();
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.bus.counts(JAVA).deadLettered()).isZero();
    assertThat(fleet.diary.calls())
        .hasSize(calls)
        .contains(
            List.of("takes", "[0, 1, 2]"),
            List.of("takes", "[1, null]"),
            List.of("takes", "{a=1}"),
            List.of("takes", "Optional.empty"),
            List.of("takes", "18446744073709551616"));
  }

  // N-I08, N-I17: no type checker may be there to find them
  @ParameterizedTest
  @ValueSource(
      strings = {
        "takes_bytes(b'abcd')",
        "takes_object({'a': [b'abcd']})",
        "takes_boxed_double(math.inf)",
        "takes_boxed_double(math.nan)",
        "takes_object([{'a': -math.inf}])",
        "takes_map({None: 1})",
        "takes_map({(1, 2): 1})",
        "takes_map({1: 1, '1': 2})",
        "takes_map({True: 1, 'true': 2})",
      })
  @Feature(value = "functions written from the manifest", direction = PYTHON_TO_JAVA)
  void a_value_that_java_would_read_as_another_fails_where_the_call_is_made(
      String call, Fleet fleet) {
    fleet.python(JAVA);

    assertThatThrownBy(() -> publish(fleet, call))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("arrive");
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
