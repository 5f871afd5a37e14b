package io.boilermaker.manifest.python;

import java.util.Locale;

/** Texts as Python source. */
final class Literals {

  private Literals() {}

  /** Returns a string literal. */
  static String string(String text) {
    return '"' + escaped(text) + '"';
  }

  /** Escapes a text for the quotes of a literal or a docstring. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c >= ' ' && c < 0x7f) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(Locale.ROOT, "\\U%08x", c));
              }
            });
    return out.toString();
  }
}
