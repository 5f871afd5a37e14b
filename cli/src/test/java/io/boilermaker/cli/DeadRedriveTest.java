package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.cli.Bench.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters that run again. */
@Timeout(120)
class DeadRedriveTest {

  @TempDir Path folder;
  private Bench bench;

  @AfterEach
  void close() {
    bench.close();
  }

  private List<PeekedMessage> dead() {
    return bench.dead();
  }

  private List<PeekedMessage> active() {
    return bench.messages(State.ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--no-transactions"})
  void a_copy_has_a_new_id_no_attempts_and_forgets_the_journey(String way) {
    bench = new Bench(folder);
    String body = Bench.task("send_mail", "[\"a@x\"]", "{}", 4);
    ServiceBusMessage message = bench.message(body);
    message.getApplicationProperties().put("boilermaker-hand-backs", 9);
    message.getApplicationProperties().put("boilermaker-interruptions", 3);
    message.getApplicationProperties().put("traceparent", "00-ab");
    message.getApplicationProperties().put("tenant", "t");
    message.setCorrelationId("c");
    bench.dead("TaskFailed", "no", List.of(message));
    long sequence = dead().get(0).sequenceNumber();
    Result result = way.isEmpty() ? bench.redrive() : bench.redrive(way);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Sent again: 1 of 1 to tasks.");
    assertThat(dead()).isEmpty();
    PeekedMessage copy = active().get(0);
    assertThat(copy.messageId())
        .isEqualTo(Bench.parse(body).path("task_id").asText() + ":redrive:" + sequence);
    assertThat(copy.body()).isEqualTo(body.replace("\"attempts\": 4", "\"attempts\": 0"));
    assertThat(copy.applicationProperties()).containsOnlyKeys("traceparent", "tenant");
  }

  @Test
  void the_plan_is_shown_in_groups_and_a_dry_run_sends_nothing() throws IOException {
    bench = new Bench(folder);
    bench.dead("TaskFailed", "no", Bench.mail("a@x"), Bench.mail("b@x"));
    bench.dead("ExpectationFailed", "no", Bench.task("send_mail", "[]", "{}"));
    Result preview = bench.redrive("--dry-run");
    assertThat(preview.code()).isZero();
    assertThat(preview.out())
        .containsPattern("TaskFailed +send_mail +2 .* 2 ")
        .containsPattern(
            "ExpectationFailed +send_mail +1 .* 0 .*the task takes 2 arguments, the message lacks 'to'");
    assertThat(preview.err())
        .contains("3 of 3 dead letters that were looked at match. Planned: 3.");
    assertThat(preview.err()).contains("Nothing was sent.");
    assertThat(dead()).hasSize(3);
    assertThat(folder.resolve(".boilermaker")).doesNotExist();
  }

  @Test
  void the_operator_is_asked() {
    bench = new Bench(folder);
    bench.dead("TaskFailed", "no", Bench.mail("a@x"));
    Result no = bench.typing("n\n").run("dead", "redrive");
    assertThat(no.err()).contains("Send 1 dead letters to tasks again? [y/N]", "Nothing was sent.");
    assertThat(bench.typing("").run("dead", "redrive").err()).contains("Nothing was sent.");
    assertThat(dead()).hasSize(1);
    assertThat(bench.typing("yes\n").run("dead", "redrive").code()).isZero();
    assertThat(dead()).isEmpty();
  }

  @Test
  void only_what_is_selected_leaves() {
    bench = new Bench(folder);
    List<String> bodies =
        IntStream.range(0, 130).mapToObj(i -> Bench.task("other", "[" + i + "]", "{}")).toList();
    bench.dead("TaskFailed", "no", bodies.toArray(new String[0]));
    bench.dead("TaskFailed", "no", Bench.mail("a@x"), Bench.mail("b@x"));
    Result result = bench.redrive("--task", "send_*", "--arg", "to=b@x", "--json");
    assertThat(result.code()).as(result.err()).isZero();
    JsonNode report = result.json().get(result.json().size() - 1);
    assertThat(report.path("selected").asInt()).isEqualTo(1);
    assertThat(report.path("redriven").asInt()).isEqualTo(1);
    assertThat(active()).hasSize(1);
    assertThat(dead()).hasSize(131).allMatch(message -> message.deliveryCount() <= 2);
    assertThat(bench.bus.counts(Bench.QUEUE).deadLettered()).isEqualTo(131);
  }

  @Test
  void graphs_messages_that_are_no_tasks_and_deferred_ones_are_left_alone_with_a_sentence() {
    bench = new Bench(folder);
    bench.dead(
        "TaskFailed", "no", Bench.mail("a@x").replace("\"graph_id\": null", "\"graph_id\": \"g\""));
    bench.dead("InvalidTaskFormat", "no", "no task");
    Result result = bench.redrive();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("Left alone: 1, it belongs to a graph")
        .contains("Left alone: 1, it is no task, and would die again; --foreign sends it");
    assertThat(dead()).hasSize(2);
    assertThat(bench.redrive("--foreign").code()).isZero();
    assertThat(active()).extracting(PeekedMessage::body).containsExactly("no task");
    assertThat(active().get(0).messageId()).contains(":redrive:");
  }

  @Test
  void what_does_not_bind_can_be_left_alone() {
    bench = new Bench(folder);
    bench.dead("ExpectationFailed", "no", Bench.task("send_mail", "[]", "{}"), Bench.mail("a@x"));
    bench.dead("ExpectationFailed", "no", Bench.task("gone", "[]", "{}"));
    Result result = bench.redrive("--only-binding");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("it does not bind: the task takes 2 arguments, the message lacks 'to'")
        .contains("it does not bind: no manifest has the task 'gone'");
    assertThat(active()).hasSize(1);
  }

  @Test
  void arguments_can_be_set_and_are_checked_by_the_manifest() {
    bench = new Bench(folder);
    bench.dead(
        "ExpectationFailed", "no", Bench.task("send_mail", "[\"a@x\"]", "{\"copies\": \"2\"}"));
    for (String wrong : List.of("kwargs.copies=\"2\"", "kwargs.copies=2.5", "kwargs.bcc=1")) {
      Result refused = bench.redrive("--set", wrong);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("send_mail(to: String, copies: int = 1): ");
    }
    assertThat(bench.redrive("--set", "args[7]=1").err())
        .contains("the arguments have no such place");
    assertThat(dead()).hasSize(1);
    Result result = bench.redrive("--set", "copies=2", "--set", "to=b@x");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("with changed arguments: 1");
    assertThat(active().get(0).body())
        .contains("\"payload\": {\"args\":[\"b@x\"],\"kwargs\":{\"copies\":2}}, \"later\": 1.50");
  }

  @Test
  void arguments_can_be_edited_and_are_checked_by_the_manifest() {
    bench = new Bench(folder);
    bench.dead("ExpectationFailed", "no", Bench.mail("a@x"));
    bench.environment.put("EDITOR", "sed -i s/a@x/b@x/");
    assertThat(bench.redrive("--edit").code()).isZero();
    assertThat(active().get(0).body()).contains("b@x");
    bench.dead("ExpectationFailed", "no", Bench.mail("a@x"));
    bench.environment.put("EDITOR", "sed -i s/.[ab]@x./7/");
    Result refused = bench.redrive("--edit");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("argument 'to' (position 0):", "found an integer");
    bench.environment.put("EDITOR", "false");
    assertThat(bench.redrive("--edit").err()).contains("the editor 'false' failed");
  }

  @Test
  void a_limit_a_delay_and_another_queue() {
    bench = new Bench(folder);
    bench.dead("TaskFailed", "no", Bench.mail("a"), Bench.mail("b"), Bench.mail("c"));
    Result result = bench.redrive("--limit", "2", "--delay", "1h", "--rate", "100/s");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("Left alone: 1, more than --limit.");
    assertThat(bench.messages(State.SCHEDULED)).hasSize(2);
    assertThat(bench.redrive("--to", "other").code()).isZero();
    assertThat(bench.bus.counts("other").active()).isEqualTo(1);
    assertThat(dead()).isEmpty();
  }

  /** Locks last five minutes here: one that is left is found. */
  @Test
  void what_is_left_alone_is_released_once_and_locked_no_more() {
    bench = new Bench(folder, spec -> spec.lockDuration(Duration.ofMinutes(5)));
    bench.dead(
        "TaskFailed",
        "no",
        Bench.mail("a"),
        Bench.task("other", "[]", "{}"),
        Bench.mail("b"),
        Bench.task("other", "[]", "{}"));
    int before = dead().get(1).deliveryCount();
    assertThat(bench.redrive("--task", "send_mail").code()).isZero();
    assertThat(dead()).hasSize(2).allMatch(each -> each.deliveryCount() <= before + 1);
    Result other = bench.redrive("--task", "other");
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(dead()).isEmpty();
  }

  @Test
  void a_canary_that_comes_back_stops_the_rest() {
    bench = new Bench(folder);
    bench.dead("TaskFailed", "no", Bench.mail("a"), Bench.mail("b"), Bench.mail("c"));
    Thread worker = new Thread(() -> settle("TaskFailed"));
    worker.start();
    Result result = bench.redrive("--canary", "1");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("send_mail came back as ")
        .contains("1 came back: nothing more was sent.")
        .contains("Go on with: boilermaker dead redrive --resume .boilermaker");
    assertThat(dead()).hasSize(3);
  }

  @Test
  void after_a_canary_that_ran_the_others_follow() {
    bench = new Bench(folder);
    bench.dead("TaskFailed", "no", Bench.mail("a"), Bench.mail("b"), Bench.mail("c"));
    Thread worker = new Thread(() -> settle(null));
    worker.start();
    Result result = bench.redrive("--canary", "1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Sent again: 3 of 3");
  }

  @Test
  void a_canary_that_nobody_runs_stops_the_rest() {
    bench = new Bench(folder);
    bench.dead("TaskFailed", "no", Bench.mail("a"), Bench.mail("b"));
    Result result = bench.redrive("--canary", "1", "--canary-wait", "10ms");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("1 have not run within 10ms: nothing more was sent.");
  }

  /** Takes one message: completes it, or makes it a dead letter. */
  private void settle(String reason) {
    try (ServiceBusReceiverClient receiver = bench.receiver()) {
      for (ServiceBusReceivedMessage message :
          receiver.receiveMessages(1, Duration.ofSeconds(60))) {
        if (reason == null) {
          receiver.complete(message);
        } else {
          receiver.deadLetter(
              message,
              new com.azure.messaging.servicebus.models.DeadLetterOptions()
                  .setDeadLetterReason(reason));
        }
      }
    }
  }

  @Test
  void without_transactions_it_says_so_and_does_the_same() {
    bench =
        new Bench(
            folder,
            LocalServiceBus.builder()
                .queue(QueueSpec.named(Bench.QUEUE))
                .transactions(false)
                .administration(0));
    bench.dead("TaskFailed", "no", Bench.mail("a"), Bench.mail("b"));
    Result result = bench.redrive();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("The namespace takes no transaction");
    assertThat(active()).hasSize(2);
    assertThat(dead()).isEmpty();
  }

  @Test
  void a_send_that_fails_keeps_what_was_done() {
    bench = new Bench(folder);
    bench.dead("TaskFailed", "no", Bench.mail("a"), Bench.mail("b"));
    bench.bus.faults().refuse(io.boilermaker.broker.Faults.Operation.SEND, 100, "amqp:not-allowed");
    Result result = bench.redrive("--no-transactions");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("Go on with: boilermaker dead redrive --resume .boilermaker");
    assertThat(dead()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redrive", "purge"})
  void dead_letters_that_the_sdk_cannot_decode_stay_and_disturb_no_other(String command) {
    bench = new Bench(folder);
    bench.dead(
        "InvalidTaskFormat",
        "no",
        List.of(
            Bench.undecodable(),
            bench.message(Bench.mail("a@x")),
            Bench.undecodable(),
            bench.message(Bench.mail("b@x"))));
    Result result = bench.run("dead", command, "--yes", "--wait", "60s");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(active()).hasSize(command.equals("redrive") ? 2 : 0);
    assertThat(dead()).hasSize(2);
    assertThat(bench.messages(State.LOCKED)).isEmpty();
  }
}
