package io.boilermaker.manifest;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** The types that read each value which another one writes, as the same value. */
final class WiderTypes {

  /** The types of which each two values that are not equal are unequal as decimals. */
  private static final Set<String> INTEGERS =
      Set.of("Byte", "Short", "Integer", "Long", "BigInteger");

  private static final Set<String> NUMBERS =
      Set.of("Byte", "Short", "Integer", "Long", "BigInteger", "Float", "Double", "BigDecimal");

  /** The types, but for Object and those that are always the same, that hold each value of one. */
  private static final Map<String, Set<String>> VALUES =
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
          entry("Date", Set.of("String", "Instant", "OffsetDateTime", "ZonedDateTime")),
          entry("Duration", Set.of("String")),
          entry("Instant", Set.of("String")),
          entry("LocalDate", Set.of("String")),
          entry("LocalDateTime", Set.of("String")),
          entry("LocalTime", Set.of("String")),
          entry("Locale", Set.of("String")),
          entry("MonthDay", Set.of("String")),
          entry("OffsetDateTime", Set.of("String", "ZonedDateTime")),
          entry("OffsetTime", Set.of("String")),
          entry("Period", Set.of("String")),
          entry("URI", Set.of("String")),
          entry("UUID", Set.of("String")),
          entry("Year", Set.of("String")),
          entry("YearMonth", Set.of("String")),
          entry("ZoneId", Set.of("String")),
          entry("ZoneOffset", Set.of("String", "ZoneId")),
          entry("ZonedDateTime", Set.of("String")));

  /** The collections and maps that keep all elements which another one writes. */
  private static final Map<String, Set<String>> CONTAINERS =
      Map.of(
          "list", Set.of("list"),
          "set", Set.of("set", "list"),
          "sortedset", Set.of("set", "list"),
          "map", Set.of("map"),
          "sortedmap", Set.of("map"));

  private WiderTypes() {}

  /** Returns whether a type of the manifest has elements. */
  static boolean isContainer(WireType type) {
    return CONTAINERS.containsKey(type.name());
  }

  static boolean isNumber(WireType type) {
    return NUMBERS.contains(type.boxedName());
  }

  /** Returns whether one type of values holds all of another, whatever the two say of null. */
  static boolean holds(WireType was, WireType is) {
    String from = was.boxedName();
    String to = is.boxedName();
    return from.equals(to) || VALUES.getOrDefault(from, Set.of()).contains(to);
  }

  /** Returns the same of the keys of maps, which are all texts. */
  static boolean holdsKey(WireType was, WireType is) {
    return is.name().equals("String") || holds(was, is);
  }

  /** Returns whether a collection or map keeps all elements of another, whatever these are. */
  static boolean keeps(WireType was, WireType is) {
    return CONTAINERS.getOrDefault(was.name(), Set.of()).contains(is.name())
        || (isSorted(was, is) && keepsOrder(was, is));
  }

  private static boolean isSorted(WireType was, WireType is) {
    return (is.name().equals("sortedset") && was.name().endsWith("set"))
        || (is.name().equals("sortedmap") && was.name().endsWith("map"));
  }

  /**
   * Returns whether what is sorted takes no two elements for one: these were sorted by the same
   * order, or they are integers, of which no two are one decimal.
   */
  private static boolean keepsOrder(WireType was, WireType is) {
    WireType from = was.arguments().get(0);
    WireType to = is.arguments().get(0);
    boolean isSameOrder = was.name().equals(is.name()) && from.entryName().equals(to.entryName());
    return isSameOrder || (to.name().equals("BigDecimal") && INTEGERS.contains(from.boxedName()));
  }
}
