package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an argument that Jackson writes once, by {@code @JsonIdentityInfo} of their class
 * or of a property that has them: wherever else they are, a number refers to them. They must be
 * read where they were written first, and as one class wherever they are.
 */
final class SharedObjects {

  private static final String IDENTITY = "@JsonIdentityInfo";

  private final NamedTypes before;
  private final WireType argument;
  private final Set<String> names;
  private final Map<String, String> readAs = new HashMap<>();

  /**
   * Takes the objects of an argument.
   *
   * @param names of the entries of such objects
   */
  SharedObjects(Map<String, TypeEntry> before, Set<String> names, WireType argument) {
    this.before = new NamedTypes(before);
    this.names = names;
    this.argument = argument;
  }

  /** Returns the names of the entries whose objects are written once. */
  static Set<String> names(Collection<TypeEntry> entries) {
    return entries.stream().flatMap(SharedObjects::names).collect(Collectors.toSet());
  }

  /** Returns the names of entries that an entry says are shared: itself, or those of a property. */
  private static Stream<String> names(TypeEntry entry) {
    if (!(entry instanceof ObjectEntry object)) {
      return Stream.empty();
    }
    boolean isShared =
        entry instanceof JacksonEntry left
            && left.annotations().stream().anyMatch(text -> text.startsWith(IDENTITY));
    return Stream.concat(
        Stream.of(entry.name()).filter(name -> isShared),
        object.fields().stream()
            .map(Field::type)
            .filter(type -> type.hasAnnotations() && type.toString().contains(IDENTITY))
            .flatMap(type -> type.jacksonParts().stream().map(WireType::entryName)));
  }

  /** Returns whether objects of a type that were read as one class would be read as another. */
  @Nullable String readAsTwo(TypePair pair) {
    if (!names.contains(pair.was().entryName())) {
      return null;
    }
    String is = pair.is().entryName();
    String other = readAs.putIfAbsent(pair.was().entryName(), is);
    return other == null || other.equals(is)
        ? null
        : pair.changed() + ", while it is " + other + " where the same object may be";
  }

  /** Returns whether there are such objects, so that what else an argument has matters. */
  boolean areThere() {
    return !names.isEmpty();
  }

  /** Returns whether what is read without a type may be the number of an object. */
  @Nullable String readAsNumber(TypePair pair) {
    return before.in(List.of(pair.was())).keySet().stream()
        .filter(names::contains)
        .sorted()
        .findFirst()
        .map(name -> pair.changed() + ", where an object of " + name + " may be a number")
        .orElse(null);
  }

  /**
   * Returns the first property that is gone, of which a remaining one may have an object that is
   * written there.
   */
  @Nullable String lost(ValuePath path, ObjectEntry was, Set<Field> read) {
    for (Field old : areThere() ? was.fields() : List.<Field>of()) {
      if (!read.contains(old) && !old.type().equals(JacksonEntry.HIDDEN)) {
        Map<String, TypeEntry> others = before.in(List.of(argument), was, old);
        for (TypeEntry each : before.in(List.of(old.type())).values()) {
          if (names.contains(each.name()) && others.containsKey(each.name())) {
            return ("'" + path + "." + old.name() + "' is gone, in which an object of ")
                + (each.name() + " may be written that others refer to");
          }
        }
      }
    }
    return null;
  }
}
