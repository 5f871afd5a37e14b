package com.example.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this repository, as the tests of its pages read them. */
final class Repository {

  static final Path ROOT = Path.of("..");

  /** Folders that the build or a package manager writes. */
  private static final Set<String> GENERATED = Set.of("target", "node_modules", "__pycache__");

  private Repository() {}

  /** Returns the modules' folders that have the given folder inside them, as in `src/test`. */
  static List<Path> inModules(String folder) {
    try (Stream<Path> modules = Files.walk(ROOT, 2)) {
      return modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files below a folder whose names end with the given suffix, in a fixed order. */
  static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !isGenerated(folder.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isGenerated(Path path) {
    for (Path name : path) {
      if (GENERATED.contains(name.toString()) || name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, List<String> lines) {
    try {
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a path from the root, with slashes. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }
}
