package io.boilermaker.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of a value in messages. Its text is a name with type arguments, such as {@code
 * map<String,list<com.example.Order>>}.
 *
 * <p>Names without a dot are those of Java's own types, of {@code bytes} (base64 text), {@code
 * list}, {@code set} and {@code map}, and {@code jackson<…>} for a class that Jackson alone knows.
 * An optional is what it holds, since null stands for the empty one; all arrays are lists. A name
 * with a dot is a record, an enum or a sealed hierarchy, of which the manifest has an entry under
 * the type's whole text.
 *
 * @param name the name before the type arguments
 */
public record WireType(String name, List<WireType> arguments) {

  /** Copies the list. */
  public WireType {
    arguments = List.copyOf(arguments);
  }

  /** Returns a type with type arguments. */
  public static WireType of(String name, WireType... arguments) {
    return new WireType(name, List.of(arguments));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is no type
   */
  public static WireType parse(String text) {
    Parser parser = new Parser(text);
    WireType type = parser.type();
    if (parser.at != text.length()) {
      throw parser.wrong();
    }
    return type;
  }

  /** Returns whether a manifest has an entry for the type. */
  public boolean isNamed() {
    return name.contains(".");
  }

  @Override
  public String toString() {
    return arguments.isEmpty()
        ? name
        : arguments.stream()
            .map(WireType::toString)
            .collect(Collectors.joining(",", name + "<", ">"));
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    WireType type() {
      int start = at;
      while (at < text.length() && "<>,".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (at == start) {
        throw wrong();
      }
      return new WireType(text.substring(start, at), arguments());
    }

    private List<WireType> arguments() {
      List<WireType> arguments = new ArrayList<>();
      if (at < text.length() && text.charAt(at) == '<') {
        do {
          at++;
          arguments.add(type());
        } while (at < text.length() && text.charAt(at) == ',');
        if (at == text.length() || text.charAt(at) != '>') {
          throw wrong();
        }
        at++;
      }
      return arguments;
    }

    IllegalArgumentException wrong() {
      return new IllegalArgumentException("'" + text + "' is no type");
    }
  }
}
