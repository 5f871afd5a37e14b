package io.boilermaker.programs.value;

import io.boilermaker.programs.model.CollectionKind.Order;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.value.Value.Bag;
import io.boilermaker.programs.value.Value.Constant;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of a program's classes as values, which can be compared. Components that do not
 * travel are read as null.
 */
public final class ValueReader {

  private final Types types;

  public ValueReader(Program program) {
    this.types = new Types(program);
  }

  /**
   * Reads an object.
   *
   * @throws ClassCastException if it is not of the shape
   */
  public Value read(Shape written, @Nullable Object object) {
    Shape shape = Types.plain(written);
    if (object == null) {
      return Null.NULL;
    } else if (shape instanceof Jdk jdk) {
      return jdk.type() == JdkType.OBJECT
          ? json(object)
          : new Scalar(jdk.type().boxed().type().cast(object));
    } else if (shape instanceof ArrayOf array) {
      return array(array, object);
    } else if (shape instanceof CollectionOf collection) {
      return collection(collection, object);
    } else if (shape instanceof MapOf map) {
      return map(map, (Map<?, ?>) map.kind().type().cast(object));
    }
    return named((Named) shape, object);
  }

  private Value json(@Nullable Object object) {
    if (object == null) {
      return Null.NULL;
    } else if (object instanceof List<?> list) {
      return new Sequence(list.stream().map(this::json).toList());
    } else if (object instanceof Map<?, ?> map) {
      Map<Value, Value> entries = new LinkedHashMap<>();
      map.forEach((key, value) -> entries.put(json(key), json(value)));
      return new Entries(entries);
    }
    return new Scalar(object);
  }

  private Value array(ArrayOf shape, Object array) {
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(read(shape.element(), Array.get(array, i)));
    }
    return new Sequence(elements);
  }

  private Value collection(CollectionOf shape, Object object) {
    Object checked = shape.kind().type().cast(object);
    List<Value> elements = new ArrayList<>();
    if (checked instanceof Optional<?> optional) {
      optional.ifPresent(value -> elements.add(read(shape.element(), value)));
      return new Sequence(elements);
    }
    for (Object each : (Collection<?>) checked) {
      elements.add(read(shape.element(), each));
    }
    Order order = shape.kind().order();
    if (order == Order.NONE) {
      return new Bag(new LinkedHashSet<>(elements));
    }
    if (order == Order.HEAP) {
      // Elements that compare as equal may leave it in any order.
      elements.sort(Comparator.comparing(Value::toString));
    }
    return new Sequence(elements);
  }

  private Value map(MapOf shape, Map<?, ?> map) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(read(shape.key(), key), read(shape.value(), value)));
    return new Entries(entries);
  }

  private Value named(Named type, Object object) {
    if (object instanceof Enum<?> constant) {
      return new Constant(constant.name());
    }
    String name = object.getClass().getSimpleName();
    Named actual = type.name().equals(name) ? type : types.caseNamed(type, name);
    List<Value> components = new ArrayList<>();
    for (Component component : types.components(actual)) {
      components.add(read(component.shape(), property(object, component.name())));
    }
    return new Instance(name, components);
  }

  private static @Nullable Object property(Object object, String name) {
    try {
      Field field = object.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
