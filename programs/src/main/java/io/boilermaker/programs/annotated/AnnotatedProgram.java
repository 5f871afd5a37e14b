package io.boilermaker.programs.annotated;

import io.boilermaker.programs.source.ProgramSource;
import java.util.Map;
import java.util.stream.Collectors;

/** A program with a task that takes an annotated type. */
final class AnnotatedProgram {

  /** The line of the parameter. */
  static final int LINE = 9;

  private static final String PROGRAM =
      """
      package %1$s;

      import io.boilermaker.annotations.*;

      final class Tasks {
        private Tasks() {}
        @BackgroundTask(name = "%1$s.task")
        static void task(java.util.function.BiConsumer<String, Object[]> inbox, io.boilermaker.TaskContext context,
            %2$s value) {
          inbox.accept(context.taskId(), new Object[] {value});
        }
        static java.util.List<java.util.concurrent.Callable<Object>> samples() {
          return java.util.List.of(
              %3$s);
        }
      %4$s
      %5$s
      }
      """;

  /** The types of members. */
  private static final String SUPPORT =
      """
      record Holder(Main held) {}
      record Box<T>(T held) {}
      %1$senum Kind { %2$sK0, %3$sK1, %4$sK2 }
      %5$srecord Point(int a, String b) {}
      static final class Cents {
        private final int amount;
        Cents(int amount) { this.amount = amount; }
        @com.fasterxml.jackson.annotation.JsonValue int amount() { return amount; }
        @com.fasterxml.jackson.annotation.JsonCreator static Cents of(int amount) { return new Cents(amount); }
      }
      @com.fasterxml.jackson.databind.annotation.JsonDeserialize static class Bean { public String a = "x"; public int b = 4; }
      @com.fasterxml.jackson.annotation.JsonTypeInfo(use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME, property = "kind")
      @com.fasterxml.jackson.annotation.JsonSubTypes({
        @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Square.class, name = "square")})
      sealed interface Shape permits Circle, Square {}
      record Circle(int radius) implements Shape {}
      record Square(String side) implements Shape {}
      @com.fasterxml.jackson.databind.annotation.JsonDeserialize(as = Note.class) interface Thing {}
      interface Plain {}
      record Note(int n) implements Thing, Plain {}
      record Labelled(
          @com.fasterxml.jackson.annotation.JsonTypeInfo(use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME)
          @com.fasterxml.jackson.annotation.JsonSubTypes(@com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Note.class, name = "note"))
          Object it,
          @com.fasterxml.jackson.databind.annotation.JsonDeserialize(contentAs = Note.class) java.util.List<Plain> all) {}
      @com.fasterxml.jackson.annotation.JsonTypeInfo(use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME)
      @com.fasterxml.jackson.annotation.JsonSubTypes(@com.fasterxml.jackson.annotation.JsonSubTypes.Type(Crate.class))
      static class Parcel { public int weight = 2; }
      static class Crate extends Parcel { public String wood = "oak"; }
      static class Sack extends Parcel {}
      static class Loose {
        public int fixed = 1;
        private final java.util.Map<String, Point> others = new java.util.TreeMap<>();
        Loose with(String name, Point point) { others.put(name, point); return this; }
        @com.fasterxml.jackson.annotation.JsonAnyGetter public java.util.Map<String, Point> others() { return others; }
        @com.fasterxml.jackson.annotation.JsonAnySetter public void set(String name, Point point) { others.put(name, point); }
      }
      static class Filter {
        @Override public boolean equals(Object other) { return other == null || "a".equals(other); }
        @Override public int hashCode() { return 1; }
      }
      """;

  private AnnotatedProgram() {}

  static ProgramSource of(AnnotatedType type, String packageName) {
    String samples =
        type.samples().stream()
            .map(each -> "() -> " + each)
            .collect(Collectors.joining(",\n        "));
    String support =
        SUPPORT.formatted(
            type.onEnum(),
            type.onConstants().get(0),
            type.onConstants().get(1),
            type.onConstants().get(2),
            type.onPoint());
    String text =
        PROGRAM.formatted(
            packageName,
            type.position().type(),
            samples,
            type.inside().in(support),
            AnnotatedSource.type(type));
    return new ProgramSource(packageName, text, Map.of());
  }
}
