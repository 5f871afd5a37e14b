package io.boilermaker.programs.model;

import io.boilermaker.programs.model.Declaration.ClassStyle;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Formless;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Shape.Raw;
import io.boilermaker.programs.model.Shape.Variable;
import io.boilermaker.programs.model.Shape.Wildcard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the documentation lets one expect of the compiler: which parameters it refuses, and why. */
public final class Verdict {

  /** A default that is no value of any type but a text. */
  public static final String NO_DEFAULT = "\u00a7 no value";

  public static final String NO_FORM = "ArgumentTypeNotSerializable";
  public static final String UNREACHABLE = "TypeUnreachable";

  private static final String GENERIC_TASK = "BackgroundTaskGeneric";

  /**
   * An error that is expected.
   *
   * @param parameter where it stands; empty for the task itself
   */
  public record Refusal(String task, String parameter, String code) {}

  private final Types types;
  private final Set<Shape> seen = new HashSet<>();

  private Verdict(Program program) {
    this.types = new Types(program);
  }

  /** Returns the errors that a program deserves; none if it compiles. */
  public static List<Refusal> of(Program program) {
    List<Refusal> refusals = new ArrayList<>();
    for (TaskMethod task : program.tasks()) {
      boolean isGeneric = task.parameters().stream().anyMatch(p -> p.shape() instanceof Variable);
      if (isGeneric) {
        refusals.add(new Refusal(task.name(), "", GENERIC_TASK));
      }
      Set<String> names = new HashSet<>();
      for (int i = 0; i < task.parameters().size(); i++) {
        Parameter parameter = task.parameters().get(i);
        String code = new Verdict(program).code(parameter, names);
        boolean isBefore =
            i + 1 < task.parameters().size() && task.parameters().get(i + 1).defaultText() == null;
        if (code == null && parameter.defaultText() != null && isBefore) {
          code = "DefaultNotTrailing";
        }
        if (code != null) {
          refusals.add(new Refusal(task.name(), parameter.name(), code));
        }
      }
    }
    return refusals;
  }

  private @Nullable String code(Parameter parameter, Set<String> names) {
    String code = refusal(parameter.shape());
    if (code != null) {
      return code;
    }
    if (parameter.nameInMessages().isBlank()) {
      return "ParameterNameBlank";
    }
    if (!names.add(parameter.nameInMessages())) {
      return "ParameterNameTaken";
    }
    boolean isText = parameter.shape().equals(Shape.of(JdkType.STRING));
    return NO_DEFAULT.equals(parameter.defaultText()) && !isText ? "DefaultNotReadable" : null;
  }

  private @Nullable String refusal(Shape shape) {
    if (shape instanceof Formless formless) {
      return formless.code();
    } else if (shape instanceof Variable) {
      return NO_FORM;
    } else if (shape instanceof Raw raw) {
      return refusal(raw.of());
    } else if (shape instanceof Wildcard wildcard) {
      return refusal(wildcard.of());
    } else if (shape instanceof CollectionOf collection) {
      return collection(collection);
    } else if (shape instanceof MapOf map) {
      return map(map);
    }
    return shape instanceof Named named ? named(named) : first(types.parts(shape));
  }

  private @Nullable String first(List<Shape> shapes) {
    for (Shape each : shapes) {
      String code = refusal(each);
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  private @Nullable String collection(CollectionOf collection) {
    Shape element = Types.plain(collection.element());
    boolean isNested = collection.kind() == CollectionKind.OPTIONAL && isOptional(element);
    boolean isUnordered = collection.kind().isSorted() && !isOrdered(element);
    return isNested || isUnordered ? NO_FORM : refusal(element);
  }

  private static boolean isOptional(Shape shape) {
    return (shape instanceof CollectionOf inner && inner.kind() == CollectionKind.OPTIONAL)
        || (shape instanceof Jdk jdk && jdk.type().isOptional());
  }

  private @Nullable String map(MapOf map) {
    Shape key = Types.plain(map.key());
    boolean isUnordered = map.kind().isSorted() && !isOrdered(key);
    return !isKey(key) || isUnordered ? NO_FORM : refusal(map.value());
  }

  private boolean isKey(Shape key) {
    return key instanceof Jdk jdk
        ? jdk.type().isKey()
        : key instanceof Named named
            && types.declaration(named) instanceof EnumType texts
            && !texts.style().isLeftToJackson();
  }

  /** Returns whether values of a shape have a natural order. */
  private boolean isOrdered(Shape shape) {
    if (shape instanceof Jdk jdk) {
      return jdk.type().isOrdered();
    }
    return shape instanceof Named named
        && (types.declaration(named) instanceof EnumType
            || (types.declaration(named) instanceof RecordType record
                && record.style() == RecordStyle.COMPARABLE));
  }

  private @Nullable String named(Named named) {
    Declaration declared = types.declaration(named);
    if (declared instanceof ClassType built && built.style() == ClassStyle.PLAIN) {
      return NO_FORM;
    }
    if (types.isLeftToJackson(named) || !seen.add(named)) {
      return null;
    }
    boolean isUnknown =
        named.arguments().size() < declared.variables().size()
            || named.arguments().stream()
                .anyMatch(each -> each instanceof Wildcard wildcard && !wildcard.isBounded());
    if (isUnknown) {
      return NO_FORM;
    }
    if (declared instanceof SealedType
        && types.cases(named).stream().anyMatch(each -> each.type() == null)) {
      return NO_FORM;
    }
    return first(types.parts(named));
  }
}
