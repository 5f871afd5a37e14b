package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Where the walk through an argument's type is.
 *
 * @param argument where mistakes are reported
 * @param path how to get here from the argument, such as {@code order.lines[].product}
 * @param inRecord whether the code that reads this place is the codec of a record
 * @param warnings collects what the code that reads this place draws
 */
record Place(VariableElement argument, String path, boolean inRecord, Set<String> warnings) {

  /** The argument itself. */
  static Place of(VariableElement argument, Set<String> warnings) {
    return new Place(argument, argument.getSimpleName().toString(), false, warnings);
  }

  /** A part of the value that is read by the same code. */
  Place part(String step) {
    return new Place(argument, path + step, inRecord, warnings);
  }

  /** A component of a record, which the record's own codec reads. */
  Place component(String name, Set<String> codecWarnings) {
    return new Place(argument, path + "." + name, true, codecWarnings);
  }

  /** The place and what is there, as messages show it. */
  String show(TypeMirror type) {
    return "'" + path + ": " + TypeName.get(type) + "'";
  }
}
