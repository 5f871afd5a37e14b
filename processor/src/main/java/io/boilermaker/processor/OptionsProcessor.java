package io.boilermaker.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Declares the options, and does nothing else. A build gives all its modules the same options, and
 * javac warns of those that no processor which it called supports; it calls the other two only for
 * modules that have their annotations.
 *
 * <p>Its name comes before theirs in the service file, which is sorted: they claim annotations, and
 * javac calls no processor when all are claimed.
 */
@AutoService(Processor.class)
public final class OptionsProcessor extends AbstractProcessor {

  /** Makes the processor; the compiler calls it. */
  public OptionsProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Environment.OPTIONS;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return false;
  }
}
