package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps the page of cases complete. Case, threads and sentence of a row are written by hand; its
 * tests are written by a run with {@code -Dgoldens.write=true}.
 */
class CasesPageTest {

  private static final Path PAGE = Repository.ROOT.resolve("docs/cases.md");

  /**
   * One case.
   *
   * @param threads links to where it was reported
   * @param sentence what went wrong
   * @param tests that name it
   */
  private record Row(String id, String threads, String sentence, String tests) {

    private static final String START = "\\| [A-Z0-9-]*\\d{2} \\|.*";

    static boolean isRow(String line) {
      return line.matches(START);
    }

    static Row parse(String line) {
      String[] cells = line.strip().split(" *\\| *", -1);
      assertThat(cells).as(line).hasSize(6);
      return new Row(cells[1], cells[2], cells[3], cells[4]);
    }

    @Override
    public String toString() {
      return "| " + String.join(" | ", id, threads, sentence, tests) + " |";
    }
  }

  private final Map<String, Set<String>> uses = CaseUses.read().places();

  @Test
  void every_case_in_a_test_is_on_the_page_and_every_case_on_the_page_is_in_a_test() {
    assertThat(rows().keySet()).as("cases on the page").isEqualTo(new TreeSet<>(uses.keySet()));
    assertThat(uses).as("what reading the tests found").hasSizeGreaterThan(100);
  }

  @Test
  void every_case_has_a_public_thread_or_a_measurement_and_one_sentence() {
    assertThat(rows().values())
        .allSatisfy(
            row -> {
              assertThat(row.threads()).containsAnyOf("](https://github.com/", "measured");
              assertThat(row.sentence()).matches("[A-Z`].*[a-z0-9`]\\.");
            });
  }

  @Test
  void every_case_names_the_tests_that_hold_it() {
    List<String> page = Repository.lines(PAGE);
    List<String> current = page.stream().map(this::withTests).toList();
    if (Boolean.getBoolean("goldens.write")) {
      Repository.write(PAGE, current);
    }
    assertThat(Repository.lines(PAGE))
        .as("docs/cases.md; -Dgoldens.write=true writes its tests")
        .isEqualTo(current);
  }

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new TreeMap<>();
    for (String line : Repository.lines(PAGE)) {
      if (Row.isRow(line)) {
        Row row = Row.parse(line);
        assertThat(rows.put(row.id(), row)).as("two rows of " + row.id()).isNull();
      }
    }
    return rows;
  }

  private String withTests(String line) {
    if (!Row.isRow(line)) {
      return line;
    }
    Row row = Row.parse(line);
    return new Row(row.id(), row.threads(), row.sentence(), tests(row.id())).toString();
  }

  private String tests(String id) {
    List<String> places = new ArrayList<>(new TreeSet<>(uses.getOrDefault(id, Set.of())));
    // A class is left out where one of its methods is named.
    List<String> all = List.copyOf(places);
    places.removeIf(place -> all.stream().anyMatch(other -> other.startsWith(place + ".")));
    return places.stream().map(place -> "`" + place + "`").collect(Collectors.joining("<br>"));
  }
}
