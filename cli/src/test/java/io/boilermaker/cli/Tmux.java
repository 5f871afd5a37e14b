package io.boilermaker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A terminal of 100 columns, with a server of its own. */
final class Tmux implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Path folder;

  Tmux(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    call("new-session", "-d", "-x", "100", "-y", "30", "sh");
  }

  /** Types a command that runs a program. */
  void run(Bench bench, List<String> command) throws IOException, InterruptedException {
    var script = new StringBuilder("cd '" + folder + "'\n");
    bench.environment.forEach(
        (name, value) -> script.append("export " + name + "='" + value + "'\n"));
    script.append("export COLUMNS=100 BOILERMAKER_TERMINAL=1\nexec");
    command.forEach(word -> script.append(" '" + word + "'"));
    Path file = Files.createTempFile(folder, "run", ".sh");
    Files.writeString(file, script);
    type("clear; sh " + file, "Enter");
  }

  void type(String... keys) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    call(words.toArray(new String[0]));
  }

  /** Returns what is seen. */
  String screen() throws IOException, InterruptedException {
    return call("capture-pane", "-p");
  }

  /** Waits until something that a pattern matches is seen. */
  void await(String pattern) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(() -> assertThat(screen()).containsPattern(pattern));
  }

  private String call(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("tmux", "-S", folder.resolve("tmux").toString(), "-f", "/dev/null"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out;
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("tmux", "-S", folder.resolve("tmux").toString(), "kill-server").start();
  }
}
