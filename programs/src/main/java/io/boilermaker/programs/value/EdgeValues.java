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
import io.boilermaker.programs.value.Value.Constant;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The values of a shape that are plain but for one place, and there at an edge: each edge of each
 * place is in one of them. A type that contains itself is varied once on each way.
 */
public final class EdgeValues {

  private final Types types;

  public EdgeValues(Program program) {
    this.types = new Types(program);
  }

  /** Returns the values of a shape, the plainest first. */
  public List<Value> of(Shape shape) {
    return List.copyOf(values(shape, Set.of()));
  }

  /**
   * @param around the types that this stands in, which are not varied again
   */
  private Set<Value> values(Shape written, Set<Named> around) {
    Shape shape = Types.plain(written);
    Set<Value> all = new LinkedHashSet<>();
    all.add(plain(shape, around));
    if (shape instanceof Jdk jdk) {
      all.addAll(jdk.type() == JdkType.OBJECT ? json() : scalars(jdk.type()));
    } else if (shape instanceof ArrayOf array) {
      all.addAll(lists(values(array.element(), around)));
    } else if (shape instanceof CollectionOf collection) {
      all.addAll(collections(collection, values(collection.element(), around)));
    } else if (shape instanceof MapOf map) {
      all.addAll(maps(map, around));
    } else if (shape instanceof Named named && !around.contains(named)) {
      all.addAll(named(named, and(around, named)));
    }
    if (takesNull(shape)) {
      all.add(Null.NULL);
    }
    return all;
  }

  private static boolean takesNull(Shape shape) {
    return shape instanceof Jdk jdk
        ? !jdk.type().isPrimitive() && !jdk.type().isOptional()
        : !(shape instanceof CollectionOf some && some.kind() == CollectionKind.OPTIONAL);
  }

  private static Set<Named> and(Set<Named> around, Named type) {
    Set<Named> all = new HashSet<>(around);
    all.add(type);
    return all;
  }

  private static List<Value> scalars(JdkType type) {
    return Edges.of(type).stream().<Value>map(Scalar::new).toList();
  }

  private static List<Value> json() {
    List<Value> all = new ArrayList<>();
    Edges.JSON.forEach(each -> all.add(new Scalar(each)));
    Scalar text = new Scalar("a");
    for (Value held : List.of(text, Null.NULL, new Sequence(List.of()))) {
      all.add(new Sequence(List.of(held)));
      all.add(new Entries(Map.of(text, held)));
    }
    all.add(new Entries(Map.of()));
    return all;
  }

  /** Returns the empty list, those of one element, one of it twice, and one of two. */
  private static List<Value> lists(Set<Value> elements) {
    List<Value> all = new ArrayList<>();
    all.add(new Sequence(List.of()));
    elements.forEach(each -> all.add(new Sequence(List.of(each))));
    Value first = elements.iterator().next();
    all.add(new Sequence(List.of(first, first)));
    all.add(new Sequence(elements.stream().limit(2).toList()));
    return all;
  }

  private static List<Value> collections(CollectionOf shape, Set<Value> elements) {
    Set<Value> held = withoutNull(elements, shape.kind().takesNull());
    if (held.isEmpty()) {
      return List.of(new Sequence(List.of()));
    } else if (shape.kind() == CollectionKind.OPTIONAL) {
      return Stream.concat(Stream.of(List.<Value>of()), held.stream().map(List::of))
          .<Value>map(Sequence::new)
          .toList();
    }
    return lists(held).stream()
        .filter(each -> !shape.kind().isSet() || isDistinct((Sequence) each))
        .map(each -> collection(shape, ((Sequence) each).elements()))
        .toList();
  }

  private static boolean isDistinct(Sequence list) {
    return new HashSet<>(list.elements()).size() == list.elements().size();
  }

