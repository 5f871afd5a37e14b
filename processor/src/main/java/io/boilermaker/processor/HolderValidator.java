package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import io.boilermaker.processor.HolderModel.DefinitionsModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Checks a class with tasks and all its tasks. */
final class HolderValidator {

  /** A class's initializer has at most 64 KiB, and a definition may take a few hundred bytes. */
  private static final int LARGEST_CHUNK = 200;

  private final Environment environment;
  private final Report report;

  HolderValidator(Environment environment, Report report) {
    this.environment = environment;
    this.report = report;
  }

  /**
   * The model of the class; of no use unless the report is clean.
   *
   * @param methods its tasks, in order
   */
  HolderModel validate(TypeElement holder, List<ExecutableElement> methods) {
    checkPlace(holder);
    ClassName name = ClassName.get(holder);
    ClassName codecsName = Names.companion(name, "Codecs");
    TypeWalk walk = new TypeWalk(environment, holder, codecsName, report);
    TaskValidator validator = new TaskValidator(environment, holder, walk, report);
    NameScope constants = new NameScope();
    List<TaskModel> tasks = new ArrayList<>();
    for (ExecutableElement method : methods) {
      tasks.add(validator.validate(method, constants));
    }
    return new HolderModel(name, chunks(name, tasks), walk.codecs(), environment.style(holder));
  }

  private void checkPlace(TypeElement holder) {
    if (environment.elements().getPackageOf(holder).isUnnamed()) {
      report.add(Mistake.UNNAMED_PACKAGE, holder, quoted(holder) + " is in the unnamed package");
    }
    Element hidden = Reach.privateAround(holder);
    if (hidden != null) {
      report.add(Mistake.PRIVATE_HOLDER, hidden, quoted(hidden) + " is private");
    }
    Element inner = Reach.innerAround(holder);
    if (inner != null) {
      report.add(Mistake.INNER_HOLDER, inner, quoted(inner) + " is an inner class");
    }
  }

  private static List<DefinitionsModel> chunks(ClassName holder, List<TaskModel> tasks) {
    return IntStream.range(0, chunkCount(tasks.size()))
        .mapToObj(
            i ->
                new DefinitionsModel(
                    definitionsName(holder, i),
                    tasks.subList(
                        i * LARGEST_CHUNK, Math.min(tasks.size(), (i + 1) * LARGEST_CHUNK))))
        .toList();
  }

  /** How many classes the definitions of so many tasks are spread over. */
  static int chunkCount(int tasks) {
    return (tasks + LARGEST_CHUNK - 1) / LARGEST_CHUNK;
  }

  /** The place, among all tasks of a class, that decides which chunk a task is in. */
  static int chunkOf(int task) {
    return task / LARGEST_CHUNK;
  }

  /** The generated class that holds a chunk of a class's definitions. */
  static ClassName definitionsName(ClassName holder, int chunk) {
    return Names.companion(holder, chunk == 0 ? "Definitions" : "Definitions" + (chunk + 1));
  }

  /** An element's simple name as messages show it. */
  static String quoted(Element element) {
    return "'" + element.getSimpleName() + "'";
  }
}
