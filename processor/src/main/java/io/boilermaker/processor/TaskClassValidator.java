package io.boilermaker.processor;

import static io.boilermaker.processor.TypeText.quoted;

import com.palantir.javapoet.ClassName;
import io.boilermaker.processor.TaskClassModel.DefinitionsModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Checks a class with tasks and all its tasks. */
final class TaskClassValidator {

  private final Environment environment;
  private final Report report;

  TaskClassValidator(Environment environment, Report report) {
    this.environment = environment;
    this.report = report;
  }

  /**
   * Makes the model of the class. It is valid only if the report is clean.
   *
   * @param methods its tasks, in order
   */
  TaskClassModel validate(TypeElement taskClass, List<ExecutableElement> methods) {
    checkPlace(taskClass);
    ClassName name = ClassName.get(taskClass);
    TypeWalk walk = new TypeWalk(environment, taskClass, report);
    TaskValidator validator =
        new TaskValidator(
            environment, taskClass, DefinitionChunks.of(methods).size(), walk, report);
    List<TaskModel> tasks = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      tasks.add(validator.validate(methods.get(i), i));
    }
    return new TaskClassModel(
        name, chunks(name, methods, tasks), walk.codecs(), environment.style(taskClass));
  }

  private void checkPlace(TypeElement taskClass) {
    if (environment.elements().getPackageOf(taskClass).isUnnamed()) {
      report.add(
          ErrorCode.UNNAMED_PACKAGE, taskClass, quoted(taskClass) + " is in the unnamed package");
    }
    Element hidden = Accessibility.privateEnclosing(taskClass);
    if (hidden != null) {
      report.add(ErrorCode.PRIVATE_TASK_CLASS, hidden, quoted(hidden) + " is private");
    }
    Element inner = Accessibility.innerEnclosing(taskClass);
    if (inner != null) {
      report.add(ErrorCode.INNER_TASK_CLASS, inner, quoted(inner) + " is an inner class");
    }
  }

  private static List<DefinitionsModel> chunks(
      ClassName taskClass, List<ExecutableElement> methods, List<TaskModel> tasks) {
    List<DefinitionsModel> models = new ArrayList<>();
    int start = 0;
    for (List<ExecutableElement> chunk : DefinitionChunks.of(methods)) {
      int end = start + chunk.size();
      models.add(
          new DefinitionsModel(
              DefinitionChunks.name(taskClass, models.size()),
              DefinitionNumbers.of(tasks.subList(start, end))));
      start = end;
    }
    return models;
  }
}
