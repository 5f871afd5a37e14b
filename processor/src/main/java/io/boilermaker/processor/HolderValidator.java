package io.boilermaker.processor;

import static io.boilermaker.processor.TypeText.quoted;

import com.palantir.javapoet.ClassName;
import io.boilermaker.processor.HolderModel.DefinitionsModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Checks a class with tasks and all its tasks. */
final class HolderValidator {

  private final Environment environment;
  private final Report report;

  HolderValidator(Environment environment, Report report) {
    this.environment = environment;
    this.report = report;
  }

  /**
   * The model of the class; of no use unless the report is clean.
   *
   * @param methods its tasks, in order
   */
  HolderModel validate(TypeElement holder, List<ExecutableElement> methods) {
    checkPlace(holder);
    ClassName name = ClassName.get(holder);
    ClassName codecsName = Names.companion(name, "Codecs");
    TypeWalk walk = new TypeWalk(environment, holder, codecsName, report);
    TaskValidator validator =
        new TaskValidator(environment, holder, DefinitionChunks.of(methods).size(), walk, report);
    List<TaskModel> tasks = new ArrayList<>();
    for (ExecutableElement method : methods) {
      tasks.add(validator.validate(method));
    }
    return new HolderModel(
        name, chunks(name, methods, tasks), walk.codecs(), environment.style(holder));
  }

  private void checkPlace(TypeElement holder) {
    if (environment.elements().getPackageOf(holder).isUnnamed()) {
      report.add(ErrorCode.UNNAMED_PACKAGE, holder, quoted(holder) + " is in the unnamed package");
    }
    Element hidden = Accessibility.privateEnclosing(holder);
    if (hidden != null) {
      report.add(ErrorCode.PRIVATE_HOLDER, hidden, quoted(hidden) + " is private");
    }
    Element inner = Accessibility.innerEnclosing(holder);
    if (inner != null) {
      report.add(ErrorCode.INNER_HOLDER, inner, quoted(inner) + " is an inner class");
    }
  }

  private static List<DefinitionsModel> chunks(
      ClassName holder, List<ExecutableElement> methods, List<TaskModel> tasks) {
    List<DefinitionsModel> models = new ArrayList<>();
    int start = 0;
    for (List<ExecutableElement> chunk : DefinitionChunks.of(methods)) {
      int end = start + chunk.size();
      models.add(
          new DefinitionsModel(
              DefinitionChunks.name(holder, models.size()), tasks.subList(start, end)));
      start = end;
    }
    return models;
  }
}
