package io.boilermaker.processor;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A record that Jackson reads by its components, and what else these say of its properties. */
final class JacksonRecord {

  private static final Set<TypeKind> SCALAR_KINDS =
      Set.of(TypeKind.BOOLEAN, TypeKind.DOUBLE, TypeKind.INT, TypeKind.LONG);

  /** Classes of values that Jackson gives to a creator only where a message has such a value. */
  private static final Set<String> SCALARS =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Double",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.String");

  private JacksonRecord() {}

  /** Returns null if it is not known what a record is read by. */
  static @Nullable JacksonObject of(TypeElement type, JacksonAnnotations annotations) {
    if (!new LombokAccessors(type).areKnown()) {
      return null;
    }
    if (isByOwnCode(type, annotations)) {
      return new JacksonObject(Map.of(), JacksonObject.thatMatter(annotations.onClass(type)));
    }
    ExecutableElement constructor = Jackson.canonicalConstructor(type).orElse(null);
    // Jackson takes the one component for the value, unless an annotation names it.
    return constructor != null
            && constructor.getParameters().size() == 1
            && JacksonCreators.of(type).stream()
                .allMatch(each -> each.equals(constructor) && !JacksonCreators.isNamed(each))
            && JacksonObject.isValue(type, annotations)
        ? JacksonObject.ofDelegate(type, constructor.getParameters().get(0), annotations)
        : ofComponents(type, annotations);
  }

  /**
   * Returns whether a record with a creator of a text or number is an object in messages: Jackson
   * reads it by the components beside that.
   */
  static boolean isObject(
      TypeElement type, ExecutableElement creator, JacksonAnnotations annotations) {
    TypeMirror taken = creator.getParameters().get(0).asType();
    return !JacksonObject.isValue(type, annotations)
        && (SCALAR_KINDS.contains(taken.getKind())
            || SCALARS.contains(TypeText.qualifiedName(taken)));
  }

  /** Returns whether code of the user's own reads a record, so that its components say nothing. */
  private static boolean isByOwnCode(TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse told = annotations.find(JacksonFilled.DESERIALIZE, type);
    return told != null && JacksonOrder.isByOwnCode(told.mirror());
  }

  private static JacksonObject ofComponents(TypeElement type, JacksonAnnotations annotations) {
    Map<Element, List<Element>> parts = new LinkedHashMap<>();
    type.getRecordComponents()
        .forEach(component -> parts.put(component, parts(type, component, annotations)));
    Set<Element> all = parts.values().stream().flatMap(List::stream).collect(toSet());
    String translated = JacksonObject.translated(type, annotations);
    Map<Element, JacksonProperty> properties = new LinkedHashMap<>();
    parts.forEach(
        (component, of) ->
            properties.put(
                component,
                JacksonProperty.of(component.getSimpleName() + translated, false, of)
                    .withoutNull(refusesNull(of))));
    return new JacksonObject(properties, JacksonObject.thatMatter(annotations.besides(all, type)));
  }

  /** Returns whether the constructor refuses null, to which Lombok adds that. */
  static boolean refusesNull(List<Element> parts) {
    return parts.stream()
        .filter(part -> part.getKind() == ElementKind.PARAMETER)
        .anyMatch(Lombok::refusesNull);
  }

  /** Returns the members of a component, and the methods of interfaces that are its accessor. */
  static List<Element> parts(
      TypeElement type, RecordComponentElement component, JacksonAnnotations annotations) {
    List<Element> parts = new ArrayList<>(Jackson.parts(type, component));
    annotations
        .members(type)
        .filter(
            member ->
                member instanceof ExecutableElement method
                    && !method.equals(component.getAccessor())
                    && method.getParameters().isEmpty()
                    && method.getSimpleName().equals(component.getSimpleName()))
        .forEach(parts::add);
    return parts;
  }

  /** Returns the components as properties that something else reads. */
  static List<JacksonBean.Property> written(TypeElement type, JacksonAnnotations annotations) {
    return type.getRecordComponents().stream()
        .map(
            component -> {
              List<Element> parts = parts(type, component, annotations);
              String name = component.getSimpleName().toString();
              return new JacksonBean.Property(name, null, false, parts, parts, parts, false);
            })
        .toList();
  }

  /**
   * Adds what the components say of what a creator takes under their names, and returns their
   * parts. A name that is translated is not theirs.
   */
  static Set<Element> addWritten(
      TypeElement type, JacksonAnnotations annotations, Map<Element, JacksonProperty> properties) {
    List<JacksonBean.Property> written = written(type, annotations);
    for (JacksonBean.Property component : written) {
      JacksonProperty other = JacksonProperty.of(component.name(), false, component.parts());
      properties.replaceAll(
          (reader, property) ->
              !property.name().equals(other.name())
                  ? property
                  : other.isHidden()
                      ? property.with(component.parts()).hidden()
                      : property.with(component.parts()));
    }
    return written.stream().flatMap(each -> each.members().stream()).collect(toSet());
  }
}
