package io.boilermaker.programs.annotated;

import java.util.function.Function;
import java.util.stream.Collectors;

/** How an annotated type is written in Java. */
final class AnnotatedSource {

  private static final String ANNOTATION = "@com.fasterxml.jackson.annotation.";
  private static final String DESERIALIZE =
      "@com.fasterxml.jackson.databind.annotation.JsonDeserialize";

  private AnnotatedSource() {}

  /** Returns the annotated type, without the packages of annotations. */
  static String shown(AnnotatedType type) {
    String inside =
        type.onPoint().isEmpty() ? "" : type.onPoint() + "record Point(int a, String b) {}\n";
    String ofEnum = type.onEnum() + String.join("", type.onConstants());
    return (inside
            + (ofEnum.isEmpty() ? "" : ofEnum + "enum Kind and its constants\n")
            + type(type))
        .replace(ANNOTATION, "@")
        .replaceAll("com\\.fasterxml\\.jackson\\.[a-z.]+", "");
  }

  static String type(AnnotatedType type) {
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
