package io.boilermaker.cli.internal.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.cli.internal.file.FileReason;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.ManifestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds manifests: in jars, also those inside of jars, in folders with classes or with jars, and as
 * files of their own, such as a lock file.
 */
final class ManifestFiles {

  private static final int DEEPEST_JAR = 2;

  private final Map<String, Manifest> found = new LinkedHashMap<>();

  private ManifestFiles() {}

  /**
   * Reads all manifests of a path, by where they are.
   *
   * @throws TasksException if there are none, or one cannot be read
   */
  static Map<String, Manifest> read(Path path) {
    var files = new ManifestFiles();
    try {
      files.add(path);
    } catch (IOException e) {
      throw new TasksException("'" + path + "' cannot be read: " + FileReason.of(e));
    }
    if (files.found.isEmpty()) {
      throw new TasksException(
          "there is no manifest in '"
              + path
              + "': expected a jar with "
              + Manifest.FOLDER
              + "*"
              + Manifest.SUFFIX
              + ", or a folder with classes or jars");
    }
    return files.found;
  }

  private void add(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      for (Path folder : List.of(path, path.resolve(Manifest.FOLDER))) {
        addFiles(folder);
      }
    } else if (!Files.exists(path)) {
      throw new TasksException("there is no file '" + path + "'");
    } else if (path.toString().endsWith(".jar")) {
      try (InputStream in = Files.newInputStream(path)) {
        jar(path.toString(), in, 0);
      }
    } else {
      manifest(path.toString(), Files.readAllBytes(path));
    }
  }

  private void addFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file) && (isManifest(name) || name.endsWith(".jar"))) {
          add(file);
        }
      }
    }
  }

  private static boolean isManifest(String name) {
    return name.endsWith(Manifest.SUFFIX);
  }

  private void jar(String place, InputStream in, int depth) throws IOException {
    var zip = new ZipInputStream(in);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      String inside = place + "!" + name;
      if (isManifest(name) && name.contains(Manifest.FOLDER)) {
        manifest(inside, zip.readAllBytes());
      } else if (name.endsWith(".jar") && depth < DEEPEST_JAR) {
        jar(inside, zip, depth + 1);
      }
    }
  }

  private void manifest(String place, byte[] text) {
    try {
      found.put(place, Manifest.parse(new String(text, UTF_8)));
    } catch (ManifestException e) {
      throw new TasksException("'" + place + "' is no manifest: " + e.getMessage());
    }
  }
}
