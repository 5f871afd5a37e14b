package io.boilermaker.internal.json;

/** Measures how deep a JSON text nests; the text is known to be valid. */
public final class JsonDepth {

  private JsonDepth() {}

  public static int of(RawJson value) {
    byte[] json = value.bytes();
    int end = value.offset() + value.length();
    int depth = 0;
    int deepest = 0;
    boolean inString = false;
    for (int i = value.offset(); i < end; i++) {
      byte b = json[i];
      if (inString) {
        if (b == '\\') {
          i++;
        } else if (b == '"') {
          inString = false;
        }
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        deepest = Math.max(deepest, ++depth);
      } else if (b == '}' || b == ']') {
        depth--;
      }
    }
    return deepest;
  }
}
