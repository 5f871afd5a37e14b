package io.boilermaker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The operator's editor.
 *
 * @param environment names it: {@code VISUAL}, {@code EDITOR}, or else vi
 */
record Editor(Map<String, String> environment) {

  /** Lets the operator change a text, in a file that only the owner can read. */
  String edit(String text) throws IOException, InterruptedException {
    Path file = Files.createTempFile("boilermaker-", ".json");
    try {
      Files.writeString(file, text);
      String editor = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
      Process process =
          new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
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
}
