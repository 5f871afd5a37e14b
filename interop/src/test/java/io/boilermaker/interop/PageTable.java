package io.boilermaker.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of docs/mixed-fleets.md, between two marks with its name. */
final class PageTable {

  private static final Path PAGE = Path.of("../docs/mixed-fleets.md");

  private PageTable() {}

  /** Checks that the page has a table, or writes it. */
  static void require(String name, String table) throws IOException {
    if (Boolean.getBoolean("goldens.write")) {
      Files.writeString(PAGE, replaced(Files.readString(PAGE), name, table));
    }
    assertThat(Files.readString(PAGE)).contains(begin(name) + "\n" + table + "\n" + end(name));
  }

  /** Returns the cells of a table of the page, its head first. */
  static List<List<String>> rows(String name) throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(begin(name), end(name));
    return page.substring(page.indexOf(begin(name)), page.indexOf(end(name)))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> Arrays.stream(line.substring(2, line.length() - 2).split(" \\| ")).toList())
        .toList();
  }

  private static String replaced(String page, String name, String table) {
    assertThat(page).contains(begin(name), end(name));
    return page.substring(0, page.indexOf(begin(name)) + begin(name).length())
        + "\n"
        + table
        + "\n"
        + page.substring(page.indexOf(end(name)));
  }

  private static String begin(String name) {
    return "<!-- table: " + name + " -->\n";
  }

  private static String end(String name) {
    return "<!-- end of table: " + name + " -->";
  }

  /** Returns a table in Markdown. */
  static String text(List<String> head, Stream<List<String>> rows) {
    return Stream.concat(Stream.of(head, head.stream().map(title -> "---").toList()), rows)
        .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
        .collect(Collectors.joining());
  }
}
