package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Generated files compared with what was expected, character by character. Run the tests with
 * {@code -Dgoldens.write=true} to write what is generated now, and review the difference.
 */
final class Goldens {

  private static final Path FOLDER = Path.of("src", "test", "resources", "expected");

  private Goldens() {}

  static void check(String name, Map<String, String> generated) {
    Map<String, String> files = new TreeMap<>();
    generated.forEach(
        (path, text) ->
            files.put(path.replaceFirst("^/(SOURCE|CLASS)_OUTPUT/", "") + ".txt", text));
    Path folder = FOLDER.resolve(name);
    if (Boolean.getBoolean("goldens.write")) {
      files.forEach((path, text) -> write(folder.resolve(path), text));
    }
    assertThat(files).isEqualTo(read(folder));
  }

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> read(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
