package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.palantir.javapoet.ClassName;
import io.boilermaker.annotations.BoilermakerApp;
import io.boilermaker.manifest.TaskEntry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The classes that earlier compilations have left in the compiler's output. Where only the changed
 * files are compiled, such as by IntelliJ, most tasks are in these; a registry without them would
 * lose their tasks.
 */
final class EarlierClasses {

  private static final String DEFINITIONS = "_Definitions.class";
  private static final String REGISTRY = "_BoilermakerRegistry";

  private static final Path UP_FROM_SERVICE_FILE = Path.of("..", "..", "..");

  private final Environment environment;
  private final String serviceFile;

  EarlierClasses(Environment environment, String serviceFile) {
    this.environment = environment;
    this.serviceFile = serviceFile;
  }

  /**
   * Returns the classes with tasks whose definitions are there, but for those of this compilation.
   * Names those that the compiler does not see, in a note.
   *
   * @param compiled the names of the outermost classes that are compiled
   */
  Set<String> taskClasses(Set<String> compiled) {
    Set<String> found = new TreeSet<>();
    List<String> unseen = new ArrayList<>();
    for (ClassName name : definitions()) {
      TypeElement definitions = environment.elements().getTypeElement(name.canonicalName());
      if (definitions == null && compiled.stream().noneMatch(type -> isOf(type, name))) {
        unseen.add(name.canonicalName());
      } else if (TaskClassManifest.isOn(definitions)) {
        TaskClassManifest.read(definitions).tasks().stream()
            .map(TaskEntry::method)
            .map(method -> method.substring(0, method.lastIndexOf('.')))
            .filter(taskClass -> isLeft(taskClass, compiled))
            .forEach(found::add);
      }
    }
    if (!unseen.isEmpty()) {
      note(
          "The registry lacks the tasks of "
              + String.join(", ", unseen)
              + ": these are in the folder that the compiler writes to, but not on its class path."
              + " Put that folder on the class path, or delete what is in it");
    }
    return found;
  }

  /** Says that a class shares a name with another, and is left out. */
  void noteLeftOut(String taskClass) {
    note(
        "The registry leaves out "
            + taskClass
            + ", whose class file an earlier compilation has written: its tasks have the names of"
            + " others. Delete the class file");
  }

  /** Says that the types of a class have changed since it was compiled. */
  void noteConflict(String conflict) {
    note(
        "An earlier compilation has written class files of tasks that fit those of this one no more: "
            + conflict
            + ", and compile all again");
  }

  /** No warning: a class of a source that is gone fails no build. */
  private void note(String text) {
    environment.messager().printMessage(Diagnostic.Kind.NOTE, text);
  }

  /** Tells whether a class still has tasks, and is not compiled now. */
  private boolean isLeft(String taskClass, Set<String> compiled) {
    TypeElement type = environment.elements().getTypeElement(taskClass);
    return type != null
        && !TaskClassStep.tasks(type).isEmpty()
        && !compiled.contains(ClassName.get(type).topLevelClassName().canonicalName());
  }

  private static boolean isOf(String compiled, ClassName definitions) {
    return (definitions.canonicalName() + "_").startsWith(compiled + "_");
  }

  /** Returns the classes of application state that earlier registries are named after. */
  List<String> apps() {
    return lines().stream()
        .filter(registry -> registry.endsWith(REGISTRY))
        .map(registry -> registry.substring(0, registry.length() - REGISTRY.length()))
        .flatMap(name -> Stream.of(name, name.replace('_', '.')))
        .map(environment.elements()::getTypeElement)
        .filter(type -> type != null && AnnotationUse.find(type, BoilermakerApp.class) != null)
        .map(type -> type.getQualifiedName().toString())
        .distinct()
        .toList();
  }

  private List<String> lines() {
    FileObject file = serviceFile();
    if (file == null) {
      return List.of();
    }
    try (InputStream in = file.openInputStream()) {
      return new String(in.readAllBytes(), UTF_8).lines().map(String::strip).toList();
    } catch (IOException e) {
      return List.of(); // this is the first compilation
    }
  }

  private @Nullable FileObject serviceFile() {
    try {
      return environment.filer().getResource(StandardLocation.CLASS_OUTPUT, "", serviceFile);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private List<ClassName> definitions() {
    FileObject file = serviceFile();
    URI uri = file == null ? null : file.toUri();
    if (uri == null || !"file".equals(uri.getScheme())) {
      return List.of();
    }
    Path output = Path.of(uri).resolve(UP_FROM_SERVICE_FILE).normalize();
    return Files.isDirectory(output) ? definitions(output) : List.of();
  }

  private static List<ClassName> definitions(Path output) {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(DEFINITIONS))
          .map(output::relativize)
          .filter(file -> file.getNameCount() > 1)
          .map(EarlierClasses::className)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static ClassName className(Path file) {
    String name = file.getFileName().toString();
    List<String> packages =
        StreamSupport.stream(file.subpath(0, file.getNameCount() - 1).spliterator(), false)
            .map(Path::toString)
            .toList();
    return ClassName.get(
        String.join(".", packages), name.substring(0, name.length() - ".class".length()));
  }
}
