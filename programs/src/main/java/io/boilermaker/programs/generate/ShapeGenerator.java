package io.boilermaker.programs.generate;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.MapKind;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Raw;
import io.boilermaker.programs.model.Shape.Variable;
import io.boilermaker.programs.model.Shape.Wildcard;
import java.util.Arrays;
import java.util.List;

/** Makes random shapes that have a form, and declares the types that they name. */
final class ShapeGenerator {

  private static final List<JdkType> ALL = List.of(JdkType.values());
  private static final List<JdkType> REFERENCES =
      ALL.stream().filter(type -> !type.isPrimitive()).toList();
  private static final List<JdkType> KEYS = ALL.stream().filter(JdkType::isKey).toList();
  private static final List<JdkType> ORDERED =
      REFERENCES.stream().filter(JdkType::isOrdered).toList();
  private static final List<JdkType> ORDERED_KEYS =
      KEYS.stream().filter(JdkType::isOrdered).toList();

  private final Choice choice;
  private final TypeGenerator types;

  ShapeGenerator(Choice choice, TypeGenerator types) {
    this.choice = choice;
    this.types = types;
  }

  /**
   * Returns a shape for a parameter or a component.
   *
   * @param scope where it stands
   */
  Shape shape(Scope scope) {
    return choice.oneIn(4) ? Shape.of(choice.of(ALL)) : reference(scope);
  }

  /** Returns a shape that can be a type argument. */
  Shape reference(Scope scope) {
    if (!scope.variables().isEmpty() && choice.oneIn(3)) {
      return new Variable(choice.of(scope.variables()));
    }
    if (scope.depth() == 0 || choice.oneIn(4)) {
      return Shape.of(choice.of(REFERENCES));
    }
    Scope inner = scope.inner();
    return switch (choice.below(8)) {
      case 0 -> new ArrayOf(shape(inner));
      case 1, 2 -> collection(inner);
      case 3 -> map(inner);
      default -> types.named(scope);
    };
  }

  private Shape collection(Scope scope) {
    CollectionKind kind = choice.among(CollectionKind.values());
    if (kind == CollectionKind.ENUM_SET) {
      return new CollectionOf(kind, types.enumType(EnumStyle.values()));
    }
    if (kind == CollectionKind.OPTIONAL) {
      return new CollectionOf(kind, notOptional(scope));
    }
    if (kind.isSorted()) {
      return new CollectionOf(kind, ordered());
    }
    if (choice.oneIn(25)) {
      return new Raw(new CollectionOf(kind, Shape.of(JdkType.OBJECT)));
    }
    return new CollectionOf(kind, argument(scope));
  }

  /** Returns a type argument of a container, with a wildcard now and then. */
  private Shape argument(Scope scope) {
    return switch (choice.below(25)) {
      case 0 -> new Wildcard("?", Shape.of(JdkType.OBJECT));
      case 1 -> new Wildcard("? extends", notVariable(scope));
      default -> reference(scope);
    };
  }

  private Shape notVariable(Scope scope) {
    Shape shape = reference(scope);
    return shape instanceof Variable || shape.equals(Shape.of(JdkType.OBJECT))
        ? Shape.of(JdkType.STRING)
        : shape;
  }

  private Shape notOptional(Scope scope) {
    Shape shape = reference(scope);
    boolean isOptional =
        (shape instanceof Jdk jdk && jdk.type().isOptional())
            || (shape instanceof CollectionOf inner && inner.kind() == CollectionKind.OPTIONAL)
            // It might stand for one.
            || shape instanceof Variable;
    return isOptional ? Shape.of(JdkType.STRING) : shape;
  }

  private Shape ordered() {
    return switch (choice.below(6)) {
      case 0 -> types.enumType(EnumStyle.values());
      case 1 -> types.comparable();
      default -> Shape.of(choice.of(ORDERED));
    };
  }

  private Shape map(Scope scope) {
    MapKind kind = choice.among(MapKind.values());
    EnumStyle[] keys =
        Arrays.stream(EnumStyle.values())
            .filter(style -> !style.isLeftToJackson())
            .toArray(EnumStyle[]::new);
    if (kind == MapKind.ENUM_MAP || choice.oneIn(5)) {
      return new MapOf(kind, types.enumType(keys), argument(scope));
    }
    if (choice.oneIn(25) && !kind.isSorted()) {
      return new Raw(new MapOf(kind, Shape.of(JdkType.STRING), Shape.of(JdkType.OBJECT)));
    }
    return new MapOf(
        kind, Shape.of(choice.of(kind.isSorted() ? ORDERED_KEYS : KEYS)), argument(scope));
  }
}
