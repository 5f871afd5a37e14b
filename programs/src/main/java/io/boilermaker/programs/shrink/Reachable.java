package io.boilermaker.programs.shrink;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Shape.Raw;
import io.boilermaker.programs.model.Shape.Wildcard;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the types that the tasks of a program need. */
final class Reachable {

  private final Program program;
  private final Set<String> names = new HashSet<>();

  private Reachable(Program program) {
    this.program = program;
  }

  /** Returns a program without the types that it does not need. */
  static Program only(Program program) {
    Reachable reachable = new Reachable(program);
    program.tasks().stream()
        .flatMap(task -> task.parameters().stream())
        .map(Parameter::shape)
        .forEach(reachable::visit);
    return program.withTypes(
        program.types().stream()
            .filter(type -> reachable.names.contains(type.name()))
            .map(reachable::withoutLostParents)
            .toList());
  }

  /** A case can outlive its sealed type, where it is named itself. */
  private Declaration withoutLostParents(Declaration type) {
    if (!(type instanceof RecordType record)) {
      return type;
    }
    List<Named> parents =
        record.parents().stream()
            .filter(
                parent ->
                    names.contains(parent.name())
                        && ((SealedType) program.type(parent.name())).cases().contains(type.name()))
            .toList();
    return new RecordType(
        record.name(), record.variables(), record.components(), parents, record.style());
  }

  private void visit(Shape shape) {
    if (shape instanceof ArrayOf array) {
      visit(array.element());
    } else if (shape instanceof CollectionOf collection) {
      visit(collection.element());
    } else if (shape instanceof MapOf map) {
      visit(map.key());
      visit(map.value());
    } else if (shape instanceof Wildcard wildcard) {
      visit(wildcard.of());
    } else if (shape instanceof Raw raw) {
      visit(raw.of());
    } else if (shape instanceof Named named) {
      named.arguments().forEach(this::visit);
      visitType(named.name());
    }
  }

  private void visitType(String name) {
    if (!names.add(name)) {
      return;
    }
    Declaration type = program.type(name);
    if (type instanceof RecordType record) {
      record.components().stream().map(Component::shape).forEach(this::visit);
      // What its parents are bound to.
      record.parents().forEach(parent -> parent.arguments().forEach(this::visit));
    } else if (type instanceof ClassType built) {
      built.components().stream().map(Component::shape).forEach(this::visit);
    } else if (type instanceof SealedType parent) {
      parent.cases().forEach(this::visitType);
      parent.parents().forEach(this::visit);
    }
  }
}
