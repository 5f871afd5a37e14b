package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import io.boilermaker.processor.TaskClassModel.FileStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The tools that the compiler offers a processor, and the options.
 *
 * @param processor the name of the processor
 * @param lock the path of the lock file, or 'none'; null if it is to be looked for
 * @param registry the name of the registry; null if the processor chooses it
 * @param compiled the names of the outermost classes that are compiled, so far
 */
record Environment(
    Elements elements,
    Types types,
    Messager messager,
    Filer filer,
    String processor,
    String naming,
    @Nullable String lock,
    @Nullable String registry,
    Set<String> compiled) {

  static final String NAMING_OPTION = "boilermaker.naming";
  static final String LOCK_OPTION = "boilermaker.lock";
  static final String REGISTRY_OPTION = "boilermaker.registry";

  /** The options of all processors. */
  static final Set<String> OPTIONS = Set.of(NAMING_OPTION, LOCK_OPTION, REGISTRY_OPTION);

  static final String AS_WRITTEN = "as_written";
  static final String SNAKE_CASE = "snake_case";

  /** The classes of {@code java.lang} that generated code names. */
  static final List<String> JAVA_LANG =
      List.of(
          "Boolean",
          "Byte",
          "Character",
          "Deprecated",
          "Double",
          "Exception",
          "Float",
          "Integer",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings",
          "System",
          "Throwable");

  static Environment of(ProcessingEnvironment processing, Class<?> processor) {
    return new Environment(
        processing.getElementUtils(),
        processing.getTypeUtils(),
        processing.getMessager(),
        processing.getFiler(),
        processor.getName(),
        processing.getOptions().getOrDefault(NAMING_OPTION, AS_WRITTEN),
        processing.getOptions().get(LOCK_OPTION),
        processing.getOptions().get(REGISTRY_OPTION),
        new HashSet<>());
  }

  /** Returns whether something that the compiler has made is of Eclipse's. */
  static boolean isOfEclipse(Object made) {
    return made.getClass().getName().startsWith("org.eclipse.");
  }

  /** Returns a name in messages that the user did not choose otherwise. */
  String wireName(String javaName) {
    return naming.equals(SNAKE_CASE) ? Names.snake(javaName) : javaName;
  }

  boolean isNamingKnown() {
    return naming.equals(SNAKE_CASE) || naming.equals(AS_WRITTEN);
  }

  /**
   * Returns the first type that a method or constructor throws, and that code cannot throw which
   * throws one class; null if there is none. Any code can throw errors.
   */
  @Nullable TypeMirror thrownBeside(Class<? extends Exception> allowed, ExecutableElement called) {
    for (TypeMirror thrown : called.getThrownTypes()) {
      // A type variable stands for RuntimeException if it can.
      boolean isAllowed =
          types.isSubtype(thrown, type(allowed))
              || types.isSubtype(thrown, type(Error.class))
              || (thrown instanceof TypeVariable variable
                  && types.isSubtype(type(RuntimeException.class), variable.getUpperBound()));
      if (!isAllowed) {
        return thrown;
      }
    }
    return null;
  }

  private TypeMirror type(Class<?> type) {
    return Objects.requireNonNull(elements.getTypeElement(type.getName())).asType();
  }

  /** Returns what all files generated from a class have in common. */
  FileStyle style(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    String generated = "javax.annotation.processing.Generated";
    TypeElement readable =
        module == null
            ? elements.getTypeElement(generated)
            : elements.getTypeElement(module, generated);
    String name = elements.getPackageOf(type).getQualifiedName().toString();
    return new FileStyle(
        readable == null ? null : ClassName.get(readable),
        processor,
        JAVA_LANG.stream().anyMatch(hidden -> elements.getTypeElement(name + "." + hidden) != null),
        module != null && !module.isUnnamed());
  }
}
