package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.Value.Constant;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Null;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value of a type that the user declares is in the next release. */
final class NamedConversion {

  private static final Set<RecordStyle> ORDERS =
      EnumSet.of(RecordStyle.PLAIN, RecordStyle.ORDERED, RecordStyle.BUNDLED_ORDER);

  private final Conversion conversion;
  private final Types oldTypes;
  private final Types newTypes;
  private final boolean isSame;

  NamedConversion(Conversion conversion, Program before, Program now) {
    this.conversion = conversion;
    this.oldTypes = new Types(before);
    this.newTypes = new Types(now);
    this.isSame = before.types().equals(now.types());
  }

  /**
   * Checks that Jackson does not decide.
   *
   * @throws UnknownFormException if it does
   */
  void checkKnown(Shape from, Shape to) {
    boolean isLeftToJackson =
        (from instanceof Named a && isLeftToJackson(oldTypes, a))
            || (to instanceof Named b && isLeftToJackson(newTypes, b));
    if (isLeftToJackson && !(from.equals(to) && isSame)) {
      throw new UnknownFormException("left to Jackson");
    }
  }

  /** Returns the value of the new shape; null if it has none that is right. */
  @Nullable Value of(Shape from, Value value, Shape to) {
    checkKnown(from, to);
    if (!(from instanceof Named old)) {
      return null;
    }
    if (isLeftToJackson(oldTypes, old)) {
      return value; // and the same type
    }
    Declaration was = oldTypes.declaration(old);
    if (was instanceof EnumType texts) {
      return constant(texts, ((Constant) value).name(), to);
    }
    if (!(to instanceof Named named)) {
      return null;
    }
    Declaration is = newTypes.declaration(named);
    if (was instanceof RecordType && is instanceof RecordType) {
      return record(old, (Instance) value, named);
    }
    return was instanceof SealedType && is instanceof SealedType
        ? sealed(old, (Instance) value, named)
        : null;
  }

  /**
   * Of a record whose annotations change its order alone, all is known that is read; but Jackson
   * tells no cases apart that only generated code does.
   */
  private static boolean isLeftToJackson(Types types, Named type) {
    return types.isLeftToJackson(type)
        && !(types.declaration(type) instanceof RecordType record
            && ORDERS.contains(record.style())
            && record.components().stream().noneMatch(each -> each.mark().isJacksons())
            && !types.hasGeneratedCases(type));
  }

  private @Nullable Value constant(EnumType was, String name, Shape to) {
    String text = PlainJson.textOf(was, name);
    if (to instanceof Named named) {
      return newTypes.declaration(named) instanceof EnumType is ? constant(was, is, text) : null;
    }
    return Conversion.text(text, to);
  }

  private @Nullable Value sealed(Named from, Instance value, Named to) {
    Named was = oldTypes.caseNamed(from, value.type());
    return newTypes.cases(to).stream()
        .filter(each -> each.name().equals(value.type()) && each.type() != null)
        .findFirst()
        .map(each -> record(was, value, Objects.requireNonNull(each.type())))
        .orElse(null);
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

  /** Null also if a component that messages may leave out must now be there. */
  private @Nullable Value record(Named from, Instance value, Named to) {
    Map<String, Component> old = new LinkedHashMap<>();
    Map<String, Value> values = new LinkedHashMap<>();
    List<Component> components = oldTypes.components(from);
    for (int i = 0; i < components.size(); i++) {
      String name = components.get(i).nameInMessages();
      old.put(name, components.get(i));
      values.put(name, value.components().get(i));
    }
    List<Value> converted = new ArrayList<>();
    for (Component each : newTypes.components(to)) {
      Component was = old.get(each.nameInMessages());
      Value present = values.get(each.nameInMessages());
      Value missing = leftOut(each.shape());
      Value held =
          was == null || present == null
              ? missing
              : conversion.of(was.shape(), present, each.shape());
      boolean mayBeMissing = was == null || leftOut(was.shape()) != null;
      if (held == null || (mayBeMissing && missing == null)) {
        return null;
      }
      if (was == null && isRenamed(each, old, to)) {
        return null;
      }
      converted.add(held);
    }
    return new Instance(to.name(), converted);
  }

  /** Returns whether the value of a component that goes is lost to one that comes. */
  private boolean isRenamed(Component added, Map<String, Component> old, Named to) {
    Set<String> now = new HashSet<>();
    newTypes.components(to).forEach(each -> now.add(each.nameInMessages()));
    List<Component> gone =
        old.values().stream().filter(each -> !now.contains(each.nameInMessages())).toList();
    if (gone.stream().anyMatch(each -> each.shape().equals(added.shape()))) {
      return true;
    }
    if (gone.isEmpty()) {
      return false;
    }
    throw new UnknownFormException("a component goes, and one of another type comes");
  }

  private static @Nullable Value leftOut(Shape written) {
    OptionalShape optional = OptionalShape.of(Types.plain(written));
    return optional == null ? null : optional.holding(Null.NULL);
  }
}
