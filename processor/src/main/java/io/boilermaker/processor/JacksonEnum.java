package io.boilermaker.processor;

import io.boilermaker.manifest.TypeEntry.EnumEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What the manifest says of an enum that Jackson reads. */
final class JacksonEnum {

  private static final String VALUE = "@JsonValue";

  private JacksonEnum() {}

  /**
   * Returns the texts of its constants, by {@code @JsonProperty} and {@code @JsonAlias}; if other
   * annotations give them others, these annotations stand for the method that does.
   *
   * @param name of the entry
   */
  static EnumEntry entry(String name, TypeElement type, JacksonAnnotations annotations) {
    List<List<String>> texts = new ArrayList<>();
    List<AnnotationMirror> others = new ArrayList<>();
    Set<Element> constants = new HashSet<>();
    for (Element constant : type.getEnclosedElements()) {
      if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
        constants.add(constant);
        texts.add(texts(constant, others));
      }
    }
    others.addAll(annotations.besides(constants, type));
    List<String> matter = AnnotationText.thatMatter(others);
    String method = matter.equals(List.of(VALUE)) ? valueMethod(type, annotations) : null;
    String all = matter.isEmpty() ? null : String.join(" ", matter);
    return EnumEntry.of(name, method == null ? all : method, texts);
  }

  /** Returns the name of the method that gives the texts, as generated code calls it. */
  private static @Nullable String valueMethod(TypeElement type, JacksonAnnotations annotations) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> TypeText.qualifiedName(method.getReturnType()).equals("java.lang.String"))
        .filter(method -> !annotations.onMethod(method, type).isEmpty())
        .map(method -> method.getSimpleName().toString())
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the text of a constant, then the others that are read as it.
   *
   * @param others gets its annotations that say nothing of that
   */
  private static List<String> texts(Element constant, List<AnnotationMirror> others) {
    String text = constant.getSimpleName().toString();
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
