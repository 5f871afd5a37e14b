package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.EnumType;
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
import io.boilermaker.programs.model.TaskMethod;
import java.util.List;

/** Another name of a type that a program declares, wherever the program names it. */
record Renaming(String from, String to) {

  Program of(Program program) {
    return new Program(
        program.types().stream().map(this::type).toList(),
        program.tasks().stream().map(this::task).toList());
  }

  private TaskMethod task(TaskMethod task) {
    return task.withParameters(task.parameters().stream().map(this::parameter).toList());
  }

  private Parameter parameter(Parameter one) {
    return new Parameter(
        one.name(), shape(one.shape()), one.defaultText(), one.wireName(), one.isNullable());
  }

  private Declaration type(Declaration type) {
    String name = name(type.name());
    if (type instanceof RecordType record) {
      return new RecordType(
          name,
          record.variables(),
          components(record.components()),
          parents(record.parents()),
          record.style());
    } else if (type instanceof EnumType texts) {
      return new EnumType(name, texts.constants(), texts.style());
    } else if (type instanceof SealedType sealed) {
      return new SealedType(
          name,
          sealed.variables(),
          sealed.cases().stream().map(this::name).toList(),
          parents(sealed.parents()),
          sealed.style());
    }
    ClassType built = (ClassType) type;
    return new ClassType(name, components(built.components()), built.style());
  }

  private List<Component> components(List<Component> all) {
    return all.stream().map(each -> each.withShape(shape(each.shape()))).toList();
  }

  private List<Named> parents(List<Named> all) {
    return all.stream().map(this::named).toList();
  }

  private String name(String name) {
    return name.equals(from) ? to : name;
  }

  private Named named(Named named) {
    return new Named(name(named.name()), named.arguments().stream().map(this::shape).toList());
  }

  private Shape shape(Shape shape) {
    if (shape instanceof ArrayOf array) {
      return new ArrayOf(shape(array.element()));
    } else if (shape instanceof CollectionOf collection) {
      return new CollectionOf(collection.kind(), shape(collection.element()));
    } else if (shape instanceof MapOf map) {
      return new MapOf(map.kind(), shape(map.key()), shape(map.value()));
    } else if (shape instanceof Wildcard wildcard) {
      return new Wildcard(wildcard.written(), shape(wildcard.of()));
    } else if (shape instanceof Raw raw) {
      return new Raw(shape(raw.of()));
    }
    return shape instanceof Named named ? named(named) : shape;
  }
}
