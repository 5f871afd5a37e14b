package io.boilermaker.manifest;

import static java.util.Map.entry;

import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check that every value of one type is read as the same value of another. */
final class TypeCompatibility {

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

  /** The types, but for Object and those that are always the same, that hold each value of one. */
  private static final Map<String, Set<String>> WIDER =
      Map.ofEntries(
          entry(
              "Byte",
              Set.of("Short", "Integer", "Long", "BigInteger", "Float", "Double", "BigDecimal")),
          entry("Short", Set.of("Integer", "Long", "BigInteger", "Float", "Double", "BigDecimal")),
          entry("Integer", Set.of("Long", "BigInteger", "Double", "BigDecimal")),
          entry("Long", Set.of("BigInteger", "BigDecimal")),
          entry("BigInteger", Set.of("BigDecimal")),
          entry("Float", Set.of("Double", "BigDecimal")),
          entry("Double", Set.of("BigDecimal")),
          entry("Character", Set.of("String")),
          entry("bytes", Set.of("String")),
          entry("Date", Set.of("String", "Instant")),
          entry("Duration", Set.of("String")),
          entry("Instant", Set.of("String")),
          entry("LocalDate", Set.of("String")),
          entry("LocalDateTime", Set.of("String")),
          entry("LocalTime", Set.of("String")),
          entry("Locale", Set.of("String")),
          entry("MonthDay", Set.of("String")),
          entry("OffsetDateTime", Set.of("String")),
          entry("OffsetTime", Set.of("String")),
          entry("Period", Set.of("String")),
          entry("URI", Set.of("String")),
          entry("UUID", Set.of("String")),
          entry("YearMonth", Set.of("String")),
          entry("ZoneId", Set.of("String")),
          entry("ZoneOffset", Set.of("String", "ZoneId")),
          entry("ZonedDateTime", Set.of("String")),
          entry("set", Set.of("list")));

  private final Map<String, TypeEntry> before;
  private final Map<String, TypeEntry> now;

  /** The pairs that were compared, or are being compared: types may contain themselves. */
  private final Set<List<String>> compared = new HashSet<>();

  TypeCompatibility(Map<String, TypeEntry> before, Map<String, TypeEntry> now) {
    this.before = before;
    this.now = now;
  }

  /** Returns the types that read what {@code type} writes. */
  static Set<String> wider(String type) {
    return WIDER.getOrDefault(type, Set.of());
  }

  /**
   * Returns the first difference that matters; null if there is none.
   *
   * @param path how to get to the value, such as {@code order.lines[]}
   */
  @Nullable String difference(String path, WireType was, WireType is) {
    compared.clear();
    return compare(path, was, is);
  }

  private @Nullable String compare(String path, WireType was, WireType is) {
    boolean mayBeNull = !BOXES.containsKey(was.name());
    if (mayBeNull && BOXES.containsKey(is.name())) {
      return boxed(was).equals(boxed(is))
          ? changed(path, was, is) + ", which null is no value of"
          : changed(path, was, is);
    }
    if (is.name().equals("Object")) {
      return null;
    }
    if (was.isNamed() || is.isNamed()) {
      return named(path, was, is);
    }
    String from = boxed(was);
    String to = boxed(is);
    boolean isSameKind = from.equals(to) || wider(from).contains(to);
    if (!isSameKind || was.arguments().size() != is.arguments().size()) {
      return changed(path, was, is);
    }
    if (was.name().equals("jackson")) {
      return was.equals(is) ? null : changed(path, was, is);
    }
    return arguments(path, was, is);
  }

  private @Nullable String arguments(String path, WireType was, WireType is) {
    List<String> steps = was.name().equals("map") ? List.of("{key}", "{}") : List.of("[]");
    for (int i = 0; i < was.arguments().size(); i++) {
      String difference =
          compare(path + steps.get(i), was.arguments().get(i), is.arguments().get(i));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable String named(String path, WireType was, WireType is) {
    if (!compared.add(List.of(was.toString(), is.toString()))) {
      return null;
    }
    TypeEntry from = before.get(was.toString());
    TypeEntry to = now.get(is.toString());
    if (from instanceof RecordEntry a && to instanceof RecordEntry b) {
      return records(path, a, b);
    }
    if (from instanceof EnumEntry a && to instanceof EnumEntry b) {
      return enums(path, a, b);
    }
    if (from instanceof SealedEntry a && to instanceof SealedEntry b) {
      return hierarchies(path, a, b);
    }
    if (from instanceof EnumEntry && is.name().equals("String")) {
      return null;
    }
    return changed(path, was, is);
  }

  private @Nullable String records(String path, RecordEntry was, RecordEntry is) {
    for (Field field : is.fields()) {
      String place = path + "." + field.name();
      Field old =
          was.fields().stream()
              .filter(each -> each.name().equals(field.name()))
              .findFirst()
              .orElse(null);
      if (old == null && !field.optional()) {
        return "'" + place + ": " + field.type() + "' is new and no Optional";
      }
      if (old != null && old.optional() && !field.optional()) {
        return "'" + place + ": " + field.type() + "' was an Optional, which may be left out";
      }
      String difference = old == null ? null : compare(place, old.type(), field.type());
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable String enums(String path, EnumEntry was, EnumEntry is) {
    for (String constant : was.constants()) {
      if (!is.constants().contains(constant)) {
        return "'" + path + ": " + is.name() + "' no longer has the constant " + constant;
      }
    }
    return null;
  }

  private @Nullable String hierarchies(String path, SealedEntry was, SealedEntry is) {
    for (Case old : was.cases()) {
      Case same =
          is.cases().stream()
              .filter(each -> each.name().equals(old.name()))
              .findFirst()
              .orElse(null);
      String difference =
          same == null
              ? "'" + path + ": " + is.name() + "' no longer has the record " + old.name()
              : compare(path + "(" + old.name() + ")", old.type(), same.type());
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static String boxed(WireType type) {
    return BOXES.getOrDefault(type.name(), type.name());
  }

  private static String changed(String path, WireType was, WireType is) {
    return "'" + path + "' was " + was + " and is " + is;
  }
}
