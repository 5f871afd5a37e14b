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
import java.util.function.Function;

/** Other types in place of a type, or of one inside of it. */
final class ShapeEdits {

  private static final List<JdkType> NUMBERS =
      List.of(
          JdkType.BYTE,
          JdkType.SHORT,
          JdkType.INT,
          JdkType.LONG,
          JdkType.FLOAT,
          JdkType.DOUBLE,
          JdkType.BIG_INTEGER,
          JdkType.BIG_DECIMAL);

  /**
   * Another type.
   *
   * @param kind how it differs, there or inside
   */
  record Retyped(RetypeKind kind, Shape shape) {

    Retyped in(Function<Shape, Shape> whole) {
      return new Retyped(kind, whole.apply(shape));
    }
  }

  private final Program program;
  private final Picks picks;

  ShapeEdits(Program program, Picks picks) {
    this.program = program;
    this.picks = picks;
  }

  Retyped edited(Shape shape) {
    if (shape instanceof CollectionOf collection) {
      return picks.oneIn(2)
          ? edited(collection.element()).in(each -> new CollectionOf(collection.kind(), each))
          : collection(collection);
    } else if (shape instanceof MapOf map) {
      return map(map);
    } else if (shape instanceof ArrayOf array) {
      return picks.oneIn(2) ? edited(array.element()).in(ArrayOf::new) : array(array);
    } else if (shape instanceof Named named && !named.arguments().isEmpty() && picks.oneIn(2)) {
      int at = picks.below(named.arguments().size());
      return edited(named.arguments().get(at))
          .in(each -> new Named(named.name(), Picks.with(named.arguments(), at, each)));
    }
    return shape instanceof Jdk jdk ? scalar(jdk.type()) : any(shape);
  }

  private Retyped map(MapOf map) {
    return switch (picks.below(3)) {
      case 0 ->
          new Retyped(
              RetypeKind.MAP_KEY, new MapOf(map.kind(), edited(map.key()).shape(), map.value()));
      case 1 -> edited(map.value()).in(each -> new MapOf(map.kind(), map.key(), each));
      default -> {
        MapKind kind = picks.of(List.of(MapKind.values()));
        yield new Retyped(RetypeKind.MAP_KIND, new MapOf(kind, map.key(), map.value()));
      }
    };
  }

  private Retyped collection(CollectionOf shape) {
    return switch (picks.below(6)) {
      case 0 -> new Retyped(RetypeKind.ARRAY, new ArrayOf(shape.element()));
      case 1 -> new Retyped(RetypeKind.UNWRAPPED, shape.element());
      case 2 -> any(shape);
      default -> wrapped(RetypeKind.COLLECTION_KIND, shape.element());
    };
  }

  private Retyped wrapped(RetypeKind kind, Shape element) {
    return new Retyped(kind, new CollectionOf(picks.of(List.of(CollectionKind.values())), element));
  }

  private Retyped array(ArrayOf shape) {
    return switch (picks.below(4)) {
      case 0 -> any(shape);
      case 1 -> new Retyped(RetypeKind.UNWRAPPED, shape.element());
      default ->
          wrapped(
              RetypeKind.COLLECTION_KIND,
              shape.element() instanceof Jdk jdk ? Shape.of(jdk.type().boxed()) : shape.element());
    };
  }

  private Retyped scalar(JdkType type) {
    boolean isNumber = NUMBERS.contains(type.unboxed());
    return switch (picks.below(6)) {
      case 0 ->
          new Retyped(RetypeKind.BOX, Shape.of(type.isPrimitive() ? type.boxed() : type.unboxed()));
      case 1 -> any(Shape.of(type.boxed()));
      case 2, 3 ->
          isNumber
              ? new Retyped(RetypeKind.NUMBER, Shape.of(number(type)))
              : new Retyped(RetypeKind.SCALAR, Shape.of(picks.of(List.of(JdkType.values()))));
      default -> new Retyped(RetypeKind.SCALAR, Shape.of(picks.of(List.of(JdkType.values()))));
    };
  }

  private JdkType number(JdkType like) {
    JdkType number = picks.of(NUMBERS);
    return like.isPrimitive() ? number : number.boxed();
  }

  private Retyped any(Shape shape) {
    return switch (picks.below(5)) {
      case 0 -> new Retyped(RetypeKind.OBJECT, Shape.of(JdkType.OBJECT));
      case 1 -> new Retyped(RetypeKind.TEXT, Shape.of(JdkType.STRING));
      case 2 -> new Retyped(RetypeKind.OPTIONAL, new CollectionOf(CollectionKind.OPTIONAL, shape));
      case 3 -> wrapped(RetypeKind.WRAPPED, shape);
      default ->
          program.types().isEmpty()
              ? new Retyped(RetypeKind.ARRAY, new ArrayOf(shape))
              : new Retyped(RetypeKind.DECLARED, new Named(picks.of(program.types()).name()));
    };
  }
}
