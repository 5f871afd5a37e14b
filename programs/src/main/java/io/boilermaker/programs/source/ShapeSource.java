package io.boilermaker.programs.source;

import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Formless;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Shape.Raw;
import io.boilermaker.programs.model.Shape.Variable;
import io.boilermaker.programs.model.Shape.Wildcard;
import java.util.List;
import java.util.stream.Collectors;

/** How shapes are written in Java, with qualified names, so that they need no imports. */
final class ShapeSource {

  private ShapeSource() {}

  static String of(Shape shape) {
    if (shape instanceof Jdk jdk) {
      return jdk.type().type().getCanonicalName();
    } else if (shape instanceof ArrayOf array) {
      return of(array.element()) + "[]";
    } else if (shape instanceof CollectionOf collection) {
      return generic(collection.kind().type().getCanonicalName(), List.of(collection.element()));
    } else if (shape instanceof MapOf map) {
      return generic(map.kind().type().getCanonicalName(), List.of(map.key(), map.value()));
    } else if (shape instanceof Named named) {
      return generic(named.name(), named.arguments());
    } else if (shape instanceof Variable variable) {
      return variable.name();
    } else if (shape instanceof Raw raw) {
      return of(raw.of()).replaceFirst("<.*", "");
    } else if (shape instanceof Wildcard wildcard) {
      return wildcard.written().equals("?") ? "?" : wildcard.written() + " " + of(wildcard.of());
    }
    return ((Formless) shape).source();
  }

  static String generic(String name, List<Shape> arguments) {
    return arguments.isEmpty()
        ? name
        : name
            + arguments.stream().map(ShapeSource::of).collect(Collectors.joining(", ", "<", ">"));
  }

  /** Returns a shape with a mark on the outermost type, where the language takes one. */
  static String marked(Shape shape, String annotation) {
    String text = of(shape);
    if (shape instanceof ArrayOf || text.matches("[a-z]+")) {
      return text;
    }
    int end = text.indexOf('<') < 0 ? text.length() : text.indexOf('<');
    int dot = text.lastIndexOf('.', end - 1);
    return text.substring(0, dot + 1) + "@" + annotation + " " + text.substring(dot + 1);
  }

  static String variables(List<String> variables) {
    return variables.isEmpty() ? "" : "<" + String.join(", ", variables) + ">";
  }
}
