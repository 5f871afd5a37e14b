package com.example.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The phrases that prose does not use, each with what to write instead. */
final class WordList {

  private static final String ARROW = " -> ";
  private static final String GAP = "…";

  /**
   * One line of the list.
   *
   * @param phrases any of which it finds, also over the end of a line
   */
  private record Entry(Pattern phrases, String instead) {}

  private final List<Entry> entries;

  private WordList(List<Entry> entries) {
    this.entries = entries;
  }

  static WordList read(Path file) {
    return parse(Repository.lines(file));
  }

  static WordList parse(List<String> lines) {
    return new WordList(
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(WordList::entry)
            .toList());
  }

  private static Entry entry(String line) {
    int arrow = line.indexOf(ARROW);
    if (arrow < 0) {
      throw new IllegalArgumentException("a phrase and what to write instead: " + line);
    }
    String phrases =
        Arrays.stream(line.substring(0, arrow).split(", "))
            .map(WordList::regex)
            .collect(Collectors.joining("|"));
    return new Entry(
        Pattern.compile(
            "(?<![\\w-])(?:" + phrases + ")(?![\\w-])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        line.substring(arrow + ARROW.length()));
  }

  private static String regex(String phrase) {
    return Arrays.stream(phrase.strip().split(" "))
        .map(word -> word.equals(GAP) ? "(?:[\\w'-]+\\s+){0,3}?" : Pattern.quote(word) + "\\s+")
        .collect(Collectors.joining())
        .replaceFirst("\\\\s\\+$", "");
  }

  int size() {
    return entries.size();
  }

  /** Returns the phrases found in a text, each with its line and what to write instead. */
  List<String> find(String name, String text) {
    List<String> found = new ArrayList<>();
    for (Entry entry : entries) {
      Matcher matcher = entry.phrases().matcher(text);
      while (matcher.find()) {
        long line = 1 + text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
        String phrase = matcher.group().replaceAll("\\s+", " ");
        found.add(name + ":" + line + ": '" + phrase + "'; write: " + entry.instead());
      }
    }
    return found;
  }
}
