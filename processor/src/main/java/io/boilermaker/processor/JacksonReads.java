package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.JdkTrust;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Checks that reading a class left to Jackson makes values and does nothing else: no class is
 * loaded, no name looked up, no class of the JDK built by whatever constructors it has.
 */
final class JacksonReads {

  private final JacksonAnnotations annotations;
  private final Types types;
  private final Set<Element> opened = new HashSet<>();
  private final Deque<Step> open = new ArrayDeque<>();

  private JacksonReads(JacksonAnnotations annotations) {
    this.annotations = annotations;
    this.types = annotations.types();
  }

  /** A type on the way, and the path to it. */
  private record Step(TypeMirror type, String path) {}

  /** What reading does besides, and where. */
  record Fault(String path, TypeMirror type, String reason) {

    String text() {
      return "'" + path + ": " + TypeName.get(type) + "' " + reason;
    }
  }

  /** Returns the first fault in a type that is left to Jackson; null if there is none. */
  static @Nullable Fault find(TypeMirror type, String path, JacksonAnnotations annotations) {
    var reads = new JacksonReads(annotations);
    reads.open.add(new Step(type, path));
    while (!reads.open.isEmpty()) {
      Fault fault = reads.take(reads.open.remove());
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private @Nullable Fault take(Step step) {
    TypeMirror type = step.type();
    if (type.getKind() == TypeKind.ARRAY) {
      open.add(new Step(MoreTypes.asArray(type).getComponentType(), step.path() + "[]"));
    } else if (type instanceof WildcardType wildcard) {
      addBound(wildcard.getExtendsBound(), step.path());
      addBound(wildcard.getSuperBound(), step.path());
    } else if (type.getKind() == TypeKind.TYPEVAR) {
      if (opened.add(types.asElement(type))) {
        addBound(MoreTypes.asTypeVariable(type).getUpperBound(), step.path());
      }
    } else if (type.getKind() == TypeKind.INTERSECTION) {
      types.directSupertypes(type).forEach(bound -> addBound(bound, step.path()));
    } else if (type.getKind() == TypeKind.DECLARED) {
      return take(MoreTypes.asDeclared(type), step.path());
    }
    return null;
  }

  private void addBound(@Nullable TypeMirror bound, String path) {
    if (bound != null) {
      open.add(new Step(bound, path));
    }
  }

  private @Nullable Fault take(DeclaredType type, String path) {
    TypeElement element = MoreTypes.asTypeElement(type);
    String name = element.getQualifiedName().toString();
    String act = JdkTrust.act(name);
    String refusal = act != null || holdsValues(element) ? act : JdkTrust.refusal(name);
    if (refusal != null) {
      return new Fault(path, type, refusal);
    }
    addArguments(type, path);
    if (!JacksonAnnotations.isOfTheJdk(element) && opened.add(element)) {
      openClass(element, path);
    }
    return null;
  }

  private void addArguments(DeclaredType type, String path) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    boolean isOfTheJdk = JacksonAnnotations.isOfTheJdk(MoreTypes.asTypeElement(type));
    for (int i = 0; i < arguments.size(); i++) {
      String step = isOfTheJdk && arguments.size() == 1 ? "[]" : "";
      if (isOfTheJdk && arguments.size() == 2) {
        step = i == 0 ? "{key}" : "{}";
      }
      open.add(new Step(arguments.get(i), path + step));
    }
  }

  private void openClass(TypeElement element, String path) {
    JacksonProperties.of(element, annotations)
        .forEach(
            (name, values) ->
                values.forEach(value -> open.add(new Step(value, path + "." + name))));
    for (TypeElement each : annotations.withSupertypes(element)) {
      for (TypeMirror supertype : types.directSupertypes(each.asType())) {
        if (isContainer(supertype) || !isOfTheJdk(supertype)) {
          addArguments(MoreTypes.asDeclared(supertype), path);
        }
      }
    }
    for (TypeElement other : new JacksonContents(annotations).ofAnnotations(element)) {
      open.add(new Step(types.erasure(other.asType()), path + "(" + other.getSimpleName() + ")"));
    }
  }

  private static boolean isOfTheJdk(TypeMirror type) {
    return JacksonAnnotations.isOfTheJdk(MoreTypes.asTypeElement(type));
  }

  /** Returns whether Jackson fills objects of a class of the JDK with elements. */
  private boolean isContainer(TypeMirror type) {
    return isNamed(type, "java.util.Collection") || isNamed(type, "java.util.Map");
  }

  private boolean isNamed(TypeMirror type, String name) {
    Set<String> seen = new HashSet<>();
    Deque<TypeMirror> above = new ArrayDeque<>(List.of(type));
    for (TypeMirror next = above.poll(); next != null; next = above.poll()) {
      String found = TypeText.qualifiedName(next);
      if (found.equals(name)) {
        return true;
      }
      if (seen.add(found)) {
        above.addAll(types.directSupertypes(next));
      }
    }
    return false;
  }

  private boolean holdsValues(TypeElement element) {
    return element.getKind() != ElementKind.CLASS || isContainer(types.erasure(element.asType()));
  }
}
