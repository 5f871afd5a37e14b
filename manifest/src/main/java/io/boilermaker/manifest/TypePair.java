package io.boilermaker.manifest;

import java.util.Map;

/**
 * Two types to compare.
 *
 * @param areKeys whether they are those of a map's keys
 * @param inArray whether annotations of what contains them may have objects written as arrays
 */
record TypePair(ValuePath path, WireType was, WireType is, boolean areKeys, boolean inArray) {

  TypePair part(String step, WireType partWas, WireType partIs) {
    return new TypePair(path.then(step), partWas, partIs, step.equals("{key}"), false);
  }

  /** Returns a pair of what has the place of this one. */
  TypePair inPlace(ValuePath at, WireType partWas, WireType partIs) {
    return new TypePair(at, partWas, partIs, false, inArray);
  }

  /** Returns whether both are classes of the user of which no entry says more than the name. */
  boolean areKnownByNameAlone(Map<String, TypeEntry> before, Map<String, TypeEntry> now) {
    return isKnownByNameAlone(was, before) && isKnownByNameAlone(is, now);
  }

  private static boolean isKnownByNameAlone(WireType type, Map<String, TypeEntry> entries) {
    return type.name().equals("jackson")
        && !entries.containsKey(type.entryName())
        && !type.arguments().get(0).name().startsWith("java.");
  }

  boolean losesNull() {
    return was.readsNull() && !is.readsNull();
  }

  String changed() {
    return "'" + path + "' was " + was + " and is " + is;
  }
}
