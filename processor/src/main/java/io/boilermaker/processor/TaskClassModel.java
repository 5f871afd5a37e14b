package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import io.boilermaker.manifest.TypeEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
   * @param all the definitions of the class, in the order of the source
   */
  record DefinitionsModel(ClassName name, List<DefinitionModel> all) {

    /** Returns all tasks, in the order of the source. */
    List<TaskModel> tasks() {
      return all.stream().map(DefinitionModel::task).toList();
    }

    /** Returns all definitions in the order of their numbers. */
    List<DefinitionModel> numbered() {
      return all.stream().sorted(Comparator.comparingInt(DefinitionModel::number)).toList();
    }

    /** Returns the definitions of tasks that run here, in the order of their numbers. */
    List<DefinitionModel> registered() {
      return numbered().stream().filter(definition -> definition.task().isRegistered()).toList();
    }
  }

  /**
   * The definition of one task.
   *
   * @param number what tells the tasks of one generated class apart
   * @param constant the constant that holds the number
   */
  record DefinitionModel(int number, String constant, TaskModel task) {}

  /**
   * The generated codecs.
   *
   * @param types what the manifest says of the types, by their texts
   */
  record CodecsModel(List<CodecsFile> files, Map<String, TypeEntry> types, Warnings warnings) {}

  /**
   * Some of the codecs.
   *
   * @param name the class around them
   */
  record CodecsFile(ClassName name, List<CodecModel> codecs) {}

  /**
   * The properties that all files of the class share.
   *
   * @param generated the type of {@code @Generated}; null where the user's module cannot read it
   * @param processor the name of the processor that writes the files
   * @param importJavaLang whether the package has a class that hides one of {@code java.lang}
   * @param modular whether the user's code is in a named module
   */
  record FileStyle(
      @Nullable ClassName generated, String processor, boolean importJavaLang, boolean modular) {}
}
