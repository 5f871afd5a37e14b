package io.boilermaker.programs.annotated;

import io.boilermaker.programs.annotated.AnnotatedType.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A change from one release to the next.
 *
 * @param isHarmless whether the guard must allow it
 */
record AnnotatedEdit(AnnotatedType before, AnnotatedType now, String what, boolean isHarmless) {

  private static final String ANNOTATION = "@com.fasterxml.jackson.annotation.";

  /** Forms whose other members keep what a constructor of their own gave them. */
  private static final Set<Form> FILLED =
      EnumSet.of(Form.BEAN, Form.FIELDS, Form.SUBCLASS, Form.BUILDER);

  /** Makes a random change of a random type, one of three of a record. */
  static AnnotatedEdit next(AnnotatedGenerator generator) {
    AnnotatedType before = generator.oneIn(3) ? generator.next(Form.RECORD) : generator.next();
    int at = generator.among(List.of(0, 1, 2)) % before.members().size();
    return switch (generator.among(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))) {
      case 0 -> marked(before, at, generator.mark(at, 3));
      case 1 -> onType(before, "mark the type", List.of(generator.among(Marks.TYPE)));
      case 2 -> member(before, at, "unmark", before.members().get(at).unmarked(), false);
      case 3 -> onType(before, "unmark the type", List.of());
      case 4 -> member(before, at, "rename", before.members().get(at).named("renamed"), false);
      case 5 ->
          member(before, at, "retype", before.members().get(at).typed(generator.type()), false);
      case 6 -> added(before, generator.type());
      case 7 ->
          member(
              before,
              at,
              "mark without effect",
              withMark(before, at, generator.among(Marks.HARMLESS)),
              true);
      case 8 -> dropped(before, at);
      case 9 -> reversed(before);
      case 10, 11 -> inside(before, generator.among(Inside.CHANGES));
      default -> renamed(before, at);
    };
  }

  private static AnnotatedEdit marked(AnnotatedType before, int at, String mark) {
    // Two members with one name are the user's mistake: nobody reads such a class.
    boolean isTaken = before.form() != Form.RECORD && mark.contains("JsonProperty(\"m");
    Member now = before.members().get(at);
    return member(before, at, "mark", isTaken ? now : withMark(before, at, mark), false);
  }

  private static Member withMark(AnnotatedType before, int at, String mark) {
    return before.members().get(at).marked(mark, before.form(), 0);
  }

  private static AnnotatedEdit member(
      AnnotatedType before, int at, String what, Member now, boolean isHarmless) {
    List<Member> members = new ArrayList<>(before.members());
    members.set(at, now);
    return new AnnotatedEdit(before, before.withMembers(members), what, isHarmless);
  }

  private static AnnotatedEdit onType(AnnotatedType before, String what, List<String> marks) {
    List<String> all = new ArrayList<>(marks.isEmpty() ? List.of() : before.onType());
    all.addAll(marks);
    return new AnnotatedEdit(before, before.withMarks(all), what, false);
  }

  private static AnnotatedEdit added(AnnotatedType before, MemberType type) {
    List<Member> members = new ArrayList<>(before.members());
    members.add(Member.plain("added", type));
    boolean isHarmless = FILLED.contains(before.form()) && before.onType().isEmpty();
    return new AnnotatedEdit(before, before.withMembers(members), "add a member", isHarmless);
  }

  private static AnnotatedEdit dropped(AnnotatedType before, int at) {
    List<Member> members = new ArrayList<>(before.members());
    members.remove(at);
    if (members.isEmpty()) {
      return added(before, before.members().get(0).type());
    }
    // Of the form PARTLY, the first member alone must be there.
    boolean isHarmless = before.onType().isEmpty() && before.form() != Form.PARTLY;
    return new AnnotatedEdit(before, before.withMembers(members), "drop a member", isHarmless);
  }

  private static AnnotatedEdit inside(AnnotatedType before, Inside change) {
    return new AnnotatedEdit(
        before, before.withInside(change), change.toString(), change.isHarmless());
  }

  private static AnnotatedEdit reversed(AnnotatedType before) {
    List<Member> members = new ArrayList<>(before.members());
    Collections.reverse(members);
    // Of the form PARTLY, the first member alone must be there.
    boolean isHarmless = before.onType().isEmpty() && before.form() != Form.PARTLY;
    return new AnnotatedEdit(before, before.withMembers(members), "reorder", isHarmless);
  }

  /** Returns a change that keeps the old name in messages, if nothing else decides on that. */
  private static AnnotatedEdit renamed(AnnotatedType before, int at) {
    Member was = before.members().get(at);
    boolean isMarkedAlone = before.form() == Form.RECORD || FILLED.contains(before.form());
    if (!isMarkedAlone || !was.marks().isEmpty() || !before.onType().isEmpty()) {
      return member(before, at, "rename", was.named("renamed"), false);
    }
    String mark = ANNOTATION + "JsonProperty(\"" + was.name() + "\")";
    Member now = was.named("renamed").marked(mark, before.form(), 0);
    return member(before, at, "rename in Java alone", now, true);
  }
}
