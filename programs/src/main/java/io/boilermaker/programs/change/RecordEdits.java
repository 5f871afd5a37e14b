package io.boilermaker.programs.change;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Component.Mark;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import java.util.ArrayList;
import java.util.List;

/** Changes of a record. */
final class RecordEdits {

  private final Program program;
  private final RecordType type;
  private final Picks picks;
  private final List<Component> all;

  RecordEdits(Program program, RecordType type, Picks picks) {
    this.program = program;
    this.type = type;
    this.picks = picks;
    this.all = type.components();
  }

  Edit edit() {
    if (all.isEmpty()) {
      return added();
    }
    int at = picks.below(all.size());
    Component one = all.get(at);
    String newName = one.name() + "_new";
    return switch (picks.below(10)) {
      case 0 -> edit(EditKind.COMPONENT_DROPPED, Picks.without(all, at));
      case 1 -> added();
      case 2 -> edit(EditKind.COMPONENTS_REORDERED, picks.swapped(all));
      case 3 ->
          replaced(EditKind.COMPONENT_RENAMED, at, new Component(newName, one.shape(), one.mark()));
      case 4 ->
          replaced(
              EditKind.COMPONENT_KEPT_BY_JSON_PROPERTY,
              at,
              new Component(newName, one.shape(), Mark.RENAMED, one.nameInMessages()));
      case 5 ->
          replaced(
              EditKind.COMPONENT_MARKED,
              at,
              new Component(one.name(), one.shape(), picks.of(List.of(Mark.values()))));
      case 6 ->
          changed(EditKind.RECORD_STYLE, type.withStyle(picks.of(List.of(RecordStyle.values()))));
      default -> retyped(at);
    };
  }

  private Edit changed(EditKind kind, RecordType by) {
    return Edit.of(kind, type.name(), program.withType(by));
  }

  private Edit edit(EditKind kind, List<Component> components) {
    return changed(kind, type.withComponents(components));
  }

  private Edit replaced(EditKind kind, int at, Component by) {
    return edit(kind, Picks.with(all, at, by));
  }

  private Edit retyped(int at) {
    ShapeEdits.Retyped retyped = new ShapeEdits(program, picks).edited(all.get(at).shape());
    Component by = all.get(at).withShape(retyped.shape());
    return Edit.of(
        EditKind.COMPONENT_RETYPED,
        type.name() + "." + by.name() + " " + retyped.kind(),
        program.withType(type.withComponents(Picks.with(all, at, by))));
  }

  private Edit added() {
    boolean isOptional = picks.oneIn(2);
    Shape shape =
        isOptional
            ? new CollectionOf(CollectionKind.OPTIONAL, Shape.of(JdkType.STRING))
            : Shape.of(picks.of(List.of(JdkType.values())));
    List<Component> more = new ArrayList<>(all);
    more.add(picks.below(all.size() + 1), new Component("added", shape));
    return edit(isOptional ? EditKind.OPTIONAL_COMPONENT_ADDED : EditKind.COMPONENT_ADDED, more);
  }
}
