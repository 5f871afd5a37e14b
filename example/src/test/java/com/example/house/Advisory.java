package com.example.house;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A line of {@code security/advisories.txt}.
 *
 * @param artifact group and name; the name may be {@code *}
 * @param affected a condition for {@link Version#fulfils}
 */
record Advisory(
    String id,
    String severity,
    String artifact,
    String affected,
    LocalDate published,
    String source,
    String summary) {

  private static final Set<String> SEVERITIES = Set.of("low", "medium", "high", "critical");

  /** An artifact that something of ours depends on. */
  record Dependency(String artifact, String version) {}

  static Advisory of(String line) {
    List<String> cells = List.of(line.split(" \\| "));
    if (cells.size() != 7
        || !SEVERITIES.contains(cells.get(1))
        || !cells.get(5).startsWith("https://")) {
      throw new IllegalArgumentException("no advisory: " + line);
    }
    Version.of("1").fulfils(cells.get(3));
    return new Advisory(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        LocalDate.parse(cells.get(4)),
        cells.get(5),
        cells.get(6));
  }

  boolean matters() {
    return !severity.equals("low");
  }

  boolean affects(Dependency dependency) {
    boolean isOfGroup =
        artifact.endsWith(":*")
            && dependency.artifact().startsWith(artifact.substring(0, artifact.length() - 1));
    return (isOfGroup || artifact.equals(dependency.artifact()))
        && Version.of(dependency.version()).fulfils(affected);
  }
}
