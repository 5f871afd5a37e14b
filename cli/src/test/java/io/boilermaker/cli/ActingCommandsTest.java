package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import io.boilermaker.cli.Bench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that publish, cancel and delete, but for re-driving. */
@Timeout(120)
class ActingCommandsTest extends BenchTest {

  @Test
  void run_publishes_a_task_with_the_settings_of_its_manifest() {
    Result result = bench.run("run", "send_mail", "a@x", "copies=2", "--json");
    assertThat(result.code()).as(result.err()).isZero();
    JsonNode body = Bench.parse(bench.messages(State.ACTIVE).get(0).body());
    assertThat(body.path("function_name").asText()).isEqualTo("send_mail");
    assertThat(body.at("/payload/args/0").asText()).isEqualTo("a@x");
    assertThat(body.at("/payload/kwargs/copies").asInt()).isEqualTo(2);
    assertThat(body.at("/policy/max_tries").asInt()).isEqualTo(3);
    assertThat(body.at("/policy/delay").asInt()).isEqualTo(10);
    assertThat(UUID.fromString(body.path("task_id").asText()).version()).isEqualTo(7);
    assertThat(result.one().path("task_id")).isEqualTo(body.path("task_id"));
  }

  @Test
  void run_takes_a_delay_a_message_id_and_arguments_as_json() {
    bench.run(
        "run",
        "place_order",
        "--args",
        "[{\"id\":\"o\",\"total\":1.50,\"lines\":[]},{\"type\":\"Card\",\"token\":\"t\"}]",
        "--kwargs",
        "{\"channel\":\"PHONE\"}",
        "--delay",
        "1h",
        "--id",
        "my-id");
    PeekedMessage scheduled = bench.messages(State.SCHEDULED).get(0);
    assertThat(scheduled.messageId()).isEqualTo("my-id");
    assertThat(scheduled.body()).contains("\"total\":1.50");
  }

  @Test
  void a_dry_run_shows_the_message_and_sends_nothing() {
    Result result = bench.run("run", "send_mail", "a@x", "--dry-run");
    assertThat(Bench.parse(result.out()).at("/payload/args/0").asText()).isEqualTo("a@x");
    assertThat(bench.bus.counts(Bench.QUEUE).total()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "send_mial a@x | no manifest has a task 'send_mial'; did you mean send_mail?",
        "send_mail | send_mail(to: String, copies: int = 1): the task takes 2 arguments, the message lacks 'to'",
        "send_mail 7 | argument 'to' (position 0): a string is needed, found an integer",
        "send_mail a@x copies=two | the argument 'copies' (copies: int) is no JSON",
        "send_mail a@x copies=2.5 | argument 'copies' (position 1): ",
        "send_mail a@x bcc=1 | the task has no argument 'bcc'",
        "send_mail a@x to=b@x | argument 'to' is given by position and by name",
        "send_mail to=a@x 2 | an argument by position follows one by name",
        "send_mail a@x --delay soon | --delay takes a duration such as 90s",
        "send_mail a@x --args [] | give arguments either one by one or by --args and --kwargs",
        "send_mail --args {} | --args takes a JSON array",
        "place_order {} {\"type\":\"Card\",\"token\":\"t\"} | the object lacks 'id', 'total', 'lines'"
      })
  void a_wrong_call_gets_the_sentence_of_a_compiler_and_sends_nothing(String call, String message) {
    Result result = bench.run(("run " + call).split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message);
    assertThat(bench.bus.counts(Bench.QUEUE).total()).isZero();
  }

  @Test
  void an_unknown_task_is_sent_by_force() {
    assertThat(bench.run("run", "python_task", "1", "--force").code()).isZero();
    assertThat(bench.messages(State.ACTIVE)).hasSize(1);
  }

  @Test
  void cancel_takes_scheduled_messages_alone() {
    long first = bench.schedule(Bench.mail("a"), Duration.ofHours(1));
    bench.schedule(Bench.mail("b"), Duration.ofHours(1));
    bench.send(Bench.mail("c"));
    assertThat(bench.run("cancel").err()).contains("say which");
    assertThat(bench.run("cancel", "--task", "*", "--dry-run").err())
        .contains("Nothing was cancelled.");
    Result result = bench.run("cancel", String.valueOf(first), "--yes");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("Cancelled 1 messages.");
    assertThat(
            bench
                .run("cancel", "--task", "*", "--yes", "--json")
                .one()
                .at("/arguments/to")
                .asText())
        .isEqualTo("b");
    assertThat(bench.messages(State.SCHEDULED)).isEmpty();
    assertThat(bench.messages(State.ACTIVE)).hasSize(1);
    assertThat(bench.run("cancel", "nowhere", "--yes").code()).isEqualTo(1);
  }

