package io.boilermaker.manifest;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
          "@JsonSetter");

  private static final String TELLING = "@JsonTypeInfo";
  private static final Pattern ANNOTATION = Pattern.compile("@\\w+");
  private static final Pattern OF_THE_JDK = Pattern.compile("java\\.(?:lang|math)\\.(\\w+)");

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
    boolean areInert =
        ANNOTATION
            .matcher(annotations)
            .results()
            .map(found -> found.group())
            .allMatch(name -> INERT.contains(name) || (haveKinds && name.equals(TELLING)));
    WireType was = withoutAnnotations(pair.was(), before);
    WireType is = withoutAnnotations(pair.is(), now);
    return areInert && was != null && is != null && annotations.equals(annotations(pair.is()))
        ? pair.inPlace(pair.path(), was, is)
        : null;
  }

  /** Returns whether annotations name no other classes, and the type has no arguments. */
  private static boolean isPlain(WireType type) {
    return type.hasAnnotations()
        && type.withoutKinds().arguments().size() == 1
        && type.arguments().get(0).arguments().isEmpty();
  }

  private static String annotations(WireType type) {
    return type.arguments().get(0).name().replaceFirst("^[^ ]* ?", "");
  }

  private static @Nullable WireType withoutAnnotations(
      WireType type, Map<String, TypeEntry> entries) {
    String name = type.arguments().get(0).name().replaceFirst(" .*", "");
    WireType left = WireType.of("jackson", WireType.of(name));
    if (entries.containsKey(left.entryName())) {
      return left;
    }
    Matcher known = OF_THE_JDK.matcher(name);
    if (known.matches()) {
      return WireType.of(known.group(1));
    }
    return name.contains(".") || !type.jacksonKinds().isEmpty() ? null : WireType.of(name);
  }
}
