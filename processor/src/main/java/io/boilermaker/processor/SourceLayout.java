package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays generated code out as google-java-format would: comments of one line on one line, and what
 * does not fit on a line with one parameter, argument or call a line. JavaPoet fills lines instead.
 */
final class SourceLayout {

  private static final int LONGEST_LINE = 100;
  private static final String STEP = "    ";
  private static final String ASSIGNMENT = " = ";

  /**
   * The first characters of lines that stay: empty ones, comments, annotations, texts, ends of
   * blocks.
   */
  private static final String KEPT = " */@\"}";

  private final List<String> lines = new ArrayList<>();

  private SourceLayout() {}

  /** Changes the line breaks of generated code. */
  static String of(String text) {
    SourceLayout layout = new SourceLayout();
    layout.addAll(text.lines().toList());
    return String.join("\n", layout.lines) + "\n";
  }

  private void addAll(List<String> source) {
    int next = 0;
    while (next < source.size()) {
      String line = source.get(next++);
      String code = line.stripLeading();
      String indent = line.substring(0, line.length() - code.length());
      if (code.equals("/**") && source.get(next + 1).endsWith("*/")) {
        lines.add(indent + "/** " + source.get(next).stripLeading().substring(2) + " */");
        next += 2;
      } else if (KEPT.indexOf(code.isEmpty() ? ' ' : code.charAt(0)) >= 0) {
        lines.add(line);
      } else if (code.endsWith("{") && source.get(next).strip().equals("}")) {
        lines.add(line + "}");
        next++;
      } else {
        StringBuilder whole = new StringBuilder(code);
        Brackets brackets = new Brackets(code);
        while (isContinued(whole, brackets)) {
          String more = " " + source.get(next++).stripLeading();
          whole.append(more);
          brackets.append(more);
        }
        add(indent, whole.toString());
      }
    }
  }

  private static boolean isContinued(CharSequence code, Brackets brackets) {
    return switch (code.charAt(code.length() - 1)) {
      case ';', '{', '}' -> false;
      default -> brackets.isOpen() || endsWith(code, " throws");
    };
  }

  private static boolean endsWith(CharSequence code, String end) {
    int start = code.length() - end.length();
    return start >= 0 && code.subSequence(start, code.length()).toString().equals(end);
  }

  private void add(String indent, String code) {
    if (indent.length() + code.length() <= LONGEST_LINE) {
      lines.add(indent + code);
      return;
    }
    int value = startOfValue(code);
    if (value > 0 && indent.length() + STEP.length() + code.length() - value <= LONGEST_LINE) {
      lines.add(indent + code.substring(0, value - 1));
      lines.add(indent + STEP + code.substring(value));
      return;
    }
    Brackets brackets = new Brackets(code);
    if (brackets.calls().size() > 1) {
      addCalls(indent, code, brackets.calls());
    } else if (brackets.hasElements()) {
      addElements(indent, code, brackets);
    } else {
      lines.add(indent + code);
    }
  }

  /** The position of the value in an assignment; 0 in other code. */
  private static int startOfValue(String code) {
    int assignment = code.indexOf(ASSIGNMENT);
    boolean isFirst = assignment > 0 && code.lastIndexOf('(', assignment) < 0;
    return isFirst ? assignment + ASSIGNMENT.length() : 0;
  }

  /** Adds a chain of calls, each after the first on a line of its own. */
  private void addCalls(String indent, String code, List<Integer> starts) {
    add(indent, code.substring(0, starts.get(1)));
    for (int i = 1; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : code.length();
      add(indent + STEP, code.substring(starts.get(i), end));
    }
  }

  private void addElements(String indent, String code, Brackets brackets) {
    lines.add(indent + code.substring(0, brackets.start()));
    int start = brackets.start();
    for (int comma : brackets.commas()) {
      add(indent + STEP, code.substring(start, comma + 1));
      start = comma + 2;
    }
    add(indent + STEP, code.substring(start));
  }
}
