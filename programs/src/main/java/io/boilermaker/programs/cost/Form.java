package io.boilermaker.programs.cost;

import io.boilermaker.programs.model.JdkType;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JSON that a type is read from. */
sealed interface Form {

  /** A single value other than {@code Object}. */
  record Leaf(JdkType type) implements Form {}

  /** A number in a string. */
  record NumberText(JdkType type) implements Form {}

  /** Bytes as base64. */
  record Bytes() implements Form {}

  /** One of some texts. */
  record Constants(List<String> texts) implements Form {}

  /** An array. */
  record Items(Form element) implements Form {}

  /** An object of any names. */
  record Entries(Form key, Form value) implements Form {}

  /** A value or null. */
  record Maybe(Form held) implements Form {}

  /**
   * An object.
   *
   * @param tag the property that says which case of a sealed type it is; null if none does
   */
  record Fields(@Nullable Field tag, List<Field> fields) implements Form {}

  /** A property of an object. */
  record Field(String name, Form form) {}

  /** An object of one of some kinds. */
  record OneOf(List<Form> cases) implements Form {}

  /**
   * Values that are written by hand.
   *
   * @param text a value of about so many characters
   */
  record Own(IntFunction<String> text) implements Form {}

  /** Plain JSON of any kind. */
  record Any() implements Form {}

  /** A type by its name, so that it can contain itself; two of one name are the same. */
  record Named(String name, Supplier<Form> form) implements Form {

    Form resolved() {
      return form.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Named named && named.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns the form of a single value, or of plain JSON. */
  static Form of(JdkType type) {
    return type == JdkType.OBJECT ? new Any() : new Leaf(type);
  }

  /** Returns the form itself, of a name what it stands for. */
  static Form resolved(Form form) {
    return form instanceof Named named ? resolved(named.resolved()) : form;
  }
}
