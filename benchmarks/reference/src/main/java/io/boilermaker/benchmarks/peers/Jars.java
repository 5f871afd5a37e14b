package io.boilermaker.benchmarks.peers;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;

/** Tells which version of a library is measured. */
final class Jars {

  private Jars() {}

  /** The name and version in the name of the jar that a class comes from. */
  static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      return type.getSimpleName();
    }
    Path file = Path.of(URI.create(source.getLocation().toString()));
    return String.valueOf(file.getFileName()).replace(".jar", "").replaceFirst("-(?=\\d)", " ");
  }
}
