package io.boilermaker.processor;

import com.google.auto.service.AutoService;
import io.boilermaker.annotations.BackgroundTask;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;

/**
 * Writes the registry of all tasks of the compilation, and checks what only shows when all of them
 * are seen. It works from the names of classes and methods alone, so that it can be given class
 * files.
 */
@AutoService(Processor.class)
public final class RegistryProcessor extends RoundProcessor {

  /** For the compiler. */
  public RegistryProcessor() {}

  @Override
  Rounds rounds(Environment environment) {
    var step = new RegistryStep(environment, new Output(environment));
    return new Rounds() {
      @Override
      public void ordinary(RoundEnvironment round) {
        step.process(RoundProcessor.classesWith(round, BackgroundTask.class));
      }

      @Override
      public void last() {
        step.finish();
      }
    };
  }
}
