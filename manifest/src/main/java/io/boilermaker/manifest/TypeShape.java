package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of a type that is compiled into its codec. Constants of an enum are asked for at run
 * time, and the order of constants or cases is of no matter; that of components is the
 * constructor's.
 *
 * @param kind the kind of the type, with its article
 * @param parts what it is made of
 */
record TypeShape(String kind, List<String> parts) {

  static TypeShape of(TypeEntry type) {
    if (type instanceof RecordEntry entry) {
      return new TypeShape(
          "a record",
          entry.fields().stream()
              .map(field -> field.name() + ": " + field.type() + (field.optional() ? "?" : ""))
              .toList());
    }
    if (type instanceof SealedEntry entry) {
      Stream<String> cases = entry.cases().stream().map(each -> each.name() + ": " + each.type());
      return new TypeShape("a sealed type", cases.sorted().toList());
    }
    String texts = ((EnumEntry) type).texts();
    return new TypeShape(
        "an enum", texts == null ? List.of("names as texts") : List.of("texts of " + texts + "()"));
  }

  /** Returns what another shape of the type has not. */
  String without(TypeShape other) {
    if (!kind.equals(other.kind)) {
      return kind;
    }
    List<String> own = parts.stream().filter(part -> !other.parts.contains(part)).toList();
    if (own.isEmpty()) {
      return parts.size() < other.parts.size() ? "nothing more" : "the same in another order";
    }
    return String.join(", ", own);
  }
}
