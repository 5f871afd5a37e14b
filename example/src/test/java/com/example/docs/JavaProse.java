package com.example.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people read in a Java source: its comments and string literals. */
final class JavaProse {

  /** Alternatives in the order in which a scanner has to try them. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<prose>//[^\\n]*|/\\*(?s:.*?)\\*/"
              + "|\"\"\"(?s:\\\\.|(?!\"\"\")[^\\\\])*+\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\")"
              + "|'(?:\\\\.|[^'\\\\\\n])++'|(?s:.)");

  /** What makes a comment: the start of one, its end, and the stars at the start of its lines. */
  private static final Pattern MARKS = Pattern.compile("//+|/\\*+|\\*+/|(?m:^\\s*\\*)");

  private JavaProse() {}

  /**
   * Returns a text of the same lines, in which code is replaced: a phrase is never found across it.
   */
  static String of(String source) {
    StringBuilder prose = new StringBuilder(source.length());
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      String text = token.group("prose");
      if (text == null) {
        token
            .group()
            .chars()
            .map(c -> Character.isWhitespace(c) ? c : 0)
            .forEach(prose::appendCodePoint);
      } else if (text.startsWith("/")) {
        prose.append(MARKS.matcher(text).replaceAll(" "));
      } else {
        prose.append(text);
      }
    }
    return prose.toString();
  }
}
