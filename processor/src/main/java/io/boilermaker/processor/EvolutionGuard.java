package io.boilermaker.processor;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.manifest.BreakingChange;
import io.boilermaker.manifest.Compatibility;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.WireType;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Rejects changes that would break messages which the last release left in the queue. */
final class EvolutionGuard {

  private final Environment environment;
  private final @Nullable Manifest released;

  /**
   * @param released the manifest of the last release; null if the project keeps none
   */
  private EvolutionGuard(Environment environment, @Nullable Manifest released) {
    this.environment = environment;
    this.released = released;
  }

  /**
   * Reads what the last release was.
   *
   * @param written a file that this compilation writes; null if it writes none
   */
  static EvolutionGuard of(Environment environment, @Nullable URI written) {
    Report found = new Report();
    Manifest released = new LockFile(environment).read(written, found);
    found.print(environment.messager());
    return new EvolutionGuard(environment, released);
  }

  /** Returns the retired tasks, which stay in the manifest until someone takes them out. */
  List<TaskEntry> retired() {
    return released == null ? List.of() : released.retired();
  }

  /**
   * Reports what the tasks of this compilation break.
   *
   * @param taskClasses the classes with tasks, where errors are reported
   */
  void check(Manifest now, Collection<TypeElement> taskClasses) {
    if (released == null) {
      return;
    }
    Report found = new Report();
    LocalDate today = LocalDate.now(Clock.systemUTC());
    for (BreakingChange each : Compatibility.breakingChanges(released, now, today)) {
      found.add(code(each.kind()), place(each, taskClasses), each.found());
    }
    if (enumsWithTexts(released).findAny().isPresent()) {
      enumsWithTexts(now).forEach(this::noteUnknownTexts);
    }
    found.print(environment.messager());
  }

  private static Stream<EnumEntry> enumsWithTexts(Manifest manifest) {
    return manifest.types().values().stream()
        .filter(EnumEntry.class::isInstance)
        .map(EnumEntry.class::cast)
        .filter(EnumEntry::hasUnknownTexts);
  }

  /** Says what the guard cannot know: the texts exist when the program runs. */
  private void noteUnknownTexts(EnumEntry entry) {
    WireType type = WireType.parse(entry.name());
    String name = type.arguments().isEmpty() ? type.name() : type.arguments().get(0).name();
    String texts = String.valueOf(entry.texts());
    environment
        .messager()
        .printMessage(
            Diagnostic.Kind.NOTE,
            "The texts of "
                + name
                + " in messages are what "
                + (texts.startsWith("@") ? "'" + texts + "' gives" : texts + "() returns")
                + ", which the compiler cannot compare with those of the last release:"
                + " each of these must stay the text of its constant",
            environment.elements().getTypeElement(name));
  }

  private static ErrorCode code(BreakingChange.Kind kind) {
    return switch (kind) {
      case TASK_GONE -> ErrorCode.TASK_GONE;
      case ARGUMENT_ADDED -> ErrorCode.ARGUMENT_ADDED;
      case ARGUMENT_REMOVED -> ErrorCode.ARGUMENT_REMOVED;
      case ARGUMENT_RENAMED -> ErrorCode.ARGUMENT_RENAMED;
      case ARGUMENTS_REORDERED -> ErrorCode.ARGUMENTS_REORDERED;
      case ARGUMENT_TYPE_CHANGED -> ErrorCode.ARGUMENT_TYPE_CHANGED;
      case DEFAULT_GONE -> ErrorCode.DEFAULT_GONE;
    };
  }

  /**
   * Returns the parameter or the method; for a method that is gone its class, if that is still
   * there.
   */
  private @Nullable Element place(BreakingChange found, Collection<TypeElement> taskClasses) {
    TaskEntry task = found.now();
    if (task == null) {
      String method = found.before().method();
      return taskClasses.stream()
          .filter(taskClass -> method.startsWith(taskClass.getQualifiedName() + "."))
          .findFirst()
          .orElse(null);
    }
    for (TypeElement taskClass : taskClasses) {
      for (ExecutableElement method : TaskClassStep.tasks(taskClass)) {
        AnnotationUse annotation = AnnotationUse.of(method, BackgroundTask.class);
        if (TaskValidator.wireName(method, annotation, environment).equals(task.name())) {
          return parameter(method, task, found.argument());
        }
      }
    }
    return null;
  }

  /** Counts arguments from the end: before them are the state and the context. */
  private static Element parameter(
      ExecutableElement method, TaskEntry task, @Nullable String argument) {
    List<? extends VariableElement> parameters = method.getParameters();
    int first = parameters.size() - task.arguments().size();
    return IntStream.range(0, task.arguments().size())
        .filter(i -> task.arguments().get(i).name().equals(argument))
        .mapToObj(i -> (Element) parameters.get(first + i))
        .findFirst()
        .orElse(method);
  }
}
