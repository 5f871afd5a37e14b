package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import io.boilermaker.processor.CodecModel.RecordModel;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Finds what the descriptor of a module with tasks lacks. */
final class ModuleCheck {

  private static final String JACKSON = "com.fasterxml.jackson.core";

  private final Environment environment;

  ModuleCheck(Environment environment) {
    this.environment = environment;
  }

  /** Reports a module that does not read what the codecs of its classes use. */
  void requires(TypeElement taskClass, TaskClassModel model, Report report) {
    ModuleElement module = module(taskClass);
    if (module == null || !usesJackson(model)) {
      return;
    }
    String generator = JACKSON + ".JsonGenerator";
    if (environment.elements().getTypeElement(module, generator) == null) {
      String found = "'" + module.getQualifiedName() + "' does not";
      report.add(ErrorCode.MODULE_WITHOUT_JACKSON, taskClass, found);
    }
  }

  private static boolean usesJackson(TaskClassModel model) {
    return model.codecs().files().stream()
            .flatMap(file -> file.codecs().stream())
            .anyMatch(RecordModel.class::isInstance)
        || model.definitions().stream()
            .flatMap(definitions -> definitions.tasks().stream())
            .flatMap(task -> task.arguments().stream())
            .anyMatch(argument -> argument.form().type().toString().contains("jackson<"));
  }

  /**
   * Notes registries that a module does not provide. It is no error: on the class path the service
   * file counts, which is there in any case.
   */
  void provides(Collection<ClassName> registries, TypeElement taskClass) {
    ModuleElement module = module(taskClass);
    if (module == null) {
      return;
    }
    List<String> provided = provided(module);
    for (ClassName registry : registries) {
      if (!provided.contains(registry.canonicalName())) {
        environment
            .messager()
            .printMessage(
                Diagnostic.Kind.NOTE,
                "On the module path no application finds the tasks of '"
                    + module.getQualifiedName()
                    + "' until its module-info.java has: provides "
                    + RuntimeTypes.TASK_REGISTRY.canonicalName()
                    + " with "
                    + registry.canonicalName()
                    + ";",
                module);
      }
    }
  }

  private static List<String> provided(ModuleElement module) {
    return ElementFilter.providesIn(module.getDirectives()).stream()
        .filter(
            directive ->
                directive
                    .getService()
                    .getQualifiedName()
                    .contentEquals(RuntimeTypes.TASK_REGISTRY.canonicalName()))
        .flatMap(directive -> directive.getImplementations().stream())
        .map(type -> type.getQualifiedName().toString())
        .toList();
  }

  private @Nullable ModuleElement module(TypeElement type) {
    ModuleElement module = environment.elements().getModuleOf(type);
    return module == null || module.isUnnamed() ? null : module;
  }
}
