package io.boilermaker.programs.annotated;

import io.boilermaker.programs.annotated.AnnotatedType.Form;

/**
 * A member of an annotated type.
 *
 * @param onField the annotations of the component or field
 * @param onGetter those of the accessor or getter
 * @param onSetter those of the setter, or of the parameter of what makes the type
 */
record Member(String name, MemberType type, String onField, String onGetter, String onSetter) {

  static Member plain(String name, MemberType type) {
    return new Member(name, type, "", "", "");
  }

  Member named(String other) {
    return new Member(other, type, onField, onGetter, onSetter);
  }

  Member typed(MemberType other) {
    return new Member(name, other, onField, onGetter, onSetter);
  }

  /** Returns the same with one more annotation, at one of the places that its form has. */
  Member marked(String mark, Form form, int place) {
    return switch (form.places() > place ? place : 0) {
      case 0 -> new Member(name, type, onField + mark + " ", onGetter, onSetter);
      case 1 -> new Member(name, type, onField, onGetter + mark + " ", onSetter);
      default -> new Member(name, type, onField, onGetter, onSetter + mark + " ");
    };
  }

  Member unmarked() {
    return plain(name, type);
  }

  String marks() {
    return onField + onGetter + onSetter;
  }

  String declaration() {
    return type.text() + " " + name;
  }

  /** Returns the name with a capital. */
  String upper() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