  private static Set<Value> withoutNull(Set<Value> values, boolean takesNull) {
    Set<Value> all = new LinkedHashSet<>(values);
    if (!takesNull) {
      all.remove(Null.NULL);
    }
    return all;
  }

  private static Value collection(CollectionOf shape, List<Value> elements) {
    return shape.kind().order() == CollectionKind.Order.NONE
        ? new Value.Bag(new HashSet<>(elements))
        : new Sequence(elements);
  }

  private List<Value> maps(MapOf shape, Set<Named> around) {
    List<Value> keys = List.copyOf(withoutNull(values(shape.key(), around), false));
    Set<Value> held = withoutNull(values(shape.value(), around), shape.kind().takesNull());
    List<Value> all = new ArrayList<>();
    all.add(new Entries(Map.of()));
    if (!held.isEmpty()) {
      Value first = held.iterator().next();
      keys.forEach(key -> all.add(new Entries(Map.of(key, first))));
      held.forEach(each -> all.add(new Entries(Map.of(keys.get(0), each))));
      if (keys.size() > 1) {
        all.add(new Entries(Map.of(keys.get(0), first, keys.get(1), first)));
      }
    }
    return all;
  }

  private List<Value> named(Named type, Set<Named> around) {
    Declaration declared = types.declaration(type);
    List<Value> all = new ArrayList<>();
    if (declared instanceof EnumType texts) {
      texts.constants().forEach(each -> all.add(new Constant(each.name())));
    } else if (declared instanceof SealedType) {
      types.cases(type).stream()
          .filter(each -> each.type() != null)
          .forEach(each -> all.addAll(values(Objects.requireNonNull(each.type()), around)));
    } else {
      all.addAll(instances(type, around));
    }
    return all;
  }

  private List<Value> instances(Named type, Set<Named> around) {
    List<Component> components = types.components(type);
    List<Value> plain = components.stream().map(each -> component(each, around)).toList();
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      if (!components.get(i).mark().isIgnored()) {
        for (Value each : values(components.get(i).shape(), around)) {
          List<Value> held = new ArrayList<>(plain);
          held.set(i, each);
          all.add(new Instance(type.name(), held));
        }
      }
    }
    return all;
  }

  private Value component(Component component, Set<Named> around) {
    return component.mark().isIgnored()
        ? IgnoredValue.of(component)
        : plain(component.shape(), around);
  }

  /** Returns a value without an edge; null and empty collections only where a type ends itself. */
  private Value plain(Shape written, Set<Named> around) {
    Shape shape = Types.plain(written);
    if (shape instanceof Jdk jdk) {
      return new Scalar(
          jdk.type() == JdkType.OBJECT ? Edges.JSON.get(0) : Edges.of(jdk.type()).get(0));
    } else if (shape instanceof ArrayOf array) {
      return new Sequence(one(plain(array.element(), around)));
    } else if (shape instanceof CollectionOf collection) {
      return collection(collection, one(plain(collection.element(), around)));
    } else if (shape instanceof MapOf map) {
      Value held = plain(map.value(), around);
      return new Entries(held == Null.NULL ? Map.of() : Map.of(plain(map.key(), around), held));
    }
    Named type = (Named) shape;
    return around.contains(type) ? Null.NULL : instance(type, and(around, type));
  }

  private static List<Value> one(Value element) {
    return element == Null.NULL ? List.of() : List.of(element);
  }

  private Value instance(Named type, Set<Named> around) {
    Declaration declared = types.declaration(type);
    if (declared instanceof EnumType texts) {
      return new Constant(texts.constants().get(0).name());
    } else if (declared instanceof SealedType) {
      return types.cases(type).stream()
          .flatMap(each -> Stream.ofNullable(each.type()))
          .map(each -> plain(each, around))
          .filter(each -> each != Null.NULL)
          .findFirst()
          .orElse(Null.NULL);
    }
    return new Instance(
        type.name(), types.components(type).stream().map(c -> component(c, around)).toList());
  }
}
