package io.boilermaker.programs.source;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Misuse;
import java.util.stream.Collectors;

/** How the classes of a program that are no records are written in Java. */
final class ClassSource {

  private ClassSource() {}

  static String of(ClassType type) {
    String annotations =
        switch (type.style()) {
          case CREATOR, PLAIN -> "";
          case SERIALIZER ->
              "@%sannotation.JsonSerialize(using = %s.Writer.class)\n"
                  .formatted(TypeSource.DATABIND, type.name());
          case LOMBOK_BUILDER ->
              "@lombok.Value @lombok.Builder @lombok.extern.jackson.Jacksonized\n";
          case LOMBOK_DATA -> "@lombok.Data\n";
        };
    String fields =
        type.components().stream()
            .map(c -> ShapeSource.of(c.shape()) + " " + c.name() + ";")
            .collect(Collectors.joining("\n    "));
    String rest =
        switch (type.style()) {
          case CREATOR -> creator(type);
          case SERIALIZER -> serializer(type.name());
          default -> "";
        };
    return annotations + "static class " + type.name() + " {\n    " + fields + rest + "\n}";
  }

  private static String serializer(String name) {
    return """

            @%1$sJsonCreator(mode = %1$sJsonCreator.Mode.DELEGATING)
            %2$s(String text) { this.text = text; }
            static final class Writer extends %3$sJsonSerializer<%2$s> {
              @Override
              public void serialize(
                  %2$s value, com.fasterxml.jackson.core.JsonGenerator out, %3$sSerializerProvider all)
                  throws java.io.IOException {
                if (value.text == null) {
                  return;
                }
                String text = value.text;
                String json = new %3$snode.TextNode(text).toString();
                switch (%4$s) {
        %5$s
                }
              }
            }"""
        .formatted(TypeSource.ANNOTATION, name, TypeSource.DATABIND, Misuse.SWITCH, misuses());
  }

  private static String misuses() {
    StringBuilder cases = new StringBuilder();
    Misuse[] all = Misuse.values();
    for (int i = 0; i < all.length; i++) {
      cases.append("          case %d -> { %s }\n".formatted(i, all[i].source()));
    }
    return cases.toString().stripTrailing();
  }

  private static String creator(ClassType type) {
    String parameters =
        type.components().stream()
            .map(
                c ->
                    "@%sJsonProperty(\"%s\") %s %s"
                        .formatted(
                            TypeSource.ANNOTATION, c.name(), ShapeSource.of(c.shape()), c.name()))
            .collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder();
    text.append(
        "\n    @%sJsonCreator %s(%s) {".formatted(TypeSource.ANNOTATION, type.name(), parameters));
    type.components().forEach(c -> text.append(" this.%1$s = %1$s;".formatted(c.name())));
    text.append(" }");
    for (Component c : type.components()) {
      text.append(
          "\n    @%1$sJsonProperty(\"%3$s\") public %2$s %3$s() { return %3$s; }"
              .formatted(TypeSource.ANNOTATION, ShapeSource.of(c.shape()), c.name()));
    }
    return text.toString();
  }
}
