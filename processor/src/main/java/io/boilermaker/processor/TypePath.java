package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The way from an argument to a type inside its type, such as {@code order.lines[].product}. Models
 * may be a chain of thousands of records, so that a path has only its last step; and it is compared
 * by identity.
 */
final class TypePath {

  /** The most steps that a message shows at either end of a path. */
  private static final int SHOWN = 10;

  private final VariableElement argument;
  private final @Nullable TypePath before;
  private final String step;
  private final int nesting;
  private final Set<String> warnings;

  private TypePath(
      VariableElement argument,
      @Nullable TypePath before,
      String step,
      int nesting,
      Set<String> warnings) {
    this.argument = argument;
    this.before = before;
    this.step = step;
    this.nesting = nesting;
    this.warnings = warnings;
  }

  /** Returns the argument itself. */
  static TypePath of(VariableElement argument, Set<String> warnings) {
    return new TypePath(argument, null, argument.getSimpleName().toString(), 0, warnings);
  }

  /** Returns the argument, where errors are reported. */
  VariableElement argument() {
    return argument;
  }

  /** Returns how many types of the way stand inside each other in one declaration. */
  int nesting() {
    return nesting;
  }

  /** Collects the warnings of the code that reads the value. */
  Set<String> warnings() {
    return warnings;
  }

  /** Returns a part of the value that is read by the same code. */
  TypePath part(String part) {
    return new TypePath(argument, this, part, nesting + 1, warnings);
  }

  /** Returns a component of a record, which the record's own codec reads. */
  TypePath component(String name, Set<String> codecWarnings) {
    return new TypePath(argument, this, "." + name, 0, codecWarnings);
  }

  /**
   * Returns the same steps from another start.
   *
   * @param start a path that this one goes on from
   * @param other what to go on from instead
   */
  TypePath moved(TypePath start, TypePath other) {
    Deque<TypePath> steps = new ArrayDeque<>();
    for (TypePath path = this; path != null && path != start; path = path.before) {
      steps.push(path);
    }
    TypePath moved = other;
    for (TypePath path : steps) {
      moved = new TypePath(other.argument, moved, path.step, path.nesting, path.warnings);
    }
    return moved;
  }

  /** Returns all steps; of a very long way, its start and its end. */
  String text() {
    Deque<String> steps = new ArrayDeque<>();
    for (TypePath path = this; path != null; path = path.before) {
      steps.push(path.step);
    }
    List<String> all = List.copyOf(steps);
    return all.size() <= 2 * SHOWN
        ? String.join("", all)
        : String.join("", all.subList(0, SHOWN))
            + " ... "
            + String.join("", all.subList(all.size() - SHOWN, all.size()));
  }

  /** Returns the path and the type at its end, as messages show them. */
  String show(TypeMirror type) {
    return "'" + text() + ": " + TypeName.get(type) + "'";
  }
}
