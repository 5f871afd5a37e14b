package io.boilermaker.processor;

import com.google.auto.service.AutoService;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.BoilermakerApp;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Generated;
import javax.annotation.processing.Processor;

/**
 * Writes, for each class with {@code @BackgroundTask} methods, their stubs and definitions, and for
 * each {@code @BoilermakerApp} class the worker's main class.
 */
@AutoService(Processor.class)
public final class TaskProcessor extends RoundProcessor {

  /** Makes the processor; the compiler calls it. */
  public TaskProcessor() {}

  /**
   * Claims the annotations of generated classes too, or javac would warn that nobody does. The
   * other processor must not: Gradle gives up increments for aggregating processors of annotations
   * that are lost in class files.
   */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    Set<String> annotations = new HashSet<>(super.getSupportedAnnotationTypes());
    annotations.add(Generated.class.getName());
    annotations.add(RuntimeTypes.TASK_MANIFEST.canonicalName());
    return annotations;
  }

  @Override
  Rounds rounds(Environment environment) {
    var output = new Output(environment);
    var step = new TaskClassStep(environment, output);
    var taskClasses = new DeferredClasses(environment, step);
    var apps = new DeferredClasses(environment, new AppStep(environment, output));
    var placement = new PlacementStep(environment);
    return new Rounds() {
      @Override
      public Set<String> ordinary(Round round) {
        placement.process(round);
        taskClasses.process(round.classesWith(BackgroundTask.class));
        apps.process(round.classesWith(BoilermakerApp.class));
        return step.takeWritten();
      }

      @Override
      public void last() {
        taskClasses.finish();
        apps.finish();
        output.hasLost(Set.of());
      }
    };
  }
}
