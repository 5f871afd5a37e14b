package com.example.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of the published modules. They are there in {@code mvn verify}, which the variable
 * {@code CI} stands for; in {@code mvn test} they may be missing or old.
 */
final class PackagedJars {

  private PackagedJars() {}

  static Stream<BuildModule> published() {
    return BuildModule.compiled().filter(module -> !module.name().equals("example"));
  }

  /** Skips a test unless the module is packaged; with the variable {@code CI} it fails instead. */
  static void require(BuildModule module) throws IOException {
    boolean isPackaged = !of(module).isEmpty();
    if (System.getenv("CI") != null) {
      assertThat(isPackaged).as("mvn verify has packaged " + module).isTrue();
    }
    assumeTrue(isPackaged, module + " is not packaged: run mvn verify");
  }

  /** Returns the jars that are newer than all classes. */
  static List<Path> of(BuildModule module) throws IOException {
    long compiled = module.folder("target/classes").toFile().lastModified();
    try (Stream<Path> files = Files.list(module.folder("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("boilermaker(-[^/]*)?\\.jar"))
          .filter(file -> file.toFile().lastModified() >= compiled)
          .filter(file -> Files.exists(module.folder("target/bom.json")))
          .toList();
    }
  }
}
