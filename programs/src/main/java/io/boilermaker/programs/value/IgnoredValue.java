package io.boilermaker.programs.value;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.lang.reflect.Array;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The value of a component that does not travel: what Java gives to a field of its type, and none
 * for {@code Optional} and its kin.
 */
final class IgnoredValue {

  private IgnoredValue() {}

  static Value of(Component component) {
    Shape shape = Types.plain(component.shape());
    if (shape instanceof CollectionOf some && some.kind() == CollectionKind.OPTIONAL) {
      return new Sequence(List.of());
    }
    return shape instanceof Jdk jdk ? of(jdk.type()) : Null.NULL;
  }

  private static Value of(JdkType type) {
    return switch (type) {
      case OPTIONAL_INT -> new Scalar(OptionalInt.empty());
      case OPTIONAL_LONG -> new Scalar(OptionalLong.empty());
      case OPTIONAL_DOUBLE -> new Scalar(OptionalDouble.empty());
      default ->
          type.isPrimitive()
              ? new Scalar(Array.get(Array.newInstance(type.type(), 1), 0))
              : Null.NULL;
    };
  }
}