  @Test
  void a_purge_can_be_taken_back_byte_for_byte() throws IOException {
    byte[] bytes = {(byte) 0xff, 0, 1, '\n'};
    var message =
        new ServiceBusMessage(BinaryData.fromBytes(bytes))
            .setMessageId("mine")
            .setCorrelationId("c")
            .setSubject("s")
            .setContentType("x/y")
            .setTo("t")
            .setReplyTo("r")
            .setTimeToLive(Duration.ofDays(1));
    UUID uuid = UUID.randomUUID();
    OffsetDateTime time = OffsetDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC);
    message.getApplicationProperties().put("text", "é\u0000");
    message.getApplicationProperties().put("int", 1);
    message.getApplicationProperties().put("long", 2L);
    message.getApplicationProperties().put("flag", true);
    message.getApplicationProperties().put("float", 1.5f);
    message.getApplicationProperties().put("uuid", uuid);
    message.getApplicationProperties().put("short", (short) 3);
    bench.dead("Mine", "because", List.of(message));
    bench.dead("Other", "because", Bench.mail("a"));
    Result purge =
        bench.run("dead", "purge", "--reason", "Mine", "--export", "kept.jsonl", "--yes");
    assertThat(purge.code()).as(purge.err()).isZero();
    assertThat(purge.out()).contains("Deleted 1; they are in ");
    assertThat(bench.messages(State.DEAD_LETTERED)).hasSize(1);
    Path file = folder.resolve("kept.jsonl");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Result again = bench.run("dead", "import", "kept.jsonl", "--yes", "--json");
    assertThat(again.one().path("imported").asInt()).isEqualTo(1);
    try (ServiceBusReceiverClient receiver = bench.receiver()) {
      ServiceBusReceivedMessage back =
          receiver.receiveMessages(1, Duration.ofSeconds(10)).stream().findFirst().orElseThrow();
      assertThat(back.getBody().toBytes()).isEqualTo(bytes);
      assertThat(back.getMessageId()).isEqualTo("mine");
      assertThat(back.getCorrelationId()).isEqualTo("c");
      assertThat(back.getSubject()).isEqualTo("s");
      assertThat(back.getContentType()).isEqualTo("x/y");
      assertThat(back.getTo()).isEqualTo("t");
      assertThat(back.getReplyTo()).isEqualTo("r");
      assertThat(back.getTimeToLive()).isEqualTo(Duration.ofDays(1));
      assertThat(back.getApplicationProperties())
          .containsExactlyInAnyOrderEntriesOf(message.getApplicationProperties());
    }
  }

  @Test
  void an_export_leaves_messages_where_they_are_and_overwrites_no_file() {
    bench.dead("Mine", "because", Bench.mail("a"));
    assertThat(bench.run("dead", "export", "--out", "x.jsonl").code()).isZero();
    assertThat(bench.messages(State.DEAD_LETTERED)).hasSize(1);
    Result again = bench.run("dead", "purge", "--export", "x.jsonl", "--yes");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    assertThat(bench.messages(State.DEAD_LETTERED)).hasSize(1);
    assertThat(bench.run("dead", "purge", "--older-than", "1h", "--yes").code()).isEqualTo(1);
    assertThat(bench.run("dead", "purge", "--dry-run").err()).contains("Nothing was deleted.");
  }

  @Test
  void a_file_that_is_no_export_is_refused() throws IOException {
    Files.writeString(folder.resolve("x"), "{\"boilermaker_export\":2,\"body\":\"\"}\n");
    assertThat(bench.run("dead", "import", "x", "--yes").err())
        .contains("line 1: it is of version 2, and this program knows 1 only");
    Files.writeString(folder.resolve("x"), "{}\n");
    assertThat(bench.run("dead", "import", "x", "--yes").err())
        .contains("line 1: it is no line of 'dead export'");
    assertThat(bench.run("dead", "import", "nowhere", "--yes").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --queue nowhere | there is no queue 'nowhere' at ",
        "run send_mail a@x --queue nowhere | there is no queue 'nowhere' at ",
        "dead redrive --yes --queue nowhere | there is no queue 'nowhere' at ",
        "doctor --queue nowhere | ",
        "list --tasks nowhere | there is no file '",
        "list --tasks . | there is no manifest in '",
        "list --connection-string x | CONNECTION_STRING",
        "list --namespace a:b:c | is not the URL of a namespace",
        "frobnicate | Unmatched argument",
        "list --frobnicate | Unknown option: '--frobnicate'",
        "dead | a command is missing"
      })
  void what_is_missing_is_named(String call, String message) {
    Result result = bench.run(call.split(" "));
    assertThat(result.code()).isEqualTo(call.startsWith("doctor") ? 1 : 2);
    assertThat(result.err()).contains(message == null ? "" : message);
  }

  @Test
  void a_queue_that_nobody_named_and_a_service_that_is_not_there() {
    bench.environment.remove("SERVICE_BUS_QUEUE_NAME");
    assertThat(bench.run("list").err())
        .contains("SERVICE_BUS_QUEUE_NAME is not set")
        .contains("--queue");
    Result nobody =
        bench.run(
            "list",
            "--queue",
            "tasks",
            "--connection-string",
            "Endpoint=sb://localhost:1;SharedAccessKeyName=x;SharedAccessKey=eA==;"
                + "UseDevelopmentEmulator=true");
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err()).contains("no connection to localhost:1: Connection refused");
  }
}
