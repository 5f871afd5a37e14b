package io.boilermaker.programs.change;

import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.Value.Null;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value of one release is in the next, by what a user would call the same value. It knows
 * nothing of the guard.
 */
final class Conversion {

  private final Types oldTypes;
  private final NamedConversion named;
  private final ContainerConversion containers;

  Conversion(Program before, Program now) {
    this.oldTypes = new Types(before);
    this.named = new NamedConversion(this, before, now);
    this.containers = new ContainerConversion(this, new Types(now));
  }

  /**
   * Returns the value of the new shape; null if it has none that is right.
   *
   * @throws UnknownFormException if Jackson decides
   */
  @Nullable Value of(Shape writtenFrom, Value given, Shape writtenTo) {
    Shape from = Types.plain(writtenFrom);
    Shape to = Types.plain(writtenTo);
    OptionalShape old = OptionalShape.of(from);
    if (old != null) {
      return of(old.held(), old.content(given), to);
    }
    OptionalShape next = OptionalShape.of(to);
    if (next != null) {
      Value value = of(from, given, next.held());
      return value == null ? null : next.holding(value);
    }
    if (given == Null.NULL) {
      named.checkKnown(from, to);
      return to instanceof Jdk jdk && jdk.type().isPrimitive() ? null : given;
    }
    if (to.equals(Shape.of(JdkType.OBJECT))) {
      return new PlainJson(oldTypes).of(from, given);
    }
    return present(from, given, to);
  }

  private @Nullable Value present(Shape from, Value value, Shape to) {
    if (from instanceof Named || to instanceof Named) {
      return named.of(from, value, to);
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
    }
    return containers.of(from, value, to);
  }

  /**
   * Returns the key of the new shape, which JSON has as a text; null if it has none that is right.
   */
  @Nullable Value key(Shape writtenFrom, Value key, Shape writtenTo) {
    Shape from = Types.plain(writtenFrom);
    Shape to = Types.plain(writtenTo);
    if (from instanceof Jdk a && to instanceof Jdk b) {
      return scalar(a, key, b, true);
    }
    return from instanceof Named ? named.of(from, key, to) : null;
  }

  private static Value characters(String text) {
    List<Value> all = new ArrayList<>();
    text.chars().forEach(each -> all.add(new Scalar((char) each)));
    return new Sequence(all);
  }

  /** Returns a text where one is declared, and nothing that a text is read as. */
  static @Nullable Value text(String text, Shape to) {
    if (PlainJson.isOf(to, JdkType.CHAR)) {
      return characters(text);
    }
    return to.equals(Shape.of(JdkType.STRING)) ? new Scalar(text) : null;
  }

  private static @Nullable Value scalar(Jdk from, Value value, Jdk to, boolean isKey) {
    Object converted = ScalarConversion.of(from.type(), ((Scalar) value).value(), to.type(), isKey);
    return converted == null ? null : new Scalar(converted);
  }
}
