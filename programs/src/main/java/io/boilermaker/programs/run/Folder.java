package io.boilermaker.programs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder, gone when it is closed. */
public final class Folder implements AutoCloseable {

  private final Path root;
  private int used;

  public Folder() {
    try {
      root = Files.createTempDirectory("programs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a new folder in it. */
  public Path next() {
    return root.resolve(String.valueOf(used++));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
