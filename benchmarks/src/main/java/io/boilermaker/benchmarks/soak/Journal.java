package io.boilermaker.benchmarks.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A file with a line for each action of one process. A line that was written survives {@code kill
 * -9} of the process. Thread safe.
 */
final class Journal implements AutoCloseable {

  /** The variable that names the file. */
  static final String VARIABLE = "SOAK_JOURNAL";

  /** Not a channel, which the interrupt of a thread that writes would close. */
  private final FileOutputStream file;

  Journal(Path path) {
    try {
      file = new FileOutputStream(path.toFile(), /* append= */ true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Journal fromEnvironment() {
    return new Journal(Path.of(System.getenv(VARIABLE)));
  }

  synchronized void write(String line) {
    try {
      file.write((line + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
