package io.boilermaker.programs.annotated;

import io.boilermaker.programs.annotated.AnnotatedType.Form;
import io.boilermaker.programs.annotated.AnnotatedType.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random types with a few random annotations each, so that each of them matters. */
final class AnnotatedGenerator {

  private static final List<MemberType> TYPES = List.of(MemberType.values());

  private final Random random;

  AnnotatedGenerator(Random random) {
    this.random = random;
  }

  AnnotatedType next(Form form) {
    List<Member> members = new ArrayList<>();
    int count = form == Form.DELEGATE ? 1 : 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      members.add(Member.plain("m" + i, among(TYPES)));
    }
    List<String> onType = new ArrayList<>();
    for (int marks = 1 + random.nextInt(3); marks > 0; marks--) {
      int at = random.nextInt(count + 1);
      if (at == count) {
        onType.add(among(Marks.TYPE));
      } else {
        members.set(at, members.get(at).marked(mark(at, count), form, random.nextInt(3)));
      }
    }
    if (form == Form.BUILDER) {
      // Of what its class hides, nobody can tell whether it is a value.
      onType.removeIf(mark -> mark.contains("JsonAutoDetect"));
    }
    return new AnnotatedType(
        form,
        onType,
        members,
        oneIn(4) ? among(Marks.ENUM) + " " : "",
        constants(),
        oneIn(6) ? among(Marks.TYPE).replace("m0", "a").replace("m1", "b") + " " : "",
        among(List.of(Position.values())),
        Inside.UNCHANGED);
  }

  AnnotatedType next() {
    return next(among(List.of(Form.values())));
  }

  /** Returns an annotation for one of so many members. */
  String mark(int member, int count) {
    return among(MemberMarks.ALL).replace("%other", "m" + (member + 1) % Math.max(count, 2));
  }

  MemberType type() {
    return among(TYPES);
  }

  private List<String> constants() {
    List<String> marks = new ArrayList<>(List.of("", "", ""));
    if (oneIn(4)) {
      marks.set(random.nextInt(3), among(Marks.CONSTANT) + " ");
    }
    return marks;
  }

  <T> T among(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }
}
