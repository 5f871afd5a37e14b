package io.boilermaker.programs.generate;

import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedStyle;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Shape.Variable;
import java.util.ArrayList;
import java.util.List;

/** Declares random sealed types with their cases. */
final class SealedGenerator {

  private final Choice choice;
  private final TypeGenerator types;

  SealedGenerator(Choice choice, TypeGenerator types) {
    this.choice = choice;
    this.types = types;
  }

  /** Returns a sealed type whose cases generated code tells apart. */
  Shape plain(Scope scope) {
    List<String> variables = choice.among(List.of(), List.of(), List.of("T"), List.of("A", "B"));
    String name = types.newName("Sealed");
    types.declare(new SealedType(name, variables, List.of(), List.of(), SealedStyle.GENERATED));
    // Cases name the arguments too, and know no variables of what is around this.
    List<Shape> arguments = types.arguments(variables, scope.withVariables(List.of()));
    List<String> cases = new ArrayList<>();
    cases.add(simpleCase(name, variables, scope));
    for (int i = choice.below(3); i > 0; i--) {
      cases.add(
          variables.isEmpty() ? nested(name, scope) : genericCase(name, variables, arguments));
    }
    types.declare(new SealedType(name, variables, cases, List.of(), SealedStyle.GENERATED));
    return new Named(name, arguments);
  }

  /** Declares a case with the same type variables. */
  private String simpleCase(String parent, List<String> variables, Scope scope) {
    String name = types.newName("Case");
    RecordType empty = record(name, variables, List.of(), parent, variables(variables));
    types.declare(empty);
    types.declare(empty.withComponents(types.components(scope.withVariables(variables))));
    return name;
  }

  /** Declares another sealed type with one case as a case. */
  private String nested(String parent, Scope scope) {
    if (choice.oneIn(2)) {
      return simpleCase(parent, List.of(), scope);
    }
    String name = types.newName("Nested");
    List<Named> parents = List.of(new Named(parent));
    types.declare(new SealedType(name, List.of(), List.of(), parents, SealedStyle.GENERATED));
    String only = simpleCase(name, List.of(), scope);
    types.declare(new SealedType(name, List.of(), List.of(only), parents, SealedStyle.GENERATED));
    return name;
  }

  /** Declares a case whose type arguments are not those of its parent one by one. */
  private String genericCase(String parent, List<String> variables, List<Shape> arguments) {
    String name = types.newName("Case");
    RecordType made =
        switch (choice.below(4)) {
          case 0 -> swapped(name, parent, variables);
          case 1 -> bound(name, parent, arguments);
          case 2 -> listOf(name, parent, variables);
          default -> foreign(name, parent, variables);
        };
    types.declare(made);
    return name;
  }

  private static RecordType swapped(String name, String parent, List<String> variables) {
    List<Shape> reversed = new ArrayList<>(variables(variables));
    java.util.Collections.reverse(reversed);
    return record(name, variables, components(variables(variables)), parent, reversed);
  }

  /** Binds the first variable to what this program uses, and leaves the others. */
  private static RecordType bound(String name, String parent, List<Shape> arguments) {
    List<Shape> all = new ArrayList<>(arguments);
    List<String> own = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      own.add("X" + i);
      all.set(i, new Variable("X" + i));
    }
    return record(name, own, components(variables(own)), parent, all);
  }

  /** Makes a case of lists; it counts only where the argument is one. */
  private static RecordType listOf(String name, String parent, List<String> variables) {
    List<Shape> all = new ArrayList<>(variables(variables));
    all.set(0, new CollectionOf(CollectionKind.LIST, new Variable(variables.get(0))));
    return record(name, variables, components(variables(variables)), parent, all);
  }

  /** Makes a case of other type arguments, which is none where this program uses the type. */
  private static RecordType foreign(String name, String parent, List<String> variables) {
    List<Shape> all = variables.stream().map(each -> Shape.of(JdkType.BOXED_SHORT)).toList();
    return record(name, List.of(), components(all), parent, all);
  }

  /** Returns a sealed type whose cases Jackson's annotations tell apart. */
  Shape withTypeInfo() {
    SealedStyle style = choice.among(SealedStyle.TYPE_INFO, SealedStyle.BUNDLED_TYPE_INFO);
    String name = types.newName("Told");
    types.declare(new SealedType(name, List.of(), List.of(), List.of(), style));
    List<String> cases = new ArrayList<>();
    for (int i = choice.below(2); i >= 0; i--) {
      cases.add(simpleCase(name, List.of(), new Scope(1, List.of(), true)));
    }
    types.declare(new SealedType(name, List.of(), cases, List.of(), style));
    return new Named(name);
  }

  private static List<Shape> variables(List<String> names) {
    return names.stream().map(name -> (Shape) new Variable(name)).toList();
  }

  private static List<Component> components(List<Shape> shapes) {
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      components.add(new Component("c" + i, shapes.get(i)));
    }
    return components;
  }

  private static RecordType record(
      String name,
      List<String> variables,
      List<Component> components,
      String parent,
      List<Shape> parentArguments) {
    return new RecordType(
        name,
        variables,
        components,
        List.of(new Named(parent, parentArguments)),
        RecordStyle.PLAIN);
  }
}
