package io.boilermaker.processor;

import static io.boilermaker.processor.TypeText.quoted;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.BoilermakerApp;
import io.boilermaker.annotations.Default;
import io.boilermaker.annotations.Sensitive;
import io.boilermaker.annotations.StateFactory;
import io.boilermaker.annotations.Wire;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Reports annotations and options that would have no effect where they are. */
final class PlacementStep {

  private final Environment environment;
  private boolean optionsChecked;

  PlacementStep(Environment environment) {
    this.environment = environment;
  }

  void process(Round round) {
    Report report = new Report();
    for (var annotation : List.of(Default.class, Wire.class, Sensitive.class)) {
      check(
          round,
          annotation,
          BackgroundTask.class,
          ErrorCode.PARAMETER_ANNOTATION_MISPLACED,
          report);
    }
    check(
        round, StateFactory.class, BoilermakerApp.class, ErrorCode.STATE_FACTORY_MISPLACED, report);
    if (!optionsChecked && !environment.isNamingKnown()) {
      report.add(ErrorCode.NAMING_UNKNOWN, null, "it is '" + environment.naming() + "'");
    }
    if (!optionsChecked && !RegistryNames.isValid(environment)) {
      report.add(ErrorCode.REGISTRY_NAME_INVALID, null, "it is '" + environment.registry() + "'");
    }
    optionsChecked = true;
    report.print(environment.messager());
  }

  /**
   * A component, or the parameter of a constructor that the compiler gives its annotations;
   * compilers do not agree on what kind of element that is.
   */
  private static boolean isOfRecord(Element element) {
    for (Element around = element; around != null; around = around.getEnclosingElement()) {
      if (around.getKind() == ElementKind.METHOD) {
        return false;
      }
      if (around.getKind() == ElementKind.RECORD || around.getKind() == ElementKind.CONSTRUCTOR) {
        return true;
      }
    }
    return false;
  }

  private static void check(
      Round round,
      Class<? extends Annotation> annotation,
      Class<? extends Annotation> around,
      ErrorCode code,
      Report report) {
    for (Element element : round.elementsWith(annotation)) {
      if (!isOfRecord(element)
          && AnnotationUse.find(Accessibility.enclosing(element), around) == null) {
        report.add(
            code,
            RecordShape.reported(element),
            "the place of " + quoted(element) + " has no @" + around.getSimpleName());
      }
    }
  }
}
