package io.boilermaker.programs.source;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedStyle;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the types of a program are written in Java. */
final class TypeSource {

  static final String ANNOTATION = "com.fasterxml.jackson.annotation.";
  static final String DATABIND = "com.fasterxml.jackson.databind.";
  private static final String BUNDLE =
      "@com.fasterxml.jackson.annotation.JacksonAnnotationsInside"
          + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) ";

  /** Annotations that bundle others, and a type that no task can name, by their names. */
  static final Map<String, String> EXTRAS =
      new TreeMap<>(
          Map.of(
              "@Hidden ",
              BUNDLE + "@" + ANNOTATION + "JsonIgnore @interface Hidden {}",
              "@AsText ",
              BUNDLE
                  + "@%1$sJsonFormat(shape = %1$sJsonFormat.Shape.STRING) @interface AsText {}"
                      .formatted(ANNOTATION),
              "@Ordered\n",
              BUNDLE
                  + "@"
                  + ANNOTATION
                  + "JsonPropertyOrder(alphabetic = true) @interface Ordered {}",
              "Secret",
              "private record Secret(int value) {}"));

  private TypeSource() {}

  static String of(Declaration type) {
    if (type instanceof RecordType record) {
      return record(record);
    } else if (type instanceof EnumType texts) {
      return enumType(texts);
    }
    return type instanceof SealedType parent ? sealed(parent) : ClassSource.of((ClassType) type);
  }

  private static String record(RecordType type) {
    String components =
        type.components().stream()
            .map(TypeSource::component)
            .collect(Collectors.joining(",\n    ", "\n    ", ""));
    List<String> parents = parents(type);
    return parent(type)
        + style(type.style())
        + "record "
        + type.name()
        + ShapeSource.variables(type.variables())
        + "("
        + (type.components().isEmpty() ? "" : components)
        + ")"
        + (parents.isEmpty() ? "" : " implements " + String.join(", ", parents))
        + " {"
        + (type.style() == RecordStyle.COMPARABLE ? comparison(type) : "")
        + "}";
  }

  private static List<String> parents(RecordType type) {
    List<String> parents = new ArrayList<>(type.parents().stream().map(ShapeSource::of).toList());
    if (type.style() == RecordStyle.COMPARABLE) {
      parents.add("Comparable<" + type.name() + ">");
    } else if (isRenamedByParent(type)) {
      parents.add("Has" + type.name());
    }
    return parents;
  }

  /** A change may have taken its last component from it. */
  private static boolean isRenamedByParent(RecordType type) {
    return type.style() == RecordStyle.RENAMED_BY_PARENT && !type.components().isEmpty();
  }

  /** Returns an interface that gives the first component a name; empty without one. */
  private static String parent(RecordType type) {
    if (!isRenamedByParent(type)) {
      return "";
    }
    Component first = type.components().get(0);
    return "interface Has%s { @%sJsonProperty(\"by-parent\") %s %s(); }\n"
        .formatted(type.name(), ANNOTATION, ShapeSource.of(first.shape()), first.name());
  }

  /** Returns an order by all components. It allocates little: users' code is no cost of ours. */
  private static String comparison(RecordType type) {
    String steps = type.components().stream().map(TypeSource::step).collect(Collectors.joining());
    return " @Override public int compareTo(%s other) { int order = 0; %sreturn order; } "
        .formatted(type.name(), steps);
  }

  private static String step(Component component) {
    boolean isInt = component.shape().equals(Shape.of(JdkType.INT));
    String pattern =
        isInt
            ? "Integer.compare(%1$s, other.%1$s)"
            : "String.valueOf(%1$s).compareTo(String.valueOf(other.%1$s))";
    return "if (order == 0) order = " + pattern.formatted(component.name()) + "; ";
  }

  private static String style(RecordStyle style) {
    return switch (style) {
      case PLAIN, COMPARABLE, RENAMED_BY_PARENT -> "";
      case SNAKE_CASE ->
          "@%sannotation.JsonNaming(%sPropertyNamingStrategies.SnakeCaseStrategy.class)\n"
              .formatted(DATABIND, DATABIND);
      case ORDERED -> "@" + ANNOTATION + "JsonPropertyOrder(alphabetic = true)\n";
      case BUNDLED_ORDER -> "@Ordered\n";
    };
  }

  private static String component(Component component) {
    String type = ShapeSource.of(component.shape());
    String mark =
        switch (component.mark()) {
          case NONE, NULLABLE -> "";
          case RENAMED ->
              "@" + ANNOTATION + "JsonProperty(" + Literal.of(component.nameInMessages()) + ") ";
          case TEXT ->
              "@%1$sJsonFormat(shape = %1$sJsonFormat.Shape.STRING) ".formatted(ANNOTATION);
          case BUNDLED_TEXT -> "@AsText ";
          case IGNORED -> "@" + ANNOTATION + "JsonIgnore ";
          case BUNDLED_IGNORED -> "@Hidden ";
        };
    return component.mark() == Component.Mark.NULLABLE
        ? nullable(component.shape()) + " " + component.name()
        : mark + type + " " + component.name();
  }

  static String nullable(Shape shape) {
    return ShapeSource.marked(shape, "org.jspecify.annotations.Nullable");
  }

  private static String enumType(EnumType type) {
    String value = "@" + ANNOTATION + "JsonValue ";
    String field = "final String text; ";
    String constructor = type.name() + "(String text) { this.text = text; } ";
    String body =
        switch (type.style()) {
          case NAMES, PROPERTIES -> "";
          case TO_STRING -> "; @Override public String toString() { return \"all alike\"; }";
          case VALUE_METHOD ->
              "; " + field + constructor + value + "public String text() { return text; }";
          case VALUE_FIELD -> "; " + value + "public " + field + constructor;
          case LOMBOK ->
              "; @lombok.Getter(onMethod_ = " + value + ") private " + field + constructor;
        };
    return "enum " + type.name() + " {\n    " + constants(type) + body + "\n}";
  }

  private static String constants(EnumType type) {
    return type.constants().stream()
        .map(
            constant ->
                switch (type.style()) {
                  case NAMES, TO_STRING -> constant.name();
                  case PROPERTIES ->
                      "@%sJsonProperty(%s) %s"
                          .formatted(ANNOTATION, Literal.of(constant.text()), constant.name());
                  case VALUE_METHOD, VALUE_FIELD, LOMBOK ->
                      constant.name() + "(" + Literal.of(constant.text()) + ")";
                })
        .collect(Collectors.joining(",\n    "));
  }

  private static String sealed(SealedType type) {
    String parents =
        type.parents().isEmpty()
            ? ""
            : type.parents().stream()
                .map(ShapeSource::of)
                .collect(Collectors.joining(", ", " extends ", ""));
    String bundle = "";
    String annotation = "";
    if (type.style() == SealedStyle.TYPE_INFO) {
      annotation = typeInfo(type) + "\n";
    } else if (type.style() == SealedStyle.BUNDLED_TYPE_INFO) {
      bundle = BUNDLE + typeInfo(type) + " @interface " + type.name() + "Kinds {}\n";
      annotation = "@" + type.name() + "Kinds\n";
    }
    return bundle
        + annotation
        + "sealed interface "
        + type.name()
        + ShapeSource.variables(type.variables())
        + parents
        + " permits "
        + String.join(", ", type.cases())
        + " {}";
  }

  private static String typeInfo(SealedType type) {
    String cases =
        type.cases().stream()
            .map(
                each ->
                    "@%sJsonSubTypes.Type(value = %s.class, name = \"case %s\")"
                        .formatted(ANNOTATION, each, each))
            .collect(Collectors.joining(", "));
    return "@%1$sJsonTypeInfo(use = %1$sJsonTypeInfo.Id.NAME, property = \"@type\") @%1$sJsonSubTypes({%2$s})"
        .formatted(ANNOTATION, cases);
  }
}
