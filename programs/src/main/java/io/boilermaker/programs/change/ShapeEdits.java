package io.boilermaker.programs.change;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.MapKind;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import java.util.List;

/** Other types in place of a type, or of one inside of it. */
final class ShapeEdits {

  private final Program program;
  private final Picks picks;

  ShapeEdits(Program program, Picks picks) {
    this.program = program;
    this.picks = picks;
  }

  Shape edited(Shape shape) {
    if (shape instanceof CollectionOf collection) {
      return picks.oneIn(2)
          ? new CollectionOf(collection.kind(), edited(collection.element()))
          : collection(collection);
    } else if (shape instanceof MapOf map) {
      return switch (picks.below(3)) {
        case 0 -> new MapOf(map.kind(), edited(map.key()), map.value());
        case 1 -> new MapOf(map.kind(), map.key(), edited(map.value()));
        default -> new MapOf(picks.of(List.of(MapKind.values())), map.key(), map.value());
      };
    } else if (shape instanceof ArrayOf array) {
      return picks.oneIn(2) ? new ArrayOf(edited(array.element())) : array(array);
    } else if (shape instanceof Named named && !named.arguments().isEmpty() && picks.oneIn(2)) {
      int at = picks.below(named.arguments().size());
      Shape argument = edited(named.arguments().get(at));
      return new Named(named.name(), Picks.with(named.arguments(), at, argument));
    }
    return shape instanceof Jdk jdk ? scalar(jdk.type()) : any(shape);
  }

  private Shape collection(CollectionOf shape) {
    return switch (picks.below(5)) {
      case 0 -> new ArrayOf(shape.element());
      case 1 -> any(shape);
      default -> new CollectionOf(picks.of(List.of(CollectionKind.values())), shape.element());
    };
  }

  private Shape array(ArrayOf shape) {
    Shape element =
        shape.element() instanceof Jdk jdk ? Shape.of(jdk.type().boxed()) : shape.element();
    return picks.oneIn(3)
        ? any(shape)
        : new CollectionOf(picks.of(List.of(CollectionKind.values())), element);
  }

  private Shape scalar(JdkType type) {
    return switch (picks.below(5)) {
      case 0 -> Shape.of(type.isPrimitive() ? type.boxed() : type.unboxed());
      case 1 -> new CollectionOf(CollectionKind.OPTIONAL, Shape.of(type.boxed()));
      case 2 -> any(Shape.of(type.boxed()));
      default -> Shape.of(picks.of(List.of(JdkType.values())));
    };
  }

  private Shape any(Shape shape) {
    return switch (picks.below(5)) {
      case 0 -> Shape.of(JdkType.OBJECT);
      case 1 -> Shape.of(JdkType.STRING);
      case 2 -> new CollectionOf(CollectionKind.OPTIONAL, shape);
      case 3 -> new CollectionOf(picks.of(List.of(CollectionKind.values())), shape);
      default ->
          program.types().isEmpty()
              ? new ArrayOf(shape)
              : new Named(picks.of(program.types()).name());
    };
  }
}
