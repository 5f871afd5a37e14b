package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The path from an argument to the value that was rejected, as a JSON pointer such as {@code
 * /items/3/price}. Keys of maps are values, and may be secret: they show as {@code *}. Only a
 * record's components are named, and their codecs mark the objects as such.
 */
final class JsonPath {

  private static final int MAX_LENGTH = 200;

  private JsonPath() {}

  /** The property names of an object that may be shown. */
  interface Names {
    boolean contains(String name);
  }

  /** Marks the object on whose start, or on one of whose properties, the parser is. */
  static void mark(JsonParser in, Names names) {
    in.assignCurrentValue(names);
  }

  /** Starts an object that is marked. */
  static void start(JsonGenerator out, Names names) throws IOException {
    out.writeStartObject(names);
  }

  /**
   * Returns the path from {@code outer}, exclusive, to the parser's position; empty if it is at
   * {@code outer}.
   */
  static String of(JsonParser in, @Nullable JsonStreamContext outer) {
    return path(in.getParsingContext(), outer, 0);
  }

  /** Returns the path from {@code outer}, exclusive, to the value that could not be written. */
  static String of(JsonGenerator out, @Nullable JsonStreamContext outer) {
    // A generator counts an element when it is written, and this one was not.
    return path(out.getOutputContext(), outer, 1);
  }

  private static String path(
      JsonStreamContext inner, @Nullable JsonStreamContext outer, int unwritten) {
    var path = new StringBuilder();
    JsonStreamContext context = inner;
    while (context != null && context != outer) {
      path.insert(0, step(context, context == inner ? unwritten : 0));
      context = context.getParent();
    }
    if (path.length() > MAX_LENGTH) {
      path.setLength(MAX_LENGTH);
      path.append('…');
    }
    return path.toString();
  }

  private static String step(JsonStreamContext context, int unwritten) {
    if (context.inArray()) {
      int index = (context.hasCurrentIndex() ? context.getCurrentIndex() : -1) + unwritten;
      return index < 0 ? "" : "/" + index;
    }
    if (!context.hasCurrentName()) {
      return "";
    }
    String name = context.getCurrentName();
    boolean shown = context.getCurrentValue() instanceof Names names && names.contains(name);
    return shown ? "/" + name : "/*";
  }
}
