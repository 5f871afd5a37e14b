package io.boilermaker.processor;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The constructors and static methods by which Jackson makes objects of a class. */
final class JacksonCreators {

  private static final String ANNOTATION = JacksonAnnotations.PACKAGE;
  static final String CONSTRUCTOR_PROPERTIES = "java.beans.ConstructorProperties";
  private static final String INJECT = ANNOTATION + "JacksonInject";

  private JacksonCreators() {}

  /**
   * Returns whether a member or parameter is given all properties that have no members: Jackson
   * ignores the annotation of a setter.
   */
  static boolean takesOthers(Element element) {
    boolean mayTake =
        !(element instanceof ExecutableElement method) || method.getParameters().size() == 2;
    return mayTake
        && JacksonAnnotations.on(element).stream()
            .filter(mirror -> JacksonAnnotations.name(mirror).equals(JacksonAnnotations.ANY_SETTER))
            .anyMatch(mirror -> new AnnotationUse(element, mirror).bool("enabled"));
  }

  /**
   * Returns what a class with a {@code @JsonValue} is read by, if that is a constructor of a value
   * without any annotation: the only one that Jackson finds.
   *
   * @return null if it is read by something else
   */
  static @Nullable JacksonObject implicit(TypeElement type, JacksonAnnotations annotations) {
    List<VariableElement> values =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC))
            .filter(constructor -> constructor.getParameters().size() == 1)
            .<VariableElement>map(constructor -> constructor.getParameters().get(0))
            .toList();
    List<String> matter = new ArrayList<>(List.of("delegating"));
    matter.addAll(AnnotationText.thatMatter(annotations.besides(Set.copyOf(values), type)));
    boolean isReadByCode =
        annotations.onClass(type).stream()
            .anyMatch(each -> JacksonAnnotations.name(each).equals(JacksonFilled.DESERIALIZE));
    return values.size() == 1
            && matter.contains("@JsonValue")
            && of(type).isEmpty()
            && !isReadByCode
        ? new JacksonObject(Map.of(values.get(0), JacksonProperty.ofWhole(values.get(0))), matter)
        : null;
  }

  /**
   * Returns the names of the properties that a constructor or method takes; null if annotations do
   * not give one to each.
   */
  static @Nullable List<String> names(ExecutableElement creator) {
    List<String> names = new ArrayList<>();
    List<String> all = constructorProperties(creator);
    for (int i = 0; i < creator.getParameters().size(); i++) {
      VariableElement parameter = creator.getParameters().get(i);
      String byPlace = i < all.size() ? all.get(i) : "";
      String byDefault = takesOthers(parameter) ? JacksonProperty.OTHERS : byPlace;
      names.add(
          JacksonAnnotations.on(parameter).stream()
              .filter(mirror -> JacksonAnnotations.name(mirror).equals(JacksonAnnotations.PROPERTY))
              .map(mirror -> new AnnotationUse(parameter, mirror).string("value"))
              .filter(name -> !name.isEmpty())
              .findFirst()
              .orElse(byDefault));
    }
    return names.contains("") ? null : names;
  }

  private static List<String> constructorProperties(ExecutableElement creator) {
    return JacksonAnnotations.on(creator).stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(CONSTRUCTOR_PROPERTIES))
        .flatMap(mirror -> new AnnotationUse(creator, mirror).strings("value").stream())
        .toList();
  }

  /** Returns all that Jackson may call. */
  static List<ExecutableElement> of(TypeElement type) {
    List<ExecutableElement> creators =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(JacksonCreators::isCreator)
            .collect(toCollection(ArrayList::new));
    ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getModifiers().contains(Modifier.STATIC))
        .filter(JacksonCreators::isCreator)
        .forEach(creators::add);
    return creators;
  }

  /**
   * Returns those that Jackson takes: the constructor of a record whose components have names is
   * none beside one with an annotation of its own that takes properties.
   */
  static List<ExecutableElement> counting(TypeElement type) {
    List<ExecutableElement> all = of(type);
    List<ExecutableElement> told = all.stream().filter(JacksonCreators::isTold).toList();
    return type.getKind() == ElementKind.RECORD && told.size() == 1 && names(told.get(0)) != null
        ? told
        : all;
  }

  /** Returns whether annotations say of a constructor that it is a creator, or of what. */
  static boolean isNamed(ExecutableElement constructor) {
    return isTold(constructor) || names(constructor) != null;
  }

  private static boolean isTold(ExecutableElement executable) {
    return JacksonAnnotations.on(executable).stream().anyMatch(JacksonCreators::isJsonCreator);
  }

  private static boolean isCreator(ExecutableElement executable) {
    boolean isNamed =
        executable.getParameters().stream()
            .map(JacksonAnnotations::on)
            .flatMap(Collection::stream)
            .anyMatch(
                mirror -> JacksonAnnotations.name(mirror).equals(JacksonAnnotations.PROPERTY));
    return (isNamed && executable.getKind() == ElementKind.CONSTRUCTOR)
        || JacksonAnnotations.on(executable).stream()
            .anyMatch(
                mirror ->
                    JacksonAnnotations.name(mirror).equals(CONSTRUCTOR_PROPERTIES)
                        || (isJsonCreator(mirror) && !mode(executable, mirror).equals("DISABLED")));
  }

  private static boolean isJsonCreator(AnnotationMirror mirror) {
    return JacksonAnnotations.name(mirror).equals(ANNOTATION + "JsonCreator");
  }

  private static String mode(Element element, AnnotationMirror creator) {
    return new AnnotationUse(element, creator).constant("mode");
  }

  /** Returns whether each creator takes the whole value, so that there are no properties. */
  static boolean areDelegating(List<ExecutableElement> creators) {
    return creators.stream()
        .allMatch(
            creator ->
                JacksonAnnotations.on(creator).stream()
                    .filter(JacksonCreators::isJsonCreator)
                    .map(mirror -> mode(creator, mirror))
                    .anyMatch(
                        mode ->
                            mode.equals("DELEGATING")
                                || (mode.equals("DEFAULT") && takesOneValue(creator))));
  }

  private static boolean takesOneValue(ExecutableElement creator) {
    return creator.getParameters().size() == 1
        && JacksonAnnotations.on(creator.getParameters().get(0)).stream()
            .map(JacksonAnnotations::name)
            .noneMatch(name -> name.equals(JacksonAnnotations.PROPERTY) || name.equals(INJECT));
  }
}
