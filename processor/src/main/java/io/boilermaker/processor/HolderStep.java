package io.boilermaker.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.SuperficialValidation;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.processor.HolderModel.DefinitionsModel;
import java.util.Iterator;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Processes a class with tasks: stubs, definitions and codecs come out. */
final class HolderStep implements ClassStep {

  private final Environment environment;
  private final Output output;

  HolderStep(Environment environment, Output output) {
    this.environment = environment;
    this.output = output;
  }

  /** The tasks of a class, in the order of its source. */
  static List<ExecutableElement> tasks(TypeElement holder) {
    return ElementFilter.methodsIn(holder.getEnclosedElements()).stream()
        .filter(method -> MoreElements.isAnnotationPresent(method, BackgroundTask.class))
        .toList();
  }

  @Override
  public boolean isResolved(TypeElement holder) {
    return tasks(holder).stream().allMatch(SuperficialValidation::validateElement);
  }

  @Override
  public boolean process(TypeElement holder, boolean mayWait) {
    List<ExecutableElement> tasks = tasks(holder);
    if (ClassFiles.isFromClassFile(environment, holder, tasks)) {
      return true;
    }
    Report report = new Report();
    HolderModel model = new HolderValidator(environment, report).validate(holder, tasks);
    if (report.isUnresolved() && mayWait) {
      return false;
    }
    report.print(environment.messager());
    if (report.isClean()) {
      write(model, holder, tasks);
    }
    return true;
  }

  private void write(HolderModel model, TypeElement holder, List<ExecutableElement> tasks) {
    if (!model.codecs().codecs().isEmpty()) {
      output.write(CodecsWriter.write(model), List.of(holder), holder);
    }
    Iterator<ExecutableElement> methods = tasks.iterator();
    for (DefinitionsModel definitions : model.definitions()) {
      output.write(DefinitionsWriter.write(definitions, model), List.of(holder), holder);
      for (TaskModel task : definitions.tasks()) {
        Source stub = StubWriter.write(task, definitions.name(), model.style());
        output.write(stub, List.of(holder), methods.next());
      }
    }
  }
}
