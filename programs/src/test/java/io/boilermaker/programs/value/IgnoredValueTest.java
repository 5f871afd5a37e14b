package io.boilermaker.programs.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Component.Mark;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.lang.reflect.Array;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IgnoredValueTest {

  /** As long runs found: a change may mark a primitive component as ignored. */
  @ParameterizedTest
  @EnumSource(JdkType.class)
  void a_component_that_does_not_travel_has_a_value_that_its_type_takes(JdkType type)
      throws ReflectiveOperationException {
    Value value = IgnoredValue.of(new Component("x", Shape.of(type), Mark.IGNORED));

    Object held = value instanceof Scalar scalar ? scalar.value() : null;
    Object array = Array.newInstance(type.type(), 1);
    assertThat(held)
        .isEqualTo(
            type.isOptional() ? type.type().getMethod("empty").invoke(null) : Array.get(array, 0));
    Array.set(array, 0, held);
  }

  @Test
  void an_optional_that_does_not_travel_is_empty() {
    Shape optional = new CollectionOf(CollectionKind.OPTIONAL, Shape.of(JdkType.STRING));

    assertThat(IgnoredValue.of(new Component("x", optional, Mark.IGNORED)))
        .isEqualTo(new Sequence(List.of()));
  }
}
