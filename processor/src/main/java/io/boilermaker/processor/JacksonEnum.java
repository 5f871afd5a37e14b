package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What the manifest says of an enum that Jackson reads. */
final class JacksonEnum {

  private static final String VALUE = JacksonAnnotations.PACKAGE + "JsonValue";
  private static final String CREATOR = JacksonAnnotations.PACKAGE + "JsonCreator";
  private static final String NAMING = JacksonFilled.DATABIND + "EnumNaming";

  /** What stands for annotations in those of Lombok, which the compiler does not understand. */
  private static final String BY_LOMBOK = EnumEntry.VALUE + " that Lombok may add";

  private final TypeElement type;
  private final JacksonAnnotations annotations;

  /** Constants, and what Lombok writes: by the order of the processors it is there or not. */
  private final Set<Element> apart = new HashSet<>();

  private JacksonEnum(TypeElement type, JacksonAnnotations annotations) {
    this.type = type;
    this.annotations = annotations;
  }

  /**
   * Returns the texts of its constants, by {@code @JsonProperty} and {@code @JsonAlias}, and the
   * annotations that may change them, with what they stand on if that gives or takes the texts.
   *
   * @param name of the entry
   */
  static EnumEntry entry(String name, TypeElement type, JacksonAnnotations annotations) {
    return new JacksonEnum(type, annotations).entry(name);
  }

  private EnumEntry entry(String name) {
    List<List<String>> texts = new ArrayList<>();
    List<AnnotationMirror> others = new ArrayList<>();
    String translated = annotations.find(NAMING, type) == null ? "" : "*";
    for (Element constant : type.getEnclosedElements()) {
      if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
        apart.add(constant);
        texts.add(texts(constant, translated, others));
      }
    }
    type.getEnclosedElements().stream().filter(this::mayBeOfLombok).forEach(apart::add);
    others.addAll(annotations.besides(apart, type));
    others.removeIf(mirror -> isNamed(mirror, VALUE) || isNamed(mirror, CREATOR));
    List<String> all = new ArrayList<>(on(VALUE, JacksonEnum::giver));
    all.addAll(on(CREATOR, JacksonEnum::taker));
    all.addAll(AnnotationText.thatMatter(others));
    String method = all.size() == 1 ? valueMethod() : null;
    String matter = all.isEmpty() ? null : String.join(" ", all);
    return EnumEntry.of(name, method == null ? matter : method, texts);
  }

  /** Returns the texts of an annotation of members, with what each of these is. */
  private List<String> on(String annotation, Function<Element, String> member) {
    Stream<String> found =
        annotations
            .members(type)
            .filter(each -> !apart.contains(each))
            .flatMap(
                each ->
                    JacksonAnnotations.on(each).stream()
                        .filter(mirror -> isNamed(mirror, annotation))
                        .map(mirror -> AnnotationText.of(mirror) + " " + member.apply(each)));
    boolean isByLombok = annotation.equals(VALUE) && mayAddAnnotations();
    return Stream.concat(found, isByLombok ? Stream.of(BY_LOMBOK) : Stream.empty())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns whether Lombok adds annotations of the user to what it makes, as far as the compiler
   * shows it: {@code onMethod_} is no member of its annotations.
   */
  private boolean mayAddAnnotations() {
    return Stream.concat(Stream.of(type), type.getEnclosedElements().stream())
        .flatMap(element -> element.getAnnotationMirrors().stream())
        .filter(mirror -> JacksonAnnotations.name(mirror).startsWith("lombok."))
        .flatMap(mirror -> mirror.getElementValues().keySet().stream())
        .anyMatch(member -> member.getSimpleName().toString().startsWith("on"));
  }

  /** Returns whether a method may be the getter that Lombok writes for a field. */
  private boolean mayBeOfLombok(Element member) {
    String name = member.getSimpleName().toString();
    return member.getKind() == ElementKind.METHOD
        && ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .filter(Lombok::mayAnnotateMember)
            .map(field -> field.getSimpleName().toString())
            .anyMatch(
                field ->
                    name.equals(field)
                        || name.equalsIgnoreCase("get" + field)
                        || name.equalsIgnoreCase("is" + field));
  }

  private static boolean isNamed(AnnotationMirror mirror, String name) {
    return JacksonAnnotations.name(mirror).equals(name);
  }

  /** Returns the type and name of a method or field. */
  private static String giver(Element member) {
    TypeMirror given =
        member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
    return TypeName.get(given) + " " + member.getSimpleName();
  }

  /** Returns the types of parameters. */
  private static String taker(Element member) {
    return member instanceof ExecutableElement method
        ? method.getParameters().stream()
            .map(parameter -> TypeName.get(parameter.asType()).toString())
            .collect(Collectors.joining(" ", "(", ")"))
        : "";
  }

  /** Returns the name of the method that gives the texts, as generated code calls it. */
  private @Nullable String valueMethod() {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> TypeText.qualifiedName(method.getReturnType()).equals("java.lang.String"))
        .filter(
            method ->
                annotations.onMethod(method, type).stream()
                    .anyMatch(mirror -> isNamed(mirror, VALUE)))
        .map(method -> method.getSimpleName().toString())
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the text of a constant, then the others that are read as it.
   *
   * @param translated what is behind a name that others replace
   * @param others gets its annotations that say nothing of that
   */
  private static List<String> texts(
      Element constant, String translated, List<AnnotationMirror> others) {
    String text = constant.getSimpleName() + translated;
    List<String> aliases = new ArrayList<>();
    for (AnnotationMirror mirror : JacksonAnnotations.on(constant)) {
      AnnotationUse use = new AnnotationUse(constant, mirror);
      switch (JacksonAnnotations.name(mirror)) {
        case JacksonAnnotations.PROPERTY -> {
          String given = use.string("value");
          text = given.isEmpty() ? text : given;
        }
        case JacksonAnnotations.PACKAGE + "JsonAlias" -> aliases.addAll(use.strings("value"));
        default -> others.add(mirror);
      }
    }
    aliases.add(0, text);
    return aliases;
  }
}
