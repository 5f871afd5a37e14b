package io.boilermaker.programs.change;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.Value.Bag;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a list, a set, an array or a map of one release is in the next. */
final class ContainerConversion {

  private final Conversion conversion;
  private final Types newTypes;

  ContainerConversion(Conversion conversion, Types newTypes) {
    this.conversion = conversion;
    this.newTypes = newTypes;
  }

  /** Returns the value of the new shape; null if it has none that is right. */
  @Nullable Value of(Shape from, Value value, Shape to) {
    if (from instanceof MapOf a && to instanceof MapOf b) {
      return map(a, (Entries) value, b);
    }
    return isList(from) && isList(to) && !PlainJson.isOf(to, JdkType.BYTE)
        ? list(from, value, to)
        : null;
  }

  private static boolean isList(Shape shape) {
    return shape instanceof ArrayOf || shape instanceof CollectionOf;
  }

  private @Nullable Value list(Shape from, Value value, Shape to) {
    boolean takesNull = !(to instanceof CollectionOf held) || held.kind().takesNull();
    List<Value> elements = new ArrayList<>();
    for (Value each : PlainJson.elements(value)) {
      Value converted = conversion.of(element(from), each, element(to));
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

  /**
   * A set may be the image of a set, as where its elements lose a component; a list must keep what
   * it has twice.
   */
  private @Nullable Value set(Shape from, CollectionOf to, List<Value> elements) {
    boolean wasSet = from instanceof CollectionOf old && old.kind().isSet();
    boolean hasIdentity = hasIdentity(to.element());
    if (wasSet && hasIdentity(element(from)) && !hasIdentity) {
      throw new UnknownFormException("elements that were compared by identity");
    }
    boolean isSorted = to.kind().isSorted();
    if (isSorted && to.element() instanceof Named named && wasSet) {
      boolean isSame =
          from instanceof CollectionOf old
              && old.kind().isSorted()
              && old.element() instanceof Named element
              && element.name().equals(named.name());
      if (newTypes.declaration(named) instanceof RecordType && !isSame) {
        throw new UnknownFormException("an order of a user's own");
      }
    }
    long distinct = elements.stream().distinct().count();
    boolean collapses = distinct < elements.size() && !hasIdentity;
    boolean areTakenForOne =
        isSorted
            && elements.stream().map(ContainerConversion::ordered).distinct().count() < distinct;
    if ((collapses && !wasSet) || areTakenForOne) {
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

  /** Returns whether values equal themselves alone, as far as their type says it. */
  private boolean hasIdentity(Shape shape) {
    Shape plain = Types.plain(shape);
    List<Shape> held = plain instanceof Named named ? named.arguments() : newTypes.parts(plain);
    return plain instanceof ArrayOf
        || (plain instanceof CollectionOf all && all.kind().hasIdentity())
        || held.stream().anyMatch(this::hasIdentity);
  }

  private @Nullable Value map(MapOf from, Entries value, MapOf to) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    HashSet<Value> keys = new HashSet<>();
    for (Map.Entry<Value, Value> entry : value.entries().entrySet()) {
      Value key = conversion.key(from.key(), entry.getKey(), to.key());
      Value held = conversion.of(from.value(), entry.getValue(), to.value());
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
}
