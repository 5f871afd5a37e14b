package io.boilermaker.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * What a builder of Lombok's takes.
 *
 * @param field by what it is known: a field, a component or a parameter
 * @param hasDefault whether the builder has a value for what is missing
 * @param parts what may have its annotations
 */
record BuilderPart(Element field, boolean hasDefault, List<Element> parts) {

  /**
   * Returns the parts of a builder.
   *
   * @param built the class that has it, or its constructor or method that has
   */
  static List<BuilderPart> of(TypeElement type, Element built, JacksonAnnotations annotations) {
    if (built instanceof ExecutableElement maker) {
      return maker.getParameters().stream()
          .map(each -> new BuilderPart(each, false, List.of(each)))
          .toList();
    }
    LombokAccessors accessors = new LombokAccessors(type);
    return type.getKind() == ElementKind.RECORD
        ? type.getRecordComponents().stream()
            .map(each -> new BuilderPart(each, false, JacksonRecord.parts(type, each, annotations)))
            .toList()
        : accessors
            .fields()
            .map(each -> new BuilderPart(each, accessors.hasDefault(each), List.of(each)))
            .toList();
  }

  String name() {
    return field.getSimpleName().toString();
  }

  /** Returns whether an object without it is built. */
  boolean mayBeMissing() {
    boolean isChecked =
        field.getKind() == ElementKind.FIELD
            ? Lombok.refusesNull(field)
            : JacksonRecord.refusesNull(parts);
    return !isChecked || hasDefault;
  }

  /** Returns whether what Lombok makes checks that it is not null. */
  boolean isChecked() {
    return parts.stream().anyMatch(Lombok::refusesNull);
  }

  /** Returns whether the builder adds the elements of a container to what it has. */
  boolean isSingular() {
    return parts.stream().anyMatch(part -> Lombok.find("Singular", part).isPresent());
  }

  /** Returns whether the builder refuses null. */
  boolean refusesNull() {
    return isChecked()
        || parts.stream()
            .flatMap(part -> Lombok.find("Singular", part).stream())
            .anyMatch(use -> !use.bool("ignoreNullCollections"));
  }
}
