package io.boilermaker.manifest.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.ManifestConflicts;
import io.boilermaker.manifest.ManifestException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program {@code java -jar boilermaker-manifest.jar}: prints the Python module for the tasks of
 * manifests.
 */
public final class PythonProgram {

  private static final String USAGE =
      """
      Prints a Python module with a function for each Java task, for publishers that use boilermaker-servicebus.

      Usage: java -jar boilermaker-manifest.jar PATH... > tasks.py

      PATH  a manifest, META-INF/boilermaker/*.tasks, or a folder with some, such as target/classes
      """;

  private PythonProgram() {}

  /**
   * Runs the program: exit code 0, or 1 for a path that is no manifest, or 2 without a path.
   *
   * @param args the paths
   */
  public static void main(String[] args) {
    // Of the platform's default encoding Python knows nothing.
    System.exit(run(List.of(args), new PrintStream(System.out, true, UTF_8), System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.isEmpty() || args.stream().anyMatch(arg -> arg.startsWith("-"))) {
      err.print(USAGE);
      return 2;
    }
    try {
      Map<String, Manifest> all = new LinkedHashMap<>();
      for (String arg : args) {
        for (Path file : manifests(Path.of(arg))) {
          all.put(file.toString(), parse(file));
        }
      }
      out.print(PythonModule.of(merged(all)));
      out.flush();
      return 0;
    } catch (NoSuchFileException e) {
      err.println(e.getFile() + ": no such file");
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
    }
    return 1;
  }

  /** Merges manifests, of which some may be copies: a folder and a jar that was made from it. */
  private static Manifest merged(Map<String, Manifest> manifests) {
    List<String> conflicts = ManifestConflicts.of(manifests);
    if (!conflicts.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", conflicts));
    }
    Manifest all =
        manifests.values().stream().reduce(new Manifest(List.of(), Map.of()), Manifest::with);
    return new Manifest(all.tasks().stream().distinct().toList(), all.types());
  }

  private static List<Path> manifests(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(path)) {
      files
          .filter(file -> file.toString().replace('\\', '/').contains(Manifest.FOLDER))
          .filter(file -> file.toString().endsWith(Manifest.SUFFIX))
          .sorted()
          .forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          path
              + ": holds no "
              + Manifest.FOLDER
              + "*"
              + Manifest.SUFFIX
              + "; compile the module with boilermaker-processor first");
    }
    return found;
  }

  private static Manifest parse(Path file) throws IOException {
    try {
      return Manifest.parse(Files.readString(file));
    } catch (ManifestException e) {
      throw new IllegalArgumentException(file + ":" + e.line() + ": " + e.getMessage(), e);
    }
  }
}
