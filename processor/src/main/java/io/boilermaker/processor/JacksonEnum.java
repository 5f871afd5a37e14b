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

/** What the manifest says of an enum that Jackson reads. */
final class JacksonEnum {

  private JacksonEnum() {}

  /**
   * Returns the texts of its constants; if annotations besides {@code @JsonProperty} give them
   * others, these annotations stand for the method that does.
   *
   * @param name of the entry
   */
  static EnumEntry entry(String name, TypeElement type, JacksonAnnotations annotations) {
    List<String> texts = new ArrayList<>();
    List<AnnotationMirror> others = new ArrayList<>();
    Set<Element> constants = new HashSet<>();
    for (Element constant : type.getEnclosedElements()) {
      if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
        constants.add(constant);
        String text = constant.getSimpleName().toString();
        for (AnnotationMirror mirror : JacksonAnnotations.on(constant)) {
          if (JacksonAnnotations.name(mirror).equals(JacksonAnnotations.PROPERTY)) {
            String given = new AnnotationUse(constant, mirror).string("value");
            text = given.isEmpty() ? text : given;
          } else {
            others.add(mirror);
          }
        }
        texts.add(text);
      }
    }
    others.addAll(annotations.besides(constants, type));
    List<String> matter = AnnotationText.thatMatter(others);
    return new EnumEntry(name, matter.isEmpty() ? null : String.join(" ", matter), texts);
  }
}
