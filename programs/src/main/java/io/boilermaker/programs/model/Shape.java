package io.boilermaker.programs.model;

import java.util.List;

/** The type of a parameter, a component or an element, as a program writes it. */
public sealed interface Shape {

  /** A type of the JDK that is one value. */
  record Jdk(JdkType type) implements Shape {}

  /** An array; of bytes and of characters it is a text. */
  record ArrayOf(Shape element) implements Shape {}

  /** A collection or an optional. */
  record CollectionOf(CollectionKind kind, Shape element) implements Shape {}

  record MapOf(MapKind kind, Shape key, Shape value) implements Shape {}

  /**
   * A type that the program declares.
   *
   * @param arguments one for each of its type variables
   */
  record Named(String name, List<Shape> arguments) implements Shape {

    public Named {
      arguments = List.copyOf(arguments);
    }

    public Named(String name) {
      this(name, List.of());
    }
  }

  /** A type variable of the record or sealed type around it. */
  record Variable(String name) implements Shape {}

  /**
   * A type argument that is written with a question mark.
   *
   * @param written such as {@code ? extends}, or {@code ?} alone
   * @param of the bound; of {@code ?} and of {@code ? super} the plain JSON that it stands for
   */
  record Wildcard(String written, Shape of) implements Shape {

    /** Returns whether the bound is all that is known of the values. */
    public boolean isBounded() {
      return written.endsWith("extends");
    }
  }

  /**
   * A collection or map that is written without its type arguments.
   *
   * @param of the same with those that it stands for
   */
  record Raw(Shape of) implements Shape {}

  /**
   * Any type without a JSON form.
   *
   * @param source how it is written
   * @param code the error that it deserves
   */
  record Formless(String source, String code) implements Shape {}

  static Shape of(JdkType type) {
    return new Jdk(type);
  }
}
