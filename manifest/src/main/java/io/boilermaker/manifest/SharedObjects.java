package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an argument that Jackson writes once, by {@code @JsonIdentityInfo}: wherever else
 * they are, a number refers to them. They must be read where they were written first, and as one
 * class wherever they are.
 */
final class SharedObjects {

  private static final String IDENTITY = "@JsonIdentityInfo";

  private final NamedTypes before;
  private final WireType argument;
  private final boolean areThere;
  private final Map<String, String> readAs = new HashMap<>();

  SharedObjects(Map<String, TypeEntry> before, WireType argument) {
    this.before = new NamedTypes(before);
    this.argument = argument;
    this.areThere = before.values().stream().anyMatch(SharedObjects::isShared);
  }

  private static boolean isShared(@Nullable TypeEntry entry) {
    return entry instanceof JacksonEntry left
        && left.annotations().stream().anyMatch(text -> text.startsWith(IDENTITY));
  }

  /** Returns whether objects of a type that were read as one class would be read as another. */
  @Nullable String readAsTwo(TypePair pair) {
    if (!areThere || !isShared(before.all().get(pair.was().entryName()))) {
      return null;
    }
    String is = pair.is().entryName();
    String other = readAs.putIfAbsent(pair.was().entryName(), is);
    return other == null || other.equals(is)
        ? null
        : pair.changed() + ", while it is " + other + " where the same object may be";
  }

  /**
   * Returns the first property that is gone, of which a remaining one may have an object that is
   * written there.
   */
  @Nullable String lost(ValuePath path, ObjectEntry was, Set<Field> read) {
    for (Field old : areThere ? was.fields() : List.<Field>of()) {
      if (!read.contains(old) && !old.type().equals(JacksonEntry.HIDDEN)) {
        Map<String, TypeEntry> others = before.in(List.of(argument), was, old);
        for (TypeEntry each : before.in(List.of(old.type())).values()) {
          if (isShared(each) && others.containsKey(each.name())) {
            return ("'" + path + "." + old.name() + "' is gone, in which an object of ")
                + (each.name() + " may be written that others refer to");
          }
        }
      }
    }
    return null;
  }
}
