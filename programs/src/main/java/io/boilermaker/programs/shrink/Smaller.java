package io.boilermaker.programs.shrink;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Component.Mark;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.Variable;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.model.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists the programs that are a step smaller than one, the smallest first. */
final class Smaller {

  private static final Shape STRING = Shape.of(JdkType.STRING);

  private final Program program;
  private final Types types;
  private final List<Program> smaller = new ArrayList<>();

  private Smaller(Program program) {
    this.program = program;
    this.types = new Types(program);
  }

  static List<Program> than(Program program) {
    Smaller all = new Smaller(program);
    all.withoutTasks();
    all.withoutParameters();
    all.withSimplerParameters();
    program.types().forEach(all::withSimplerType);
    return all.smaller.stream().map(Reachable::only).filter(each -> !each.equals(program)).toList();
  }

  private void withoutTasks() {
    if (program.tasks().size() > 1) {
      program.tasks().forEach(task -> smaller.add(program.withTasks(List.of(task))));
    }
  }

  private void withoutParameters() {
    for (TaskMethod task : program.tasks()) {
      without(task.parameters(), 0).forEach(fewer -> smaller.add(with(task.withParameters(fewer))));
    }
  }

  private Program with(TaskMethod changed) {
    return program.withTasks(
        program.tasks().stream()
            .map(task -> task.name().equals(changed.name()) ? changed : task)
            .toList());
  }

  private void withSimplerParameters() {
    for (TaskMethod task : program.tasks()) {
      for (Parameter parameter : task.parameters()) {
        List<Parameter> simpler = new ArrayList<>();
        types.parts(parameter.shape()).forEach(part -> simpler.add(parameter.withShape(part)));
        simpler.add(parameter.withShape(Types.plain(parameter.shape())));
        simpler.add(parameter.plain());
        simpler.forEach(
            each ->
                smaller.add(
                    with(task.withParameters(replaced(task.parameters(), parameter, each)))));
      }
    }
  }

  private void withSimplerType(Declaration type) {
    if (type instanceof RecordType record) {
      withSimplerComponents(record.components(), record::withComponents, 0);
      smaller.add(program.withType(record.withStyle(RecordStyle.PLAIN)));
    } else if (type instanceof ClassType built) {
      withSimplerComponents(built.components(), built::withComponents, 1);
    } else if (type instanceof SealedType parent) {
      without(parent.cases(), 1)
          .forEach(fewer -> smaller.add(program.withType(parent.withCases(fewer))));
    } else if (type instanceof EnumType texts) {
      without(texts.constants(), 1)
          .forEach(
              fewer ->
                  smaller.add(program.withType(new EnumType(texts.name(), fewer, texts.style()))));
      smaller.add(program.withType(new EnumType(texts.name(), texts.constants(), EnumStyle.NAMES)));
    }
  }

  private void withSimplerComponents(
      List<Component> components, Function<List<Component>, Declaration> type, int least) {
    for (List<Component> fewer : without(components, least)) {
      smaller.add(program.withType(type.apply(fewer)));
    }
    for (Component component : components) {
      List<Component> simpler = new ArrayList<>();
      simpler.add(new Component(component.name(), component.shape(), Mark.NONE));
      if (!component.shape().equals(STRING)) {
        simpler.add(component.withShape(STRING));
        for (Shape part : parts(component.shape())) {
          simpler.add(component.withShape(part));
        }
      }
      for (Component each : simpler) {
        smaller.add(program.withType(type.apply(replaced(components, component, each))));
      }
    }
  }

  private List<Shape> parts(Shape shape) {
    return shape instanceof Variable ? List.of() : types.parts(shape);
  }

  /** Returns a list without each of its elements in turn, if so many are left. */
  private static <T> List<List<T>> without(List<T> elements, int least) {
    List<List<T>> lists = new ArrayList<>();
    for (int i = 0; i < elements.size() && elements.size() > least; i++) {
      List<T> fewer = new ArrayList<>(elements);
      fewer.remove(i);
      lists.add(fewer);
    }
    return lists;
  }

  private static <T> List<T> replaced(List<T> elements, T one, T other) {
    return elements.stream().map(each -> each.equals(one) ? other : each).toList();
  }
}
