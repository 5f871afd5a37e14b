package io.boilermaker.manifest;

import io.boilermaker.manifest.DeducedKinds.Kind;
import io.boilermaker.manifest.TypeEntry.Case;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the kinds of a type by which one would not be read as itself.
 *
 * @param found gets the kinds to compare
 */
record KindChanges(
    Map<String, TypeEntry> before, Map<String, TypeEntry> now, Consumer<TypePair> found) {

  /** Returns the first that is found; null if there is none. */
  @Nullable String find(TypePair pair, List<Case> was, List<Case> is) {
    DeducedKinds old = DeducedKinds.of(pair.was(), was, before);
    DeducedKinds deduced = DeducedKinds.of(pair.is(), is, now);
    if (old != null && deduced != null) {
      return deduced(pair, old, deduced);
    }
    Map<String, WireType> cases = new HashMap<>();
    is.forEach(each -> cases.put(each.name(), each.type()));
    for (Case each : was) {
      WireType same = cases.get(each.name());
      if (same == null) {
        return lacks(pair, each);
      }
      compare(pair, each, same);
    }
    return null;
  }

  private static String lacks(TypePair pair, Case old) {
    return ("'" + pair.path() + ": " + pair.is().entryName() + "' no longer has the record ")
        + old.name();
  }

  private void compare(TypePair pair, Case old, WireType same) {
    found.accept(pair.inPlace(pair.path().then("(" + old.name() + ")"), old.type(), same));
  }

  /** The names of these kinds are in no message, so that a kind may have a new one. */
  private @Nullable String deduced(TypePair pair, DeducedKinds was, DeducedKinds is) {
    Set<String> names =
        was.all().stream().map(kind -> kind.itself().name()).collect(Collectors.toSet());
    Set<String> left =
        is.all().stream().map(kind -> kind.itself().name()).collect(Collectors.toSet());
    for (Kind old : was.all()) {
      String name = old.itself().name();
      Kind same = null;
      for (Map.Entry<@Nullable Kind, List<String>> each : was.readBy(old, is).entrySet()) {
        Kind kind = each.getKey();
        String read = kind == null ? "none" : kind.itself().name();
        boolean isNew = !left.contains(name) && !names.contains(read);
        if (kind == null || same != null || !(isNew || read.equals(name))) {
          return ("'" + pair.path() + "' with " + each.getValue() + " was " + name)
              + (" and is " + read + ", by the names of properties");
        }
        same = kind;
        compare(pair, old.itself(), kind.itself().type());
      }
    }
    return null;
  }
}
