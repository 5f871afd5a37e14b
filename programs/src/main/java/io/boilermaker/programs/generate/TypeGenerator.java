package io.boilermaker.programs.generate;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Component.Mark;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.ClassStyle;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.Constant;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.Named;
import java.util.ArrayList;
import java.util.List;

/** Declares random types of one program; a type that is there already is named again at times. */
final class TypeGenerator {

  /** Programs larger than this are slow to compile and find nothing more. */
  private static final int MOST = 12;

  private final Choice choice;
  private final boolean withLombok;
  private final ShapeGenerator shapes;
  private final SealedGenerator sealed;
  private final List<Declaration> declared = new ArrayList<>();

  /**
   * @param withLombok whether types may have Lombok's annotations
   */
  TypeGenerator(Choice choice, boolean withLombok) {
    this.choice = choice;
    this.withLombok = withLombok;
    this.shapes = new ShapeGenerator(choice, this);
    this.sealed = new SealedGenerator(choice, this);
  }

  ShapeGenerator shapes() {
    return shapes;
  }

  List<Declaration> declared() {
    return declared;
  }

  /** Returns a name that no other type has. */
  String newName(String prefix) {
    return prefix + declared.size();
  }

  /** Declares a type, in place of what was there of its name. */
  void declare(Declaration type) {
    declared.removeIf(each -> each.name().equals(type.name()));
    declared.add(type);
  }

  /** Keeps a name while the type is made, so that the type can name itself. */
  private void reserve(RecordType type) {
    declared.add(type);
  }

  /** Returns a record, an enum, a class or a sealed type, with its type arguments. */
  Shape named(Scope scope) {
    if (declared.size() >= MOST) {
      return Shape.of(choice.among(JdkType.STRING, JdkType.BOXED_INT, JdkType.BIG_DECIMAL));
    }
    List<Declaration> again = declared.stream().filter(TypeGenerator::isNamedAgain).toList();
    if (!scope.isJacksons() && !again.isEmpty() && choice.oneIn(5)) {
      return new Named(choice.of(again).name());
    }
    return switch (choice.below(10)) {
      case 0, 1 -> enumType(EnumStyle.values());
      case 2, 3 ->
          scope.isJacksons() || choice.oneIn(3) ? sealed.withTypeInfo() : sealed.plain(scope);
      case 4 -> built();
      case 5, 6 -> generic(scope);
      case 7 -> jacksons();
      default -> record(scope);
    };
  }

  /** Returns whether a type can be named outside of the type that it was made for. */
  private static boolean isNamedAgain(Declaration type) {
    return type.variables().isEmpty() && !type.name().startsWith("Case");
  }

  /** Returns an enum in one of some styles. */
  Named enumType(EnumStyle... styles) {
    EnumStyle style = choice.among(styles);
    if (style == EnumStyle.LOMBOK && !withLombok) {
      style = EnumStyle.VALUE_METHOD;
    }
    List<Constant> constants = new ArrayList<>();
    for (int i = 0; i <= choice.below(4); i++) {
      constants.add(
          new Constant("K" + i, choice.among("", "k", "na\u00efve ", "\"q\" ", "K1") + i));
    }
    Named type = new Named(newName("Enum"));
    declare(new EnumType(type.name(), constants, style));
    return type;
  }

  /** Returns a record with a natural order. */
  Named comparable() {
    Named type = new Named(newName("Ordered"));
    List<Component> components =
        List.of(
            new Component("first", Shape.of(JdkType.INT)),
            new Component("second", Shape.of(JdkType.STRING)));
    declare(new RecordType(type.name(), List.of(), components, List.of(), RecordStyle.COMPARABLE));
    return type;
  }

  private Named record(Scope scope) {
    Named type = new Named(newName("Rec"));
    RecordType empty =
        new RecordType(type.name(), List.of(), List.of(), List.of(), RecordStyle.PLAIN);
    reserve(empty);
    List<Component> components = new ArrayList<>(components(scope.withVariables(List.of())));
    if (choice.oneIn(4)) {
      components.add(itself(type));
    }
    declare(empty.withComponents(components));
    return type;
  }

