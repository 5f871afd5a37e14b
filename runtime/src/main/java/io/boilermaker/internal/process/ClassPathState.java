package io.boilermaker.internal.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jars of this JVM as they were, to tell an error of the process from one of a task: a process
 * whose jars are replaced, or have a class that it cannot read, can run tasks no more. Immutable.
 */
public final class ClassPathState {

  private static final int MOST_CAUSES = 10;

  private final Map<Path, Stamp> jars = new HashMap<>();

  /**
   * What changes when a file is written or replaced.
   *
   * @param key the identity of the file, where there is one
   */
  private record Stamp(long size, FileTime modified, @Nullable Object key) {

    /** Returns null if there is no file. */
    static @Nullable Stamp of(Path file) {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.isRegularFile()
            ? new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey())
            : null;
      } catch (IOException e) {
        return null;
      }
    }
  }

  private ClassPathState(String classPath) {
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path file = new File(entry).toPath();
      Stamp stamp = Stamp.of(file);
      if (stamp != null) {
        jars.put(file, stamp);
      }
    }
  }

  /** Takes the state of the class path and the module path as they are now. */
  public static ClassPathState take() {
    return new ClassPathState(
        System.getProperty("java.class.path", "")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", ""));
  }

  /**
   * Returns why this process cannot run tasks any more; null if an error says nothing of the kind.
   * An Error that a task makes itself, or that its code causes, is its own.
   */
  public @Nullable String brokenBy(Throwable error) {
    Throwable cause = error;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      String why = cause instanceof LinkageError linkage ? why(linkage) : null;
      if (why != null) {
        return why;
      }
      cause = causeOf(cause);
    }
    return null;
  }

  private @Nullable String why(LinkageError error) {
    Path changed = changed();
    if (changed != null) {
      return changed + " was replaced or changed under this process: " + Thrown.text(error);
    }
    if (error instanceof ClassFormatError) {
      return "a class cannot be read: " + Thrown.text(error);
    }
    return error instanceof NoClassDefFoundError && causeOf(error) instanceof ClassNotFoundException
        ? "a class is missing: " + Thrown.text(error)
        : null;
  }

  private @Nullable Path changed() {
    for (Map.Entry<Path, Stamp> jar : jars.entrySet()) {
      if (!jar.getValue().equals(Stamp.of(jar.getKey()))) {
        return jar.getKey();
      }
    }
    return null;
  }

  private static @Nullable Throwable causeOf(Throwable error) {
    try {
      return error.getCause();
    } catch (Throwable e) {
      // The user's, of which nothing is trusted.
      return null;
    }
  }
}
