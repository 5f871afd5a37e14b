package io.boilermaker.programs.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a compilation.
 *
 * @param crash what ended the compiler or the processor; null if nothing did
 * @param classes the folder of class files
 * @param generated the folder of generated sources
 */
public record Compilation(
    boolean succeeded,
    List<Problem> problems,
    @Nullable String crash,
    Path classes,
    Path generated) {

  /** Returns the errors. */
  public List<Problem> errors() {
    return problems.stream().filter(Problem::isError).toList();
  }

  /** Returns a class loader with its classes. */
  public URLClassLoader load() {
    try {
      return new URLClassLoader(
          new URL[] {classes.toUri().toURL()}, Compilation.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the generated sources of a package, by their names. */
  public Map<String, String> generated(String packageName) {
    Path folder = generated.resolve(packageName.replace('.', '/'));
    Map<String, String> texts = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        texts.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
