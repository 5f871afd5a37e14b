package io.boilermaker.programs.generate;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration.ClassStyle;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedStyle;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.MapKind;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Formless;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Shape.Variable;
import io.boilermaker.programs.model.Shape.Wildcard;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Spoils programs that compile. */
final class RefusedGenerator {

  private static final Shape STRING = Shape.of(JdkType.STRING);

  private static final List<String> FORMLESS =
      List.of(
          "java.sql.Connection",
          "Thread",
          "Runnable",
          "java.io.InputStream",
          "Number",
          "CharSequence",
          "java.util.stream.Stream<String>",
          "Class<?>",
          "java.util.Iterator<?>",
          "java.util.function.Supplier<String>",
          "Throwable",
          "java.nio.file.Path",
          "java.util.BitSet",
          "StringBuilder",
          "java.util.concurrent.atomic.AtomicInteger",
          "Comparable<String>",
          "Iterable<String>",
          "java.util.Vector<String>",
          "java.util.AbstractMap<String, String>",
          "Void");

  private final Choice choice;
  private final TypeGenerator types;

  RefusedGenerator(Choice choice, TypeGenerator types) {
    this.choice = choice;
    this.types = types;
  }

  /** Returns the program with one more task, which is refused, between the others. */
  Program spoil(Program program) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("fine", types.shapes().shape(new Scope(1, List.of(), false))));
    parameters.add(
        choice.oneIn(6)
            ? wrongSetting()
            : new Parameter("bad", choice.oneIn(12) ? new Variable("T") : bad(3)));
    parameters.add(new Parameter("good", Shape.of(JdkType.INT)));
    if (choice.oneIn(4)) {
      parameters.add(new Parameter("worse", bad(2)));
    }
    List<TaskMethod> tasks = new ArrayList<>(program.tasks());
    tasks.add(choice.below(tasks.size() + 1), new TaskMethod("refused", parameters));
    return new Program(types.declared(), tasks);
  }

  private Parameter wrongSetting() {
    return switch (choice.below(4)) {
      case 0 -> new Parameter("bad", Shape.of(JdkType.INT), "12", null, false);
      case 1 -> new Parameter("bad", STRING, null, " ", false);
      case 2 -> new Parameter("bad", STRING, null, "fine", false);
      default -> new Parameter("bad", Shape.of(JdkType.LONG), Verdict.NO_DEFAULT, null, false);
    };
  }

  /** Returns a shape without a form, at some depth in others. */
  private Shape bad(int depth) {
    if (depth == 0 || choice.oneIn(3)) {
      return leaf();
    }
    return switch (choice.below(7)) {
      case 0 -> new ArrayOf(bad(depth - 1));
      case 1 -> new CollectionOf(CollectionKind.LIST, bad(depth - 1));
      case 2 -> new MapOf(MapKind.MAP, STRING, bad(depth - 1));
      case 3 -> new CollectionOf(CollectionKind.SET, new Wildcard("? extends", bad(depth - 1)));
      case 4 -> generic(List.of(bad(depth - 1)));
      case 5 -> sealed(bad(depth - 1));
      default -> record(bad(depth - 1));
    };
  }

  private Shape leaf() {
    return switch (choice.below(9)) {
      case 0 -> nestedOptional();
      case 1 -> badKey();
      case 2 -> unordered();
      case 3 ->
          generic(
              choice.oneIn(2) ? List.of() : List.of(new Wildcard("?", Shape.of(JdkType.OBJECT))));
      case 4 -> plainClass();
      case 5 -> unsolved();
      case 6 -> new Formless("Secret", Verdict.UNREACHABLE);
      default -> new Formless(choice.of(FORMLESS), Verdict.NO_FORM);
    };
  }

  private Shape nestedOptional() {
    Shape inner =
        choice.among(
            new CollectionOf(CollectionKind.OPTIONAL, STRING),
            Shape.of(JdkType.OPTIONAL_INT),
            Shape.of(JdkType.OPTIONAL_DOUBLE));
    return new CollectionOf(CollectionKind.OPTIONAL, inner);
  }

  private Shape badKey() {
    Shape key =
        choice.among(
            record(STRING),
            Shape.of(JdkType.BOXED_DOUBLE),
            Shape.of(JdkType.BOXED_FLOAT),
            Shape.of(JdkType.OBJECT),
            Shape.of(JdkType.OPTIONAL_LONG),
            new ArrayOf(Shape.of(JdkType.INT)),
            new CollectionOf(CollectionKind.LIST, STRING),
            types.enumType(EnumStyle.PROPERTIES, EnumStyle.VALUE_FIELD));
    return new MapOf(
        choice.among(MapKind.MAP, MapKind.HASH_MAP, MapKind.CONCURRENT_MAP), key, STRING);
  }

  private Shape unordered() {
    Shape element =
        choice.among(
            Shape.of(JdkType.LOCALE),
            Shape.of(JdkType.ZONE_ID),
            Shape.of(JdkType.PERIOD),
            Shape.of(JdkType.OBJECT),
            record(STRING));
    CollectionKind kind =
        choice.among(
            CollectionKind.SORTED_SET,
            CollectionKind.NAVIGABLE_SET,
            CollectionKind.TREE_SET,
            CollectionKind.PRIORITY_QUEUE);
    return choice.oneIn(2)
        ? new CollectionOf(kind, element)
        : new MapOf(MapKind.TREE_MAP, Shape.of(JdkType.ZONE_ID), STRING);
  }

  private Named record(Shape component) {
    Named type = new Named(types.newName("Spoilt"));
    List<Component> components =
        List.of(new Component("fine", STRING), new Component("spoilt", component));
    types.declare(new RecordType(type.name(), List.of(), components, List.of(), RecordStyle.PLAIN));
    return type;
  }

  private Named generic(List<Shape> arguments) {
    String name = types.newName("Box");
    List<Component> components = List.of(new Component("held", new Variable("T")));
    types.declare(new RecordType(name, List.of("T"), components, List.of(), RecordStyle.PLAIN));
    return new Named(name, arguments);
  }

  private Named plainClass() {
    Named type = new Named(types.newName("Plain"));
    types.declare(
        new ClassType(type.name(), List.of(new Component("text", STRING)), ClassStyle.PLAIN));
    return type;
  }

  private Named sealed(Shape component) {
    Named parent = new Named(types.newName("Sealed"));
    SealedType empty =
        new SealedType(parent.name(), List.of(), List.of(), List.of(), SealedStyle.GENERATED);
    types.declare(empty);
    String name = types.newName("Spoilt");
    types.declare(
        new RecordType(
            name,
            List.of(),
            List.of(new Component("spoilt", component)),
            List.of(parent),
            RecordStyle.PLAIN));
    types.declare(empty.withCases(List.of(name)));
    return parent;
  }

  /** Returns a sealed type with a case that has a type variable of its own. */
  private Named unsolved() {
    String parent = types.newName("Sealed");
    SealedType empty =
        new SealedType(parent, List.of("T"), List.of(), List.of(), SealedStyle.GENERATED);
    types.declare(empty);
    String name = types.newName("Unsolved");
    types.declare(
        new RecordType(
            name,
            List.of("T", "W"),
            List.of(new Component("why", new Variable("W"))),
            List.of(new Named(parent, List.of(new Variable("T")))),
            RecordStyle.PLAIN));
    types.declare(empty.withCases(List.of(name)));
    return new Named(parent, List.of(STRING));
  }
}
