package io.boilermaker.programs.change;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordType;
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
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.Value.Bag;
import io.boilermaker.programs.value.Value.Constant;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a value of one release is in the next, by what a user would call the same value. It knows
 * nothing of the guard.
 */
final class Conversion {

  private final Program before;
  private final Program now;
  private final Types oldTypes;
  private final Types newTypes;

  Conversion(Program before, Program now) {
    this.before = before;
    this.now = now;
    this.oldTypes = new Types(before);
    this.newTypes = new Types(now);
  }

  /**
   * Returns the value of the new shape; null if it has none that is right.
   *
   * @throws UnknownFormException if Jackson decides
   */
  @Nullable Value of(Shape writtenFrom, Value given, Shape writtenTo) {
    Shape from = Types.plain(writtenFrom);
    Shape to = Types.plain(writtenTo);
    if (from instanceof CollectionOf held && held.kind() == CollectionKind.OPTIONAL) {
      List<Value> elements =
          given == Null.NULL ? List.of() : List.copyOf(PlainJson.elements(given));
      return of(held.element(), elements.isEmpty() ? Null.NULL : elements.get(0), to);
    }
    if (from instanceof Jdk jdk && jdk.type().isOptional()) {
      Object held = given == Null.NULL ? null : ScalarText.held(((Scalar) given).value());
      return of(Shape.of(numberIn(jdk.type())), held == null ? Null.NULL : new Scalar(held), to);
    }
    if (to instanceof CollectionOf held && held.kind() == CollectionKind.OPTIONAL) {
      Value value = of(from, given, held.element());
      return value == null ? null : new Sequence(value == Null.NULL ? List.of() : List.of(value));
    }
    if (to instanceof Jdk jdk && jdk.type().isOptional()) {
      Value value = of(from, given, Shape.of(numberIn(jdk.type())));
      return value == null ? null : new Scalar(optional(jdk.type(), value));
    }
    if (given == Null.NULL) {
      checkKnown(from, to);
      return to instanceof Jdk jdk && jdk.type().isPrimitive() ? null : given;
    }
    if (to.equals(Shape.of(JdkType.OBJECT))) {
      return new PlainJson(oldTypes).of(from, given);
    }
    return present(from, given, to);
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

  private void checkKnown(Shape from, Shape to) {
    if ((from instanceof Named a && oldTypes.isLeftToJackson(a))
        || (to instanceof Named b && newTypes.isLeftToJackson(b))) {
      requireSame(from, to);
    }
  }

  private void requireSame(Shape from, Shape to) {
    if (!from.equals(to) || !before.types().equals(now.types())) {
      throw new UnknownFormException("left to Jackson");
    }
  }

  private @Nullable Value present(Shape from, Value value, Shape to) {
    if (from instanceof Named || to instanceof Named) {
      return named(from, value, to);
    } else if (PlainJson.isOf(from, JdkType.CHAR)) {
      Scalar text = new Scalar(PlainJson.characters((Sequence) value));
      return of(Shape.of(JdkType.STRING), text, to);
    } else if (PlainJson.isOf(to, JdkType.CHAR)) {
      Value text = of(from, value, Shape.of(JdkType.STRING));
      return text == null ? null : characters((String) ((Scalar) text).value());
    } else if (PlainJson.isOf(from, JdkType.BYTE)) {
      return PlainJson.isOf(to, JdkType.BYTE)
          ? value
          : text(PlainJson.base64((Sequence) value), to);
    } else if (from instanceof Jdk a && to instanceof Jdk b) {
      return a.type() == JdkType.OBJECT ? null : scalar(a, value, b, false);
    } else if (from instanceof MapOf a && to instanceof MapOf b) {
      return map(a, (Entries) value, b);
    }
    return isList(from) && isList(to) && !PlainJson.isOf(to, JdkType.BYTE)
        ? list(from, value, to)
        : null;
  }

  private static Value characters(String text) {
    List<Value> all = new ArrayList<>();
    text.chars().forEach(each -> all.add(new Scalar((char) each)));
    return new Sequence(all);
  }

  private static @Nullable Value scalar(Jdk from, Value value, Jdk to, boolean isKey) {
    Object converted = ScalarConversion.of(from.type(), ((Scalar) value).value(), to.type(), isKey);
    return converted == null ? null : new Scalar(converted);
  }

  private static boolean isList(Shape shape) {
    return shape instanceof ArrayOf || shape instanceof CollectionOf;
  }

  private @Nullable Value list(Shape from, Value value, Shape to) {
    boolean takesNull = !(to instanceof CollectionOf held) || held.kind().takesNull();
    List<Value> elements = new ArrayList<>();
    for (Value each : PlainJson.elements(value)) {
      Value converted = of(element(from), each, element(to));
      if (converted == null || (converted == Null.NULL && !takesNull)) {
        return null;
      }
      elements.add(converted);
    }
    if (!(to instanceof CollectionOf target) || !target.kind().isSet()) {
      return new Sequence(elements);
    }
    return set(from, target, elements);
  }

  private static Shape element(Shape list) {
    return list instanceof ArrayOf array ? array.element() : ((CollectionOf) list).element();
  }

  /** A set may be the image of a set; a list must keep what it has twice. */
  private @Nullable Value set(Shape from, CollectionOf to, List<Value> elements) {
    boolean wasSet = from instanceof CollectionOf old && old.kind().isSet();
    boolean hasIdentity = hasArray(to.element());
    boolean isSorted = to.kind().isSorted();
    if (isSorted && to.element() instanceof Named named && wasSet) {
      boolean isSame = from instanceof CollectionOf old && old.kind().isSorted();
      if (newTypes.declaration(named) instanceof RecordType && !isSame) {
        throw new UnknownFormException("an order of a user's own");
      }
    }
    long distinct =
        elements.stream().map(each -> isSorted ? ordered(each) : each).distinct().count();
    boolean collapses = distinct < elements.size() && !hasIdentity;
    if (collapses && (!wasSet || isSorted)) {
      return null;
    }
    return to.kind().order() == CollectionKind.Order.NONE && !hasIdentity
        ? new Bag(new HashSet<>(elements))
        : new Sequence(elements);
  }

  private static Value ordered(Value value) {
    return value instanceof Scalar scalar && scalar.value() instanceof BigDecimal number
        ? new Scalar(number.stripTrailingZeros())
        : value;
  }

  /** Returns whether values equal themselves alone. */
  private boolean hasArray(Shape shape) {
    Shape plain = Types.plain(shape);
    return plain instanceof ArrayOf
        || (!(plain instanceof Named) && newTypes.parts(plain).stream().anyMatch(this::hasArray));
  }

  private @Nullable Value map(MapOf from, Entries value, MapOf to) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    HashSet<Value> keys = new HashSet<>();
    for (Map.Entry<Value, Value> entry : value.entries().entrySet()) {
      Value key = key(Types.plain(from.key()), entry.getKey(), Types.plain(to.key()));
      Value held = of(from.value(), entry.getValue(), to.value());
      if (key == null || held == null || (held == Null.NULL && !to.kind().takesNull())) {
        return null;
      }
      if (!keys.add(to.kind().isSorted() ? ordered(key) : key)) {
        return null;
      }
      entries.put(key, held);
    }
    return new Entries(entries);
  }

