package io.boilermaker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page docs/failures.md: an introduction written by hand, and tables that a test writes. */
final class FailuresPage {

  private static final Path PAGE = Path.of("../docs/failures.md");
  private static final String START = "<!-- failures -->";

  private FailuresPage() {}

  static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the page with new tables. */
  static List<String> with(List<FailureRow> rows) {
    List<String> page = lines();
    List<String> all = new ArrayList<>(page.subList(0, page.indexOf(START) + 1));
    for (FailurePlace place : FailurePlace.values()) {
      all.addAll(List.of("", "## " + place.title(), "", place.sentence(), ""));
      all.addAll(FailureRow.HEADER.lines().toList());
      rows.stream()
          .filter(row -> row.tried().place() == place)
          .forEach(row -> all.add(row.markdown()));
    }
    return all;
  }

  static void write(List<String> lines) {
    try {
      Files.writeString(PAGE, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
