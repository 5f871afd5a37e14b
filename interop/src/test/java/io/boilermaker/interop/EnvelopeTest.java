package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.BOTH;
import static io.boilermaker.interop.Direction.JAVA_TO_PYTHON;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.Boilermaker;
import io.boilermaker.PublishOptions;
import io.boilermaker.RetryPolicy;
import io.boilermaker.Task;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.interop.PythonPeer.PythonException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as bytes: what each side reads of the other's, and what survives the other. */
@Conformance
class EnvelopeTest {

  private static final String TRACE = "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01";

  private static String readByPython(Fleet fleet, String body) {
    return fleet.python.order("read", Map.of("body", body)).asText();
  }

  private static String bodyOf(Fleet fleet, Task task) {
    fleet.java(JAVA).publish(task);
    List<ServiceBusReceivedMessage> waiting = fleet.peek(JAVA);
    return waiting.get(waiting.size() - 1).getBody().toString();
  }

  /** The envelope with its time stamps in one form: each side cuts zeros in its own way. */
  private static JsonNode inUtc(JsonNode envelope) {
    for (JsonNode attempts : envelope.findParents("last_retry")) {
      Instant time = Instant.parse(attempts.get("last_retry").asText());
      ((ObjectNode) attempts).put("last_retry", time.toString());
    }
    return envelope;
  }

  @Test
  @Feature(value = "envelope, field for field", direction = JAVA_TO_PYTHON)
  void python_writes_what_it_has_read_of_java_just_as_java_wrote_it(Fleet fleet) {
    String body =
        bodyOf(
            fleet,
            BackgroundTask1Tasks.task("\uD83D\uDE00 \"quoted\" \u0000", false)
                .withPolicy(RetryPolicy.ofSeconds(100, 2, 1000, RetryMode.EXPONENTIAL))
                .withAcksLate(false)
                .onSuccess(StepTasks.task("next").then(HappyPathTasks.task()))
                .onFailure(SadPathTasks.task().withDeadLetter(false)));

    assertThat(inUtc(fleet.parse(readByPython(fleet, body)))).isEqualTo(forPython(fleet, body));
  }

  /** Releases from 1.0 on do not have the field that earlier ones need, and leave it out. */
  private static JsonNode forPython(Fleet fleet, String body) {
    return inUtc(fleet.parse(body.replace("\"diagnostic_id\":null,", "")));
  }

  // I-04
  @Test
  @Feature(value = "envelope, field for field", direction = JAVA_TO_PYTHON)
  void a_task_by_name_alone_is_whole_for_python(Fleet fleet) {
    String body = bodyOf(fleet, Task.named("nobody_knows", List.of(), Map.of()));

    assertThat(inUtc(fleet.parse(readByPython(fleet, body)))).isEqualTo(forPython(fleet, body));
  }

