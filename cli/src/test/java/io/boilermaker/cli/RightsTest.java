package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rights and queues that are missing: each is named, and nothing is sent or taken. */
@Timeout(120)
class RightsTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench =
        new Bench(
            folder,
            LocalServiceBus.builder()
                .queue(QueueSpec.named(Bench.QUEUE))
                .administration(0)
                .rule("sender", "s", AccessRight.SEND)
                .rule("listener", "l", AccessRight.LISTEN));
    bench.send(Bench.mail("a"));
    bench.schedule(Bench.mail("later"), Duration.ofHours(1));
    bench.dead("TaskFailed", "no", Bench.mail("dead"));
    assertThat(bench.run("dead", "export", "--out", "letters.jsonl").code()).isZero();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Bench.Result run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of(more));
    return bench.run(arguments.toArray(new String[0]));
  }

  private void assertNothingHappened() {
    var counts = bench.bus.counts(Bench.QUEUE);
    assertThat(List.of(counts.active(), counts.scheduled(), counts.deadLettered()))
        .containsExactly(1, 1, 1);
    assertThat(folder.resolve(".boilermaker")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "list",
        "show last",
        "tail --no-follow",
        "tasks",
        "cancel --task * --yes",
        "purge-queue --yes",
        "dead list",
        "dead show last",
        "dead redrive --yes",
        "dead purge --yes",
        "dead export --out other.jsonl"
      })
  void who_may_only_send_is_told_that_listen_is_missing(String command) {
    Bench.Result result = run(command, "--connection-string", bench.bus.connectionString("sender"));
    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains("error: the right 'Listen' is missing for queue 'tasks'");
    assertNothingHappened();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run send_mail a@x",
        "cancel --task * --yes",
        "dead redrive --yes",
        "dead import letters.jsonl --yes"
      })
  void who_may_only_listen_is_told_that_send_is_missing(String command) {
    Bench.Result result =
        run(command, "--connection-string", bench.bus.connectionString("listener"));
    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains("error: the right 'Send' is missing for queue 'tasks'");
    assertNothingHappened();
  }

  @Test
  void a_task_that_was_published_and_cannot_be_waited_for_is_no_usage_error() {
    Bench.Result result =
        run(
            "run send_mail a@x --wait",
            "--connection-string",
            bench.bus.connectionString("sender"));
    assertThat(result.code()).as(result.toString()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "error: the right 'Listen' is missing for queue 'tasks'",
            "The task was published; how it ends is not known.");
    assertThat(bench.bus.counts(Bench.QUEUE).active()).isEqualTo(2);
  }

  @Test
  void doctor_says_which_right_is_missing() {
    Bench.Result sender =
        run("doctor --json", "--connection-string", bench.bus.connectionString("sender"));
    assertThat(sender.code()).isEqualTo(1);
    assertThat(sender.out()).contains("the right 'Listen' is missing");
    Bench.Result listener =
        run("doctor --json", "--connection-string", bench.bus.connectionString("listener"));
    assertThat(listener.code()).isEqualTo(1);
    assertThat(listener.json())
        .anySatisfy(
            json -> {
              assertThat(json.path("about").asText()).isEqualTo("send");
              assertThat(json.path("text").asText()).contains("the right 'Send' is missing");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "list",
        "run send_mail a@x",
        "cancel --task * --yes",
        "purge-queue --yes",
        "dead list",
        "dead redrive --yes",
        "dead purge --yes",
        "dead import letters.jsonl --yes"
      })
  void a_queue_that_is_not_there_is_named(String command) {
    Bench.Result result = run(command, "--queue", "nowhere");
    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains("error: there is no queue 'nowhere'");
    assertNothingHappened();
  }

  @Test
  void a_target_that_is_not_there_is_named_before_anything_leaves() {
    Bench.Result result = run("dead redrive --yes --to nowhere");
    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains("error: there is no queue 'nowhere'");
    assertNothingHappened();
  }
}
