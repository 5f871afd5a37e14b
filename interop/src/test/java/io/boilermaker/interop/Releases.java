package io.boilermaker.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The releases of the Python package that the matrix has: the newest of each minor line. */
final class Releases {

  private Releases() {}

  static List<String> all() {
    try {
      return Files.readAllLines(Path.of("releases.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether all are tried, and not only the oldest and the newest. */
  static boolean areAllTried() {
    return Boolean.getBoolean("boilermaker.matrix");
  }

  /** Returns those that are tried. */
  static List<String> tried() {
    List<String> all = all();
    return areAllTried() ? all : List.of(all.get(0), all.get(all.size() - 1));
  }

  /** Returns where interop/install puts a release. */
  static Path folder(String release) {
    return Path.of(".venv/releases", release);
  }
}
