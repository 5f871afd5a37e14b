package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are valid JSON, and beyond a limit of the reader. */
@Timeout(60)
class BeyondLimitsTest {

  private static final Parameter<Object> VALUE = Parameter.required("value", Codecs.JSON);
  private static final String DIGITS = "1" + "0".repeat(1_000);
  private static final String NAME = "k".repeat(60_000);

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger callbacks = new AtomicInteger();
  private final WorkerFixture fixture = new WorkerFixture();

  @BeforeEach
  void startWorker() {
    fixture.tasks.add("takes", (context, arguments) -> runs.incrementAndGet(), VALUE);
    fixture.tasks.add("callback", (context, arguments) -> callbacks.incrementAndGet());
    fixture.startWorker();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String message(String payload) {
    return Envelopes.withPayload("takes", payload)
        .replace("\"on_failure\":null", "\"on_failure\":" + Envelopes.of("callback", "[]", "{}"));
  }

  private static String payload(String kind) {
    return switch (kind) {
      case "digits" -> "{\"args\":[" + DIGITS + "],\"kwargs\":{}}";
      case "digits by name" -> "{\"args\":[],\"kwargs\":{\"value\":" + DIGITS + "}}";
      case "digits of a name" -> "{\"args\":[],\"kwargs\":{\"value\":{\"a\":" + DIGITS + "}}}";
      case "digits of a part that is skipped" ->
          "{\"other\":" + DIGITS + ",\"args\":[1],\"kwargs\":{}}";
      case "key" -> "{\"args\":[{\"" + NAME + "\":1}],\"kwargs\":{}}";
      case "keyword" -> "{\"args\":[],\"kwargs\":{\"" + NAME + "\":1}}";
      default -> "{\"args\":[" + "[".repeat(198) + "]".repeat(198) + "],\"kwargs\":{}}";
    };
  }

  // N-I06
  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits",
        "digits by name",
        "digits of a name",
        "digits of a part that is skipped",
        "key",
        "keyword",
        "depth"
      })
  void an_argument_beyond_a_limit_does_not_bind_and_its_callback_runs(String kind) {
    fixture.send(message(payload(kind)));

    ServiceBusReceivedMessage dead = fixture.deadLetter();

    Awaitility.await().until(() -> callbacks.get() == 1);
    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("task 'takes'", "exceeds the maximum allowed")
        .doesNotContain("valid JSON", "kkk", "000000");
    if (!kind.startsWith("keyword") && !kind.contains("skipped")) {
      assertThat(dead.getDeadLetterErrorDescription()).contains("argument 'value' (position 0)");
    }
    assertThat(runs).hasValue(0);
  }

  // N-I06
  @ParameterizedTest
  @ValueSource(strings = {"digits", "keyword", "depth"})
  void a_task_that_wants_no_dead_letter_has_none(String kind) {
    fixture.send(
        message(payload(kind))
            .replaceFirst("\"should_dead_letter\":true", "\"should_dead_letter\":false"));

    Awaitility.await().until(() -> callbacks.get() == 1);
    fixture.awaitQuiet();
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    assertThat(runs).hasValue(0);
  }

  // N-I06: the name of the task may come after its arguments
  @Test
  void an_argument_that_comes_first_does_not_bind_either() {
    String body = message(payload("digits")).replaceFirst("\"function_name\":\"takes\",", "");

    fixture.send(body.replaceFirst("}$", ",\"function_name\":\"takes\"}"));

    assertThat(fixture.deadLetter().getDeadLetterErrorDescription())
        .contains("argument 'value' (position 0)", "exceeds the maximum allowed");
    Awaitility.await().until(() -> callbacks.get() == 1);
  }

  // N-I06: what a child cannot read is no matter of its parent
  @Test
  void arguments_of_a_callback_beyond_a_limit_fail_the_callback_alone() {
    String child = message(payload("digits"));

    fixture.send(
        Envelopes.of("takes", "[1]", "{}")
            .replace("\"on_success\":null", "\"on_success\":" + child));

    assertThat(fixture.deadLetter().getDeadLetterErrorDescription())
        .contains("argument 'value' (position 0)", "exceeds the maximum allowed");
    Awaitility.await().until(() -> callbacks.get() == 1);
    assertThat(runs).hasValue(1);
  }

  // N-I06
  @ParameterizedTest
  @ValueSource(ints = {201, 600})
  void callbacks_that_nest_too_deep_are_no_task(int levels) {
    String deep = Envelopes.of("takes", "[1]", "{}");
    var body = new StringBuilder("null");
    for (int i = 0; i < levels; i++) {
      body.insert(0, deep.substring(0, deep.indexOf("null,\"on_failure")))
          .append(",\"on_failure\":null}");
    }
    fixture.send(body.toString());

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(dead.getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("its callbacks nest deeper than 200 levels of JSON");
    assertThat(runs).hasValue(0);
  }

  // N-I06
  @Test
  void arguments_that_nest_without_end_are_no_task_and_the_reason_is_true() {
    fixture.send(Envelopes.of("takes", "[" + "[".repeat(50_000) + "]".repeat(50_000) + "]", "{}"));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(dead.getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("the body is beyond a limit: ", "nesting depth (10001)");
  }
}
