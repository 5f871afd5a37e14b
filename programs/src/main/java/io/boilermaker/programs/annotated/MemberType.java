package io.boilermaker.programs.annotated;

import java.util.List;

/** A type of a member, with expressions of some of its values; the first is an ordinary one. */
enum MemberType {
  STRING("String", "\"a\"", "\"\"", "null", "\"K1\"", "\"12\""),
  INT("int", "7", "0", "-1", "2147483647"),
  BOXED_INT("Integer", "7", "0", "null"),
  LONG("long", "7L", "0L", "9007199254740993L"),
  BOXED_LONG("Long", "7L", "9007199254740993L", "null"),
  SHORT("short", "(short) 7", "(short) 0"),
  CHAR("char", "'c'", "'1'"),
  BOOLEAN("boolean", "true", "false"),
  BOXED_BOOLEAN("Boolean", "true", "false", "null"),
  DOUBLE("double", "1.5", "0.0"),
  FLOAT("Float", "1.5f", "0.0f", "null"),
  DECIMAL(
      "java.math.BigDecimal",
      "new java.math.BigDecimal(\"1.50\")",
      "java.math.BigDecimal.ZERO",
      "null"),
  BIG_INTEGER("java.math.BigInteger", "java.math.BigInteger.TEN.pow(30)", "null"),
  ENUM("Kind", "Kind.K0", "Kind.K1", "Kind.K2", "null"),
  SCALAR("Cents", "new Cents(5)", "null"),
  POINT("Point", "new Point(1, \"b\")", "new Point(0, null)", "null"),
  BEAN("Bean", "new Bean()", "null"),
  SHAPE("Shape", "new Circle(2)", "new Square(\"s\")", "null"),
  STRINGS(
      "java.util.List<String>",
      "java.util.List.of(\"a\", \"b\")",
      "java.util.List.of()",
      "java.util.Arrays.asList(\"a\", null)",
      "java.util.List.of(\"one\")",
      "null"),
  POINTS(
      "java.util.List<Point>",
      "java.util.List.of(new Point(1, \"b\"))",
      "java.util.List.of()",
      "null"),
  SHAPES(
      "java.util.Collection<Shape>", "java.util.List.of(new Circle(1), new Square(\"q\"))", "null"),
  ENUMS(
      "java.util.Set<Kind>",
      "java.util.EnumSet.of(Kind.K0, Kind.K2)",
      "java.util.Set.of()",
      "null"),
  MAP(
      "java.util.Map<String, Integer>",
      "java.util.Map.of(\"k\", 1)",
      "java.util.Map.of()",
      "java.util.Map.of(\"m0\", 5)",
      "null",
      "java.util.Collections.singletonMap(\"k\", null)"),
  ENUM_MAP("java.util.Map<Kind, Point>", "java.util.Map.of(Kind.K1, new Point(3, \"x\"))", "null"),
  OBJECT_MAP(
      "java.util.LinkedHashMap<String, Object>",
      "new java.util.LinkedHashMap<>(java.util.Map.of(\"k\", \"v\"))",
      "null"),
  OPTIONAL(
      "java.util.Optional<String>",
      "java.util.Optional.of(\"a\")",
      "java.util.Optional.empty()",
      "java.util.Optional.of(\"\")",
      "null"),
  OPTIONAL_INT(
      "java.util.OptionalInt",
      "java.util.OptionalInt.of(3)",
      "java.util.OptionalInt.empty()",
      "null"),
  OPTIONAL_POINT(
      "java.util.Optional<Point>",
      "java.util.Optional.of(new Point(1, \"b\"))",
      "java.util.Optional.empty()"),
  INSTANT(
      "java.time.Instant",
      "java.time.Instant.parse(\"2026-01-02T03:04:05.123456789Z\")",
      "java.time.Instant.EPOCH",
      "null"),
  DATE("java.time.LocalDate", "java.time.LocalDate.of(2026, 1, 2)", "null"),
  DATE_TIME("java.time.LocalDateTime", "java.time.LocalDateTime.of(2026, 1, 2, 3, 4, 5)", "null"),
  ZONED(
      "java.time.ZonedDateTime",
      "java.time.ZonedDateTime.parse(\"2026-01-02T03:04:05+01:00[Europe/Berlin]\")",
      "null"),
  OFFSET(
      "java.time.OffsetDateTime",
      "java.time.OffsetDateTime.parse(\"2026-01-02T03:04:05+01:00\")",
      "null"),
  DURATION("java.time.Duration", "java.time.Duration.ofMillis(1500)", "null"),
  YEAR_MONTH("java.time.YearMonth", "java.time.YearMonth.of(2026, 2)", "null"),
  UTIL_DATE("java.util.Date", "new java.util.Date(86400123L)", "null"),
  UUID("java.util.UUID", "new java.util.UUID(1, 2)", "null"),
  BYTES("byte[]", "new byte[] {1, 2}", "new byte[0]", "null"),
  INTS("int[]", "new int[] {1, 2}", "new int[0]", "new int[] {5}", "null"),
  POINT_ARRAY("Point[]", "new Point[] {new Point(1, \"b\")}", "null"),
  OBJECT(
      "Object",
      "\"o\"",
      "5",
      "new Note(4)",
      "java.util.List.of(1)",
      "new java.util.LinkedHashMap<>(java.util.Map.of(\"a\", 1))",
      "null"),
  NODE(
      "com.fasterxml.jackson.databind.JsonNode",
      "com.fasterxml.jackson.databind.node.TextNode.valueOf(\"n\")",
      "null"),
  ENTRY("java.util.Map.Entry<String, Integer>", "java.util.Map.entry(\"k\", 2)", "null"),
  LOCALE("java.util.Locale", "java.util.Locale.GERMANY", "null"),
  REFERENCE(
      "java.util.concurrent.atomic.AtomicReference<String>",
      "new java.util.concurrent.atomic.AtomicReference<>(\"r\")"),
  THING("Thing", "new Note(3)", "null"),
  PARCEL("Parcel", "new Parcel()", "new Crate()", "null"),
  LOOSE("Loose", "new Loose()", "new Loose().with(\"k\", new Point(6, \"p\"))", "null"),
  LABELLED("Labelled", "new Labelled(new Note(5), java.util.List.of(new Note(6)))", "null"),
  SELF("Self", "null");

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // It is unmodifiable.
  private final List<String> samples;

  MemberType(String text, String... samples) {
    this.text = text;
    this.samples = List.of(samples);
  }

  boolean isOptional() {
    return name().startsWith("OPTIONAL");
  }

  String text() {
    return text;
  }

  List<String> samples() {
    return samples;
  }
}
