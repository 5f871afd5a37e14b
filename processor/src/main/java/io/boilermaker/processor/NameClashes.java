package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import io.boilermaker.annotations.BackgroundTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds names that two tasks of one compilation would share. */
final class NameClashes {

  private final Environment environment;

  /** The tasks by their names and aliases in messages. */
  private final Map<String, String> wireNames = new HashMap<>();

  /** The purposes of generated classes by their names in lower case: some disks ignore case. */
  private final Map<String, String> classNames = new HashMap<>();

  NameClashes(Environment environment) {
    this.environment = environment;
  }

  /** Returns whether the names of tasks are there: another processor may still write constants. */
  static boolean areNamesKnown(TypeElement taskClass) {
    try {
      for (ExecutableElement task : TaskClassStep.tasks(taskClass)) {
        AnnotationUse annotation = AnnotationUse.of(task, BackgroundTask.class);
        List.of("name", "aliases", "stub").forEach(annotation::value);
      }
      return true;
    } catch (UnresolvedException e) {
      return false;
    }
  }

  /** Returns whether a class shares no name with those before; does not add it. */
  boolean allow(TypeElement taskClass, List<ExecutableElement> tasks) {
    var copy = new NameClashes(environment);
    copy.wireNames.putAll(wireNames);
    copy.classNames.putAll(classNames);
    Report report = new Report();
    copy.check(taskClass, tasks, report);
    return report.isClean();
  }

  /** Checks the tasks of one more class against all before. */
  void check(TypeElement taskClass, List<ExecutableElement> tasks, Report report) {
    ClassName name = ClassName.get(taskClass);
    int chunks = DefinitionChunks.of(tasks).size();
    for (int chunk = 0; chunk < chunks; chunk++) {
      ClassName definitions = DefinitionChunks.name(name, chunk);
      checkClass(definitions, name.canonicalName(), taskClass, report);
    }
    for (ExecutableElement task : tasks) {
      AnnotationUse annotation = AnnotationUse.of(task, BackgroundTask.class);
      String method = name.canonicalName() + "." + TypeText.of(task);
      checkClass(TaskValidator.stubName(taskClass, task, annotation), method, task, report);
      if (!task.getModifiers().contains(Modifier.ABSTRACT)) {
        checkWireNames(task, annotation, method, report);
      }
    }
  }

  private void checkWireNames(
      ExecutableElement task, AnnotationUse annotation, String method, Report report) {
    List<String> names = new ArrayList<>(annotation.strings("aliases"));
    names.add(0, TaskValidator.wireName(task, annotation, environment));
    for (String name : names) {
      String first = wireNames.putIfAbsent(name, method);
      if (first != null) {
        String found =
            first.equals(method)
                ? "'" + name + "' is given twice to " + method
                : "'" + name + "' is a name of " + first + " and of " + method;
        report.add(ErrorCode.TASK_NAME_TAKEN, task, found);
      }
    }
  }

  private void checkClass(ClassName name, String purpose, Element element, Report report) {
    @Nullable String first =
        classNames.putIfAbsent(name.canonicalName().toLowerCase(Locale.ROOT), purpose);
    if (first != null) {
      report.add(
          ErrorCode.STUB_NAME_TAKEN,
          element,
          "'" + name.simpleName() + "' is generated for " + first + " and for " + purpose);
    }
  }
}