  private @Nullable Value key(Shape from, Value key, Shape to) {
    if (from instanceof Jdk a && to instanceof Jdk b) {
      return scalar(a, key, b, true);
    }
    return from instanceof Named ? named(from, key, to) : null;
  }

  private @Nullable Value named(Shape from, Value value, Shape to) {
    checkKnown(from, to);
    if (from instanceof Named old && oldTypes.isLeftToJackson(old)) {
      return value; // and the same type
    }
    if (!(from instanceof Named old)) {
      return null;
    }
    Declaration was = oldTypes.declaration(old);
    Declaration is = to instanceof Named named ? newTypes.declaration(named) : null;
    if (was instanceof EnumType texts) {
      String text = PlainJson.textOf(texts, ((Constant) value).name());
      if (is instanceof EnumType others) {
        return constant(texts, others, text);
      }
      return is == null ? text(text, to) : null;
    }
    if (was instanceof RecordType && is instanceof RecordType) {
      return record(old, (Instance) value, (Named) to);
    }
    if (was instanceof SealedType && is instanceof SealedType) {
      Instance instance = (Instance) value;
      return newTypes.cases((Named) to).stream()
          .filter(each -> each.name().equals(instance.type()) && each.type() != null)
          .findFirst()
          .map(
              each ->
                  record(
                      oldTypes.caseNamed(old, instance.type()),
                      instance,
                      java.util.Objects.requireNonNull(each.type())))
          .orElse(null);
    }
    return null;
  }

  /** Returns a text where one is declared, and nothing that a text is read as. */
  private static @Nullable Value text(String text, Shape to) {
    if (PlainJson.isOf(to, JdkType.CHAR)) {
      return characters(text);
    }
    return to.equals(Shape.of(JdkType.STRING)) ? new Scalar(text) : null;
  }

  private static @Nullable Value constant(EnumType was, EnumType is, String text) {
    Optional<String> same =
        is.constants().stream()
            .map(Declaration.Constant::name)
            .filter(name -> PlainJson.textOf(is, name).equals(text))
            .findFirst();
    boolean hasTexts =
        was.style() == EnumStyle.VALUE_METHOD && is.style() == EnumStyle.VALUE_METHOD;
    if (same.isEmpty() && hasTexts && is.constants().size() >= was.constants().size()) {
      throw new UnknownFormException("texts of an enum");
    }
    return same.isPresent() ? new Constant(same.get()) : null;
  }

  private @Nullable Value record(Named from, Instance value, Named to) {
    Map<String, Component> old = new LinkedHashMap<>();
    Map<String, Value> values = new LinkedHashMap<>();
    List<Component> components = oldTypes.components(from);
    for (int i = 0; i < components.size(); i++) {
      String name = PlainJson.nameOf(components.get(i));
      old.put(name, components.get(i));
      values.put(name, value.components().get(i));
    }
    List<Value> converted = new ArrayList<>();
    for (Component each : newTypes.components(to)) {
      Component was = old.get(PlainJson.nameOf(each));
      Value present = values.get(PlainJson.nameOf(each));
      Value held =
          was == null || present == null
              ? leftOut(each.shape())
              : of(was.shape(), present, each.shape());
      if (held == null) {
        return null;
      }
      converted.add(held);
    }
    return new Instance(to.name(), converted);
  }

  private static @Nullable Value leftOut(Shape written) {
    Shape shape = Types.plain(written);
    if (shape instanceof CollectionOf held && held.kind() == CollectionKind.OPTIONAL) {
      return new Sequence(List.of());
    }
    return shape instanceof Jdk jdk && jdk.type().isOptional()
        ? new Scalar(optional(jdk.type(), Null.NULL))
        : null;
  }
}
