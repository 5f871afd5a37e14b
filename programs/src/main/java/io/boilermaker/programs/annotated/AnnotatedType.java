package io.boilermaker.programs.annotated;

import java.util.ArrayList;
import java.util.List;

/**
 * A type with annotations, which is called {@code Main}, and what of it a task takes.
 *
 * @param onType the annotations of the type itself
 * @param onEnum those of the enum that members may have
 * @param onConstants those of its three constants
 * @param onPoint those of a record that members may have
 * @param position how the parameter of the task contains the type
 * @param inside what the types of members have become
 */
record AnnotatedType(
    Form form,
    List<String> onType,
    List<Member> members,
    String onEnum,
    List<String> onConstants,
    String onPoint,
    Position position,
    Inside inside) {

  AnnotatedType {
    onType = List.copyOf(onType);
    members = List.copyOf(members);
    onConstants = List.copyOf(onConstants);
  }

  /** How a type is built. */
  enum Form {
    RECORD(2),
    CREATOR(3),
    BEAN(3),
    FIELDS(1),
    FACTORY(3),
    DELEGATE(3),
    BUILDER(3),
    SUBCLASS(3),
    PARTLY(3);

    private final int places;

    Form(int places) {
      this.places = places;
    }

    /** Returns at how many places of a member annotations can be. */
    int places() {
      return places;
    }
  }

  /** How the type of a parameter contains the annotated one. */
  enum Position {
    ALONE("Main", "%s"),
    LIST("java.util.List<Main>", "java.util.List.of(%s)"),
    MAP("java.util.Map<String, Main>", "java.util.Map.of(\"key\", %s)"),
    OPTIONAL("java.util.Optional<Main>", "java.util.Optional.of(%s)"),
    RECORD("Holder", "new Holder(%s)"),
    GENERIC("Box<Main>", "new Box<Main>(%s)"),
    ARRAY("Main[]", "new Main[] {%s}");

    private final String type;
    private final String value;

    Position(String type, String value) {
      this.type = type;
      this.value = value;
    }

    String type() {
      return type;
    }

    String of(String main) {
      return value.formatted(main);
    }
  }

  AnnotatedType withMembers(List<Member> others) {
    return new AnnotatedType(form, onType, others, onEnum, onConstants, onPoint, position, inside);
  }

  AnnotatedType withInside(Inside other) {
    return new AnnotatedType(form, onType, members, onEnum, onConstants, onPoint, position, other);
  }

  AnnotatedType withMarks(List<String> others) {
    return new AnnotatedType(form, others, members, onEnum, onConstants, onPoint, position, inside);
  }

  /** Returns all annotations that may change what becomes of a member. */
  String marksOf(Member member) {
    String inside =
        switch (member.type()) {
          case ENUM, ENUMS -> onEnum + onConstants;
          case ENUM_MAP -> onEnum + onConstants + onPoint;
          case POINT, POINTS, POINT_ARRAY, OPTIONAL_POINT, LOOSE -> onPoint;
          default -> "";
        };
    return member.marks() + onType + inside;
  }

  /** Returns expressions: each value of each member once, beside the first ones of the others. */
  List<String> samples() {
    List<String> samples = new ArrayList<>();
    for (int at = 0; at < members.size(); at++) {
      List<String> values = members.get(at).type().samples();
      for (int i = at == 0 ? 0 : 1; i < values.size(); i++) {
        samples.add(position.of(made(at, values.get(i))));
      }
    }
    return samples;
  }

  private String made(int at, String value) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      MemberType type = members.get(i).type();
      String argument = i == at ? value : type.samples().get(0);
      arguments.add("(" + type.text() + ") " + argument);
    }
    return "Main.made(" + String.join(", ", arguments) + ")";
  }
}
