package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.List;

/** The outermost parentheses of a piece of generated code. */
final class Brackets {

  private final StringBuilder code = new StringBuilder();
  private final List<Integer> calls = new ArrayList<>();
  private List<Integer> commas = new ArrayList<>();
  private int start;
  private int end;
  private int depth;
  private int angles;

  Brackets(CharSequence code) {
    append(code);
  }

  /** Adds more code, in which no literal goes on: a statement may have very many lines. */
  void append(CharSequence more) {
    int from = code.length();
    code.append(more);
    for (int i = from; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfLiteral(i);
      } else {
        read(c, i);
      }
    }
  }

  /** Returns whether some parenthesis is not closed. */
  boolean isOpen() {
    return depth > 0;
  }

  /** Returns whether there is something between the last outermost parentheses. */
  boolean hasElements() {
    return end > start;
  }

  /** Returns the position after the last outermost opening parenthesis. */
  int start() {
    return start;
  }

  /** Returns the positions of the commas between the last outermost parentheses. */
  List<Integer> commas() {
    return commas;
  }

  /**
   * Returns the positions where calls in a chain begin: the first expression, and each later dot.
   */
  List<Integer> calls() {
    return calls;
  }

  private void read(char c, int at) {
    switch (c) {
      case '(' -> open(at);
      case ')' -> close(at);
      case '<' -> angles++;
      case '>' -> angles -= at > 0 && code.charAt(at - 1) == '-' ? 0 : 1;
      case ',' -> {
        if (depth == 1 && angles == 0) {
          commas.add(at);
        }
      }
      case '.' -> {
        if (depth == 0 && at > 0 && code.charAt(at - 1) == ')') {
          calls.add(at);
        }
      }
      default -> {}
    }
  }

  private void open(int at) {
    if (depth == 0) {
      start = at + 1;
      commas = new ArrayList<>();
      if (calls.isEmpty()) {
        calls.add(0);
      }
    }
    depth++;
  }

  /** Closes a parenthesis, unless it is one that the code before this piece has opened. */
  private void close(int at) {
    if (depth > 0) {
      depth--;
      end = at;
    }
  }

  private int endOfLiteral(int start) {
    int i = start + 1;
    while (code.charAt(i) != code.charAt(start)) {
      i += code.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
