package io.boilermaker.manifest;

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

  boolean losesNull() {
    return was.readsNull() && !is.readsNull();
  }

  String changed() {
    return "'" + path + "' was " + was + " and is " + is;
  }
}
