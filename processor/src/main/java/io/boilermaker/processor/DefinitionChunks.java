package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;

/** Splits the tasks of one class into those that one generated class defines. */
final class DefinitionChunks {

  /**
   * The most tasks and parameters, counted together, of one generated class. A parameter takes
   * about 15 bytes of the method that calls the tasks, and HotSpot compiles no method of more than
   * 8000 bytes; a method has at most 64 KiB, and a definition may take a few hundred bytes.
   */
  private static final int LARGEST = 500;

  private DefinitionChunks() {}

  /**
   * Splits the tasks of a class.
   *
   * @param tasks all of them, in order
   */
  static List<List<ExecutableElement>> of(List<ExecutableElement> tasks) {
    List<List<ExecutableElement>> chunks = new ArrayList<>();
    int start = 0;
    int size = 0;
    for (int i = 0; i < tasks.size(); i++) {
      int weight = 1 + tasks.get(i).getParameters().size();
      if (size + weight > LARGEST && i > start) {
        chunks.add(tasks.subList(start, i));
        start = i;
        size = 0;
      }
      size += weight;
    }
    if (start < tasks.size()) {
      chunks.add(tasks.subList(start, tasks.size()));
    }
    return chunks;
  }

  /** Returns the generated class that holds a chunk of a class's definitions. */
  static ClassName name(ClassName taskClass, int chunk) {
    return Names.companion(taskClass, chunk == 0 ? "Definitions" : "Definitions" + (chunk + 1));
  }
}
