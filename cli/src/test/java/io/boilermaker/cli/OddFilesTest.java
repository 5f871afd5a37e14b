package io.boilermaker.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.PeekedMessage.State;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.cli.Bench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not there or not what they should be, and work that ends in the midst of one. */
@Timeout(120)
class OddFilesTest extends BenchTest {

  @BeforeEach
  void fill() throws IOException {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"), Bench.mail("b@x"));
    Files.writeString(folder.resolve("file"), "text");
    Files.write(folder.resolve("latin"), "caf\u00e9".getBytes(ISO_8859_1));
    Files.createDirectory(folder.resolve("folder"));
  }

  private Result run(String call) {
    return bench.run(call.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dead import --yes nowhere|/nowhere' cannot be read: there is no such file",
        "dead import --yes nowhere/x|/nowhere/x' cannot be read: there is no such file",
        "dead import --yes folder|/folder' cannot be read: Is a directory",
        "dead import --yes latin|/latin' cannot be read: it is no text in UTF-8",
        "dead redrive --yes --resume nowhere|the plan '",
        "dead redrive --yes --resume nowhere|/nowhere' cannot be read: there is no such file",
        "dead redrive --yes --resume folder|/folder' cannot be read: Is a directory",
        "dead export --out file/x|/file/x' cannot be written: '",
        "dead export --out file/x|/file' is there, and is no folder",
        "dead export --out file|/file' is there already: name another file",
        "dead purge --yes --export file/x|/file' is there, and is no folder",
        "tasks --diff nowhere|there is no file '"
      })
  void a_file_that_cannot_be_used_is_named_with_the_reason(String call, String why) {
    Result result = run(call);
    assertThat(result.err()).contains("error: ", why).doesNotContain("Exception");
    assertThat(result.code()).isEqualTo(2);
    assertThat(bench.dead()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dead redrive --yes --canary 1 --canary-wait soon",
        "dead redrive --yes --wait soon",
        "dead redrive --yes --rate soon",
        "dead purge --yes --wait soon",
        "purge-queue --yes --wait soon"
      })
  void an_option_that_is_used_last_is_read_first(String call) {
    bench.send(Bench.mail("c@x"));
    Result result = run(call);
    assertThat(result.err()).contains("error: --", "'soon'");
    assertThat(result.code()).isEqualTo(2);
    assertThat(bench.dead()).hasSize(2);
    assertThat(folder.resolve(".boilermaker")).doesNotExist();
  }

  @Test
  void a_dead_letter_that_the_other_queue_does_not_take_stays_alone() throws IOException {
    bench.close();
    bench =
        new Bench(
            folder,
            LocalServiceBus.builder()
                .queue(QueueSpec.named(Bench.QUEUE))
                .queue(QueueSpec.named("other").maxMessageBytes(20_000))
                .administration(0));
    bench.dead("TaskFailed", "no", Bench.mail("a@x"), Bench.mail("x".repeat(50_000)));
    Result result = run("dead redrive --yes --to other --wait 1s");
    assertThat(result.err()).contains("1 are larger than the queue takes, and stay dead letters.");
    assertThat(result.code()).isEqualTo(1);
    assertThat(bench.bus.counts("other").active()).isEqualTo(1);
    assertThat(bench.dead()).hasSize(1);
  }

  @Test
  void an_import_that_fails_in_the_midst_has_another_code_and_says_how_to_go_on()
      throws IOException {
    assertThat(run("dead export --out letters").code()).isZero();
    Path letters = folder.resolve("letters");
    String body = Base64.getEncoder().encodeToString(new byte[300_000]);
    String huge =
        Files.readAllLines(letters).get(0).replaceFirst("\"body\":\"[^\"]*", "\"body\":\"" + body);
    Files.writeString(letters, Files.readString(letters) + huge + "\n");

    Result failed = run("dead import --yes letters");

    assertThat(failed.code()).as(failed.err()).isEqualTo(1);
    assertThat(failed.err())
        .contains("Published 2 messages. Go on with: boilermaker dead import --skip 2 letters");
    assertThat(bench.messages(State.ACTIVE)).hasSize(2);
    assertThat(run("dead import --yes --skip 3 letters").code()).isZero();
  }
}
