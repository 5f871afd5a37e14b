package io.boilermaker.processor;

import static io.boilermaker.processor.TypeText.quoted;

import com.palantir.javapoet.TypeName;
import io.boilermaker.annotations.Default;
import io.boilermaker.annotations.Sensitive;
import io.boilermaker.annotations.Wire;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a task's parameter list.
 *
 * @param state null if there is none
 */
record Signature(
    @Nullable VariableElement state, boolean takesContext, List<VariableElement> arguments) {

  /**
   * Tells the parts apart.
   *
   * @param external whether someone else implements the task, so that all are arguments
   */
  static Signature of(ExecutableElement method, boolean external, Report report) {
    List<VariableElement> all = withoutContinuation(method, report);
    if (external) {
      refuseContext(all, report);
      return new Signature(null, false, withoutContext(all));
    }
    if (all.isEmpty() && RecordShape.isAccessor(method)) {
      return new Signature(null, false, all); // that it is not static is enough
    }
    if (all.isEmpty()) {
      report.add(ErrorCode.STATE_MISSING, method, quoted(method) + " has no parameters");
      return new Signature(null, false, all);
    }
    VariableElement state = all.get(0);
    if (isNeverState(state)) {
      report.add(
          ErrorCode.STATE_UNSUITABLE, state, quoted(state) + " is of type " + TypeText.of(state));
      return new Signature(null, false, isContext(state) ? List.of() : all);
    }
    refuseAnnotations(state, report);
    boolean context = all.size() > 1 && isContext(all.get(1));
    if (context) {
      refuseAnnotations(all.get(1), report);
    }
    List<VariableElement> arguments = all.subList(context ? 2 : 1, all.size());
    refuseContext(arguments, report);
    return new Signature(state, context, withoutContext(arguments));
  }

  /** A function of Kotlin that may suspend has one more parameter than its source. */
  private static List<VariableElement> withoutContinuation(
      ExecutableElement method, Report report) {
    List<VariableElement> all = new ArrayList<>(method.getParameters());
    if (all.removeIf(Signature::isContinuation)) {
      report.add(ErrorCode.SUSPENDING, method, quoted(method) + " is");
    }
    return all;
  }

  private static boolean isContinuation(VariableElement parameter) {
    return TypeText.qualifiedName(parameter.asType()).equals("kotlin.coroutines.Continuation");
  }

  private static List<VariableElement> withoutContext(List<VariableElement> arguments) {
    return arguments.stream().filter(argument -> !isContext(argument)).toList();
  }

  /** Recognizes a forgotten state: a first parameter that holds one value is an argument. */
  private static boolean isNeverState(VariableElement parameter) {
    return parameter.asType().getKind() != TypeKind.DECLARED
        || isContext(parameter)
        || JdkTypes.isValue(TypeName.get(parameter.asType()));
  }

  private static boolean isContext(VariableElement parameter) {
    return TypeText.qualifiedName(parameter.asType())
        .equals(RuntimeTypes.TASK_CONTEXT.canonicalName());
  }

  private static void refuseContext(List<VariableElement> arguments, Report report) {
    for (VariableElement argument : arguments) {
      if (isContext(argument)) {
        report.add(ErrorCode.CONTEXT_MISPLACED, argument, quoted(argument) + " is one");
      }
    }
  }

  private static void refuseAnnotations(VariableElement parameter, Report report) {
    for (var type : List.of(Default.class, Wire.class, Sensitive.class)) {
      if (AnnotationUse.find(parameter, type) != null) {
        report.add(
            ErrorCode.PARAMETER_ANNOTATION_MISPLACED,
            parameter,
            quoted(parameter) + " is not an argument");
      }
    }
  }
}
