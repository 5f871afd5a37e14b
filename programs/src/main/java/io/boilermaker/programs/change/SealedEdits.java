package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Shape.Variable;
import java.util.ArrayList;
import java.util.List;

/** Changes of a sealed type. */
final class SealedEdits {

  private final Program program;
  private final SealedType type;
  private final Picks picks;

  SealedEdits(Program program, SealedType type, Picks picks) {
    this.program = program;
    this.type = type;
    this.picks = picks;
  }

  Edit edit() {
    int at = picks.below(type.cases().size());
    return switch (picks.below(4)) {
      case 0 -> added();
      case 1 -> dropped(at);
      case 2 -> nested(at);
      default ->
          edit(EditKind.CASES_REORDERED, type.withCases(picks.swapped(type.cases())), List.of());
    };
  }

  private Edit edit(EditKind kind, SealedType parent, List<Declaration> more) {
    List<Declaration> types = new ArrayList<>(program.withType(parent).types());
    types.removeIf(each -> more.stream().anyMatch(one -> one.name().equals(each.name())));
    types.addAll(more);
    return Edit.of(kind, type.name(), program.withTypes(types));
  }

  /** Returns the type with its own variables as arguments. */
  private Named itself() {
    return new Named(type.name(), type.variables().stream().<Shape>map(Variable::new).toList());
  }

  private Edit added() {
    String name = "Added" + program.types().size();
    RecordType added =
        new RecordType(
            name,
            type.variables(),
            List.of(new Component("text", Shape.of(JdkType.STRING))),
            List.of(itself()),
            RecordStyle.PLAIN);
    return edit(EditKind.CASE_ADDED, type.withCases(Picks.and(type.cases(), name)), List.of(added));
  }

  /** A record that is no case any more does not implement the type. */
  private Edit dropped(int at) {
    String name = type.cases().get(at);
    SealedType rest = type.withCases(Picks.without(type.cases(), at));
    return type.cases().size() > 1 && program.type(name) instanceof RecordType record
        ? edit(EditKind.CASE_DROPPED, rest, List.of(withParents(record, List.of())))
        : new Edit("nothing", program);
  }

  /** Returns a record with other sealed types in place of this one. */
  private RecordType withParents(RecordType record, List<Named> instead) {
    List<Named> parents = new ArrayList<>(record.parents());
    parents.removeIf(each -> each.name().equals(type.name()));
    parents.addAll(instead);
    return new RecordType(
        record.name(), record.variables(), record.components(), parents, record.style());
  }

  private Edit nested(int at) {
    String only = type.cases().get(at);
    if (!(program.type(only) instanceof RecordType record) || !type.variables().isEmpty()) {
      return new Edit("nothing", program);
    }
    String name = "Between" + program.types().size();
    SealedType between =
        new SealedType(name, List.of(), List.of(only), List.of(itself()), type.style());
    return edit(
        EditKind.CASE_NESTED,
        type.withCases(Picks.with(type.cases(), at, name)),
        List.of(between, withParents(record, List.of(new Named(name)))));
  }
}
