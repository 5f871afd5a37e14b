package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that no worker should run: each is dead-lettered alone, and the worker goes on. */
@Timeout(60)
class BadInputTest {

  private static final Parameter<String> TO = Parameter.required("to", Codecs.STRING);
  private static final Parameter<String> SUBJECT = Parameter.required("subject", Codecs.STRING);
  private static final Parameter<Boolean> URGENT =
      Parameter.optional("max_tries", Codecs.BOOLEAN, true);

  private final Queue<List<Object>> runs = new ConcurrentLinkedQueue<>();
  private final WorkerFixture fixture = new WorkerFixture();

  @BeforeEach
  void startWorker() {
    fixture.tasks.add(
        "send",
        (context, arguments) ->
            runs.add(List.of(arguments.get(TO), arguments.get(SUBJECT), arguments.get(URGENT))),
        TO,
        SUBJECT,
        URGENT);
    fixture.tasks.add("nothing", (context, arguments) -> runs.add(List.of("nothing")));
    fixture.with(fixture.config().unknownTaskRedeliveries(0)).startWorker();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void workerGoesOn() {
    runs.clear();
    fixture.app().publish(fixture.tasks.task("nothing"));
    fixture.awaitQuiet();
    assertThat(runs).hasSize(1);
  }

  // C-16, C-17, I-16
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "{}",
        "{",
        "{} {}",
        "hello",
        "{'task_id': 1}",
        "\uFEFF{\"a\":1}"
      })
  void a_body_that_is_no_task_is_dead_lettered_byte_for_byte(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    fixture.send(new ServiceBusMessage(bytes));

    ServiceBusReceivedMessage dead = fixture.deadLetter();

    assertThat(dead.getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    assertThat(dead.getDeadLetterErrorDescription()).isNotBlank();
    assertThat(dead.getBody().toBytes()).isEqualTo(bytes);
    workerGoesOn();
  }

  @Test
  void trailing_text_after_a_task_is_refused() {
    fixture.send(Envelopes.of("nothing", "[]", "{}") + " {}");

    assertThat(fixture.deadLetter().getDeadLetterErrorDescription()).contains("after the task");
    assertThat(runs).isEmpty();
  }

  @Test
  void utf_16_is_refused() {
    fixture.send(
        new ServiceBusMessage(
            Envelopes.of("nothing", "[]", "{}").getBytes(StandardCharsets.UTF_16LE)));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    assertThat(runs).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wyg=", "wg==", "wK8="})
  void broken_utf_8_is_refused_byte_for_byte(String base64) {
    byte[] broken = Base64.getDecoder().decode(base64);
    byte[] body = Envelopes.of("send", "[\"?\",\"s\"]", "{}").getBytes(StandardCharsets.ISO_8859_1);
    int place = new String(body, StandardCharsets.ISO_8859_1).indexOf('?');
    byte[] whole = new byte[body.length - 1 + broken.length];
    System.arraycopy(body, 0, whole, 0, place);
    System.arraycopy(broken, 0, whole, place, broken.length);
    System.arraycopy(body, place + 1, whole, place + broken.length, body.length - place - 1);
    fixture.send(new ServiceBusMessage(whole));

    ServiceBusReceivedMessage dead = fixture.deadLetter();

    assertThat(dead.getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    assertThat(dead.getBody().toBytes()).isEqualTo(whole);
    assertThat(runs).isEmpty();
  }

  // I-11
  @Test
  void a_body_sent_as_an_amqp_value_is_read() {
    String json = Envelopes.of("nothing", "[]", "{}");
    fixture.send(
        new ServiceBusMessage(AmqpMessageBody.fromValue(json)),
        new ServiceBusMessage(AmqpMessageBody.fromValue(json.getBytes(StandardCharsets.UTF_8))));

    fixture.awaitQuiet();

    assertThat(runs).hasSize(2);
  }

  @Test
  void a_body_sent_as_an_amqp_sequence_is_refused() {
    fixture.send(new ServiceBusMessage(AmqpMessageBody.fromSequence(List.of(1, 2))));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    workerGoesOn();
  }

  // C-11
  @Test
  void a_dead_letter_runs_when_it_is_sent_again_to_a_worker_that_can_read_it() {
    fixture.send(Envelopes.of("send", "[\"a\"]", "{ \"later\" : 1.50 }"));
    byte[] body = fixture.deadLetter().getBody().toBytes();
    assertThat(new String(body, StandardCharsets.UTF_8))
        .isEqualTo(Envelopes.of("send", "[\"a\"]", "{ \"later\" : 1.50 }"));
    fixture.app().stop();
    var later = Parameter.optional("later", Codecs.BIG_DECIMAL, BigDecimal.ZERO);
    var mended =
        new HandWrittenTasks()
            .add(
                "send",
                (context, arguments) -> runs.add(List.of(arguments.get(TO), arguments.get(later))),
                TO,
                later);

    try (Boilermaker<Object> app =
        Boilermaker.builder(new Object())
            .config(fixture.config().build())
            .registries(List.of(mended.registry()))
            .build()) {
      app.start();
      fixture.send(new ServiceBusMessage(body));
      fixture.awaitQuiet();
    }

    assertThat(runs).containsExactly(List.of("a", new BigDecimal("1.50")));
  }

  // I-12
  @Test
  void an_unknown_task_is_dead_lettered_with_its_name() {
    String body = Envelopes.of("nobody_knows", "[\"secret\"]", "{}");
    fixture.send(body);

    ServiceBusReceivedMessage dead = fixture.deadLetter();

    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("nobody_knows")
        .doesNotContain("secret");
    assertThat(dead.getBody()).hasToString(body);
    workerGoesOn();
  }

  @Test
  void an_unknown_task_that_wants_no_dead_letter_is_completed() {
    fixture.send(
        Envelopes.of("nobody_knows", "[]", "{}")
            .replace("\"should_dead_letter\":true", "\"should_dead_letter\":false"));

    fixture.awaitQuiet();

    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
  }

  // I-06
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "['a','s'] | {}",
        "['a','s',false] | {}",
        "[] | {'to':'a','subject':'s'}",
        "['a'] | {'max_tries':false,'subject':'s'}"
      })
  void any_argument_may_come_by_position_or_by_name(String args, String kwargs) {
    fixture.send(Envelopes.of("send", args.replace('\'', '"'), kwargs.replace('\'', '"')));

    fixture.awaitQuiet();

    assertThat(runs).hasSize(1);
    assertThat(runs.peek()).startsWith("a", "s");
  }

  // I-06, C-01, C-02, C-10
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "['a','s'] | {'to':'b'} | 'to' is given by position and by name",
        "['a','s'] | {'maxTries':true} | no argument 'maxTries'",
        "['a'] | {} | lacks 'subject'",
        "['a','s',true,4] | {} | takes 3 arguments, the message gives 4",
        "['a','s',null] | {} | 'max_tries' (position 2)",
        "['a',1] | {} | 'subject' (position 1)",
        "['a','s'] | {'max_tries':'true'} | 'max_tries' (position 2)"
      })
  void arguments_that_do_not_bind_are_dead_lettered_by_name(
      String args, String kwargs, String description) {
    String body = Envelopes.of("send", args.replace('\'', '"'), kwargs.replace('\'', '"'));
    fixture.send(body);

    ServiceBusReceivedMessage dead = fixture.deadLetter();

    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription()).contains("'send'").contains(description);
    assertThat(dead.getBody()).hasToString(body);
    assertThat(runs).isEmpty();
    workerGoesOn();
  }

  // I-05
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"args\":[]}",
        "{\"kwargs\":{}}",
        "{\"args\":null,\"kwargs\":null}",
        "{\"args\":[],\"kwargs\":{},\"more\":[{}]}"
      })
  void a_payload_without_args_or_kwargs_counts_as_empty(String payload) {
    fixture.send(Envelopes.withPayload("nothing", payload));

    fixture.awaitQuiet();

    assertThat(runs).hasSize(1);
  }

  // I-07
  @Test
  void readiness_messages_of_python_publishers_are_completed_quietly() {
    for (int i = 0; i < 20; i++) {
      fixture.send(
          Envelopes.of("debug_task", "[]", "{}")
              .replace("\"acks_late\":true", "\"acks_late\":false"));
    }

    fixture.awaitQuiet();

    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    assertThat(runs).isEmpty();
  }

  // I-08
  @Test
  void a_task_of_a_graph_is_refused_and_not_run() {
    fixture.send(
        Envelopes.of("nothing", "[]", "{}")
            .replace("\"graph_id\":null", "\"graph_id\":\"0198\"")
            .replace("\"should_dead_letter\":true", "\"should_dead_letter\":false"));

    ServiceBusReceivedMessage dead = fixture.deadLetter();

    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription()).contains("graph");
    assertThat(runs).isEmpty();
  }
}
