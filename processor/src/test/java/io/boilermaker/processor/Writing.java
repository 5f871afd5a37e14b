package io.boilermaker.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor, which writes one class in one round. */
final class Writing extends AbstractProcessor {
  private final String name;
  private final String text;
  private int rounds;

  /**
   * @param name the simple name of the class, in the package {@code test}
   */
  Writing(String name, String text) {
    this(name, text, 1);
  }

  /**
   * @param round the number of the round in which it is written, from 1
   */
  Writing(String name, String text, int round) {
    this.name = name;
    this.text = text;
    this.rounds = round;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (--rounds == 0) {
      try (Writer out = processingEnv.getFiler().createSourceFile("test." + name).openWriter()) {
        out.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }
}
