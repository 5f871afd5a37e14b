package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Fleet.PYTHON;
import static io.boilermaker.interop.Specs.spec;
import static io.boilermaker.interop.Specs.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.PublishOptions;
import io.boilermaker.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task is published in one language and runs in the other. */
@Conformance
class PublishTest {

  @Test
  @Feature(value = "arguments by position and by name", direction = JAVA_TO_PYTHON)
  void python_runs_what_a_stub_publishes(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet.java(PYTHON).publish(BackgroundTask1Tasks.task("first-arg", false));

    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.python.runs())
        .containsExactly(List.of("background_task1", "first-arg", "false"));
  }

  @Test
  @Feature(value = "defaults left out", direction = JAVA_TO_PYTHON)
  void python_fills_in_its_own_default(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet.java(PYTHON).publish(Task.named("background_task1", List.of("first-arg"), Map.of()));

    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.python.runs())
        .containsExactly(List.of("background_task1", "first-arg", "true"));
  }

  @Test
  @Feature(value = "arguments by position and by name", direction = PYTHON_TO_JAVA)
  void java_runs_what_apply_async_publishes(Fleet fleet) {
    fleet.java(JAVA).start();

    fleet
        .python(JAVA)
        .order(
            "apply",
            Map.of(
                "spec",
                with(spec("background_task1", "first-arg"), "kwargs", Map.of("somekwarg", false))));

    fleet.awaitQuiet(JAVA);
    assertThat(fleet.diary.calls())
        .containsExactly(List.of("background_task1", "first-arg", "false"));
  }

  @Test
  @Feature(value = "defaults left out", direction = PYTHON_TO_JAVA)
  void java_fills_in_its_own_default(Fleet fleet) {
    fleet.java(JAVA).start();

    fleet.python(JAVA).order("apply", Map.of("spec", spec("background_task1", "first-arg")));

    fleet.awaitQuiet(JAVA);
    assertThat(fleet.diary.calls())
        .containsExactly(List.of("background_task1", "first-arg", "true"));
  }

  // I-06
  @Test
  @Feature(value = "arguments by position and by name", direction = PYTHON_TO_JAVA)
  void any_argument_may_come_by_name(Fleet fleet) {
    fleet.java(JAVA).start();
    fleet.python(JAVA);

    for (Map<String, ?> spec :
        List.of(
            with(spec("send_mail"), "kwargs", Map.of("max_tries", 3, "to", "a@b", "subject", "s")),
            with(spec("send_mail", "a@b"), "kwargs", Map.of("subject", "s", "max_tries", 3)),
            spec("send_mail", "a@b", "s", 3))) {
      fleet.python.order("apply", Map.of("spec", spec));
    }

    fleet.awaitQuiet(JAVA);
    assertThat(fleet.diary.calls()).hasSize(3).containsOnly(List.of("send_mail", "a@b", "s", "3"));
  }

  @Test
  @Feature(value = "delayed publication", direction = JAVA_TO_PYTHON)
  void python_runs_a_delayed_task_when_it_is_due(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet
        .java(PYTHON)
        .publish(StepTasks.task("later"), PublishOptions.delayed(Duration.ofHours(1)));

    fleet.awaitScheduled(PYTHON);
    assertThat(fleet.python.runs()).isEmpty();
    fleet.bus.advance(Duration.ofHours(1));
    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.python.runs()).containsExactly(List.of("step", "later"));
  }

  @Test
  @Feature(value = "delayed publication", direction = PYTHON_TO_JAVA)
  void java_runs_a_delayed_task_when_it_is_due(Fleet fleet) {
    fleet.java(JAVA).start();

    fleet.python(JAVA).order("apply", Map.of("spec", spec("step", "later"), "delay", 3600));

    fleet.awaitScheduled(JAVA);
    assertThat(fleet.diary.calls()).isEmpty();
    fleet.bus.advance(Duration.ofHours(1));
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.diary.calls()).containsExactly(List.of("step", "later"));
  }

  // I-07
  @Test
  @Feature(value = "readiness messages (debug_task)", direction = PYTHON_TO_JAVA)
  void java_completes_what_a_new_python_sender_sends_to_try_its_connection(Fleet fleet) {
    fleet.python(JAVA).order("apply", Map.of("spec", spec("step", "a")));
    assertThat(fleet.peek(JAVA))
        .extracting(message -> fleet.body(message).get("function_name").asText())
        .containsExactly("debug_task", "step");

    fleet.java(JAVA).start();

    fleet.awaitQuiet(JAVA);
    assertThat(fleet.bus.counts(JAVA).deadLettered()).isZero();
    assertThat(fleet.diary.calls()).containsExactly(List.of("step", "a"));
  }

  // I-13
  @ParameterizedTest
  @ValueSource(strings = {JAVA, PYTHON})
  @Feature(
      value = "message ids",
      direction = {JAVA_TO_PYTHON, PYTHON_TO_JAVA})
  void the_message_id_is_the_task_id_in_both_languages(String publisher, Fleet fleet) {
    String taskId;
    if (publisher.equals(JAVA)) {
      taskId = fleet.java(JAVA).publish(StepTasks.task("a")).id();
    } else {
      JsonNode published = fleet.python(JAVA).order("apply", Map.of("spec", spec("step", "a")));
      taskId = published.get("task_id").asText();
    }

    List<ServiceBusReceivedMessage> waiting = fleet.peek(JAVA);
    assertThat(waiting.get(waiting.size() - 1).getMessageId())
        .isEqualTo(taskId)
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }
}
