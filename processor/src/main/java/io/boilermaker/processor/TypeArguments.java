package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Makes types concrete: what a wildcard or a missing type argument stands for. */
record TypeArguments(Environment environment) {

  /**
   * A type with a class for each type argument.
   *
   * @param plain whether an argument that is not said may be any JSON
   * @return null if an argument is not known
   */
  @Nullable DeclaredType concrete(DeclaredType type, boolean plain) {
    TypeElement element = MoreTypes.asTypeElement(type);
    List<? extends TypeParameterElement> parameters = element.getTypeParameters();
    List<TypeMirror> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      TypeMirror argument =
          type.getTypeArguments().isEmpty() ? null : bound(type.getTypeArguments().get(i));
      if (argument == null && !plain) {
        return null;
      }
      boolean isKey = i == 0 && parameters.size() > 1;
      arguments.add(argument == null ? any(isKey) : argument);
    }
    return environment.types().getDeclaredType(element, arguments.toArray(new TypeMirror[0]));
  }

  /** Returns whether nothing was made concrete. */
  boolean isSame(DeclaredType concrete, DeclaredType type) {
    return TypeName.get(concrete).equals(TypeName.get(type));
  }

  private static @Nullable TypeMirror bound(TypeMirror argument) {
    if (argument.getKind() != TypeKind.WILDCARD) {
      return argument;
    }
    return ((WildcardType) argument).getExtendsBound();
  }

  private TypeMirror any(boolean isKey) {
    String name = isKey ? "java.lang.String" : "java.lang.Object";
    return environment.elements().getTypeElement(name).asType();
  }
}
