package io.boilermaker.programs.model;

/**
 * A component of a record, or a property of a class.
 *
 * @param mark its annotation
 * @param nameInMessages its name in JSON, as far as its own annotation says
 */
public record Component(String name, Shape shape, Mark mark, String nameInMessages) {

  /** What a component is annotated with. */
  public enum Mark {
    NONE(false),
    /** JSpecify's {@code @Nullable}, which changes nothing. */
    NULLABLE(false),
    /** {@code @JsonProperty}. */
    RENAMED(false),
    /** {@code @JsonFormat(shape = STRING)}. */
    TEXT(true),
    /** The same by an annotation that bundles it. */
    BUNDLED_TEXT(true),
    /** {@code @JsonIgnore}. */
    IGNORED(true),
    /** The same by an annotation that bundles it. */
    BUNDLED_IGNORED(true);

    private final boolean jacksons;

    Mark(boolean jacksons) {
      this.jacksons = jacksons;
    }

    /** Returns whether it leaves its class to Jackson. */
    public boolean isJacksons() {
      return jacksons;
    }

    /** Returns whether the component does not travel. */
    public boolean isIgnored() {
      return this == IGNORED || this == BUNDLED_IGNORED;
    }
  }

  public Component(String name, Shape shape, Mark mark) {
    this(name, shape, mark, mark == Mark.RENAMED ? "x-" + name : name);
  }

  public Component(String name, Shape shape) {
    this(name, shape, Mark.NONE);
  }

  /** Returns the same with another shape. */
  public Component withShape(Shape other) {
    return new Component(name, other, mark, nameInMessages);
  }
}
