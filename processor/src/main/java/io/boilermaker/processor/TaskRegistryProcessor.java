package io.boilermaker.processor;

import com.google.auto.service.AutoService;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.BoilermakerApp;
import java.util.Set;
import javax.annotation.processing.Processor;

/**
 * Writes the registry of all tasks of the compilation, and checks what only shows when all of them
 * are seen. It works from the names of classes and methods alone, so that it can be given class
 * files.
 *
 * <p>Its name comes after that of {@link TaskProcessor} in the service file, which is sorted, so
 * that it is called when the definitions of a round are written.
 */
@AutoService(Processor.class)
public final class TaskRegistryProcessor extends RoundProcessor {

  /** Makes the processor; the compiler calls it. */
  public TaskRegistryProcessor() {}

  @Override
  Rounds rounds(Environment environment) {
    var step = new RegistryStep(environment, new Output(environment));
    return new Rounds() {
      @Override
      public Set<String> ordinary(Round round) {
        step.addEarlier(round.rootClasses());
        step.process(
            round.classesWith(BoilermakerApp.class),
            round.classesWith(BackgroundTask.class),
            round.written());
        return Set.of();
      }

      @Override
      public void last() {
        step.finish();
      }
    };
  }
}