  /** Returns a component by which a record contains itself. */
  private Component itself(Named type) {
    Shape shape =
        choice.among(
            type,
            new CollectionOf(CollectionKind.LIST, type),
            new CollectionOf(CollectionKind.OPTIONAL, type));
    return new Component("again", shape);
  }

  private Named generic(Scope scope) {
    Named raw = new Named(newName("Gen"));
    List<String> variables = choice.among(List.of("T"), List.of("A", "B"));
    RecordType empty =
        new RecordType(raw.name(), variables, List.of(), List.of(), RecordStyle.PLAIN);
    reserve(empty);
    declare(empty.withComponents(components(scope.withVariables(variables))));
    return new Named(raw.name(), arguments(variables, scope.inner()));
  }

  /** Returns arguments for type variables. */
  List<Shape> arguments(List<String> variables, Scope scope) {
    return variables.stream().map(variable -> argument(scope)).toList();
  }

  /** Returns no optional, since the type may have an optional of its variable. */
  private Shape argument(Scope scope) {
    Shape shape = shapes.reference(scope);
    boolean isOptional =
        (shape instanceof Jdk jdk && jdk.type().isOptional())
            || (shape instanceof CollectionOf inner && inner.kind() == CollectionKind.OPTIONAL);
    return isOptional ? Shape.of(JdkType.UUID) : shape;
  }

  /** Returns up to four components, whose marks do not leave their record to Jackson. */
  List<Component> components(Scope scope) {
    List<Component> components = new ArrayList<>();
    for (int i = choice.below(5); i > 0; i--) {
      Mark mark = choice.oneIn(6) ? Mark.NULLABLE : choice.oneIn(6) ? Mark.RENAMED : Mark.NONE;
      components.add(new Component("c" + i, shapes.shape(scope), mark));
    }
    return components;
  }

  private Named jacksons() {
    Named type = new Named(newName("Left"));
    RecordStyle style =
        choice.among(
            RecordStyle.PLAIN,
            RecordStyle.SNAKE_CASE,
            RecordStyle.ORDERED,
            RecordStyle.BUNDLED_ORDER,
            RecordStyle.RENAMED_BY_PARENT);
    RecordType empty = new RecordType(type.name(), List.of(), List.of(), List.of(), style);
    reserve(empty);
    List<Component> components = new ArrayList<>(components(JACKSONS));
    components.add(0, new Component("firstOfAll", Shape.of(JdkType.BOXED_INT)));
    if (style == RecordStyle.PLAIN) {
      components.add(marked());
    }
    declare(empty.withComponents(components));
    return type;
  }

  private static final Scope JACKSONS = new Scope(1, List.of(), true);

  private Component marked() {
    Mark mark = choice.among(Mark.TEXT, Mark.BUNDLED_TEXT, Mark.IGNORED, Mark.BUNDLED_IGNORED);
    JdkType type =
        mark.isIgnored()
            ? JdkType.STRING
            : choice.among(
                JdkType.BIG_DECIMAL, JdkType.LONG, JdkType.BOXED_INT, JdkType.BIG_INTEGER);
    return new Component("marked", Shape.of(type), mark);
  }

  private Named serialized() {
    Named type = new Named(newName("Written"));
    List<Component> text = List.of(new Component("text", Shape.of(JdkType.STRING)));
    declare(new ClassType(type.name(), text, ClassStyle.SERIALIZER));
    return type;
  }

  private Named built() {
    if (choice.oneIn(3)) {
      return serialized();
    }
    ClassStyle style =
        withLombok
            ? choice.among(ClassStyle.CREATOR, ClassStyle.LOMBOK_BUILDER, ClassStyle.LOMBOK_DATA)
            : ClassStyle.CREATOR;
    Named type = new Named(newName("Built"));
    declare(new ClassType(type.name(), List.of(), style));
    List<Component> components =
        components(JACKSONS).stream()
            .map(component -> new Component(component.name(), component.shape()))
            .toList();
    declare(
        new ClassType(
            type.name(),
            components.isEmpty()
                ? List.of(new Component("c0", Shape.of(JdkType.STRING)))
                : components,
            style));
    return type;
  }
}
