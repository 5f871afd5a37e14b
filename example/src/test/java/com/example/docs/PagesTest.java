package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that each line of Java on the pages for users is in a source that the build compiles and a
 * test runs. An ellipsis in a line of its own leaves out a part of the source.
 */
class PagesTest {

  private static final String FENCE = "```";
  private static final String GAP = "// …";

  /**
   * Java on a page.
   *
   * @param place the page and the line
   */
  private record Snippet(String place, List<String> lines) {}

  /** The lines of a source, without indentation and empty lines. */
  private record Source(Path path, List<String> lines) {

    /** Returns the index after the given consecutive lines, or -1 if they are not here. */
    int find(List<String> part, int from) {
      for (int i = from; i + part.size() <= lines.size(); i++) {
        if (lines.subList(i, i + part.size()).equals(part)) {
          return i + part.size();
        }
      }
      return -1;
    }

    boolean contains(Snippet snippet) {
      int place = 0;
      for (List<String> part : parts(snippet)) {
        place = find(part, place);
        if (place < 0) {
          return false;
        }
      }
      return true;
    }
  }

  @Test
  void all_java_on_the_pages_is_compiled_and_run() {
    List<Source> sources = sources();
    List<Snippet> snippets = pages().flatMap(page -> snippets(page).stream()).toList();
    assertThat(snippets).hasSizeGreaterThan(10);
    assertThat(
            snippets.stream()
                .filter(snippet -> sources.stream().noneMatch(source -> source.contains(snippet)))
                .map(snippet -> snippet.place() + ": " + firstStrange(snippet, sources)))
        .as("Java that is in no source")
        .isEmpty();
  }

  @Test
  void the_page_by_question_leads_to_each_page() {
    Path docs = Repository.ROOT.resolve("docs");
    String index = String.join("\n", Repository.lines(docs.resolve("index.md")));
    assertThat(Repository.files(docs, ".md"))
        .filteredOn(page -> page.getParent().equals(docs) && !page.endsWith("index.md"))
        .extracting(page -> "(" + page.getFileName())
        .allMatch(index::contains);
  }

  /** Returns the first line that no source has, or the whole snippet if each line is in one. */
  private static String firstStrange(Snippet snippet, List<Source> sources) {
    return snippet.lines().stream()
        .filter(line -> !line.equals(GAP))
        .filter(line -> sources.stream().noneMatch(source -> source.lines().contains(line)))
        .findFirst()
        .orElseGet(() -> String.join("\n", snippet.lines()));
  }

  private static List<List<String>> parts(Snippet snippet) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : snippet.lines()) {
      if (line.equals(GAP)) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(line);
      }
    }
    return parts;
  }

  private static Stream<Path> pages() {
    return Stream.concat(
        Stream.of(Repository.ROOT.resolve("README.md")),
        Repository.files(Repository.ROOT.resolve("docs"), ".md").stream());
  }

  private static List<Source> sources() {
    return Stream.concat(
            Stream.of("example", "broker", "runtime", "interop", "processor")
                .map(module -> Repository.ROOT.resolve(module).resolve("src")),
            Stream.of(Repository.ROOT.resolve("example/starters")))
        .flatMap(folder -> Repository.files(folder, ".java").stream())
        .map(path -> new Source(path, stripped(Repository.lines(path))))
        .toList();
  }

  private static List<Snippet> snippets(Path page) {
    List<String> lines = Repository.lines(page);
    List<Snippet> snippets = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(FENCE + "java")) {
        int start = i + 1;
        while (!lines.get(i + 1).strip().equals(FENCE)) {
          i++;
        }
        String place = Repository.ROOT.relativize(page) + ", line " + start;
        snippets.add(new Snippet(place, stripped(lines.subList(start, i + 1))));
      }
    }
    return snippets;
  }

  private static List<String> stripped(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
