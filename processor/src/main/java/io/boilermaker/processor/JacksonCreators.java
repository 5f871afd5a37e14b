package io.boilermaker.processor;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
  private static final String PROPERTY = ANNOTATION + "JsonProperty";
  private static final String INJECT = ANNOTATION + "JacksonInject";

  private JacksonCreators() {}

  /**
   * Returns the constructor or method that takes a class's properties, each under the name of its
   * annotation; null if there is none, or another one beside it.
   */
  static @Nullable ExecutableElement named(TypeElement type) {
    List<ExecutableElement> creators = of(type);
    return creators.size() == 1
            && creators.get(0).getParameters().stream().allMatch(JacksonCreators::isNamed)
        ? creators.get(0)
        : null;
  }

  private static boolean isNamed(VariableElement parameter) {
    return JacksonAnnotations.on(parameter).stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(PROPERTY))
        .anyMatch(mirror -> !new AnnotationUse(parameter, mirror).string("value").isEmpty());
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

  private static boolean isCreator(ExecutableElement executable) {
    boolean isNamed =
        executable.getParameters().stream()
            .map(JacksonAnnotations::on)
            .flatMap(Collection::stream)
            .anyMatch(mirror -> JacksonAnnotations.name(mirror).equals(PROPERTY));
    return (isNamed && executable.getKind() == ElementKind.CONSTRUCTOR)
        || JacksonAnnotations.on(executable).stream()
            .anyMatch(
                mirror ->
                    JacksonAnnotations.name(mirror).equals("java.beans.ConstructorProperties")
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
            .noneMatch(name -> name.equals(PROPERTY) || name.equals(INJECT));
  }
}
