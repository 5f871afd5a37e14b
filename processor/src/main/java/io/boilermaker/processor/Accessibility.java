package io.boilermaker.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Tells what the code of one package can name. */
record Accessibility(PackageElement from) {

  /**
   * Returns the first class in a type, type arguments included, that cannot be named; null if none.
   */
  @Nullable TypeElement inaccessible(TypeMirror type) {
    for (TypeElement element : classesIn(type)) {
      if (!canName(element)) {
        return element;
      }
    }
    return null;
  }

  /** Returns whether a member or class, and all that encloses it, can be named. */
  boolean canName(Element element) {
    for (Element e : withEnclosing(element)) {
      Set<Modifier> modifiers = e.getModifiers();
      boolean samePackage = MoreElements.getPackage(e).equals(from);
      if (modifiers.contains(Modifier.PRIVATE)
          || (!modifiers.contains(Modifier.PUBLIC) && !samePackage)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the class or the one that encloses it that is private; null if none is. */
  static @Nullable Element privateEnclosing(Element element) {
    for (Element e : withEnclosing(element)) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return e;
      }
    }
    return null;
  }

  /**
   * Returns the class or the one that encloses it that belongs to an instance of another; null if
   * none does.
   */
  static @Nullable Element innerEnclosing(Element element) {
    for (Element e : withEnclosing(element)) {
      if (enclosing(e).getKind() != ElementKind.PACKAGE
          && !e.getModifiers().contains(Modifier.STATIC)) {
        return e;
      }
    }
    return null;
  }

  /** Returns an element, the one that encloses it, and so on up to a top-level class. */
  static List<Element> withEnclosing(Element element) {
    List<Element> all = new ArrayList<>();
    for (Element e = element; e.getKind() != ElementKind.PACKAGE; e = enclosing(e)) {
      all.add(e);
    }
    return all;
  }

  /** Returns the element that directly encloses one that is no package. */
  static Element enclosing(Element element) {
    return Objects.requireNonNull(element.getEnclosingElement(), "enclosing element");
  }

  /** Returns all classes that a type names, outer ones first. */
  static List<TypeElement> classesIn(TypeMirror type) {
    List<TypeElement> classes = new ArrayList<>();
    collect(type, classes);
    return classes;
  }

  private static void collect(@Nullable TypeMirror type, List<TypeElement> classes) {
    if (type == null) {
      return;
    }
    if (type.getKind() == TypeKind.ARRAY) {
      collect(MoreTypes.asArray(type).getComponentType(), classes);
    } else if (type instanceof WildcardType wildcard) {
      collect(wildcard.getExtendsBound(), classes);
      collect(wildcard.getSuperBound(), classes);
    } else if (type.getKind() == TypeKind.DECLARED) {
      classes.add(MoreTypes.asTypeElement(type));
      collect(MoreTypes.asDeclared(type).getEnclosingType(), classes);
      MoreTypes.asDeclared(type).getTypeArguments().forEach(argument -> collect(argument, classes));
    }
  }
}
