package io.boilermaker.programs.model;

import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedStyle;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Shape.Raw;
import io.boilermaker.programs.model.Shape.Variable;
import io.boilermaker.programs.model.Shape.Wildcard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of one program, with their type variables bound. */
public record Types(Program program) {

  /**
   * A record of a sealed type.
   *
   * @param type with its type arguments; null if the sealed type does not say what they are
   */
  public record Case(String name, @Nullable Named type) {}

  public Declaration declaration(Named type) {
    return program.type(type.name());
  }

  /** Returns a shape as its values are: without wildcards, and with the type arguments it lacks. */
  public static Shape plain(Shape shape) {
    if (shape instanceof Raw raw) {
      return raw.of();
    }
    return shape instanceof Wildcard wildcard ? plain(wildcard.of()) : shape;
  }

  /** Returns the components of a record or class, in order. */
  public List<Component> components(Named type) {
    Declaration declared = declaration(type);
    List<Component> components =
        declared instanceof RecordType record
            ? record.components()
            : declared instanceof ClassType built ? built.components() : List.of();
    Map<String, Shape> bindings = bindings(declared.variables(), type.arguments());
    return components.stream().map(c -> c.withShape(bind(c.shape(), bindings))).toList();
  }

  private static Map<String, Shape> bindings(List<String> variables, List<Shape> arguments) {
    Map<String, Shape> bindings = new HashMap<>();
    for (int i = 0; i < Math.min(variables.size(), arguments.size()); i++) {
      bindings.put(variables.get(i), plain(arguments.get(i)));
    }
    return bindings;
  }

  /** Returns the records that a value of a sealed type can be. */
  public List<Case> cases(Named type) {
    List<Case> cases = new ArrayList<>();
    for (String name : ((SealedType) declaration(type)).cases()) {
      Declaration declared = program.type(name);
      Map<String, Shape> bindings = new HashMap<>();
      if (!extendsType(declared, type, bindings)) {
        continue; // of other type arguments
      }
      boolean isKnown = bindings.keySet().containsAll(declared.variables());
      Named bound =
          new Named(
              name,
              declared.variables().stream()
                  .map(variable -> bindings.getOrDefault(variable, new Variable(variable)))
                  .toList());
      if (declared instanceof SealedType && isKnown) {
        cases(bound).stream().filter(each -> !cases.contains(each)).forEach(cases::add);
      } else {
        cases.add(new Case(name, isKnown ? bound : null));
      }
    }
    return cases;
  }

  /** Returns the case of a sealed type by its name. */
  public Named caseNamed(Named type, String name) {
    for (Case each : cases(type)) {
      if (each.type() != null && each.name().equals(name)) {
        return each.type();
      }
    }
    throw new ClassCastException(name + " is none of " + type.name());
  }

  private static boolean extendsType(
      Declaration declared, Named type, Map<String, Shape> bindings) {
    List<Named> parents =
        declared instanceof RecordType record
            ? record.parents()
            : ((SealedType) declared).parents();
    return parents.stream()
        .filter(parent -> parent.name().equals(type.name()))
        .anyMatch(
            parent ->
                matches(
                    parent.arguments(),
                    type.arguments().stream().map(Types::plain).toList(),
                    bindings));
  }

  private static boolean matches(
      List<Shape> patterns, List<Shape> shapes, Map<String, Shape> bindings) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!matches(patterns.get(i), shapes.get(i), bindings)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Shape pattern, Shape shape, Map<String, Shape> bindings) {
    if (shape instanceof Wildcard) {
      return false; // A list of a wildcard is no list of any one type.
    }
    if (pattern instanceof Variable variable) {
      Shape known = bindings.putIfAbsent(variable.name(), shape);
      return known == null || known.equals(shape);
    }
    if (pattern instanceof CollectionOf list && shape instanceof CollectionOf other) {
      return list.kind() == other.kind() && matches(list.element(), other.element(), bindings);
    }
    return pattern.equals(shape);
  }

  /** Replaces type variables by what they stand for. */
  public static Shape bind(Shape shape, Map<String, Shape> bindings) {
    if (shape instanceof Variable variable) {
      return bindings.getOrDefault(variable.name(), variable);
    } else if (shape instanceof ArrayOf array) {
      return new ArrayOf(bind(array.element(), bindings));
    } else if (shape instanceof CollectionOf collection) {
      return new CollectionOf(collection.kind(), bind(collection.element(), bindings));
    } else if (shape instanceof MapOf map) {
      return new MapOf(map.kind(), bind(map.key(), bindings), bind(map.value(), bindings));
    } else if (shape instanceof Named named) {
      return new Named(
          named.name(), named.arguments().stream().map(each -> bind(each, bindings)).toList());
    } else if (shape instanceof Wildcard wildcard) {
      return new Wildcard(wildcard.written(), bind(wildcard.of(), bindings));
    }
    return shape;
  }

  /** Returns whether Jackson writes and reads a type that the program declares. */
  public boolean isLeftToJackson(Named type) {
    Declaration declared = declaration(type);
    if (declared instanceof RecordType record) {
      return record.isLeftToJackson();
    } else if (declared instanceof EnumType texts) {
      return texts.style().isLeftToJackson();
    } else if (declared instanceof SealedType parent) {
      return parent.style() != SealedStyle.GENERATED;
    }
    return true;
  }

  /** Returns whether a shape holds a sealed type whose cases only generated code tells apart. */
  public boolean hasGeneratedCases(Shape shape) {
    return hasGeneratedCases(Types.plain(shape), new HashSet<>());
  }

  private boolean hasGeneratedCases(Shape shape, Set<Shape> seen) {
    if (!seen.add(shape)) {
      return false;
    }
    return (shape instanceof Named named
            && declaration(named) instanceof SealedType parent
            && parent.style() == SealedStyle.GENERATED)
        || parts(shape).stream().anyMatch(part -> hasGeneratedCases(plain(part), seen));
  }

  /** Returns the shapes that a shape names directly; of a type that is declared, what it holds. */
  public List<Shape> parts(Shape shape) {
    Shape plain = plain(shape);
    if (plain instanceof ArrayOf array) {
      return List.of(array.element());
    } else if (plain instanceof CollectionOf collection) {
      return List.of(collection.element());
    } else if (plain instanceof MapOf map) {
      return List.of(map.key(), map.value());
    } else if (plain instanceof Named named) {
      return declaration(named) instanceof SealedType ? caseShapes(named) : componentShapes(named);
    }
    return List.of();
  }

  private List<Shape> caseShapes(Named type) {
    List<Shape> shapes = new ArrayList<>();
    for (Case each : cases(type)) {
      if (each.type() != null) {
        shapes.add(each.type());
      }
    }
    return shapes;
  }

  private List<Shape> componentShapes(Named type) {
    return components(type).stream().map(Component::shape).toList();
  }
}
