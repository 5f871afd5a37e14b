package io.boilermaker.programs.generate;

import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.MapKind;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.TaskMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes random programs. */
public final class ProgramGenerator {

  private static final int DEPTH = 3;

  private final Choice choice;
  private final TypeGenerator types;

  private ProgramGenerator(Random random, boolean withLombok) {
    this.choice = new Choice(random);
    this.types = new TypeGenerator(choice, withLombok);
  }

  /**
   * Makes a program that compiles.
   *
   * @param withLombok whether its types may have Lombok's annotations
   */
  public static Program supported(Random random, boolean withLombok) {
    return new ProgramGenerator(random, withLombok).supported();
  }

  /** Makes a program of which at least one parameter has no form or a wrong annotation. */
  public static Program refused(Random random) {
    ProgramGenerator generator = new ProgramGenerator(random, false);
    Program program = generator.supported();
    return new RefusedGenerator(generator.choice, generator.types).spoil(program);
  }

  private Program supported() {
    List<TaskMethod> tasks = new ArrayList<>();
    for (int i = 0; i <= choice.below(3); i++) {
      TaskMethod task = new TaskMethod("task" + i, parameters());
      tasks.add(choice.oneIn(6) ? task.withNames("mail." + i, List.of("old." + i)) : task);
    }
    return new Program(types.declared(), tasks);
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    int count = choice.below(5);
    int defaults = choice.oneIn(3) ? choice.below(count + 1) : 0;
    boolean mayHaveDefault = true;
    for (int i = count - 1; i >= 0; i--) {
      Shape shape = types.shapes().shape(new Scope(DEPTH, List.of(), false));
      String text = mayHaveDefault && i >= count - defaults ? defaultText(shape) : null;
      mayHaveDefault = text != null;
      String wire = choice.oneIn(8) ? choice.among("wire-", "class", "\u00e4 ") + i : null;
      parameters.add(0, new Parameter("a" + i, shape, text, wire, choice.oneIn(10)));
    }
    return parameters;
  }

  /** Returns a text that is read as a value of a shape; null if it has none. */
  private @Nullable String defaultText(Shape shape) {
    if (shape instanceof CollectionOf collection) {
      return switch (collection.kind()) {
        case OPTIONAL -> "";
        case LIST, SET, COLLECTION -> "[]";
        default -> null;
      };
    } else if (shape instanceof MapOf map) {
      return map.kind() == MapKind.MAP ? "{}" : null;
    }
    return shape instanceof Jdk jdk ? defaultText(jdk.type()) : null;
  }

  private @Nullable String defaultText(JdkType type) {
    return switch (type.unboxed()) {
      case BOOLEAN -> "true";
      case BYTE, SHORT, INT, LONG -> choice.among("0", "-12", "127");
      case FLOAT, DOUBLE -> choice.among("0.5", "-1e3");
      case CHAR -> choice.among("x", "'", "\\");
      case STRING -> choice.among("", "any \"text\"", "\u00e4\n\\", "x".repeat(2_000));
      case BIG_DECIMAL -> "1.50";
      case DURATION -> "PT1H";
      case LOCAL_DATE -> "2026-01-31";
      default -> null;
    };
  }
}
