package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Tells classes that are being compiled from classes that are only read. Gradle's incremental
 * builds hand unchanged classes to a processor as class files, in which the names of parameters are
 * lost; their stubs exist already and must not be written again with other names.
 */
final class ClassFiles {

  private ClassFiles() {}

  static boolean isFromClassFile(
      Environment environment, TypeElement taskClass, List<ExecutableElement> tasks) {
    JavaFileObject.Kind kind = fileKind(environment.elements(), taskClass);
    if (kind != null) {
      return kind == JavaFileObject.Kind.CLASS;
    }
    ClassName definitions = DefinitionChunks.name(ClassName.get(taskClass), 0);
    return environment.elements().getTypeElement(definitions.canonicalName()) != null
        && tasks.stream().allMatch(ClassFiles::hasLostNames);
  }

  /** Returns whether another compilation has written a class of this name. */
  static boolean isOfAnotherCompilation(Environment environment, ClassName name) {
    if (environment.elements().getTypeElement(name.canonicalName()) == null) {
      return false;
    }
    try {
      environment
          .filer()
          .getResource(
              StandardLocation.CLASS_OUTPUT, name.packageName(), name.simpleName() + ".class")
          .openInputStream()
          .close();
      return false; // this one has, when it was run before
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns what the class is read from, where the compiler says so: JDK 18 and later. */
  private static JavaFileObject.@Nullable Kind fileKind(Elements elements, TypeElement type) {
    try {
      var file =
          (JavaFileObject)
              Elements.class.getMethod("getFileObjectOf", Element.class).invoke(elements, type);
      return file == null ? null : file.getKind();
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  private static boolean hasLostNames(ExecutableElement method) {
    for (int i = 0; i < method.getParameters().size(); i++) {
      if (!method.getParameters().get(i).getSimpleName().contentEquals("arg" + i)) {
        return false;
      }
    }
    return true;
  }
}
