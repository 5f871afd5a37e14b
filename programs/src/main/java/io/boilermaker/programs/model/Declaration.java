package io.boilermaker.programs.model;

import io.boilermaker.programs.model.Shape.Named;
import java.util.List;

/** A type that a program declares, beside its tasks. */
public sealed interface Declaration {

  String name();

  /** Returns the type variables; none for enums and classes. */
  List<String> variables();

  /**
   * A record.
   *
   * @param parents the sealed types that it implements, with their type arguments
   */
  record RecordType(
      String name,
      List<String> variables,
      List<Component> components,
      List<Named> parents,
      RecordStyle style)
      implements Declaration {

    public RecordType {
      variables = List.copyOf(variables);
      components = List.copyOf(components);
      parents = List.copyOf(parents);
    }

    /** Returns the same with other components. */
    public RecordType withComponents(List<Component> others) {
      return new RecordType(name, variables, others, parents, style);
    }

    /** Returns the same in another style. */
    public RecordType withStyle(RecordStyle other) {
      return new RecordType(name, variables, components, parents, other);
    }

    /** Returns whether an annotation leaves it to Jackson. */
    public boolean isLeftToJackson() {
      return style.isJacksons() || components.stream().anyMatch(c -> c.mark().isJacksons());
    }
  }

  /** What is said of a record as a whole. */
  enum RecordStyle {
    PLAIN,
    /** Implements {@code Comparable} by the text of its components. */
    COMPARABLE,
    /** {@code @JsonNaming(SnakeCaseStrategy.class)}. */
    SNAKE_CASE,
    /** {@code @JsonPropertyOrder(alphabetic = true)}. */
    ORDERED,
    /** An annotation of its own that bundles {@code @JsonPropertyOrder}. */
    BUNDLED_ORDER,
    /** Implements an interface whose method renames its first component. */
    RENAMED_BY_PARENT;

    public boolean isJacksons() {
      return compareTo(SNAKE_CASE) >= 0;
    }
  }

  /**
   * An enum.
   *
   * @param constants at least one
   */
  record EnumType(String name, List<Constant> constants, EnumStyle style) implements Declaration {

    public EnumType {
      constants = List.copyOf(constants);
    }

    @Override
    public List<String> variables() {
      return List.of();
    }
  }

  /**
   * A constant of an enum.
   *
   * @param text its own text, which only some styles use
   */
  record Constant(String name, String text) {}

  /** Where the texts of an enum come from. */
  enum EnumStyle {
    NAMES,
    /** A {@code toString} of its own, which is not used. */
    TO_STRING,
    /** A method with {@code @JsonValue}. */
    VALUE_METHOD,
    /** A field with {@code @JsonValue}. */
    VALUE_FIELD,
    /** {@code @JsonProperty} on constants. */
    PROPERTIES,
    /** Lombok's {@code @Getter(onMethod_ = @JsonValue)}. */
    LOMBOK;

    /** Returns whether Jackson's annotations name it, so that it is no key of a map. */
    public boolean isLeftToJackson() {
      return compareTo(VALUE_FIELD) >= 0;
    }
  }

  /**
   * A sealed interface.
   *
   * @param cases the records and sealed types that it permits, by name
   * @param parents the sealed types that it extends, with their type arguments
   */
  record SealedType(
      String name,
      List<String> variables,
      List<String> cases,
      List<Named> parents,
      SealedStyle style)
      implements Declaration {

    public SealedType {
      variables = List.copyOf(variables);
      cases = List.copyOf(cases);
      parents = List.copyOf(parents);
    }

    /** Returns the same with other cases. */
    public SealedType withCases(List<String> others) {
      return new SealedType(name, variables, others, parents, style);
    }
  }

  /** How the cases of a sealed type are told apart. */
  enum SealedStyle {
    /** By {@code type}, the simple name of the record. */
    GENERATED,
    /** By {@code @JsonTypeInfo} and {@code @JsonSubTypes}. */
    TYPE_INFO,
    /** The same in one annotation that bundles them. */
    BUNDLED_TYPE_INFO
  }

  /** A class. */
  record ClassType(String name, List<Component> components, ClassStyle style)
      implements Declaration {

    public ClassType {
      components = List.copyOf(components);
    }

    @Override
    public List<String> variables() {
      return List.of();
    }

    /** Returns the same with other components. */
    public ClassType withComponents(List<Component> others) {
      return new ClassType(name, others, style);
    }
  }

  /** How a class is built. */
  enum ClassStyle {
    /** A constructor with {@code @JsonCreator}. */
    CREATOR,
    /** Lombok's {@code @Value}, {@code @Builder} and {@code @Jacksonized}. */
    LOMBOK_BUILDER,
    /** Lombok's {@code @Data}. */
    LOMBOK_DATA,
    /**
     * By a serializer of the user's own, which does to the generator what {@link Misuse} says, and
     * by a constructor of one text.
     */
    SERIALIZER,
    /** By fields alone; nobody can tell, so it has no form. */
    PLAIN
  }
}
