package io.boilermaker.programs.value;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration.ClassStyle;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Misuse;
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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** The values that docs/serialization.md lets a call refuse. */
public final class Refusals {

  private static final int DIGITS = 1_000;

  private final Types types;

  public Refusals(Program program) {
    this.types = new Types(program);
  }

  /** Returns whether a call may refuse a value. */
  public boolean mayRefuse(Shape written, Value value) {
    Shape shape = Types.plain(written);
    if (value == Null.NULL) {
      return isOptional(shape);
    } else if (value instanceof Scalar scalar) {
      return isRefused(scalar.value());
    } else if (value instanceof Constant) {
      return false;
    } else if (shape instanceof ArrayOf array) {
      return any(array.element(), ((Sequence) value).elements());
    } else if (shape instanceof CollectionOf collection) {
      return collection(collection, elements(value));
    } else if (shape instanceof MapOf map) {
      return map(map, (Entries) value);
    }
    return shape instanceof Jdk ? json(value) : instance((Named) shape, (Instance) value);
  }

  private static boolean isOptional(Shape shape) {
    return (shape instanceof CollectionOf collection
            && collection.kind() == CollectionKind.OPTIONAL)
        || (shape instanceof Jdk jdk && jdk.type().isOptional());
  }

  private static Collection<Value> elements(Value value) {
    return value instanceof Bag bag ? bag.elements() : ((Sequence) value).elements();
  }

  private boolean any(Shape shape, Collection<Value> values) {
    return values.stream().anyMatch(each -> mayRefuse(shape, each));
  }

  private boolean collection(CollectionOf shape, Collection<Value> elements) {
    return (!shape.kind().takesNull() && elements.contains(Null.NULL))
        || any(shape.element(), elements);
  }

  private boolean map(MapOf shape, Entries value) {
    return value.entries().containsKey(Null.NULL)
        || any(shape.key(), value.entries().keySet())
        || any(shape.value(), value.entries().values());
  }

  private boolean json(Value value) {
    return value instanceof Entries entries
        ? any(OBJECT, entries.entries().keySet()) || any(OBJECT, entries.entries().values())
        : any(OBJECT, elements(value));
  }

  private static final Shape OBJECT = Shape.of(io.boilermaker.programs.model.JdkType.OBJECT);

  /** Returns whether a serializer of the user's own may not write what it writes. */
  private boolean isMisused(Named type, Instance value) {
    return types.declaration(type) instanceof ClassType built
        && built.style() == ClassStyle.SERIALIZER
        && (!(value.components().get(0) instanceof Scalar text)
            || Misuse.of((String) text.value()).mayBeRefused());
  }

  private boolean instance(Named shape, Instance value) {
    Named type = shape.name().equals(value.type()) ? shape : types.caseNamed(shape, value.type());
    if (isMisused(type, value)) {
      return true;
    }
    List<Component> components = types.components(type);
    for (int i = 0; i < components.size(); i++) {
      boolean travels = !components.get(i).mark().isIgnored();
      if (travels && mayRefuse(components.get(i).shape(), value.components().get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRefused(Object value) {
    if (value instanceof Double number) {
      return !Double.isFinite(number);
    } else if (value instanceof Float number) {
      return !Float.isFinite(number);
    } else if (value instanceof OptionalDouble number) {
      return number.isPresent() && !Double.isFinite(number.getAsDouble());
    } else if (value instanceof String text) {
      return !isWellFormed(text);
    } else if (value instanceof Character character) {
      return Character.isSurrogate(character);
    } else if (value instanceof BigDecimal number) {
      return number.precision() > DIGITS;
    }
    return value instanceof BigInteger number && number.toString().length() > DIGITS;
  }

  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
