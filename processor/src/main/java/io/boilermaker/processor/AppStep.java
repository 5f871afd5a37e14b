package io.boilermaker.processor;

import com.google.auto.common.SuperficialValidation;
import io.boilermaker.annotations.StateFactory;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Processes a class of application state: writes the worker's main class. */
final class AppStep implements ClassStep {

  private final Environment environment;
  private final Output output;

  AppStep(Environment environment, Output output) {
    this.environment = environment;
    this.output = output;
  }

  @Override
  public boolean isResolved(TypeElement app) {
    return ElementFilter.methodsIn(app.getEnclosedElements()).stream()
        .filter(method -> AnnotationUse.find(method, StateFactory.class) != null)
        .allMatch(SuperficialValidation::validateElement);
  }

  @Override
  public boolean process(TypeElement app, boolean mayWait) {
    Report report = new Report();
    AppModel model = new AppValidator(environment, report).validate(app);
    report.print(environment.messager());
    if (report.isClean()) {
      output.write(WorkerWriter.write(model), List.of(app), app);
    }
    return true;
  }
}
