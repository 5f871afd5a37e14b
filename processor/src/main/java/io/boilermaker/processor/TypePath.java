package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The way from an argument to a type inside its type.
 *
 * @param argument the argument, where errors are reported
 * @param text the way from the argument, such as {@code order.lines[].product}
 * @param inRecord whether the codec of a record reads the value
 * @param warnings collects the warnings of the code that reads the value
 */
record TypePath(VariableElement argument, String text, boolean inRecord, Set<String> warnings) {

  /** Returns the argument itself. */
  static TypePath of(VariableElement argument, Set<String> warnings) {
    return new TypePath(argument, argument.getSimpleName().toString(), false, warnings);
  }

  /** Returns a part of the value that is read by the same code. */
  TypePath part(String step) {
    return new TypePath(argument, text + step, inRecord, warnings);
  }

  /** Returns a component of a record, which the record's own codec reads. */
  TypePath component(String name, Set<String> codecWarnings) {
    return new TypePath(argument, text + "." + name, true, codecWarnings);
  }

  /** Returns the path and the type at its end, as messages show them. */
  String show(TypeMirror type) {
    return "'" + text + ": " + TypeName.get(type) + "'";
  }
}
