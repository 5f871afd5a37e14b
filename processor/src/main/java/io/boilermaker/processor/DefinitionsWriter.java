package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.boilermaker.processor.HolderModel.DefinitionsModel;
import io.boilermaker.processor.TaskModel.PolicyModel;
import io.boilermaker.processor.TaskModel.SettingsModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Writes the class with the definitions of one class's tasks, and the dispatch to them. */
final class DefinitionsWriter {

  private final DefinitionsModel model;
  private final List<TaskModel> registered;

  private DefinitionsWriter(DefinitionsModel model) {
    this.model = model;
    this.registered = model.registered();
  }

  /** The definitions of one chunk of a class's tasks. */
  static Source write(DefinitionsModel model, HolderModel holder) {
    Warnings warnings = Warnings.union(model.tasks().stream().map(TaskModel::warnings).toList());
    TypeSpec.Builder type = new DefinitionsWriter(model).type(holder);
    return Source.of(model.name(), type, warnings, holder.style());
  }

  private TypeSpec.Builder type(HolderModel holder) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.name())
            .addModifiers(FINAL)
            .addJavadoc("The tasks of {@link $T}.\n", holder.name())
            .addAnnotation(HolderManifest.annotation(model, holder));
    model.tasks().forEach(task -> type.addField(definition(task)));
    if (registered.isEmpty()) {
      return type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    }
    return type.addModifiers(PUBLIC)
        .superclass(RuntimeTypes.TASK_HANDLERS)
        .addMethod(constructor())
        .addMethod(parameters())
        .addMethod(invoke());
  }

  private static FieldSpec definition(TaskModel task) {
    String method = task.method().holder().canonicalName() + "." + task.method().name();
    CodeBlock.Builder value = CodeBlock.builder();
    if (task.state() == null) {
      value.add("$T.elsewhere($S,$W$S)", RuntimeTypes.TASK_DEFINITION, task.wireName(), method);
    } else {
      value.add(
          "$T.builder($S,$W$S,$W$T.class)",
          RuntimeTypes.TASK_DEFINITION,
          task.wireName(),
          method,
          erased(task.state()));
    }
    addSettings(value, task.settings());
    return FieldSpec.builder(RuntimeTypes.TASK_DEFINITION, task.constant(), STATIC, FINAL)
        .initializer(value.add("$Z.build()").build())
        .build();
  }

  private static void addSettings(CodeBlock.Builder value, SettingsModel settings) {
    if (!settings.aliases().isEmpty()) {
      value.add("$Z.aliases($L)", joined(settings.aliases(), "$S"));
    }
    PolicyModel policy = settings.policy();
    if (policy != null) {
      value.add(
          "$Z.policy($T.ofSeconds($L, $L, $L, $T.$N))",
          RuntimeTypes.RETRY_POLICY,
          policy.maxTries(),
          policy.delay(),
          policy.maxDelay(),
          RuntimeTypes.RETRY_MODE,
          policy.mode());
    }
    if (!settings.retryOn().isEmpty()) {
      value.add("$Z.retryOn($T.of($L))", List.class, joined(settings.retryOn(), "$T.class"));
    }
    if (!settings.deadLetter()) {
      value.add("$Z.deadLetter(false)");
    }
    if (!settings.acksLate()) {
      value.add("$Z.acksLate(false)");
    }
    if (settings.queue() != null) {
      value.add("$Z.queue($S)", settings.queue());
    }
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(PUBLIC)
        .addJavadoc("For the registry.\n")
        .addStatement(
            "super($L)", joined(registered.stream().map(TaskModel::constant).toList(), "$N"))
        .build();
  }

  private MethodSpec parameters() {
    return MethodSpec.methodBuilder("parameters")
        .addAnnotation(Override.class)
        .addModifiers(PROTECTED)
        .returns(RuntimeTypes.PARAMETERS)
        .addParameter(int.class, "task")
        .addCode(dispatch(task -> CodeBlock.of("$T.PARAMETERS", task.stub())))
        .build();
  }

  private MethodSpec invoke() {
    return MethodSpec.methodBuilder("invoke")
        .addAnnotation(RuntimeTypes.NULLS_ALLOWED)
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(Object.class)
        .addParameter(int.class, "task")
        .addParameter(Object.class, "state")
        .addParameter(RuntimeTypes.TASK_CONTEXT, "context")
        .addParameter(RuntimeTypes.ARGUMENTS, "arguments")
        .addException(Throwable.class)
        .addCode(dispatch(task -> CodeBlock.of("$T.run(state, context, arguments)", task.stub())))
        .build();
  }

  private CodeBlock dispatch(Function<TaskModel, CodeBlock> value) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (task) {\n$>");
    IntStream.range(0, registered.size())
        .forEach(i -> code.add("case $L -> $L;\n", i, value.apply(registered.get(i))));
    return code.add("default -> throw unknownTask(task);\n$<};\n").build();
  }

  private static TypeName erased(TypeName type) {
    return type instanceof com.palantir.javapoet.ParameterizedTypeName generic
        ? generic.rawType()
        : type;
  }

  private static CodeBlock joined(List<?> values, String format) {
    return values.stream()
        .map(value -> CodeBlock.of(format, value))
        .collect(CodeBlock.joining(",$W"));
  }
}
