package io.boilermaker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The operator's editor.
 *
 * @param environment names it: {@code VISUAL}, {@code EDITOR}, or else vi
 */
record Editor(Map<String, String> environment) {

  /** Lets the operator change a text, in a file that only the owner can read. */
  String edit(String text) throws IOException, InterruptedException {
    Path file = Files.createTempFile("boilermaker-", ".json");
    // A signal ends the program without the block below.
    file.toFile().deleteOnExit();
    try {
      Files.writeString(file, text);
      String editor = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
      if (run(editor, file) != 0) {
        throw new UsageException("the editor '" + editor + "' failed: nothing was changed");
      }
      if (!Files.exists(file)) {
        throw new UsageException("the editor '" + editor + "' left no file: nothing was changed");
      }
      return Files.readString(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static int run(String editor, Path file) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString());
    var seen = new AtomicReference<Process>();
    // Both before the editor is there: as soon as it is seen, signals are for it.
    var interrupts = Interrupts.ignored();
    // Two programs would read the terminal: this one's end is the editor's, too.
    var stop = new Stop(() -> end(seen.get()));
    try {
      Process process = builder.inheritIO().start();
      seen.set(process);
      return process.waitFor();
    } finally {
      stop.close();
      interrupts.restore();
    }
  }

  private static void end(@Nullable Process process) {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }
}
