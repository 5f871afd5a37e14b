package io.boilermaker.programs.value;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import java.lang.reflect.Array;

/** The value of a component that does not travel: what Java gives to a field of its type. */
final class IgnoredValue {

  private IgnoredValue() {}

  static Value of(Component component) {
    Shape shape = Types.plain(component.shape());
    return shape instanceof Jdk jdk && jdk.type().isPrimitive()
        ? new Scalar(Array.get(Array.newInstance(jdk.type().type(), 1), 0))
        : Null.NULL;
  }
}
