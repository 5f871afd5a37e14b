package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that pages and sources use the words that the field uses. */
class WordListTest {

  private final WordList words = WordList.read(Repository.ROOT.resolve("docs/word-list.txt"));

  @Test
  void pages_use_the_words_of_the_field() {
    List<Path> pages = Repository.files(Repository.ROOT, ".md");
    assertThat(pages).hasSizeGreaterThan(20);
    assertThat(pages.stream().flatMap(page -> words.find(name(page), text(page)).stream()))
        .isEmpty();
  }

  @Test
  void java_sources_use_the_words_of_the_field() {
    List<Path> sources =
        Repository.inModules("src/main/java").stream()
            .flatMap(root -> Repository.files(root, ".java").stream())
            .toList();
    assertThat(sources).hasSizeGreaterThan(100);
    assertThat(
            sources.stream()
                .flatMap(source -> words.find(name(source), JavaProse.of(text(source))).stream()))
        .isEmpty();
  }

  @Test
  void a_phrase_is_found_in_any_case_across_lines_and_around_some_words() {
    WordList list = WordList.parse(List.of("# no phrase", "", "hand … back, anew -> release"));
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.find("a.md", "x\nAnew, hand the\nmessage back; handback; renew."))
        .containsExactly(
            "a.md:2: 'Anew'; write: release", "a.md:2: 'hand the message back'; write: release");
    assertThat(list.find("a.md", "hand one two three four back, hand-back, anewly")).isEmpty();
  }

  @Test
  void of_java_only_comments_and_string_literals_are_prose() {
    WordList list = WordList.parse(List.of("tell of -> report"));
    String source =
        """
        /**
         * They tell
         * of it.
         */
        class Tell { // tell
          // of
          char quote = '"'; int tell, of;
          String escaped = "\\" tell of";
          String block = \"""
              tell of\""";
          String tell = "tell" + "of"; /* tell */ int of;
        }
        """;
    assertThat(list.find("A.java", JavaProse.of(source)))
        .containsExactly(
            "A.java:2: 'tell of'; write: report",
            "A.java:5: 'tell of'; write: report",
            "A.java:8: 'tell of'; write: report",
            "A.java:10: 'tell of'; write: report");
  }

  private static String name(Path file) {
    return Repository.name(file);
  }

  private static String text(Path file) {
    return String.join("\n", Repository.lines(file));
  }
}
