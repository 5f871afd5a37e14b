package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.ClassStyle;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.Constant;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import java.util.List;

/** Changes of the types that a program declares. */
final class TypeEdits {

  private final Program program;
  private final Picks picks;

  TypeEdits(Program program, Picks picks) {
    this.program = program;
    this.picks = picks;
  }

  Edit edit() {
    Declaration type = picks.of(program.types());
    if (picks.oneIn(12)) {
      Program renamed = new Renaming(type.name(), type.name() + "New").of(program);
      return Edit.of(EditKind.TYPE_RENAMED, type.name(), renamed);
    } else if (type instanceof RecordType record) {
      return new RecordEdits(program, record, picks).edit();
    } else if (type instanceof EnumType texts) {
      return constants(texts);
    }
    return type instanceof SealedType parent
        ? new SealedEdits(program, parent, picks).edit()
        : built((ClassType) type);
  }

  private Edit edit(EditKind kind, Declaration type) {
    return Edit.of(kind, type.name(), program.withType(type));
  }

  /** Jackson knows what this means; the guard knows the name alone. */
  private Edit built(ClassType type) {
    if (type.style() == ClassStyle.SERIALIZER) {
      return new Edit("nothing", program);
    }
    Component added = new Component("added", Shape.of(JdkType.STRING));
    return edit(EditKind.CLASS_CHANGED, type.withComponents(Picks.and(type.components(), added)));
  }

  private Edit constants(EnumType type) {
    List<Constant> all = type.constants();
    int at = picks.below(all.size());
    Constant one = all.get(at);
    return switch (picks.below(8)) {
      case 0 ->
          edit(
              EditKind.CONSTANT_DROPPED,
              all.size() == 1 ? type : with(type, Picks.without(all, at)));
      case 1 ->
          edit(
              EditKind.CONSTANT_ADDED,
              with(type, Picks.and(all, new Constant("ADDED" + all.size(), "+" + all.size()))));
      case 2 -> edit(EditKind.CONSTANTS_REORDERED, with(type, picks.swapped(all)));
      case 3 ->
          edit(
              EditKind.CONSTANT_RENAMED,
              with(type, Picks.with(all, at, new Constant(one.name() + "_NEW", one.text()))));
      case 4 ->
          edit(
              EditKind.CONSTANT_TEXT_CHANGED,
              with(type, Picks.with(all, at, new Constant(one.name(), one.text() + "+"))));
      case 5 -> swapped(type, at, picks.below(all.size()));
      default -> edit(EditKind.ENUM_STYLE, new EnumType(type.name(), all, style(type.style())));
    };
  }

  /** Returns most often one that only generated code knows, and with other texts. */
  private EnumStyle style(EnumStyle style) {
    if (picks.oneIn(3)) {
      return picks.of(List.of(EnumStyle.values()).subList(0, 5));
    }
    return style == EnumStyle.VALUE_METHOD ? EnumStyle.NAMES : EnumStyle.VALUE_METHOD;
  }

  private Edit swapped(EnumType type, int at, int other) {
    Constant one = type.constants().get(at);
    Constant two = type.constants().get(other);
    List<Constant> with = Picks.with(type.constants(), at, new Constant(one.name(), two.text()));
    return edit(
        EditKind.CONSTANT_TEXTS_SWAPPED,
        with(type, Picks.with(with, other, new Constant(two.name(), one.text()))));
  }

  private static EnumType with(EnumType type, List<Constant> constants) {
    return new EnumType(type.name(), constants, type.style());
  }
}
