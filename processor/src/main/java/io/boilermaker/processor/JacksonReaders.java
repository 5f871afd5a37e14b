package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** The types of what Jackson reads properties by. */
record JacksonReaders(JacksonAnnotations annotations) {

  /** Returns the type of what a property is read by, in a type whose arguments are known. */
  TypeMirror typeOf(Element reader, DeclaredType type) {
    Element member =
        reader instanceof RecordComponentElement component
            ? component.getAccessor()
            : memberWith(reader, MoreTypes.asTypeElement(type));
    if (!(member.getEnclosingElement() instanceof TypeElement owner)
        || member.getModifiers().contains(Modifier.STATIC)
        || !annotations.isSubclass(MoreTypes.asTypeElement(type), owner)) {
      return reader.asType(); // The arguments are not those of a factory or a builder.
    }
    TypeMirror found = annotations.types().asMemberOf(type, member);
    if (!(found instanceof ExecutableType executable)) {
      return found;
    }
    int at = ((ExecutableElement) member).getParameters().indexOf(reader);
    return at < 0 ? executable.getReturnType() : executable.getParameterTypes().get(at);
  }

  /** Returns the member that has a parameter, of which Eclipse's compiler does not tell it. */
  private Element memberWith(Element reader, TypeElement type) {
    return annotations
        .members(type)
        .filter(
            member ->
                member instanceof ExecutableElement executable
                    && executable.getParameters().contains(reader))
        .findFirst()
        .orElse(reader);
  }
}
