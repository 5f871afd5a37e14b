package io.boilermaker.programs.annotated;

import java.util.Arrays;
import java.util.List;

/** What the types of members have become in the next release. */
enum Inside {
  UNCHANGED("", "", true),
  POINT_WIDER("record Point(int a", "record Point(long a", true),
  POINT_RENAMED("record Point(int a", "record Point(int other", false),
  POINT_RETYPED(
      "record Point(int a, String b) {}",
      "record Point(java.util.UUID a, String b) { Point(int a, String b) { this(null, b); } }",
      false),
  NOTE_WIDER("record Note(int n", "record Note(long n", true),
  NOTE_RENAMED("record Note(int n", "record Note(int other", false),
  NOTE_RETYPED(
      "record Note(int n) implements Thing, Plain {}",
      "record Note(java.util.UUID n) implements Thing, Plain { Note(int n) { this(null); } }",
      false),
  NOTE_NAMED("name = \"note\"", "name = \"slip\"", false),
  NOTE_OF_MORE_KINDS(
      "@com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Note.class, name = \"note\")",
      "{@com.fasterxml.jackson.annotation.JsonSubTypes.Type(Point.class), @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Note.class, name = \"note\")}",
      true),
  CIRCLE_WIDER("record Circle(int radius", "record Circle(long radius", true),
  CIRCLE_RENAMED("record Circle(int radius", "record Circle(int other", false),
  CIRCLE_NAMED("name = \"circle\"", "name = \"ring\"", false),
  BEAN_WIDER("public int b = 4", "public long b = 4", true),
  BEAN_RENAMED("public int b = 4", "public int other = 5", false),
  PARCEL_WIDER("public int weight = 2", "public long weight = 2", true),
  PARCEL_RENAMED("public int weight = 2", "public int other = 3", false),
  PARCEL_NAMED(
      "static class Parcel {",
      "@com.fasterxml.jackson.annotation.JsonTypeName(\"parcel\") static class Parcel {",
      false),
  PARCEL_OF_MORE_KINDS(
      "@com.fasterxml.jackson.annotation.JsonSubTypes.Type(Crate.class)",
      "{@com.fasterxml.jackson.annotation.JsonSubTypes.Type(Crate.class), @com.fasterxml.jackson.annotation.JsonSubTypes.Type(Sack.class)}",
      true);

  /** All but the first. */
  static final List<Inside> CHANGES =
      Arrays.stream(values()).filter(each -> each != UNCHANGED).toList();

  private final String before;
  private final String now;
  private final boolean isHarmless;

  Inside(String before, String now, boolean isHarmless) {
    this.before = before;
    this.now = now;
    this.isHarmless = isHarmless;
  }

  /** Returns the types, changed. */
  String in(String types) {
    if (!types.contains(before)) {
      throw new IllegalStateException("no '" + before + "' in " + types);
    }
    return types.replace(before, now);
  }

  boolean isHarmless() {
    return isHarmless;
  }
}
