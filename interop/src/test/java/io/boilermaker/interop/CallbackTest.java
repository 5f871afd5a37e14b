package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.BOTH;
import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Fleet.PYTHON;
import static io.boilermaker.interop.Specs.spec;
import static io.boilermaker.interop.Specs.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks and chains that one language makes and the other runs, or both in turn. */
@Conformance
class CallbackTest {

  @Test
  @Feature(value = "callbacks", direction = JAVA_TO_PYTHON)
  void python_runs_the_callbacks_that_java_gave(Fleet fleet) {
    fleet.python(PYTHON).order("start");
    var java = fleet.java(PYTHON);

    java.publish(
        ABackgroundTaskTasks.task("success")
            .onSuccess(HappyPathTasks.task())
            .onFailure(SadPathTasks.task()));
    java.publish(
        ABackgroundTaskTasks.task("raise")
            .onSuccess(HappyPathTasks.task())
            .onFailure(SadPathTasks.task()));

    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.python.runs())
        .containsExactlyInAnyOrder(
            List.of("a_background_task", "success"),
            List.of("happy_path"),
            List.of("a_background_task", "raise"),
            List.of("sad_path"));
  }

  // I-17
  @ParameterizedTest
  @ValueSource(strings = {"fail", "raise"})
  @Feature(value = "callbacks", direction = PYTHON_TO_JAVA)
  void java_runs_the_callbacks_that_python_gave(String how, Fleet fleet) {
    fleet.java(JAVA).start();
    fleet.python(JAVA);

    for (String param : List.of("success", how)) {
      Map<String, Object> task = spec("a_background_task", param);
      task = with(task, "on_success", spec("happy_path"));
      fleet.python.order("publish", Map.of("spec", with(task, "on_failure", spec("sad_path"))));
    }

    fleet.awaitQuiet(JAVA);
    assertThat(fleet.diary.calls())
        .containsExactlyInAnyOrder(
            List.of("a_background_task", "success"),
            List.of("happy_path"),
            List.of("a_background_task", how),
            List.of("sad_path"));
    assertThat(fleet.deadLetter(JAVA).getDeadLetterReason()).isEqualTo("TaskFailed");
  }

  @Test
  @Feature(value = "chains", direction = JAVA_TO_PYTHON)
  void python_runs_the_seeds_chain_of_java(Fleet fleet) {
    fleet.python(PYTHON).order("start");

    fleet
        .java(PYTHON)
        .publish(
            Task.chain(
                    ABackgroundTaskTasks.task("success"),
                    HappyPathTasks.task(),
                    ABackgroundTaskTasks.task("fail"),
                    HappyPathTasks.task())
                .onAnyFailure(SadPathTasks.task()));

    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.python.runs())
        .containsExactly(
            List.of("a_background_task", "success"),
            List.of("happy_path"),
            List.of("a_background_task", "fail"),
            List.of("sad_path"));
  }

  // I-18
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  @Feature(value = "chains", direction = PYTHON_TO_JAVA)
  void the_failure_handler_of_a_chain_of_python_runs_once_whichever_step_fails(
      int failing, Fleet fleet) {
    fleet.java(JAVA).start();
    List<Map<String, Object>> steps =
        List.of("success", "success", "success").stream()
            .map(param -> spec("a_background_task", param))
            .collect(Collectors.toList());
    steps.set(failing, spec("a_background_task", "fail"));

    fleet.python(JAVA).order("chain", Map.of("specs", steps, "on_failure", spec("sad_path")));

    fleet.awaitQuiet(JAVA);
    List<List<String>> calls = fleet.diary.calls();
    assertThat(calls).hasSize(failing + 2).endsWith(List.of("sad_path"));
    assertThat(calls.get(failing)).isEqualTo(List.of("a_background_task", "fail"));
  }

  @Test
  @Feature(value = "chains whose steps alternate", direction = BOTH)
  void a_chain_of_java_goes_through_pythons_queue_and_comes_back(Fleet fleet) {
    fleet.java(JAVA).start();
    fleet.python(PYTHON, Map.of("step", JAVA), List.of()).order("start");

    fleet
        .java(JAVA)
        .publish(
            Task.chain(
                StepTasks.task("1"),
                OnlyInPythonTasks.task("2"),
                StepTasks.task("3"),
                OnlyInPythonTasks.task("4"),
                StepTasks.task("5")));

    Awaitility.await().until(() -> fleet.diary.runs().size() == 3);
    assertThat(fleet.diary.calls())
        .containsExactly(List.of("step", "1"), List.of("step", "3"), List.of("step", "5"));
    assertThat(fleet.python.runs())
        .containsExactly(List.of("only_in_python", "2"), List.of("only_in_python", "4"));
    fleet.awaitQuiet(JAVA);
    fleet.awaitQuiet(PYTHON);
    assertThat(fleet.bus.counts(PYTHON).total() + fleet.bus.counts(JAVA).total()).isZero();
  }

  @Test
  @Feature(value = "failure handlers in the other language", direction = BOTH)
  void a_failure_in_one_language_is_handled_in_the_other(Fleet fleet) {
    fleet.java(JAVA).start();
    fleet.python(PYTHON, Map.of("sad_path", JAVA), List.of()).order("start");

    fleet
        .java(JAVA)
        .publish(
            ABackgroundTaskTasks.task("fail").onFailure(OnlyInPythonTasks.task("java failed")));
    fleet.python.order(
        "publish",
        Map.of("spec", with(spec("a_background_task", "raise"), "on_failure", spec("sad_path"))));

    Awaitility.await()
        .until(() -> fleet.diary.runs().size() == 2 && fleet.python.runs().size() == 2);
    assertThat(fleet.diary.calls())
        .containsExactlyInAnyOrder(List.of("a_background_task", "fail"), List.of("sad_path"));
    assertThat(fleet.python.runs())
        .containsExactlyInAnyOrder(
            List.of("only_in_python", "java failed"), List.of("a_background_task", "raise"));
  }
}
