package io.boilermaker.programs.change;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A type whose value is another's value or none: {@code Optional} and its kin. One replaces the
 * other, and what it holds.
 *
 * @param shape the type
 * @param held the type of what it holds, which null is a value of
 */
record OptionalShape(Shape shape, Shape held) {

  /** Returns what a type is; null if it is no such type. */
  static @Nullable OptionalShape of(Shape plain) {
    if (plain instanceof CollectionOf some && some.kind() == CollectionKind.OPTIONAL) {
      return new OptionalShape(plain, some.element());
    }
    return plain instanceof Jdk jdk && jdk.type().isOptional()
        ? new OptionalShape(plain, Shape.of(numberIn(jdk.type())))
        : null;
  }

  /** Returns what a value holds; null as a value if that is nothing. */
  Value content(Value value) {
    if (value == Null.NULL) {
      return value;
    }
    if (shape instanceof Jdk) {
      Object number = ScalarText.held(((Scalar) value).value());
      return number == null ? Null.NULL : new Scalar(number);
    }
    List<Value> elements = List.copyOf(PlainJson.elements(value));
    return elements.isEmpty() ? Null.NULL : elements.get(0);
  }

  /** Returns the value that holds another, or nothing. */
  Value holding(Value content) {
    return shape instanceof Jdk jdk
        ? new Scalar(optional(jdk.type(), content))
        : new Sequence(content == Null.NULL ? List.of() : List.of(content));
  }

  private static JdkType numberIn(JdkType optional) {
    return switch (optional) {
      case OPTIONAL_INT -> JdkType.BOXED_INT;
      case OPTIONAL_LONG -> JdkType.BOXED_LONG;
      default -> JdkType.BOXED_DOUBLE;
    };
  }

  private static Object optional(JdkType type, Value value) {
    @Nullable Object number = value == Null.NULL ? null : ((Scalar) value).value();
    return switch (type) {
      case OPTIONAL_INT -> number == null ? OptionalInt.empty() : OptionalInt.of((Integer) number);
      case OPTIONAL_LONG -> number == null ? OptionalLong.empty() : OptionalLong.of((Long) number);
      default -> number == null ? OptionalDouble.empty() : OptionalDouble.of((Double) number);
    };
  }
}
