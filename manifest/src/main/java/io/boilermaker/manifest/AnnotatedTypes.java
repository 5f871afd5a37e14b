package io.boilermaker.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The types of properties with annotations, which stand behind the name in their text. */
final class AnnotatedTypes {

  /** Annotations that give a value no other form, whatever they say of null or of properties. */
  private static final Set<String> INERT =
      Set.of(
          "@JsonBackReference",
          "@JsonIgnoreProperties",
          "@JsonManagedReference",
          "@JsonMerge",
          "@JsonSetter",
          "@JsonUnwrapped");

  private static final String TELLING = "@JsonTypeInfo";
  private static final Pattern ANNOTATION = Pattern.compile("@\\w+");

  /** What has more forms read, but none written. */
  private static final Pattern ACCEPTING =
      Pattern.compile("@JsonFormat with=\\[(?:ACCEPT_\\w+(?:%2c )?)+]");

  /** What has all numbers written as texts, the wider ones alike. */
  private static final String AS_TEXT = "@JsonFormat shape=STRING";

  private static final Pattern OF_THE_JDK =
      Pattern.compile("java\\.(?:lang|math|net|time|util)\\.(\\w+)");

  private static final String OPTIONAL = "java.util.Optional";

  /** The names in the manifest of containers that are known by their classes here. */
  private static final Map<String, String> CONTAINERS =
      Map.of(
          "java.lang.Iterable", "list",
          "java.util.Collection", "list",
          "java.util.List", "list",
          "java.util.ArrayList", "list",
          "java.util.LinkedList", "list",
          "java.util.Set", "set",
          "java.util.HashSet", "set",
          "java.util.LinkedHashSet", "set",
          "java.util.Map", "map");

  private AnnotatedTypes() {}

  /**
   * Returns two types without their annotations, if these are the same and do not depend on the
   * types; null otherwise.
   */
  static @Nullable TypePair plain(
      TypePair pair, Map<String, TypeEntry> before, Map<String, TypeEntry> now) {
    boolean haveKinds = !pair.was().jacksonKinds().isEmpty();
    if (!isPlain(pair.was())
        || !isPlain(pair.is())
        || haveKinds == pair.is().jacksonKinds().isEmpty()) {
      return null;
    }
    String annotations = annotations(pair.was());
    WireType was = inMessages(withoutAnnotations(pair.was()), before);
    WireType is = inMessages(withoutAnnotations(pair.is()), now);
    return was != null
            && is != null
            && annotations.equals(annotations(pair.is()))
            && (areInert(annotations, haveKinds) || areTexts(annotations, was, is))
        ? pair.inPlace(pair.path(), was, is)
        : null;
  }

  /** Returns whether a property tells its kinds apart, whatever its type says. */
  static boolean tellKinds(WireType type) {
    return !type.jacksonKinds().isEmpty() && annotations(type).contains(TELLING);
  }

  private static boolean areInert(String annotations, boolean haveKinds) {
    return ANNOTATION
        .matcher(ACCEPTING.matcher(annotations).replaceAll(""))
        .results()
        .map(found -> found.group())
        .allMatch(name -> INERT.contains(name) || (haveKinds && name.equals(TELLING)));
  }

  private static boolean areTexts(String annotations, WireType was, WireType is) {
    return annotations.equals(AS_TEXT) && WiderTypes.isNumber(was) && WiderTypes.isNumber(is);
  }

  /**
   * Returns whether two types with the same annotations have the same values in the same forms,
   * whatever the annotations do: one is an optional of the other, or another list.
   */
  static boolean haveOneForm(WireType was, WireType is) {
    return was.hasAnnotations()
        && is.hasAnnotations()
        && annotations(was).equals(annotations(is))
        && was.arguments().size() == 1
        && is.arguments().size() == 1
        && form(withoutAnnotations(was)).equals(form(withoutAnnotations(is)));
  }

  private static WireType form(WireType type) {
    List<WireType> held = type.arguments().stream().map(AnnotatedTypes::form).toList();
    return type.name().equals(OPTIONAL) && held.size() == 1
        ? held.get(0)
        : new WireType(CONTAINERS.getOrDefault(type.name(), type.name()), held, false);
  }

  /**
   * Returns the type arguments of one class in two releases that are not the same, but for those of
   * which nothing is known.
   */
  static List<TypePair> knownArguments(
      TypePair pair, Map<String, TypeEntry> before, Map<String, TypeEntry> now) {
    List<TypePair> known = new ArrayList<>();
    List<WireType> was = arguments(pair.was(), pair.is());
    List<WireType> is = arguments(pair.is(), pair.was());
    for (int i = 0; i < was.size(); i++) {
      WireType from = inMessages(was.get(i), before);
      WireType to = inMessages(is.get(i), now);
      if (!was.get(i).equals(is.get(i)) && from != null && to != null) {
        known.add(pair.part("<" + i + ">", from, to));
      }
    }
    return known;
  }

  /** Returns how many there are that are not the same. */
  static long changedArguments(TypePair pair) {
    List<WireType> was = arguments(pair.was(), pair.is());
    List<WireType> is = arguments(pair.is(), pair.was());
    return IntStream.range(0, was.size()).filter(i -> !was.get(i).equals(is.get(i))).count();
  }

  /** Returns the type arguments of a class that is another one with its own; none of others. */
  private static List<WireType> arguments(WireType type, WireType other) {
    if (!isGeneric(type) || !isGeneric(other)) {
      return List.of();
    }
    WireType one = type.arguments().get(0);
    WireType two = other.arguments().get(0);
    return one.name().equals(two.name()) && one.arguments().size() == two.arguments().size()
        ? one.arguments()
        : List.of();
  }

  /** Returns whether it is a class with type arguments, without annotations. */
  private static boolean isGeneric(WireType type) {
    return type.name().equals("jackson")
        && !type.hasAnnotations()
        && !type.arguments().get(0).arguments().isEmpty();
  }

  /** Returns whether annotations name no other classes. */
  private static boolean isPlain(WireType type) {
    return type.hasAnnotations() && type.withoutKinds().arguments().size() == 1;
  }

  private static String annotations(WireType type) {
    return type.arguments().get(0).name().replaceFirst("^[^ ]* ?", "");
  }

  private static WireType withoutAnnotations(WireType type) {
    WireType named = type.arguments().get(0);
    return new WireType(named.name().replaceFirst(" .*", ""), named.arguments(), false);
  }

  /** Returns a type of Java as it is named where it has no annotations; null if that is unknown. */
  private static @Nullable WireType inMessages(WireType java, Map<String, TypeEntry> entries) {
    WireType left = WireType.of("jackson", java);
    if (entries.containsKey(left.entryName())) {
      return left;
    }
    if (java.arguments().isEmpty()) {
      Matcher known = OF_THE_JDK.matcher(java.name());
      if (known.matches()) {
        return WireType.of(known.group(1));
      }
      WireType plain = WireType.of(java.name());
      return plain.readsNull() ? null : plain; // a primitive, and no type variable
    }
    List<WireType> held = new ArrayList<>();
    for (WireType each : java.arguments()) {
      WireType known = inMessages(each, entries);
      if (known == null) {
        return null;
      }
      held.add(known);
    }
    String container = CONTAINERS.get(java.name());
    if (container != null) {
      return new WireType(container, held, false);
    }
    return java.name().equals(OPTIONAL) ? held.get(0) : null;
  }
}
