package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.PeekedMessage.State;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sensitive is in no output. */
@Timeout(120)
class SensitiveTest {

  private static final String WALLET =
      "{\"owner\": \"ada\", \"key\": \"secret-1\", \"others\": [{\"owner\": \"bob\", \"key\":"
          + " \"secret-2\", \"others\": []}]}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dead list --each",
        "dead list --each --json",
        "dead list --by task,error",
        "dead list --by task,error --json",
        "dead show last",
        "dead show last --json",
        "list --state dead --json",
        "dead redrive --dry-run",
        "tail --dead --no-follow --json"
      })
  void no_command_shows_it(String command) {
    try (Bench bench = new Bench(folder)) {
      String body = Bench.task("open_wallet", "[" + WALLET + ", \"secret-3\"]", "{}");
      bench.dead("TaskFailed", "secret-3 does not open secret-2", body);
      Bench.Result result = bench.run(command.split(" "));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out() + result.err()).contains("open_wallet").doesNotContain("secret-");
    }
  }

  @Test
  void callbacks_are_masked_too_and_messages_stay_as_they_are() {
    try (Bench bench = new Bench(folder)) {
      String callback = Bench.task("open_wallet", "[" + WALLET + "]", "{\"pin\": \"secret-3\"}");
      bench.send(Bench.mail("a").replace("\"on_success\": null", "\"on_success\": " + callback));
      String shown = bench.run("show", "last").out() + bench.run("show", "last", "--json").out();
      assertThat(shown).contains("ada", "***").doesNotContain("secret-");
      assertThat(bench.messages(State.ACTIVE).get(0).body()).contains("secret-3");
    }
  }
}