  // I-02
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.100Z",
        "2026-01-31T12:00:00.123456789Z",
        "2026-01-31T00:00:00.000000001Z"
      })
  @Feature(value = "time stamps", direction = JAVA_TO_PYTHON)
  void python_reads_time_stamps_of_any_precision(String now, Fleet fleet) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    try (Boilermaker<Diary> java =
        Boilermaker.builder(fleet.diary).config(fleet.config(JAVA).build()).clock(clock).build()) {
      RetryPolicy atOnce = RetryPolicy.ofSeconds(3, 0, 0, RetryMode.FIXED);
      java.publish(RetriedInPythonTasks.task("plain").withPolicy(atOnce));
      java.start();
      // The last retry stays as a dead letter.
      fleet.deadLetter(JAVA);
    }
    String body = fleet.deadLetter(JAVA).getBody().toString();

    String read = fleet.parse(readByPython(fleet, body)).at("/attempts/last_retry").asText();
    assertThat(Instant.parse(read))
        .isEqualTo(Instant.parse(now.replaceFirst("(\\.\\d{6})\\d+", "$1")));
  }

  // I-03
  @Test
  @Feature(value = "delays in whole seconds", direction = JAVA_TO_PYTHON)
  void python_reads_the_longest_policy_of_java_and_no_other_is_made(Fleet fleet) {
    RetryPolicy longest =
        RetryPolicy.ofSeconds(100, Integer.MAX_VALUE, Integer.MAX_VALUE, RetryMode.LINEAR);
    String body = bodyOf(fleet, StepTasks.task("a").withPolicy(longest));

    assertThat(fleet.parse(readByPython(fleet, body)).at("/policy/delay").asLong())
        .isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(
            () ->
                new RetryPolicy(1, Duration.ofMillis(1500), Duration.ofSeconds(5), RetryMode.FIXED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RetryPolicy.ofSeconds(101, 1, 1, RetryMode.FIXED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // I-16
  @Test
  @Feature(value = "strict UTF-8 JSON", direction = JAVA_TO_PYTHON)
  void a_thousand_random_tasks_of_java_are_strict_json_for_python(Fleet fleet)
      throws CharacterCodingException {
    Random random = new Random(42);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      tasks.add(BackgroundTask1Tasks.task(text(random), random.nextBoolean()));
    }
    fleet.java(JAVA).publishAll(tasks);

    List<String> bodies = new ArrayList<>();
    for (ServiceBusReceivedMessage message : fleet.peek(JAVA, 1_000)) {
      byte[] bytes = message.getBody().toBytes();
      assertThat(bytes[0]).isEqualTo((byte) '{');
      assertThat(bytes[bytes.length - 1]).isEqualTo((byte) '}');
      bodies.add(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }
    assertThat(bodies).hasSize(1_000);
    JsonNode read = fleet.python.order("read_all", Map.of("bodies", bodies));
    for (int i = 0; i < bodies.size(); i++) {
      assertThat(inUtc(fleet.parse(read.get(i).asText())))
          .isEqualTo(forPython(fleet, bodies.get(i)));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(20), 0, Character.MAX_CODE_POINT + 1)
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  // I-16
  @Test
  @Feature(value = "strict UTF-8 JSON", direction = PYTHON_TO_JAVA)
  void booleans_that_python_takes_from_text_are_taken_by_java_as_well(Fleet fleet) {
    String body =
        bodyOf(fleet, StepTasks.task("a")).replace("\"acks_late\":true", "\"acks_late\":\"true\"");
    assertThat(fleet.parse(readByPython(fleet, body)).get("acks_late").asBoolean()).isTrue();
    fleet.java(JAVA).start();

    fleet.python(JAVA).order("raw", Map.of("body", body));

    Awaitility.await().until(() -> fleet.diary.runs().size() == 2);
  }

  // I-05
  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"args\":[]}", "{\"kwargs\":{}}", "{\"args\":null,\"kwargs\":null}"})
  @Feature(value = "payload without args or kwargs", direction = PYTHON_TO_JAVA)
  void a_payload_that_python_itself_left_empty_runs_a_task_without_parameters(
      String payload, Fleet fleet) {
    String body =
        bodyOf(fleet, HappyPathTasks.task()).replace("{\"args\":[],\"kwargs\":{}}", payload);
    assertThat(body).contains("\"payload\":" + payload);
    assertThat(readByPython(fleet, body)).contains("\"payload\":" + payload);
    fleet.java(JAVA).start();

    fleet.python(JAVA).order("raw", Map.of("body", body));

    Awaitility.await().until(() -> fleet.diary.runs().size() == 2);
    assertThat(fleet.bus.counts(JAVA).deadLettered()).isZero();
  }

  // I-10
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-Infinity"})
  @Feature(value = "bare NaN", direction = PYTHON_TO_JAVA)
  void numbers_that_are_no_json_are_refused_and_the_worker_goes_on(String word, Fleet fleet) {
    String body = bodyOf(fleet, TakesDoubleTasks.task(1.5)).replace("1.5", word);
    fleet.java(JAVA).start();

    fleet.python(JAVA).order("raw", Map.of("body", body));
    fleet.python.order("publish", Map.of("spec", spec("step", "next")));

    assertThat(fleet.deadLetter(JAVA).getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    Awaitility.await().until(() -> fleet.diary.calls().contains(List.of("step", "next")));
  }

  // I-11
  @ParameterizedTest
  @ValueSource(strings = {"value of text", "value of bytes", "two data sections", "sequence"})
  @Feature(value = "bodies in other AMQP sections", direction = PYTHON_TO_JAVA)
  void java_reads_a_body_of_text_or_bytes_and_sets_others_aside(String form, Fleet fleet) {
    String body = bodyOf(fleet, StepTasks.task("a"));
    fleet.java(JAVA).start();
    Awaitility.await().until(() -> fleet.diary.runs().size() == 1);

    fleet.python(JAVA).order("amqp", Map.of("form", form, "body", body));

    // Of several data sections the Java SDK hands on the first alone.
    if (form.equals("sequence") || form.equals("two data sections")) {
      assertThat(fleet.deadLetter(JAVA).getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    } else {
      Awaitility.await().until(() -> fleet.diary.runs().size() == 2);
    }
  }

  // I-09
  @Test
  @Feature(value = "fields of a newer Python version", direction = PYTHON_TO_JAVA)
  void what_python_adds_to_the_envelope_survives_a_retry_in_java(Fleet fleet) {
    ObjectNode child = (ObjectNode) fleet.parse(bodyOf(fleet, StepTasks.task("child")));
    child.putObject("y_new").put("b", 2);
    ObjectNode body = (ObjectNode) fleet.parse(bodyOf(fleet, RetriedInPythonTasks.task("plain")));
    body.putObject("x_new").put("a", 1);
    body.set("on_success", child);
    body.set("on_failure", child);
    try (Boilermaker<Diary> java = fleet.java(JAVA)) {
      java.start();
      fleet.python(JAVA).order("raw", Map.of("body", body.toString()));
      Awaitility.await().until(() -> fleet.bus.counts(JAVA).scheduled() == 2);
    }

    JsonNode retry =
        fleet.peek(JAVA).stream()
            .map(fleet::body)
            .filter(message -> message.has("x_new"))
            .findFirst()
            .orElseThrow();
    assertThat(retry.at("/x_new/a").asInt()).isEqualTo(1);
    assertThat(retry.at("/on_success/y_new/b").asInt()).isEqualTo(2);
    assertThat(retry.at("/on_failure/y_new/b").asInt()).isEqualTo(2);
    // What Python itself does with them is its own known limit.
    assertThat(fleet.parse(readByPython(fleet, body.toString())).has("x_new")).isFalse();
  }

  // I-14
  @Test
  @Feature(value = "trace context", direction = BOTH)
  void a_retry_in_java_stays_in_the_trace_that_python_sees(Fleet fleet) {
    String body = bodyOf(fleet, RetriedInPythonTasks.task("plain"));
    fleet.python(JAVA);
    try (Boilermaker<Diary> java = fleet.java(JAVA)) {
      java.start();
      fleet.awaitScheduled(JAVA);
      fleet.python.order("raw", Map.of("body", body, "properties", Map.of("Diagnostic-Id", TRACE)));
      Awaitility.await().until(() -> fleet.bus.counts(JAVA).scheduled() == 2);
    }

    assertThat(fleet.diary.runs()).extracting(Diary.Run::trace).containsExactly("", TRACE);
    assertThat(fleet.python.order("traces")).extracting(JsonNode::asText).contains(TRACE);
  }

  // I-12
  @Test
  @Feature(value = "names across languages", direction = BOTH)
  void names_are_snake_case_in_messages_and_no_module_is_put_before_them(Fleet fleet) {
    assertThat(fleet.parse(bodyOf(fleet, ABackgroundTaskTasks.task("a"))).get("function_name"))
        .hasToString("\"a_background_task\"");
    fleet.python(JAVA).order("publish", Map.of("spec", spec("send_mail", "a", "b", 3)));
    List<ServiceBusReceivedMessage> waiting = fleet.peek(JAVA);
    assertThat(fleet.body(waiting.get(waiting.size() - 1)).get("function_name"))
        .hasToString("\"send_mail\"");
  }

  @Test
  @Feature(value = "nesting over 200 levels", direction = JAVA_TO_PYTHON)
  void java_refuses_to_publish_what_python_would_not_read(Fleet fleet) {
    Task task = StepTasks.task("0");
    for (int i = 1; i < 120; i++) {
      task = StepTasks.task("" + i).onSuccess(task);
    }
    Task deep = task;
    for (int i = 0; i < 100; i++) {
      deep = StepTasks.task("more").onSuccess(deep);
    }
    String body = bodyOf(fleet, task);
    assertThat(inUtc(fleet.parse(readByPython(fleet, body)))).isEqualTo(forPython(fleet, body));
    Task tooDeep = deep;
    assertThatThrownBy(() -> fleet.java(JAVA).publish(tooDeep, PublishOptions.none()))
        .hasMessageContaining("levels of JSON");
    assertThatThrownBy(() -> readByPython(fleet, "[".repeat(250) + "]".repeat(250)))
        .isInstanceOf(PythonException.class);
  }
}
