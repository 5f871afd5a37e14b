package io.boilermaker.programs.change;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Component.Mark;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.Constant;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import java.util.ArrayList;
import java.util.List;

/** Changes of the types that a program declares. */
final class TypeEdits {

  private static final String NEW = "added";

  private final Program program;
  private final Picks picks;
  private final ShapeEdits shapes;

  TypeEdits(Program program, Picks picks) {
    this.program = program;
    this.picks = picks;
    this.shapes = new ShapeEdits(program, picks);
  }

  Edit edit() {
    Declaration type = picks.of(program.types());
    if (type instanceof RecordType record) {
      return record.components().isEmpty() ? addedComponent(record) : record(record);
    } else if (type instanceof EnumType texts) {
      return texts(texts);
    }
    return type instanceof SealedType parent ? sealed(parent) : new Edit("nothing", program);
  }

  private Edit changed(String what, Declaration type) {
    return new Edit(what + " of " + type.name(), program.withType(type));
  }

  private Edit record(RecordType type) {
    List<Component> all = type.components();
    int at = picks.below(all.size());
    Component one = all.get(at);
    return switch (picks.below(9)) {
      case 0 -> changed("component " + one.name() + " dropped", with(type, Picks.without(all, at)));
      case 1 -> addedComponent(type);
      case 2 -> changed("components reordered", with(type, picks.swapped(all)));
      case 3 ->
          component(
              type, at, "renamed", new Component(one.name() + "_new", one.shape(), one.mark()));
      case 4 -> component(type, at, "marked", remarked(one));
      case 5 -> changed("style", type.withStyle(picks.of(List.of(RecordStyle.values()))));
      default -> component(type, at, "retyped", one.withShape(shapes.edited(one.shape())));
    };
  }

  private Component remarked(Component one) {
    return new Component(one.name(), one.shape(), picks.of(List.of(Mark.values())));
  }

  private Edit component(RecordType type, int at, String what, Component component) {
    return changed(
        "component " + component.name() + " " + what,
        with(type, Picks.with(type.components(), at, component)));
  }

  private static RecordType with(RecordType type, List<Component> components) {
    return type.withComponents(components);
  }

  private Edit addedComponent(RecordType type) {
    Shape text = Shape.of(picks.of(List.of(JdkType.values())));
    boolean isOptional = picks.oneIn(2);
    Shape shape =
        isOptional ? new CollectionOf(CollectionKind.OPTIONAL, Shape.of(JdkType.STRING)) : text;
    List<Component> all = new ArrayList<>(type.components());
    all.add(picks.below(all.size() + 1), new Component(NEW, shape));
    return changed("component added", with(type, all));
  }

  private Edit texts(EnumType type) {
    List<Constant> all = type.constants();
    int at = picks.below(all.size());
    Constant one = all.get(at);
    return switch (picks.below(6)) {
      case 0 ->
          changed("constant dropped", all.size() == 1 ? type : with(type, Picks.without(all, at)));
      case 1 -> changed("constant added", with(type, Picks.and(all, new Constant("ADDED", "+"))));
      case 2 -> changed("constants reordered", with(type, picks.swapped(all)));
      case 3 ->
          changed(
              "constant renamed",
              with(type, Picks.with(all, at, new Constant(one.name() + "_NEW", one.text()))));
      case 4 ->
          changed(
              "text of a constant",
              with(type, Picks.with(all, at, new Constant(one.name(), one.text() + "+"))));
      default ->
          changed(
              "style",
              new EnumType(type.name(), all, picks.of(List.of(EnumStyle.values()).subList(0, 5))));
    };
  }

  private static EnumType with(EnumType type, List<Constant> constants) {
    return new EnumType(type.name(), constants, type.style());
  }

  private Edit sealed(SealedType type) {
    List<String> all = type.cases();
    return picks.oneIn(2) || all.size() == 1
        ? changed("cases reordered", type.withCases(picks.swapped(all)))
        : withoutCase(type, picks.below(all.size()));
  }

  /** A record that is no case any more does not implement the type. */
  private Edit withoutCase(SealedType type, int at) {
    String name = type.cases().get(at);
    Edit edit =
        changed("case " + name + " dropped", type.withCases(Picks.without(type.cases(), at)));
    if (!(program.type(name) instanceof RecordType record)) {
      return new Edit("nothing", program);
    }
    RecordType alone =
        new RecordType(
            name,
            record.variables(),
            record.components(),
            record.parents().stream().filter(p -> !p.name().equals(type.name())).toList(),
            record.style());
    return new Edit(edit.what(), edit.now().withType(alone));
  }
}
