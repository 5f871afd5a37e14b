package io.boilermaker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boilermaker.broker.PeekedMessage.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program as a process: exit codes, signals, terminals. */
@Timeout(240)
class ProcessTest extends BenchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(100);

  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=off");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.boilermaker.cli.BoilermakerProgram");
    command.addAll(List.of(arguments));
    return command;
  }

  private Process start(String... arguments) throws Exception {
    List<String> command = command(arguments);
    // A build that a shell started in the background ignores SIGINT, and so would the program.
    if (works("env", "--default-signal=INT", "true")) {
      command.addAll(0, List.of("env", "--default-signal=INT"));
    }
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(bench.environment);
    return builder.redirectError(folder.resolve("err").toFile()).start();
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  private int code(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void exit_codes_are_those_of_the_page() throws Exception {
    bench.send(Bench.mail("a@x"));
    Process list = start("list", "--json");
    String out = new String(list.getInputStream().readAllBytes(), UTF_8);
    assertThat(code(list)).isZero();
    assertThat(Bench.parse(out).path("task").asText()).isEqualTo("send_mail");
    Process wrong = start("list", "--frobnicate");
    assertThat(code(wrong)).isEqualTo(2);
    assertThat(err()).contains("Unknown option: '--frobnicate'");
    assertThat(code(start("dead", "redrive", "--yes"))).isEqualTo(1);
  }

  @Test
  void an_interrupt_ends_a_redrive_between_messages_and_says_how_to_go_on() throws Exception {
    String[] bodies =
        IntStream.range(0, 40).mapToObj(i -> Bench.mail("m" + i)).toArray(String[]::new);
    bench.dead("TaskFailed", "no", bodies);
    Process redrive = start("dead", "redrive", "--yes", "--rate", "4/s");
    await().atMost(PATIENCE).until(() -> !bench.messages(State.ACTIVE).isEmpty());
    signal(redrive, "INT");
    assertThat(code(redrive)).isEqualTo(130);
    assertThat(err()).contains("Go on with: boilermaker dead redrive --resume .boilermaker");
    int sent = bench.messages(State.ACTIVE).size();
    assertThat(sent).isLessThan(40);
    assertThat(bench.bus.counts(Bench.QUEUE).deadLettered()).isEqualTo(40 - sent);
    try (Stream<Path> plans = Files.list(folder.resolve(".boilermaker"))) {
      String plan = plans.findFirst().orElseThrow().toString();
      assertThat(bench.run("dead", "redrive", "--resume", plan).code()).isZero();
    }
    assertThat(bench.messages(State.ACTIVE)).hasSize(40);
  }

  @Test
  void an_interrupt_does_not_wait_until_the_next_message_of_a_slow_redrive_is_due()
      throws Exception {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"), Bench.mail("b@x"), Bench.mail("c@x"));
    Process redrive = start("dead", "redrive", "--yes", "--rate", "1/h");
    await().atMost(PATIENCE).until(() -> !bench.messages(State.ACTIVE).isEmpty());
    signal(redrive, "INT");
    assertThat(code(redrive)).isEqualTo(130);
    assertThat(err()).contains("2 are left.", "Go on with: boilermaker dead redrive --resume");
  }

  @Test
  void an_interrupt_ends_an_import_between_messages_and_says_how_to_go_on() throws Exception {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"));
    assertThat(bench.run("dead", "export", "--out", "one").code()).isZero();
    String line = Files.readString(folder.resolve("one"));
    Files.writeString(folder.resolve("many"), line.repeat(10_000));
    bench.bus.faults().delay(Duration.ofMillis(100));
    Process imported = start("dead", "import", "--yes", "many");
    await().atMost(PATIENCE).until(() -> !bench.messages(State.ACTIVE).isEmpty());
    signal(imported, "INT");
    assertThat(code(imported)).isEqualTo(130);
    int sent = bench.messages(State.ACTIVE).size();
    assertThat(sent).isLessThan(10_000);
    assertThat(err()).contains("Go on with: boilermaker dead import --skip " + sent + " many");
  }

  /** Starts a re-drive with an editor that waits for a file, and returns when it is open. */
  private Process startEdited(Path end) throws Exception {
    bench.dead("TaskFailed", "no", Bench.mail("a@x"));
    Path editor = folder.resolve("editor.sh");
    Files.writeString(
        editor,
        "echo \"$1\" >name; mv name opened; until [ -e '" + end + "' ]; do sleep 0.1; done");
    bench.environment.put("EDITOR", "sh " + editor);
    Process redrive = start("dead", "redrive", "--yes", "--edit");
    await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("opened")));
    return redrive;
  }

  @Test
  void an_interrupt_that_is_for_the_editor_does_not_end_the_program() throws Exception {
    Path end = folder.resolve("end");
    Process redrive = startEdited(end);
    signal(redrive, "INT");
    Files.writeString(end, "");
    assertThat(code(redrive)).as(err()).isZero();
    assertThat(bench.messages(State.ACTIVE)).hasSize(1);
  }

  @Test
  void an_end_while_the_editor_is_open_leaves_neither_it_nor_its_file() throws Exception {
    Process redrive = startEdited(folder.resolve("end"));
    List<ProcessHandle> editor = redrive.descendants().toList();
    signal(redrive, "TERM");
    assertThat(code(redrive)).isEqualTo(143);
    assertThat(Path.of(Files.readString(folder.resolve("opened")).strip())).doesNotExist();
    await().atMost(PATIENCE).until(() -> editor.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(bench.dead()).hasSize(1);
  }

  @Test
  void a_kill_loses_and_doubles_nothing() throws Exception {
    bench.close();
    bench = new Bench(folder, spec -> spec.lockDuration(Duration.ofSeconds(5)));
    String[] bodies =
        IntStream.range(0, 30).mapToObj(i -> Bench.mail("m" + i)).toArray(String[]::new);
    bench.dead("TaskFailed", "no", bodies);
    Process redrive = start("dead", "redrive", "--yes", "--rate", "10/s", "--no-transactions");
    await().atMost(PATIENCE).until(() -> !bench.messages(State.ACTIVE).isEmpty());
    code(redrive.destroyForcibly());
    try (Stream<Path> plans = Files.list(folder.resolve(".boilermaker"))) {
      String plan = plans.findFirst().orElseThrow().toString();
      var resumed = bench.run("dead", "redrive", "--resume", plan, "--wait", "60s");
      assertThat(resumed.code()).as(resumed.err()).isZero();
    }
    assertThat(bench.messages(State.ACTIVE)).hasSize(30);
    assertThat(bench.bus.counts(Bench.QUEUE).deadLettered()).isZero();
  }

  @Test
  void a_terminal_shows_a_watch_and_a_bar() throws Exception {
    assumeTrue(works("tmux", "-V"), "tmux is not installed: apt-get install tmux");
    String[] bodies =
        IntStream.range(0, 30).mapToObj(i -> Bench.mail("m" + i)).toArray(String[]::new);
    bench.dead("TaskFailed", "no", bodies);
    try (var tmux = new Tmux(folder)) {
      tmux.run(bench, command("status", "--watch=1s"));
      tmux.await("send_mail");
      bench.send(Bench.mail("new"));
      tmux.await("active +1 ");
      assertThat(tmux.screen().split("STATE", -1)).as("the screen is cleared each time").hasSize(2);
      tmux.type("C-c");
      tmux.await("[$#]\\s*$");
      tmux.run(bench, command("dead", "redrive", "--yes", "--rate", "15/s"));
      tmux.await("redrive +\\d+% ");
      tmux.await("Sent again: 30 of 30");
    }
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }
}
