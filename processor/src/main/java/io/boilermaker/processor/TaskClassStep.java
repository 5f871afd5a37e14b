package io.boilermaker.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.SuperficialValidation;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.processor.TaskClassModel.CodecsFile;
import io.boilermaker.processor.TaskClassModel.DefinitionModel;
import io.boilermaker.processor.TaskClassModel.DefinitionsModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Processes a class with tasks: writes stubs, definitions and codecs. */
final class TaskClassStep implements ClassStep {

  private final Environment environment;
  private final Output output;
  private final Set<String> written = new HashSet<>();

  TaskClassStep(Environment environment, Output output) {
    this.environment = environment;
    this.output = output;
  }

  /** Returns the tasks of a class, in the order of its source. */
  static List<ExecutableElement> tasks(TypeElement taskClass) {
    return ElementFilter.methodsIn(taskClass.getEnclosedElements()).stream()
        .filter(method -> MoreElements.isAnnotationPresent(method, BackgroundTask.class))
        .toList();
  }

  @Override
  public boolean isResolved(TypeElement taskClass) {
    return tasks(taskClass).stream().allMatch(SuperficialValidation::validateElement);
  }

  @Override
  public boolean process(TypeElement taskClass, boolean mayWait) {
    List<ExecutableElement> tasks = tasks(taskClass);
    if (ClassFiles.isFromClassFile(environment, taskClass, tasks)) {
      return true;
    }
    Report report = new Report();
    TaskClassModel model;
    try {
      model = new TaskClassValidator(environment, report).validate(taskClass, tasks);
    } catch (UnresolvedException e) {
      return !mayWait && isReported(e, taskClass);
    }
    if (report.isUnresolved() && mayWait) {
      return false;
    }
    if (report.isClean()) {
      new ModuleCheck(environment).requires(taskClass, model, report);
    }
    report.print(environment.messager());
    if (report.isClean() && write(model, taskClass, tasks)) {
      written.add(taskClass.getQualifiedName().toString());
    }
    return true;
  }

  private boolean isReported(UnresolvedException missing, TypeElement taskClass) {
    Report report = new Report();
    missing.report(taskClass, report);
    report.print(environment.messager());
    return true;
  }

  /** Returns the classes whose definitions have been written since this was last asked. */
  Set<String> takeWritten() {
    Set<String> taken = Set.copyOf(written);
    written.clear();
    return taken;
  }

  /**
   * Writes all that a class's tasks need, and tells whether the definitions are there. If they are
   * not, then neither are the stubs, which could not be compiled: one error is enough.
   */
  private boolean write(
      TaskClassModel model, TypeElement taskClass, List<ExecutableElement> tasks) {
    for (CodecsFile codecs : model.codecs().files()) {
      output.write(CodecsWriter.write(codecs, model), List.of(taskClass), taskClass);
    }
    for (DefinitionsModel definitions : model.definitions()) {
      Source source = DefinitionsWriter.write(definitions, model);
      if (!output.write(source, List.of(taskClass), taskClass)) {
        return false;
      }
      for (DefinitionModel definition : definitions.all()) {
        Source stub = StubWriter.write(definition, definitions.name(), model.style());
        ExecutableElement method = tasks.get(definition.task().method().index());
        output.write(stub, List.of(taskClass), method);
      }
    }
    return true;
  }
}
