package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Fleet.PYTHON;
import static io.boilermaker.interop.Specs.spec;
import static io.boilermaker.interop.Specs.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.Boilermaker;
import io.boilermaker.RetryPolicy;
import io.boilermaker.Task;
import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message whose task cannot run, fails, or is acknowledged early. */
@Conformance
class SettlementTest {

  private static final String GRAPH = "01981f3c-7c3a-7b1e-8a55-0242ac120002";

  private static Map<String, Object> published(Map<String, Object> spec) {
    return Map.of("spec", spec);
  }

  private static List<List<String>> calls(String queue, Fleet fleet) {
    return queue.equals(JAVA) ? fleet.diary.calls() : fleet.python.runs();
  }

  @Test
  @Feature(value = "dead letter: TaskFailed", direction = JAVA_TO_PYTHON)
  void python_dead_letters_a_task_of_java_that_fails(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet.java(PYTHON).publish(ABackgroundTaskTasks.task("fail"));

    assertThat(fleet.deadLetter(PYTHON).getDeadLetterReason()).isEqualTo("TaskFailed");
  }

  @Test
  @Feature(value = "dead letter: TaskFailed", direction = PYTHON_TO_JAVA)
  void java_dead_letters_a_task_of_python_that_fails(Fleet fleet) {
    fleet.java(JAVA).start();

    fleet.python(JAVA).order("publish", published(spec("a_background_task", "fail")));

    ServiceBusReceivedMessage dead = fleet.deadLetter(JAVA);
    assertThat(dead.getDeadLetterReason()).isEqualTo("TaskFailed");
    assertThat(dead.getDeadLetterErrorDescription()).contains("told to fail");
  }

  @Test
  @Feature(value = "dead letter: ExpectationFailed", direction = JAVA_TO_PYTHON)
  void python_dead_letters_a_task_that_it_does_not_know_at_once(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet.java(PYTHON).publish(OnlyInJavaTasks.task("a"));

    assertThat(fleet.deadLetter(PYTHON).getDeadLetterReason()).isEqualTo("ExpectationFailed");
  }

  /** Another worker might run the message; here there is none. */
  private static void passRedeliveries(Fleet fleet) {
    for (int redelivery = 1; redelivery <= 10; redelivery++) {
      fleet.awaitScheduled(JAVA);
      fleet.bus.advance(Duration.ofSeconds(30));
    }
  }

