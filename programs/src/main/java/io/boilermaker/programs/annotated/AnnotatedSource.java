package io.boilermaker.programs.annotated;

import io.boilermaker.programs.source.ProgramSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How an annotated type, and a task with a parameter of it, are written in Java. */
final class AnnotatedSource {

  private static final String ANNOTATION = "@com.fasterxml.jackson.annotation.";
  private static final String DESERIALIZE =
      "@com.fasterxml.jackson.databind.annotation.JsonDeserialize";

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
      static class Filter {
        @Override public boolean equals(Object other) { return other == null || "a".equals(other); }
        @Override public int hashCode() { return 1; }
      }
      """;

  private AnnotatedSource() {}

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
        PROGRAM.formatted(packageName, type.position().type(), samples, support, type(type));
    return new ProgramSource(packageName, text, Map.of());
  }

  /** Returns the annotated type alone, without the packages of annotations. */
  static String shown(AnnotatedType type) {
    return type(type)
        .replace(ANNOTATION, "@")
        .replaceAll("com\\.fasterxml\\.jackson\\.[a-z.]+", "");
  }

  private static String type(AnnotatedType type) {
    return switch (type.form()) {
      case RECORD -> record(type);
      case CREATOR -> type(type, fields(type, "private final ") + getters(type) + creator(type));
      case FACTORY -> type(type, fields(type, "private final ") + getters(type) + factory(type));
      case DELEGATE -> type(type, fields(type, "private final ") + delegate(type));
      case BEAN ->
          type(
              type, fields(type, "private ") + getters(type) + setters(type, 0) + filled(type, ""));
      case FIELDS -> type(type, fields(type, "public ") + filled(type, ""));
      case BUILDER -> builder(type);
      case SUBCLASS -> subclass(type);
      case PARTLY -> type(type, fields(type, "private ") + getters(type) + partly(type));
    };
  }

  private static String record(AnnotatedType type) {
    return marks(type, "")
        + "record Main("
        + parameters(type, member -> member.onField() + member.declaration())
        + ") {\n"
        + each(
            type,
            member ->
                member.onGetter().isEmpty()
                    ? ""
                    : "  %spublic %s() { return %s; }\n"
                        .formatted(member.onGetter(), member.declaration(), member.name()))
        + made(type, "return new Main(" + parameters(type, Member::name) + ");")
        + "}\n";
  }

  /** Returns a class that Jackson is told to read. */
  private static String type(AnnotatedType type, String members) {
    String told =
        members.contains("@com.fasterxml.jackson.annotation.JsonCreator") ? "" : DESERIALIZE + "\n";
    return marks(type, told) + "static class Main {\n" + members + "}\n";
  }

  private static String marks(AnnotatedType type, String told) {
    String marks = type.onType().stream().map(mark -> mark + "\n").collect(Collectors.joining());
    return marks.contains(DESERIALIZE) ? marks : told + marks;
  }

  private static String creator(AnnotatedType type) {
    return "  %sJsonCreator Main(%s) { %s}\n"
            .formatted(ANNOTATION, parameters(type, AnnotatedSource::named), assignments(type))
        + made(type, "return new Main(" + parameters(type, Member::name) + ");");
  }

  private static String factory(AnnotatedType type) {
    return "  private Main(int different, %s) { %s}\n"
            .formatted(parameters(type, Member::declaration), assignments(type))
        + "  %sJsonCreator static Main of(%s) { return made(%s); }\n"
            .formatted(
                ANNOTATION,
                parameters(type, AnnotatedSource::named),
                parameters(type, Member::name))
        + made(type, "return new Main(0, " + parameters(type, Member::name) + ");");
  }

  private static String delegate(AnnotatedType type) {
    Member only = type.members().get(0);
    return "  %sJsonValue %spublic %s value() { return %s; }\n"
            .formatted(ANNOTATION, only.onGetter(), only.type().text(), only.name())
        + "  %1$sJsonCreator(mode = %2$sJsonCreator.Mode.DELEGATING) Main(%3$s) { %4$s}\n"
            .formatted(
                ANNOTATION,
                ANNOTATION.substring(1),
                only.onSetter() + only.declaration(),
                assignments(type))
        + made(type, "return new Main(" + only.name() + ");");
  }

  private static String builder(AnnotatedType type) {
    return marks(type, "").replace(DESERIALIZE + "\n", "")
        + DESERIALIZE
        + "(builder = Main.Builder.class)\nstatic class Main {\n"
        + fields(type, "private final ")
        + getters(type)
        + "  Main(%s) { %s}\n".formatted(parameters(type, Member::declaration), assignments(type))
        + made(type, "return new Main(" + parameters(type, Member::name) + ");")
        + "  static class Builder {\n"
        + each(
            type,
            member ->
                "    private %1$s;\n    %2$spublic Builder with%3$s(%1$s) { this.%4$s = %4$s; return this; }\n"
                    .formatted(
                        member.declaration(), member.onSetter(), member.upper(), member.name()))
        + "    public Main build() { return new Main(%s); }\n  }\n}\n"
            .formatted(parameters(type, Member::name));
  }

  private static String subclass(AnnotatedType type) {
    return "static class Base {\n"
        + fields(type, "protected ")
        + getters(type)
        + setters(type, 0)
        + "}\n"
        + marks(type, DESERIALIZE + "\n")
        + "static class Main extends Base {\n  public int own = 3;\n"
        + filled(type, "")
        + "}\n";
  }

  private static String partly(AnnotatedType type) {
    Member first = type.members().get(0);
    return "  %1$sJsonCreator Main(%1$sJsonProperty(\"%2$s\") %3$s) { this.%2$s = %2$s; }\n"
            .formatted(ANNOTATION, first.name(), first.declaration())
        + setters(type, 1)
        + filled(type, first.name());
  }

  private static String named(Member member) {
    boolean hasOwn = member.onSetter().contains("JsonProperty(\"");
    String name = hasOwn ? "" : ANNOTATION + "JsonProperty(\"" + member.name() + "\") ";
    return member.onSetter() + name + member.declaration();
  }

  private static String fields(AnnotatedType type, String modifiers) {
    return each(type, member -> "  " + member.onField() + modifiers + member.declaration() + ";\n");
  }

  private static String getters(AnnotatedType type) {
    return each(
        type,
        member ->
            "  %spublic %s get%s() { return %s; }\n"
                .formatted(member.onGetter(), member.type().text(), member.upper(), member.name()));
  }

  private static String setters(AnnotatedType type, int from) {
    return each(
        type.withMembers(type.members().subList(from, type.members().size())),
        member ->
            "  %1$spublic void set%2$s(%3$s) { this.%4$s = %4$s; }\n"
                .formatted(member.onSetter(), member.upper(), member.declaration(), member.name()));
  }

  private static String filled(AnnotatedType type, String constructed) {
    return made(
        type,
        "Main main = new Main(%s); %sreturn main;"
            .formatted(
                constructed, each(type, member -> "main.%1$s = %1$s; ".formatted(member.name()))));
  }

  private static String made(AnnotatedType type, String body) {
    return "  static Main made(%s) { %s }\n".formatted(parameters(type, Member::declaration), body);
  }

  private static String assignments(AnnotatedType type) {
    return each(type, member -> "this.%1$s = %1$s; ".formatted(member.name()));
  }

  private static String each(AnnotatedType type, Function<Member, String> text) {
    return type.members().stream().map(text).collect(Collectors.joining());
  }

  private static String parameters(AnnotatedType type, Function<Member, String> text) {
    return type.members().stream().map(text).collect(Collectors.joining(", "));
  }
}
