package io.boilermaker.processor;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.BoilermakerApp;
import io.boilermaker.annotations.Default;
import io.boilermaker.annotations.Sensitive;
import io.boilermaker.annotations.StateFactory;
import io.boilermaker.annotations.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The base of the two processors of annotations: the annotations they support, and how they fail.
 *
 * <p>Unlike auto-common's base class, this one says nothing about classes that wait for a type
 * which never appears: the compiler reports the missing type itself.
 */
abstract class RoundProcessor extends AbstractProcessor {

  private static final Set<String> ANNOTATIONS =
      Stream.of(
              BackgroundTask.class,
              BoilermakerApp.class,
              Default.class,
              StateFactory.class,
              Wire.class,
              Sensitive.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * The rounds that one of the processors has seen, each with the classes whose definitions it has
   * written. The second to see a round claims the annotations: javac warns when nobody does, and
   * does not call the other when the first does. It also need not wait a round for the definitions:
   * a round costs javac as much as reading all classes again.
   */
  private static final Map<RoundEnvironment, Set<String>> SEEN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private @Nullable Environment environment;
  private @Nullable Rounds rounds;

  /** The work of a processor, round by round. */
  interface Rounds {
    /**
     * Processes a round that may be followed by others.
     *
     * @return the classes with tasks whose definitions have been written in it
     */
    Set<String> ordinary(Round round);

    /** Processes the last round, which writes no sources; not called after an error. */
    void last();
  }

  /** Starts the work of the processor; called once, before the first round. */
  abstract Rounds rounds(Environment environment);

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return ANNOTATIONS;
  }

  @Override
  public final Set<String> getSupportedOptions() {
    return Environment.OPTIONS;
  }

  @Override
  public final SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // see SEEN
  public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<String> earlier = SEEN.get(round);
    Set<String> written = Set.of();
    try {
      written = process(annotations, round, earlier == null ? Set.of() : earlier);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      reportBug(e, round);
    }
    // Of a round that has generated files alone: else javac warns that nobody claimed theirs.
    boolean hasNoneOfOurs =
        annotations.stream()
            .noneMatch(type -> ANNOTATIONS.contains(type.getQualifiedName().toString()));
    return SEEN.put(round, written) != null || hasNoneOfOurs;
  }

  private Set<String> process(
      Set<? extends TypeElement> annotations, RoundEnvironment round, Set<String> written) {
    if (rounds == null) {
      environment = Environment.of(processingEnv, getClass());
      rounds = rounds(environment);
    }
    if (!round.processingOver()) {
      Set<String> present =
          annotations.stream()
              .map(annotation -> annotation.getQualifiedName().toString())
              .collect(Collectors.toUnmodifiableSet());
      Round next = new Round(round, present, written);
      Objects.requireNonNull(environment).compiled().addAll(next.rootClasses());
      return rounds.ordinary(next);
    }
    if (!round.errorRaised()) {
      rounds.last();
    }
    return Set.of();
  }

  private void reportBug(Throwable bug, RoundEnvironment round) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    String message = ErrorCode.INTERNAL.message("it has: " + bug) + "\n" + trace;
    Element some =
        round.getElementsAnnotatedWith(BackgroundTask.class).stream().findFirst().orElse(null);
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, some);
  }
}
