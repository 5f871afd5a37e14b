package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a manifest that types name, also through others.
 *
 * @param all the entries of the manifest
 */
record NamedTypes(Map<String, TypeEntry> all) {

  /** Returns those that some types name. */
  Map<String, TypeEntry> in(Collection<WireType> types) {
    return in(types, null, null);
  }

  /**
   * Returns the same without what is in one property alone.
   *
   * @param owner the entry with the property
   */
  Map<String, TypeEntry> in(
      Collection<WireType> types, @Nullable TypeEntry owner, @Nullable Field property) {
    Map<String, TypeEntry> named = new HashMap<>();
    Set<WireType> seen = new HashSet<>();
    Deque<WireType> open = new ArrayDeque<>(types);
    for (WireType next = open.poll(); next != null; next = open.poll()) {
      TypeEntry entry = all.get(next.entryName());
      if (entry != null) {
        named.put(entry.name(), entry);
      }
      Stream<WireType> parts = parts(entry, entry == owner ? property : null);
      Stream.concat(parts(next).stream(), parts).filter(seen::add).forEach(open::add);
    }
    return named;
  }

  private static List<WireType> parts(WireType type) {
    List<WireType> parts = new ArrayList<>(type.arguments());
    if (type.name().equals("jackson")) {
      parts.addAll(type.jacksonParts());
      type.jacksonKinds().forEach(kind -> parts.add(kind.type()));
    }
    return parts;
  }

  private static Stream<WireType> parts(@Nullable TypeEntry entry, @Nullable Field but) {
    if (entry instanceof ObjectEntry object) {
      return Stream.concat(object.fields().stream(), object.written().stream())
          .filter(field -> !field.equals(but))
          .map(Field::type);
    }
    return entry instanceof SealedEntry hierarchy
        ? hierarchy.cases().stream().map(Case::type)
        : Stream.empty();
  }
}
