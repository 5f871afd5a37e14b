package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.PeekedMessage.State;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that wait in the queue are deleted, and can be brought back. */
@Timeout(120)
class PurgeQueueTest extends BenchTest {

  @Test
  void what_is_selected_is_deleted_and_all_else_stays() throws Exception {
    bench.dead("TaskFailed", "no", Bench.mail("dead"));
    bench.send(Bench.task("open_wallet", "[]", "{}"), Bench.mail("a"), Bench.mail("b"));
    bench.schedule(Bench.mail("later"), Duration.ofHours(1));

    Bench.Result result =
        bench.run("purge-queue", "--task", "send_mail", "--yes", "--export", "kept.jsonl");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Deleted 2; they are in ");
    assertThat(result.err())
        .contains("3 of 4 messages that were looked at match.")
        .contains("1 of them are scheduled: 'cancel' deletes those.")
        .contains("have one delivery more");
    assertThat(bench.messages(State.ACTIVE))
        .singleElement()
        .satisfies(message -> assertThat(message.body()).contains("open_wallet"));
    assertThat(bench.messages(State.SCHEDULED)).hasSize(1);
    assertThat(bench.dead()).hasSize(1);
    assertThat(Files.readAllLines(folder.resolve("kept.jsonl"))).hasSize(2);
    assertThat(bench.run("dead", "import", "kept.jsonl", "--yes").code()).isZero();
    assertThat(bench.messages(State.ACTIVE)).hasSize(3);
  }

  @Test
  void a_dry_run_and_an_answer_of_no_delete_nothing() {
    bench.send(Bench.mail("a"));
    assertThat(bench.run("purge-queue", "--dry-run").err()).contains("Nothing was deleted.");
    assertThat(bench.typing("n\n").run("purge-queue").err())
        .contains("Delete these 1? [y/N]", "Nothing was deleted.");
    assertThat(bench.run("purge-queue", "--older-than", "1h", "--yes").code()).isEqualTo(1);
    assertThat(bench.messages(State.ACTIVE)).hasSize(1);
  }
}