  // I-12
  @Test
  @Feature(value = "dead letter: ExpectationFailed", direction = PYTHON_TO_JAVA)
  void java_requeues_a_task_that_it_does_not_know_before_it_dead_letters_it(Fleet fleet) {
    fleet.java(JAVA).start();

    fleet.python(JAVA).order("publish", published(spec("only_in_python", "a")));

    passRedeliveries(fleet);
    ServiceBusReceivedMessage dead = fleet.deadLetter(JAVA);
    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription()).contains("only_in_python", "10 times");
  }

  // I-06
  @Test
  @Feature(value = "dead letter: ExpectationFailed", direction = PYTHON_TO_JAVA)
  void java_names_the_argument_that_does_not_bind(Fleet fleet) {
    fleet.java(JAVA).start();

    Map<String, Object> task = with(spec("send_mail", "a@b"), "kwargs", Map.of("to", "twice"));
    fleet.python(JAVA).order("publish", published(task));

    ServiceBusReceivedMessage dead = fleet.deadLetter(JAVA);
    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription()).contains("'to'");
  }

  @Test
  @Feature(
      value = "dead letter: InvalidTaskFormat",
      direction = {JAVA_TO_PYTHON, PYTHON_TO_JAVA})
  void both_dead_letter_what_is_no_task_for_the_same_reason(Fleet fleet) {
    fleet.python(PYTHON).order("raw", Map.of("body", "{\"function_name\":\"step\"}"));
    fleet.python.order("start");
    assertThat(fleet.deadLetter(PYTHON).getDeadLetterReason()).isEqualTo("InvalidTaskFormat");

    fleet.python(JAVA).order("raw", Map.of("body", "{\"function_name\":\"step\"}"));
    fleet.java(JAVA).start();
    assertThat(fleet.deadLetter(JAVA).getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, PYTHON})
  @Feature(
      value = "dead letter: ProcessingError",
      direction = {JAVA_TO_PYTHON, PYTHON_TO_JAVA})
  void both_dead_letter_a_task_whose_tries_are_spent_for_the_same_reason(
      String queue, Fleet fleet) {
    if (queue.equals(PYTHON)) {
      fleet.python(PYTHON).order("start");
      RetryPolicy none = RetryPolicy.ofSeconds(0, 0, 0, RetryMode.FIXED);
      fleet
          .java(PYTHON)
          .publish(StepTasks.task("a").withPolicy(none).onFailure(SadPathTasks.task()));
    } else {
      fleet.java(JAVA).start();
      Map<String, Object> task = with(spec("step", "a"), "policy", Map.of("max_tries", 0));
      task = with(task, "on_failure", spec("sad_path"));
      fleet.python(JAVA).order("publish", published(task));
    }

    assertThat(fleet.deadLetter(queue).getDeadLetterReason()).isEqualTo("ProcessingError");
    Awaitility.await()
        .untilAsserted(() -> assertThat(calls(queue, fleet)).containsExactly(List.of("sad_path")));
  }

  // I-17
  @Test
  @Feature(value = "should_dead_letter off", direction = JAVA_TO_PYTHON)
  void python_completes_a_failure_that_should_not_be_dead_lettered(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    Task task = ABackgroundTaskTasks.task("fail").onFailure(SadPathTasks.task());
    fleet.java(PYTHON).publish(task.withDeadLetter(false));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(fleet.python.runs())
                    .containsExactly(List.of("a_background_task", "fail"), List.of("sad_path")));
    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.bus.counts(PYTHON).deadLettered()).isZero();
  }

  @Test
  @Feature(value = "should_dead_letter off", direction = PYTHON_TO_JAVA)
  void java_heeds_what_python_says_of_dead_letters(Fleet fleet) {
    fleet.java(JAVA).start();

    Map<String, Object> task =
        with(spec("a_background_task", "raise"), "should_dead_letter", false);
    fleet.python(JAVA).order("publish", published(task));

    Awaitility.await().until(() -> fleet.diary.runs().size() == 1);
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.bus.counts(JAVA).deadLettered()).isZero();
  }

  @Test
  @Feature(value = "early acknowledgement", direction = JAVA_TO_PYTHON)
  void python_acknowledges_a_task_of_java_early(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet.java(PYTHON).publish(ABackgroundTaskTasks.task("raise").withAcksLate(false));

    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.python.runs()).containsExactly(List.of("a_background_task", "raise"));
    assertThat(fleet.bus.counts(PYTHON).deadLettered()).isZero();
  }

  @Test
  @Feature(value = "early acknowledgement", direction = PYTHON_TO_JAVA)
  void java_acknowledges_a_task_of_python_early(Fleet fleet) {
    fleet.java(JAVA).start();

    Map<String, Object> task = with(spec("a_background_task", "raise"), "acks_late", false);
    fleet.python(JAVA).order("publish", published(task));

    Awaitility.await().until(() -> fleet.diary.runs().size() == 1);
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.bus.counts(JAVA).deadLettered()).isZero();
  }

  // I-08
  @Test
  @Feature(value = "task graphs are refused with a reason", direction = PYTHON_TO_JAVA)
  void java_does_not_run_a_step_of_a_graph_as_a_plain_task(Fleet fleet) {
    try (Boilermaker<Diary> java = fleet.java(JAVA)) {
      java.start();

      fleet.python(JAVA).order("publish", published(with(spec("step", "a"), "graph_id", GRAPH)));
      passRedeliveries(fleet);

      assertThat(fleet.deadLetter(JAVA).getDeadLetterErrorDescription()).contains("graph");
      assertThat(fleet.diary.runs()).isEmpty();
    }
  }
}
