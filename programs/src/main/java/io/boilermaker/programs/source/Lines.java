package io.boilermaker.programs.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of a source that is being written, some of them with a name. */
final class Lines {

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> named = new HashMap<>();

  void add(String text) {
    text.lines().forEach(lines::add);
  }

  /** Adds one line that is found again by a name. */
  void add(String name, String line) {
    lines.add(line);
    named.put(name, lines.size());
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Returns the numbers of the lines with a name. */
  Map<String, Integer> named() {
    return Map.copyOf(named);
  }
}
