package io.boilermaker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each command as a process, with its JSON and its exit code. */
@Timeout(240)
class CommandProcessTest {

  @TempDir Path folder;

  /** What a process gave. */
  private record Ended(String command, int code, String out, String err) {}

  @Test
  void each_command_ends_with_its_code_and_writes_nothing_but_json() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.send(Bench.mail("a"));
      bench.schedule(Bench.mail("later"), Duration.ofHours(1));
      bench.dead("TaskFailed", "no", Bench.mail("one"), Bench.mail("two"));

      // Those that only look run at the same time.
      List<Started> looking = new ArrayList<>();
      for (String command :
          List.of(
              "status",
              "list",
              "show last",
              "tail --no-follow",
              "tasks",
              "doctor",
              "dead list",
              "dead show last",
              "dead export --out letters.jsonl")) {
        looking.add(start(bench, command));
        if (looking.size() == 3) {
          looking.forEach(each -> assertJson(each.end(), 0));
          looking.clear();
        }
      }
      assertJson(start(bench, "run send_mail a@x").end(), 0);
      assertJson(start(bench, "run send_mail a@x --wait=1ms").end(), 1);
      assertJson(start(bench, "dead redrive --yes --limit 1").end(), 0);
      assertJson(start(bench, "dead purge --yes").end(), 0);
      assertJson(start(bench, "dead import letters.jsonl --yes").end(), 0);
      assertJson(start(bench, "cancel --task * --yes").end(), 0);
      assertJson(start(bench, "purge-queue --yes").end(), 0);
      assertThat(bench.bus.counts(Bench.QUEUE).active()).isZero();

      Ended wrong = start(bench, "run no_task").end();
      assertThat(wrong.code()).isEqualTo(2);
      assertThat(wrong.out()).isEmpty();
      for (String command : List.of("man", "completion bash", "help dead")) {
        Ended ended = start(bench, command).end();
        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("redrive");
      }
    }
  }

  private static void assertJson(Ended ended, int code) {
    assertThat(ended.code()).as(ended.toString()).isEqualTo(code);
    assertThat(ended.out().lines()).as(ended.toString()).isNotEmpty();
    assertThat(ended.out().lines()).allMatch(line -> Bench.parse(line).isObject());
  }

  private Started start(Bench bench, String command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    if (!words.get(0).equals("help")) {
      words.add("--json");
    }
    Path err = Files.createTempFile(folder, "err", "");
    var builder =
        new ProcessBuilder(ProcessTest.command(words.toArray(new String[0])))
            .directory(folder.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(bench.environment);
    return new Started(command, builder.start(), err);
  }

  /** A process that runs. */
  private record Started(String command, Process process, Path err) {

    Ended end() {
      try {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(command, process.waitFor(), out, Files.readString(err));
      } catch (java.io.IOException | InterruptedException e) {
        throw new AssertionError(command, e);
      }
    }
  }
}
