package io.boilermaker.programs.value;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.model.Types.Case;
import io.boilermaker.programs.value.Value.Bag;
import io.boilermaker.programs.value.Value.Constant;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Makes random values of a program's shapes, more often than not at an edge. */
public final class ValueGenerator {

  private static final int DEPTH = 5;
  private static final int GREAT_DEPTH = 40;

  /** One of so many references is null. */
  private static final int NULLS = 12;

  /** One of so many values is one that is refused. */
  private static final int REFUSED = 150;

  private final Types types;
  private final Random random;
  private final Scalars scalars;

  public ValueGenerator(Program program, Random random) {
    this.types = new Types(program);
    this.random = random;
    this.scalars = new Scalars(random);
  }

  /** Returns a value of a shape. */
  public Value value(Shape shape) {
    // A deep value is a thin one.
    return value(Types.plain(shape), random.nextInt(20) == 0 ? -GREAT_DEPTH : DEPTH, true);
  }

  /**
   * @param depth how much deeper it may be; negative if all collections are to have one element
   */
  private Value value(Shape shape, int depth, boolean takesNull) {
    boolean isPrimitive = shape instanceof Jdk jdk && jdk.type().isPrimitive();
    if (!isPrimitive && takesNull && !isOptional(shape) && random.nextInt(NULLS) == 0) {
      return Null.NULL;
    }
    if (random.nextInt(REFUSED) == 0 && isOptional(shape)) {
      return Null.NULL;
    }
    if (shape instanceof Jdk jdk) {
      return jdk.type() == JdkType.OBJECT ? json(depth) : scalar(jdk.type());
    } else if (shape instanceof ArrayOf array) {
      return new Sequence(elements(array.element(), depth, true));
    } else if (shape instanceof CollectionOf collection) {
      return collection(collection, depth);
    } else if (shape instanceof MapOf map) {
      return map(map, depth);
    }
    return named((Named) shape, depth);
  }

  private static boolean isOptional(Shape shape) {
    return (shape instanceof CollectionOf collection
            && collection.kind() == CollectionKind.OPTIONAL)
        || (shape instanceof Jdk jdk && jdk.type().isOptional());
  }

  private Value scalar(JdkType type) {
    Object refused = random.nextInt(REFUSED) == 0 ? scalars.refused(type) : null;
    return new Scalar(refused == null ? scalars.of(type) : refused);
  }

  private Value json(int depth) {
    if (depth == 0 || random.nextInt(3) > 0) {
      return new Scalar(scalars.plainJson());
    }
    if (random.nextBoolean()) {
      return new Sequence(elements(Shape.of(JdkType.OBJECT), depth, true));
    }
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (int i = size(depth); i > 0; i--) {
      entries.put(new Scalar(scalars.text()), value(Shape.of(JdkType.OBJECT), next(depth), true));
    }
    return new Entries(entries);
  }

  private List<Value> elements(Shape shape, int depth, boolean takeNull) {
    List<Value> elements = new ArrayList<>();
    for (int i = size(depth); i > 0; i--) {
      Value element = value(Types.plain(shape), next(depth), takeNull);
      // What contains itself ends in null, so there are fewer elements then.
      if (takeNull || element != Null.NULL) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static int next(int depth) {
    return depth > 0 ? depth - 1 : depth + 1;
  }

  private int size(int depth) {
    if (depth <= 0) {
      return depth == 0 ? 0 : 1;
    }
    int many = depth == DEPTH && random.nextInt(15) == 0 ? 60 : 4;
    return random.nextInt(many);
  }

  private Value collection(CollectionOf collection, int depth) {
    CollectionKind kind = collection.kind();
    if (kind == CollectionKind.OPTIONAL) {
      List<Value> held = elements(collection.element(), depth, false);
      return new Sequence(held.subList(0, Math.min(1, held.size())));
    }
    boolean holdsNull =
        kind.takesNull() || (canBeMadeWithNull(kind) && random.nextInt(REFUSED / 4) == 0);
    List<Value> elements = elements(collection.element(), depth, holdsNull);
    return kind.order() == CollectionKind.Order.NONE
        ? new Bag(new HashSet<>(elements))
        : new Sequence(elements);
  }

  /** Returns whether a sender can make one that holds a null. */
  private static boolean canBeMadeWithNull(CollectionKind kind) {
    return switch (kind) {
      case QUEUE, DEQUE, SORTED_SET, NAVIGABLE_SET, TREE_SET -> true;
      default -> false;
    };
  }

  private Value map(MapOf map, int depth) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (int i = size(depth); i > 0; i--) {
      Value key = value(Types.plain(map.key()), next(depth), false);
      Value held = value(Types.plain(map.value()), next(depth), map.kind().takesNull());
      if (map.kind().takesNull() || held != Null.NULL) {
        entries.put(key, held);
      }
    }
    return new Entries(entries);
  }

  private Value named(Named type, int depth) {
    Declaration declared = types.declaration(type);
    if (declared instanceof EnumType texts) {
      return new Constant(texts.constants().get(random.nextInt(texts.constants().size())).name());
    } else if (declared instanceof SealedType) {
      return caseOf(type, depth);
    } else if (depth == 0 && random.nextBoolean()) {
      return Null.NULL;
    }
    List<Value> values = new ArrayList<>();
    List<Component> components = types.components(type);
    int deepest = components.isEmpty() ? 0 : random.nextInt(components.size());
    for (int i = 0; i < components.size(); i++) {
      // A thin value goes down in one place: in two of each record it would have no end.
      values.add(component(components.get(i), depth < 0 && i != deepest ? 0 : depth));
    }
    return new Instance(type.name(), values);
  }

  private Value caseOf(Named type, int depth) {
    List<Case> cases = types.cases(type);
    Case chosen = cases.get(random.nextInt(cases.size()));
    return named(Objects.requireNonNull(chosen.type(), chosen.name()), depth);
  }

  /** Ends a type that contains itself: by null, which every reference takes. */
  private Value component(Component component, int depth) {
    Shape shape = Types.plain(component.shape());
    if (component.mark().isIgnored()) {
      return IgnoredValue.of(component);
    }
    return depth == 0
            && shape instanceof Named named
            && !(types.declaration(named) instanceof EnumType)
        ? Null.NULL
        : value(shape, next(depth == 0 ? 1 : depth), true);
  }
}
