package io.boilermaker.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value in messages. Its text is a name with type arguments, such as {@code
 * map<String,list<com.example.Order>>}.
 *
 * <p>Names without a dot are those of Java's own types, of {@code bytes} (base64 text), {@code
 * list}, {@code set} and {@code map}, and {@code jackson<…>} for a class that Jackson alone knows;
 * of some of these the manifest has an entry, too. {@code sortedset} and {@code sortedmap} are
 * those that collapse values which are not equal: the natural order takes them for the same. An
 * optional is what it holds, since null stands for the empty one; all arrays are lists. A name with
 * a dot is a record, an enum or a sealed hierarchy, of which the manifest has an entry under the
 * type's whole text.
 *
 * <p>JSON null is a value of all types but the primitive ones, and those with a {@code !} behind
 * them: {@code list<String!>} has no null in it. The class of a primitive without null is written
 * as the primitive.
 *
 * @param name the name before the type arguments
 * @param refusesNull whether JSON null, a value of the type by its name, is none here
 */
public record WireType(String name, List<WireType> arguments, boolean refusesNull) {

  /** How the names of types that Jackson alone knows begin. */
  public static final String JACKSON = "jackson<";

  /** The name of the argument of a {@code jackson<…>} that has the kinds of a property. */
  public static final String KINDS = "kinds";

  /** The primitive types, which null is no value of, and the classes for which it is. */
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "Boolean",
          "byte", "Byte",
          "short", "Short",
          "int", "Integer",
          "long", "Long",
          "float", "Float",
          "double", "Double",
          "char", "Character");

  /** Copies the list; gives a type without null that has a primitive name that name. */
  public WireType {
    arguments = List.copyOf(arguments);
    if (refusesNull && BOXES.containsValue(name)) {
      name = primitive(name);
    }
    refusesNull &= !BOXES.containsKey(name);
  }

  /** Returns a type with type arguments. */
  public static WireType of(String name, WireType... arguments) {
    return new WireType(name, List.of(arguments), false);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is no type
   */
  public static WireType parse(String text) {
    return new Parser(text).parse();
  }

  /** Returns whether a manifest has an entry for the type. */
  public boolean isNamed() {
    return name.contains(".");
  }

  /** Returns the name of the manifest's entry for the type. */
  public String entryName() {
    return refusesNull ? new WireType(name, arguments, false).toString() : toString();
  }

  /** Returns whether JSON null is a value of the type. */
  public boolean readsNull() {
    return !refusesNull && !BOXES.containsKey(name);
  }

  /** Returns whether annotations or kinds stand behind the name of a {@code jackson<…>}. */
  boolean hasAnnotations() {
    return name.equals("jackson") && (arguments.size() > 1 || arguments.get(0).name.contains(" "));
  }

  /**
   * Returns the types by the names of the kinds that a property has in its {@code jackson<…>},
   * which are its last argument; none if it has no kinds.
   */
  List<TypeEntry.Case> jacksonKinds() {
    return !hasAnnotations() || !last().name.equals(KINDS)
        ? List.of()
        : last().arguments.stream()
            .map(kind -> new TypeEntry.Case(kind.name, kind.arguments.get(0)))
            .toList();
  }

  private WireType last() {
    return arguments.get(arguments.size() - 1);
  }

  /** Returns the type without {@link #jacksonKinds}. */
  WireType withoutKinds() {
    return jacksonKinds().isEmpty()
        ? this
        : new WireType(name, arguments.subList(0, arguments.size() - 1), refusesNull);
  }

  /**
   * Returns the types of a {@code jackson<…>} but its kinds, each as one of its own, without the
   * annotations that stand behind its name.
   */
  List<WireType> jacksonParts() {
    List<WireType> parts = new ArrayList<>();
    Deque<WireType> open = new ArrayDeque<>(withoutKinds().arguments);
    while (!open.isEmpty()) {
      WireType next = open.remove();
      open.addAll(next.arguments);
      String plain = next.name.replaceAll(" .*|\\[\\]", "");
      parts.add(of("jackson", new WireType(plain, next.arguments, false)));
    }
    return parts;
  }

  /** Returns the type with all its values but null. */
  public WireType withoutNull() {
    return new WireType(name, arguments, true);
  }

  /** Returns the name; of a primitive that of its class. */
  String boxedName() {
    return BOXES.getOrDefault(name, name);
  }

  private static String primitive(String box) {
    return BOXES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(box))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  @Override
  public String toString() {
    return append(new StringBuilder()).toString();
  }

  private StringBuilder append(StringBuilder text) {
    text.append(name);
    for (int i = 0; i < arguments.size(); i++) {
      arguments.get(i).append(text.append(i == 0 ? '<' : ','));
    }
    return text.append(arguments.isEmpty() ? "" : ">").append(refusesNull ? "!" : "");
  }

  /** Reads without recursion: a text may be nested as deep as it is long. */
  private static final class Parser {

    /** No program has such types; what works on types may then call itself. */
    private static final int DEEPEST = 500;

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    /** A type whose arguments are being read. */
    private record Open(String name, List<WireType> arguments) {}

    Parser(String text) {
      this.text = text;
    }

    WireType parse() {
      WireType type = null;
      while (type == null) {
        String name = name();
        if (takes('<')) {
          open.push(new Open(name, new ArrayList<>()));
          if (open.size() > DEEPEST) {
            throw wrong(": it is nested deeper than " + DEEPEST);
          }
        } else {
          type = closed(ended(name, List.of()));
        }
      }
      return type;
    }

    private String name() {
      int start = at;
      while (at < text.length() && "<>,!".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (at == start) {
        throw wrong("");
      }
      return text.substring(start, at);
    }

    private WireType ended(String name, List<WireType> arguments) {
      return new WireType(name, arguments, takes('!'));
    }

    /** Returns the whole type, or null if another argument follows. */
    private @Nullable WireType closed(WireType last) {
      WireType type = last;
      while (!open.isEmpty()) {
        open.element().arguments().add(type);
        if (takes(',')) {
          return null;
        }
        if (!takes('>')) {
          throw wrong("");
        }
        Open ends = open.pop();
        type = ended(ends.name(), ends.arguments());
      }
      if (at < text.length()) {
        throw wrong("");
      }
      return type;
    }

    private boolean takes(char expected) {
      boolean found = at < text.length() && text.charAt(at) == expected;
      at += found ? 1 : 0;
      return found;
    }

    private IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException("'" + QuotedWords.shortened(text) + "' is no type" + why);
    }
  }
}
