package io.boilermaker.processor;

import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.ManifestException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Finds and reads the manifest of the last release, if the project keeps one. */
final class LockFile {

  private static final String NAME = "boilermaker.lock";

  /** The value of the option that says that there is none. */
  private static final String NONE = "none";

  /** A folder with one of these is a whole project: the search ends there. */
  private static final List<String> PROJECT_FILES =
      List.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml", ".git");

  /** From a manifest to the folder that the compiler writes classes to. */
  private static final Path UP_FROM_MANIFEST = Path.of("..", "..", "..");

  private final Environment environment;

  LockFile(Environment environment) {
    this.environment = environment;
  }

  /**
   * The manifest of the last release.
   *
   * @param written a file that this compilation writes, around which the project is; null if it
   *     writes none, since it has no tasks any more
   * @return null if the project keeps none, or if it cannot be read, which is reported
   */
  @Nullable Manifest read(@Nullable URI written, Report report) {
    Path path = null;
    try {
      path = path(written);
      return path == null ? null : Manifest.parse(Files.readString(path));
    } catch (ManifestException e) {
      String found = path + ", line " + e.line() + ": " + e.getMessage();
      report.add(ErrorCode.LOCK_UNREADABLE, null, found);
    } catch (IOException | InvalidPathException e) {
      report.add(ErrorCode.LOCK_UNREADABLE, null, "it cannot be read: " + e);
    }
    return null;
  }

  private @Nullable Path path(@Nullable URI written) {
    if (environment.lock() != null) {
      return environment.lock().equals(NONE) ? null : Path.of(environment.lock());
    }
    URI resource = written == null ? unwritten() : written;
    return resource == null || !"file".equals(resource.getScheme())
        ? null
        : find(Path.of(resource).toAbsolutePath());
  }

  /** Returns where a manifest would be. */
  private @Nullable URI unwritten() {
    try {
      return environment
          .filer()
          .createResource(StandardLocation.CLASS_OUTPUT, "", Manifest.path("none"))
          .toUri();
    } catch (IOException | IllegalArgumentException e) {
      return null; // The compiler writes no files.
    }
  }

  /** Looks in the folders around the compiler's output, as far as the project goes. */
  private static @Nullable Path find(Path manifest) {
    Path output = manifest.resolve(UP_FROM_MANIFEST).normalize();
    for (Path folder = output.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(NAME))) {
        return OutputFolder.isOfRelease(folder.relativize(output)) ? folder.resolve(NAME) : null;
      }
      if (PROJECT_FILES.stream().map(folder::resolve).anyMatch(Files::exists)) {
        return null;
      }
    }
    return null;
  }
}
