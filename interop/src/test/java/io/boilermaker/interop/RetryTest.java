package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.BOTH;
import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Specs.spec;
import static io.boilermaker.interop.Specs.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.Boilermaker;
import io.boilermaker.RetryPolicy;
import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Retries that are asked for in one language and finished in the other, on one queue. */
@Conformance
class RetryTest {

  private static final RetryPolicy OF_PUBLICATION =
      RetryPolicy.ofSeconds(5, 45, 600, RetryMode.FIXED);
  private static final Map<String, Object> OF_PUBLICATION_IN_PYTHON =
      Map.of("max_tries", 5, "delay", 45, "delay_max", 600, "retry_mode", 0);

  private static JsonNode awaitRetry(Fleet fleet, String taskId, int attempts) {
    fleet.awaitScheduled(JAVA);
    ServiceBusReceivedMessage retry = fleet.peek(JAVA).get(0);
    // I-13
    assertThat(retry.getMessageId()).isEqualTo(taskId + ":" + attempts);
    JsonNode body = fleet.body(retry);
    assertThat(body.at("/attempts/attempts").asInt()).isEqualTo(attempts);
    assertThat(body.get("task_id").asText()).isEqualTo(taskId);
    // I-02
    assertThat(body.at("/attempts/last_retry").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");
    return body.get("policy");
  }

  private static String policy(int maxTries, int delay, int delayMax, int mode) {
    return "{\"max_tries\":%d,\"delay\":%d,\"delay_max\":%d,\"retry_mode\":%d}"
        .formatted(maxTries, delay, delayMax, mode);
  }

  private static void finishInPython(Fleet fleet, int delay, String kind) {
    fleet.python(JAVA).order("start");
    fleet.bus.advance(Duration.ofSeconds(delay));
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.python.runs()).containsExactly(List.of("retried_in_python", kind));
    assertThat(fleet.bus.counts(JAVA).total()).isZero();
  }

  /** Runs the first try in Java, and returns the id. */
  private static String askInJava(Fleet fleet, String kind, RetryPolicy policy) {
    try (Boilermaker<Diary> java = fleet.java(JAVA)) {
      java.start();
      var task = RetriedInPythonTasks.task(kind);
      String id = java.publish(policy == null ? task : task.withPolicy(policy)).id();
      fleet.awaitScheduled(JAVA);
      return id;
    }
  }

  private static void finishInJava(Fleet fleet, int delay, String kind) {
    fleet.java(JAVA).start();
    fleet.bus.advance(Duration.ofSeconds(delay));
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.diary.calls()).containsExactly(List.of("retried_in_java", kind));
    assertThat(fleet.diary.runs().get(0).attempt()).isEqualTo(2);
    assertThat(fleet.bus.counts(JAVA).total()).isZero();
  }

  /** Runs the first try in Python, and returns the id. */
  private static String askInPython(Fleet fleet, Map<String, Object> spec) {
    PythonPeer python = fleet.python(JAVA);
    python.order("start");
    JsonNode published = python.order("publish", Map.of("spec", spec));
    fleet.awaitScheduled(JAVA);
    python.order("rest");
    return published.get("task_id").asText();
  }

  // I-02, I-13
  @Test
  @Feature(value = "retry, policy of registration", direction = JAVA_TO_PYTHON)
  void java_asks_by_its_registration_and_python_finishes(Fleet fleet) {
    String id = askInJava(fleet, "plain", null);

    assertThat(awaitRetry(fleet, id, 1)).hasToString(policy(3, 60, 60, 0));
    finishInPython(fleet, 60, "plain");
  }

  @Test
  @Feature(value = "retry, policy of publication", direction = JAVA_TO_PYTHON)
  void java_asks_by_the_publication_and_python_finishes(Fleet fleet) {
    String id = askInJava(fleet, "plain", OF_PUBLICATION);

    assertThat(awaitRetry(fleet, id, 1)).hasToString(policy(5, 45, 600, 0));
    finishInPython(fleet, 45, "plain");
  }

  @Test
  @Feature(value = "retry, policy in the exception", direction = JAVA_TO_PYTHON)
  void java_asks_by_an_exception_and_python_finishes(Fleet fleet) {
    String id = askInJava(fleet, "policy", OF_PUBLICATION);

    // I-01
    assertThat(awaitRetry(fleet, id, 1)).hasToString(policy(4, 90, 300, 2));
    finishInPython(fleet, 180, "policy");
  }

  @Test
  @Feature(value = "retry, policy of registration", direction = PYTHON_TO_JAVA)
  void python_asks_by_its_registration_and_java_finishes(Fleet fleet) {
    String id = askInPython(fleet, spec("retried_in_java", "plain"));

    assertThat(awaitRetry(fleet, id, 1)).hasToString(policy(3, 60, 60, 0));
    finishInJava(fleet, 60, "plain");
  }

  @Test
  @Feature(value = "retry, policy of publication", direction = PYTHON_TO_JAVA)
  void python_asks_by_the_publication_and_java_finishes(Fleet fleet) {
    String id =
        askInPython(
            fleet, with(spec("retried_in_java", "plain"), "policy", OF_PUBLICATION_IN_PYTHON));

    assertThat(awaitRetry(fleet, id, 1)).hasToString(policy(5, 45, 600, 0));
    finishInJava(fleet, 45, "plain");
  }

  @Test
  @Feature(value = "retry, policy in the exception", direction = PYTHON_TO_JAVA)
  void python_asks_by_an_exception_and_java_finishes(Fleet fleet) {
    String id =
        askInPython(
            fleet, with(spec("retried_in_java", "policy"), "policy", OF_PUBLICATION_IN_PYTHON));

    assertThat(awaitRetry(fleet, id, 1)).hasToString(policy(4, 90, 300, 2));
    finishInJava(fleet, 180, "policy");
  }

  @Test
  @Feature(value = "tries spent across languages", direction = BOTH)
  void tries_count_across_languages_and_the_last_one_ends_the_task(Fleet fleet) {
    PythonPeer python = fleet.python(JAVA);
    python.order("start");
    python.order(
        "publish",
        Map.of(
            "spec",
            with(
                spec("retried_in_java", "plain"),
                "on_failure",
                with(spec("sad_path"), "policy", OF_PUBLICATION_IN_PYTHON))));
    fleet.awaitScheduled(JAVA);
    fleet.bus.advance(Duration.ofSeconds(60));
    Awaitility.await().until(() -> python.runs().size() == 2);
    fleet.awaitScheduled(JAVA);
    fleet.bus.advance(Duration.ofSeconds(60));
    Awaitility.await().until(() -> python.runs().size() == 3);
    // Python asks for a fourth try, and finds when it receives it that three are allowed.
    fleet.awaitScheduled(JAVA);
    python.order("rest");
    fleet.java(JAVA).start();
    fleet.bus.advance(Duration.ofSeconds(60));

    ServiceBusReceivedMessage dead = fleet.deadLetter(JAVA);
    assertThat(dead.getDeadLetterReason()).isEqualTo("ProcessingError");
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.diary.calls()).containsExactly(List.of("sad_path"));
  }
}
