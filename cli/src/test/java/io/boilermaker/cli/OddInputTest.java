package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import io.boilermaker.cli.Bench.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Options, files and answers that are not what they should be: each is named, and nothing is done.
 */
@Timeout(120)
class OddInputTest extends BenchTest {

  private void assertRefused(Result result, String why) {
    assertThat(result.err()).contains("error: ").contains(why).doesNotContain("Exception");
    assertThat(result.code()).as(result.toString()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --limit -1|--limit takes a number from 0 on, not -1",
        "dead redrive --yes --limit -1|--limit takes a number from 0 on, not -1",
        "dead redrive --yes --canary -3|--canary takes a number from 0 on, not -3",
        "dead import --yes --skip -1 x|--skip takes a number from 0 on, not -1",
        "tail --no-follow --last -5|--last takes a number from 0 on, not -5",
        "tail --no-follow --count 0|--count takes a number from 1 on, not 0",
        "status --look-at 0|--look-at takes a number from 1 on, not 0"
      })
  void a_number_below_the_least_is_not_taken_for_all(String call, String why) {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"));
    assertRefused(bench.run(call.split(" ")), why);
    assertThat(bench.dead()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dry-run",
        "--limit 1",
        "--task nothing",
        "--where true",
        "--set copies=2",
        "--to other",
        "--keep-attempts",
        "--only-binding"
      })
  void a_plan_that_is_resumed_is_not_chosen_again(String choice) throws IOException {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"), Bench.mail("b@x"));
    // Nobody runs it, so that the second one is left.
    bench.redrive("--canary", "1", "--canary-wait", "1s");
    assertThat(bench.dead()).hasSize(1);
    assertRefused(
        bench.redrive(("--resume " + bench.plan() + " " + choice).split(" ")),
        "--resume goes on with a plan as it was made: leave out " + choice.split(" ")[0]);
    assertThat(bench.dead()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dead redrive", "dead purge", "cancel 1", "purge-queue"})
  void a_question_that_nobody_answers_is_an_error(String command) {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"));
    bench.send(Bench.mail("b@x"));
    bench.schedule(Bench.mail("c@x"), java.time.Duration.ofHours(1));
    String call = command.equals("cancel 1") ? "cancel --task *" : command;
    Result result = bench.typing("").run(call.split(" "));
    assertThat(result.err()).contains("Nobody answered: --yes asks nothing.", "Nothing was ");
    assertThat(result.code()).isEqualTo(2);
    assertThat(bench.bus.counts("tasks").total()).isEqualTo(3);
    assertThat(bench.typing("no\n").run(call.split(" ")).code()).isZero();
  }

  /** Takes a line, as {@code head -1} does, and is gone. */
  private static final class Head extends OutputStream {

    private boolean isGone;

    @Override
    public void write(int b) throws IOException {
      if (isGone) {
        throw new IOException("Broken pipe");
      }
      isGone = b == '\n';
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tail --every 1ms", "tail --every 1ms --json", "status --watch=1ms --json"})
  void what_nobody_reads_any_more_ends(String call) {
    bench.send(Bench.mail("a@x"), Bench.mail("b@x"));
    assertThat(bench.run(new Head(), OutputStream.nullOutputStream(), call.split(" "))).isZero();
  }

  @Test
  void an_editor_changes_no_message_that_was_not_shown() {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"));
    bench.environment.put("EDITOR", "sed -i s/\\\"1\\\"/\\\"7\\\"/");
    assertRefused(bench.redrive("--edit"), "'7' is not the arguments of a message that was shown");
    assertThat(bench.dead()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"args=5", "args={}", "kwargs=[]", "kwargs=null"})
  void arguments_stay_a_list_and_an_object(String setting) {
    bench.dead("TaskFailed", "no", Bench.task("nobody_knows", "[1]", "{}"));
    assertRefused(
        bench.redrive("--force", "--set", setting),
        "args are a JSON array, and kwargs a JSON object");
    assertThat(bench.dead()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"message_id\":\"[^\"]*\"|\"message_id\":5|its 'message_id' is no text",
        "\"time_to_live\":[^,]*|\"time_to_live\":\"P1X\"|its 'time_to_live' is refused: ",
        "\"time_to_live\":[^,]*|\"time_to_live\":\"-PT5S\"|its 'time_to_live' is refused: ",
        "\"properties\":\\{[^}]*}|\"properties\":[]|its 'properties' are no JSON object",
        "\"properties\":\\{[^}]*}|\"properties\":{\"k\":{\"boolean\":\"maybe\"}}|the property 'k' is no boolean",
        "\"properties\":\\{[^}]*}|\"properties\":{\"k\":{\"char\":\"ab\"}}|the property 'k' is no char",
        "\"properties\":\\{[^}]*}|\"properties\":{\"k\":{\"string\":5}}|the property 'k' is no string",
        "\"properties\":\\{[^}]*}|\"properties\":{\"k\":5}|the property 'k' has no type that is known",
        "export\":1|export\":0|it is no line of 'dead export'",
      })
  void a_damaged_line_of_an_export_is_named_and_nothing_sent(
      String place, String damage, String why) throws IOException {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"));
    bench.run("dead", "export", "--out", "letters");
    Path file = folder.resolve("letters");
    String line = Files.readString(file);
    Files.writeString(file, line + line.replaceFirst(place, damage));
    Result result = bench.run("dead", "import", "--yes", "letters");
    assertRefused(result, why);
    assertThat(result.err()).contains("line 2: ");
    assertThat(bench.messages(State.ACTIVE)).isEmpty();
  }

  @Test
  void properties_of_other_languages_come_back_from_a_file() {
    var message = new ServiceBusMessage(BinaryData.fromString(Bench.mail("a@x")));
    message.getApplicationProperties().put("nothing", null);
    message.getApplicationProperties().put("unsigned", UnsignedLong.valueOf(-1));
    bench.dead("TaskFailed", "no", List.of(message));
    assertThat(bench.run("dead", "purge", "--yes", "--export", "letters").code()).isZero();
    assertThat(bench.dead()).isEmpty();
    assertThat(bench.run("dead", "import", "--yes", "letters").code()).isZero();
    List<PeekedMessage> back = bench.messages(State.ACTIVE);
    assertThat(back).hasSize(1);
    Map<String, Object> properties = back.get(0).applicationProperties();
    assertThat(properties)
        .containsEntry("unsigned", UnsignedLong.valueOf(-1))
        .containsEntry("nothing", null);
  }

  @Test
  void a_plan_that_says_it_is_longer_than_it_is_was_changed() throws IOException {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"));
    bench.redrive();
    Path plan = bench.plan();
    String text = Files.readString(plan);
    for (int count : new int[] {Integer.MAX_VALUE, -1, 2}) {
      Files.writeString(plan, text.replaceFirst("\"count\":1", "\"count\":" + count));
      assertRefused(bench.redrive("--resume", plan.toString()), "changed");
    }
  }

  @Test
  void an_argument_that_is_given_twice_is_shown_twice() {
    bench.send(Bench.task("send_mail", "[\"a@x\"]", "{\"to\": \"b@x\"}"));
    assertThat(bench.run("list", "--json").one().path("arguments").toString())
        .isEqualTo("{\"to\":\"a@x\",\"kwargs.to\":\"b@x\"}");
  }

  @Test
  void a_message_that_the_sdk_cannot_decode_is_named_and_hides_no_other() {
    bench.send(Bench.mail("a@x"));
    bench.send(Bench.undecodable());
    bench.send(Bench.undecodable());
    bench.send(Bench.mail("b@x"));
    Result list = bench.run("list", "--json");
    assertThat(list.json())
        .extracting(message -> message.path("sequence").asLong())
        .containsExactly(1L, 4L);
    assertThat(list.err()).contains("Left out: messages 2 to 3, of which one cannot be decoded: ");
    assertThat(list.code()).isZero();
    assertThat(bench.run("doctor").out()).contains("the login has the right 'Listen'");
  }
}
