package io.boilermaker.programs.value;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.MapKind;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.source.ProgramSource;
import io.boilermaker.programs.value.Value.Bag;
import io.boilermaker.programs.value.Value.Constant;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Builds values as objects of a program's compiled classes. */
public final class ValueBuilder {

  private final Types types;
  private final ClassLoader classes;
  private final String packageName;

  /**
   * @param classes where the program's classes are
   * @param packageName the package that it was written with
   */
  public ValueBuilder(Program program, ClassLoader classes, String packageName) {
    this.types = new Types(program);
    this.classes = classes;
    this.packageName = packageName;
  }

  /** Returns the class of a type that the program declares, or of a twin. */
  public Class<?> classNamed(String name) {
    try {
      return classes.loadClass(packageName + "." + ProgramSource.CLASS + "$" + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Builds the object of a value. */
  public @Nullable Object build(Shape written, Value value) {
    Shape shape = Types.plain(written);
    if (value == Null.NULL) {
      return null;
    } else if (shape instanceof Jdk jdk) {
      return jdk.type() == JdkType.OBJECT ? json(value) : ((Scalar) value).value();
    } else if (shape instanceof ArrayOf array) {
      return array(array, (Sequence) value);
    } else if (shape instanceof CollectionOf collection) {
      return collection(collection, value);
    } else if (shape instanceof MapOf map) {
      return map(map, (Entries) value);
    }
    return named((Named) shape, value);
  }

  private @Nullable Object json(Value value) {
    if (value == Null.NULL) {
      return null;
    } else if (value instanceof Sequence sequence) {
      List<@Nullable Object> list = new ArrayList<>();
      sequence.elements().forEach(each -> list.add(json(each)));
      return list;
    } else if (value instanceof Entries entries) {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      entries.entries().forEach((key, each) -> map.put(json(key), json(each)));
      return map;
    }
    return ((Scalar) value).value();
  }

  private Object array(ArrayOf shape, Sequence value) {
    Object array = Array.newInstance(rawClass(shape.element()), value.elements().size());
    for (int i = 0; i < value.elements().size(); i++) {
      Array.set(array, i, build(shape.element(), value.elements().get(i)));
    }
    return array;
  }

  private Class<?> rawClass(Shape written) {
    Shape shape = Types.plain(written);
    if (shape instanceof Jdk jdk) {
      return jdk.type().type();
    } else if (shape instanceof ArrayOf array) {
      return rawClass(array.element()).arrayType();
    } else if (shape instanceof CollectionOf collection) {
      return collection.kind().type();
    } else if (shape instanceof MapOf map) {
      return map.kind().type();
    }
    return classNamed(((Named) shape).name());
  }

  private Object collection(CollectionOf shape, Value value) {
    List<@Nullable Object> elements = new ArrayList<>();
    (value instanceof Bag bag ? bag.elements() : ((Sequence) value).elements())
        .forEach(each -> elements.add(build(shape.element(), each)));
    if (shape.kind() == CollectionKind.OPTIONAL) {
      return elements.isEmpty() ? Optional.empty() : Optional.of(elements.get(0));
    }
    Collection<@Nullable Object> collection = empty(shape, elements.contains(null));
    collection.addAll(elements);
    return collection;
  }

  // Elements are comparable where the kind wants that, and constants where it wants those.
  @SuppressWarnings({"unchecked", "rawtypes", "JdkObsolete"})
  private Collection<@Nullable Object> empty(CollectionOf shape, boolean holdsNull) {
    return (Collection<@Nullable Object>)
        switch (shape.kind()) {
          case LIST, COLLECTION, ARRAY_LIST -> new ArrayList<>();
          case LINKED_LIST -> new LinkedList<>();
          case QUEUE, DEQUE -> holdsNull ? new LinkedList<>() : new ArrayDeque<>();
          case ARRAY_DEQUE -> new ArrayDeque<>();
          case SET, LINKED_HASH_SET -> new LinkedHashSet<>();
          case HASH_SET -> new HashSet<>();
          case SORTED_SET, NAVIGABLE_SET, TREE_SET ->
              holdsNull
                  ? new TreeSet<>(Comparator.nullsFirst((Comparator) Comparator.naturalOrder()))
                  : new TreeSet<>();
          case PRIORITY_QUEUE -> new PriorityQueue<>();
          case ENUM_SET -> EnumSet.noneOf((Class) rawClass(shape.element()));
          case OPTIONAL -> throw new IllegalArgumentException("no collection");
        };
  }

  private Object map(MapOf shape, Entries value) {
    Map<@Nullable Object, @Nullable Object> map = empty(shape);
    value
        .entries()
        .forEach((key, each) -> map.put(build(shape.key(), key), build(shape.value(), each)));
    return map;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Map<@Nullable Object, @Nullable Object> empty(MapOf shape) {
    MapKind kind = shape.kind();
    return (Map<@Nullable Object, @Nullable Object>)
        switch (kind) {
          case MAP, LINKED_HASH_MAP -> new LinkedHashMap<>();
          case HASH_MAP -> new HashMap<>();
          case SORTED_MAP, NAVIGABLE_MAP, TREE_MAP -> new TreeMap<>();
          case CONCURRENT_MAP, CONCURRENT_HASH_MAP -> new ConcurrentHashMap<>();
          case ENUM_MAP -> new EnumMap<>((Class) rawClass(shape.key()));
        };
  }

  private Object named(Named type, Value value) {
    if (value instanceof Constant constant) {
      return constant(classNamed(type.name()), constant.name());
    }
    Instance instance = (Instance) value;
    Class<?> declared = classNamed(instance.type());
    List<Component> components = types.components(typeOf(type, instance));
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      values.add(build(components.get(i).shape(), instance.components().get(i)));
    }
    return create(declared, components, values);
  }

  /** Returns the type of an instance with its arguments: the type itself or one of its cases. */
  private Named typeOf(Named type, Instance instance) {
    return type.name().equals(instance.type()) ? type : types.caseNamed(type, instance.type());
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static Object create(
      Class<?> type, List<Component> components, List<@Nullable Object> values) {
    try {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (constructor.getParameterCount() == values.size()) {
          constructor.setAccessible(true);
          return constructor.newInstance(values.toArray());
        }
      }
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object created = constructor.newInstance();
      for (int i = 0; i < values.size(); i++) {
        Field field = type.getDeclaredField(components.get(i).name());
        field.setAccessible(true);
        field.set(created, values.get(i));
      }
      return created;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  /** Builds a record of one component, such as that of a twin. */
  public Object wrap(String record, @Nullable Object value) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(value);
    return create(classNamed(record), List.of(), values);
  }
}
