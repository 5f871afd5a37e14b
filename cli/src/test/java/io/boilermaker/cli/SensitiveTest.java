package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import io.boilermaker.broker.PeekedMessage.State;
import io.boilermaker.cli.app.TestApp;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  /** Arguments of {@code let_in}: as it takes them, and in other shapes. */
  static Stream<Arguments> visits() {
    String badge = "{\"type\": \"Badge\", \"code\": \"secret-1\"}";
    return Stream.of(
        Arguments.of(
            "[{\"proofs\": {\"ada\": [" + badge + "]}, \"last\": {\"code\": \"secret-2\"}}]",
            "{\"codes\": {\"secret-3\": 4711}, \"word\": \"secret-4\"}"),
        // A list where a map is needed, a text for a record, an unknown kind.
        Arguments.of("[{\"proofs\": [" + badge + "], \"last\": \"secret-2\"}]", "{}"),
        Arguments.of("[[\"secret-1\"], [\"secret-2\"]]", "{}"),
        Arguments.of("[{\"proofs\": {\"ada\": [" + badge.replace("Badge", "Bodge") + "]}}]", "{}"),
        // One too many, and one by a name that is none.
        Arguments.of("[{}, {}, \"x\", \"secret-1\"]", "{\"wrod\": \"secret-2\"}"));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void it_is_found_wherever_it_is(String args, String kwargs) {
    try (Bench bench = new Bench(folder)) {
      String said = "secret-1, secret-2, secret-3 and secret-4 of ada";
      bench.dead("TaskFailed", said, Bench.task("let_in", args, kwargs));
      Bench.Result page = bench.run("dead", "show", "last");
      Bench.Result json = bench.run("dead", "show", "last", "--json");
      String all = page.out() + page.err() + json.out();
      assertThat(all).contains("***", "of ada");
      for (String secret : List.of("secret-1", "secret-2", "secret-3", "secret-4", "4711")) {
        if ((args + kwargs).contains(secret)) {
          assertThat(all).doesNotContain(secret);
        }
      }
    }
  }

  @Test
  void a_default_is_not_shown_and_neither_is_what_is_run() {
    try (Bench bench = new Bench(folder)) {
      assertThat(bench.run("tasks").out()).contains("word: String = ***");
      Bench.Result dry =
          bench.run("run", "open_wallet", "--args", "[" + WALLET + ", \"secret-3\"]", "--dry-run");
      assertThat(dry.code()).as(dry.err()).isZero();
      assertThat(dry.out()).contains("ada", "***").doesNotContain("secret-");
    }
  }

  @Test
  void a_worker_s_dead_letter_does_not_have_it_in_the_first_place() {
    try (Bench bench = new Bench(folder);
        Boilermaker<TestApp> worker =
            Boilermaker.builder(new TestApp()).config(bench.config()).build()) {
      worker.start();
      String call = Bench.task("open_wallet", "[" + WALLET + ", \"secret-3\"]", "{}");
      bench.send(call);
      Awaitility.await().until(() -> !bench.dead().isEmpty());
      assertThat(bench.dead().get(0).deadLetterDescription())
          .contains("*** does not open Wallet[owner=ada, key=***, others=[Wallet[owner=bob")
          .doesNotContain("secret-");
    }
  }
}
