package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.Versioned;
import com.fasterxml.jackson.core.util.VersionUtil;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks the versions of Jackson's jars. Dependency management often picks others than this library
 * was built with, and what is missing in them would show in the middle of a message. Uses nothing
 * that an old Jackson does not have.
 */
final class JacksonVersions {

  /** The oldest with which all tests of codecs pass. */
  private static final int LOWEST_MINOR = 18;

  private static final @Nullable String PROBLEM = problem(found());

  private JacksonVersions() {}

  /**
   * One jar of Jackson.
   *
   * @param name its artifact
   * @param version null if the jar is not there
   * @param jar the file it was loaded from
   */
  record Found(String name, @Nullable Version version, String jar) {

    private int minor() {
      return version == null || version.getMajorVersion() != 2 ? -1 : version.getMinorVersion();
    }

    private boolean tellsNothing() {
      return version != null && version.isUnknownVersion();
    }

    @Override
    public String toString() {
      return version == null ? name + " is missing" : name + " " + version + " (" + jar + ")";
    }
  }

  static void require() {
    if (PROBLEM != null) {
      throw new IllegalStateException(PROBLEM);
    }
  }

  /** Returns what is wrong with these, in one line; null if nothing is. */
  static @Nullable String problem(List<Found> all) {
    List<Found> found = all.stream().filter(each -> !each.tellsNothing()).toList();
    for (Found each : found) {
      if (each.minor() < LOWEST_MINOR) {
        return each + needed();
      }
    }
    for (Found each : found) {
      Found first = found.get(0);
      if (each.minor() != first.minor()) {
        return first + " and " + each + " do not belong together" + needed();
      }
    }
    return null;
  }

  private static String needed() {
    return ": Boilermaker needs Jackson 2."
        + LOWEST_MINOR
        + " or a later 2.x, all jars of the same 2.x; import"
        + " com.fasterxml.jackson:jackson-bom, or look for what pins these versions";
  }

  private static List<Found> found() {
    return List.of(
        found("jackson-core", () -> com.fasterxml.jackson.core.json.PackageVersion.class),
        found("jackson-databind", () -> com.fasterxml.jackson.databind.cfg.PackageVersion.class),
        found("jackson-annotations", () -> JsonFormat.class),
        found(
            "jackson-datatype-jdk8",
            () -> com.fasterxml.jackson.datatype.jdk8.PackageVersion.class),
        found(
            "jackson-datatype-jsr310",
            () -> com.fasterxml.jackson.datatype.jsr310.PackageVersion.class));
  }

  /**
   * @param marker a class of the jar, which tells its version if it is Jackson's own mark of it
   */
  // What cannot be loaded is not there; which of the errors says so depends on the class loader.
  @SuppressWarnings("UnusedException")
  private static Found found(String name, Supplier<Class<?>> marker) {
    try {
      Class<?> type = marker.get();
      return new Found(name, version(type), jar(type));
    } catch (ReflectiveOperationException | LinkageError e) {
      return new Found(name, null, "");
    }
  }

  private static Version version(Class<?> type) throws ReflectiveOperationException {
    if (Versioned.class.isAssignableFrom(type)) {
      return ((Versioned) type.getDeclaredConstructor().newInstance()).version();
    }
    // The annotations have no such class, and those who load them may hide the manifest.
    Package annotations = type.getPackage();
    return manifestVersion(
        annotations.getImplementationTitle(), annotations.getImplementationVersion());
  }

  /** Returns the version in a manifest, unless that is of a jar into which Jackson was merged. */
  static Version manifestVersion(@Nullable String title, @Nullable String version) {
    return title == null || version == null || !title.startsWith("Jackson")
        ? Version.unknownVersion()
        : VersionUtil.parseVersion(version, "", "");
  }

  private static String jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return "of an unknown jar";
    }
    String path = location.getPath();
    return "file".equals(location.getProtocol())
        ? Path.of(URI.create(location.toString())).toString()
        : path;
  }
}
