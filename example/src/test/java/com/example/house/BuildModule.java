package com.example.house;

import com.example.docs.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A module of the build.
 *
 * @param name its folder, from the root of the repository
 */
record BuildModule(String name) {

  /** The root packages of the modules that Maven compiles before this test runs. */
  private static final Map<String, String> ROOTS =
      Map.of(
          "annotations", "io.boilermaker.annotations",
          "manifest", "io.boilermaker.manifest",
          "broker", "io.boilermaker.broker",
          "runtime", "io.boilermaker",
          "processor", "io.boilermaker.processor",
          "opentelemetry", "io.boilermaker.opentelemetry",
          "micrometer", "io.boilermaker.micrometer",
          "cli", "io.boilermaker.cli",
          "example", "com.example");

  /** Returns the modules with their dependencies first; their classes are in {@code target}. */
  static Stream<BuildModule> compiled() {
    return Stream.of(
            "annotations",
            "manifest",
            "broker",
            "runtime",
            "processor",
            "opentelemetry",
            "micrometer",
            "cli",
            "example")
        .map(BuildModule::new);
  }

  /** Returns all modules, also those that are compiled later or in a profile only. */
  static List<BuildModule> all() {
    return Repository.inModules("src").stream()
        .map(source -> new BuildModule(Repository.name(source.getParent())))
        .toList();
  }

  /** Returns whether Maven compiles it before this test runs. */
  boolean isCompiled() {
    return ROOTS.containsKey(name);
  }

  /** Returns the package that all others of the module are in. */
  String root() {
    return ROOTS.get(name);
  }

  /** Returns a folder of it, which need not exist. */
  Path folder(String path) {
    return Repository.ROOT.resolve(name).resolve(path);
  }

  Sources main() {
    return sources("src/main/java");
  }

  Sources tests() {
    return sources("src/test/java");
  }

  private Sources sources(String path) {
    Path folder = folder(path);
    return new Sources(Files.isDirectory(folder) ? Repository.files(folder, ".java") : List.of());
  }

  @Override
  public String toString() {
    return name;
  }
}
