package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.Value.Bag;
import io.boilermaker.programs.value.Value.Constant;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of values as docs/serialization.md gives it, without any code of the product. */
record PlainJson(Types types) {

  /** Returns the text of a constant; null if Jackson decides. */
  static String textOf(EnumType type, String constant) {
    if (type.style().isLeftToJackson()) {
      throw new UnknownFormException(type.name());
    }
    return type.constants().stream()
        .filter(each -> each.name().equals(constant))
        .map(each -> type.style() == EnumStyle.VALUE_METHOD ? each.text() : each.name())
        .findFirst()
        .orElseThrow();
  }

  /** Returns a value as it arrives where the type is {@code Object}. */
  Value of(Shape written, Value value) {
    Shape shape = Types.plain(written);
    if (value == Null.NULL) {
      return value;
    } else if (shape instanceof Jdk jdk) {
      return jdk.type() == JdkType.OBJECT ? value : scalar(jdk.type(), (Scalar) value);
    } else if (shape instanceof ArrayOf array) {
      return array(array, (Sequence) value);
    } else if (shape instanceof CollectionOf collection) {
      List<Value> elements = all(collection.element(), elements(value));
      boolean isOptional = collection.kind().type() == java.util.Optional.class;
      return !isOptional
          ? new Sequence(elements)
          : elements.isEmpty() ? Null.NULL : elements.get(0);
    } else if (shape instanceof MapOf map) {
      Map<Value, Value> entries = new LinkedHashMap<>();
      ((Entries) value)
          .entries()
          .forEach(
              (key, each) -> entries.put(new Scalar(key(map.key(), key)), of(map.value(), each)));
      return new Entries(entries);
    }
    return named((Named) shape, value);
  }

  private static Value scalar(JdkType type, Scalar value) {
    Object held = ScalarText.held(value.value());
    if (held == null) {
      return Null.NULL;
    }
    boolean isPlain = held instanceof Number || held instanceof Boolean;
    return new Scalar(isPlain ? held : ScalarText.of(type, held));
  }

  private Value array(ArrayOf shape, Sequence value) {
    if (isOf(shape, JdkType.BYTE)) {
      return new Scalar(base64(value));
    }
    return isOf(shape, JdkType.CHAR)
        ? new Scalar(characters(value))
        : new Sequence(all(shape.element(), value.elements()));
  }

  static boolean isOf(Shape shape, JdkType primitive) {
    return shape instanceof ArrayOf array && array.element().equals(Shape.of(primitive));
  }

  static String base64(Sequence value) {
    byte[] bytes = new byte[value.elements().size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (Byte) ((Scalar) value.elements().get(i)).value();
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String characters(Sequence value) {
    StringBuilder text = new StringBuilder();
    value.elements().forEach(each -> text.append(((Scalar) each).value()));
    return text.toString();
  }

  static Collection<Value> elements(Value value) {
    return value instanceof Bag bag ? bag.elements() : ((Sequence) value).elements();
  }

  private List<Value> all(Shape shape, Collection<Value> values) {
    return values.stream().map(each -> of(shape, each)).toList();
  }

  /** Returns the text of a map's key. */
  String key(Shape written, Value key) {
    Shape shape = Types.plain(written);
    return shape instanceof Jdk jdk
        ? ScalarText.of(jdk.type(), ((Scalar) key).value())
        : textOf((EnumType) types.declaration((Named) shape), ((Constant) key).name());
  }

  private Value named(Named type, Value value) {
    if (types.isLeftToJackson(type)) {
      throw new UnknownFormException(type.name());
    }
    if (value instanceof Constant constant) {
      return new Scalar(textOf((EnumType) types.declaration(type), constant.name()));
    }
    Instance instance = (Instance) value;
    boolean isCase = !instance.type().equals(type.name());
    Named actual = isCase ? types.caseNamed(type, instance.type()) : type;
    Map<Value, Value> entries = new LinkedHashMap<>();
    if (isCase) {
      entries.put(new Scalar("type"), new Scalar(instance.type()));
    }
    List<Component> components = types.components(actual);
    for (int i = 0; i < components.size(); i++) {
      Value held = of(components.get(i).shape(), instance.components().get(i));
      entries.put(new Scalar(components.get(i).nameInMessages()), held);
    }
    return new Entries(entries);
  }

  /** Turns plain JSON into the objects that a user writes for it. */
  static @Nullable Object objects(Value value) {
    if (value == Null.NULL) {
      return null;
    } else if (value instanceof Sequence sequence) {
      List<@Nullable Object> list = new ArrayList<>();
      sequence.elements().forEach(each -> list.add(objects(each)));
      return list;
    } else if (value instanceof Entries entries) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      entries
          .entries()
          .forEach((key, each) -> map.put((String) ((Scalar) key).value(), objects(each)));
      return map;
    }
    return ((Scalar) value).value();
  }
}
