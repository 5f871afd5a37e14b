package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import io.boilermaker.manifest.TypeEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class with tasks, ready to be written.
 *
 * @param definitions the generated classes with the task definitions, for each chunk of the tasks
 * @param codecs the generated codecs of the types that the tasks' arguments need
 */
record TaskClassModel(
    ClassName name, List<DefinitionsModel> definitions, CodecsModel codecs, FileStyle style) {

  /**
   * One generated class with task definitions.
   *
   * @param tasks all tasks of the class
   */
  record DefinitionsModel(ClassName name, List<TaskModel> tasks) {
    /** The tasks that run here, and not where someone else implements them. */
    List<TaskModel> registered() {
      return tasks.stream().filter(TaskModel::isRegistered).toList();
    }

    /** All tasks in the order of their numbers: first those that run here. */
    List<TaskModel> numbered() {
      return Stream.concat(
              registered().stream(), tasks.stream().filter(task -> !task.isRegistered()))
          .toList();
    }
  }

  /**
   * The generated codecs.
   *
   * @param name the class that holds them
   * @param types what the manifest says of the types, by their texts
   */
  record CodecsModel(
      ClassName name, List<CodecModel> codecs, Map<String, TypeEntry> types, Warnings warnings) {}

  /**
   * What all files of the class have in common.
   *
   * @param generated the type of {@code @Generated}; null where the user's module cannot read it
   * @param importJavaLang whether the package has a class that hides one of {@code java.lang}
   * @param modular whether the user's code is in a named module
   */
  record FileStyle(@Nullable ClassName generated, boolean importJavaLang, boolean modular) {}
}
