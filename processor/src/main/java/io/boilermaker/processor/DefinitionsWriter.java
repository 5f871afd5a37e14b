package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.boilermaker.processor.TaskClassModel.DefinitionModel;
import io.boilermaker.processor.TaskClassModel.DefinitionsModel;
import io.boilermaker.processor.TaskModel.PolicyModel;
import io.boilermaker.processor.TaskModel.SettingsModel;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Writes the class with the definitions of one class's tasks, and the dispatch to them. */
final class DefinitionsWriter {

  private final DefinitionsModel model;

  private DefinitionsWriter(DefinitionsModel model) {
    this.model = model;
  }

  /** Writes the definitions of one chunk of a class's tasks. */
  static Source write(DefinitionsModel model, TaskClassModel taskClass) {
    Warnings warnings = Warnings.union(model.tasks().stream().map(TaskModel::warnings).toList());
    TypeSpec.Builder type = new DefinitionsWriter(model).type(taskClass);
    return Source.of(
        model.name(),
        type,
        model.registered().isEmpty() ? warnings : warnings.with(RuntimeTypes.ALL_OF_ECLIPSE),
        taskClass.style());
  }

  private TypeSpec.Builder type(TaskClassModel taskClass) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.name())
            .addModifiers(FINAL)
            .addJavadoc("The tasks of {@link $T}.\n", taskClass.name())
            .superclass(RuntimeTypes.TASK_HANDLERS)
            .addAnnotation(TaskClassManifest.annotation(model, taskClass));
    model.numbered().forEach(definition -> type.addField(number(definition)));
    type.addField(instance()).addMethod(constructor()).addMethod(parameters());
    return model.registered().isEmpty() ? type : type.addModifiers(PUBLIC).addMethod(invoke());
  }

  private static FieldSpec number(DefinitionModel definition) {
    return FieldSpec.builder(int.class, definition.constant(), STATIC, FINAL)
        .initializer("$L", definition.number())
        .build();
  }

  private FieldSpec instance() {
    FieldSpec.Builder field = FieldSpec.builder(model.name(), DefinitionNumbers.INSTANCE);
    if (!model.registered().isEmpty()) {
      field.addModifiers(PUBLIC).addJavadoc("For the registry.\n");
    }
    return field.addModifiers(STATIC, FINAL).initializer("new $T()", model.name()).build();
  }

  private static CodeBlock definition(TaskModel task) {
    String method = task.method().taskClass().canonicalName() + "." + task.method().name();
    CodeBlock.Builder value = CodeBlock.builder();
    if (task.state() == null) {
      value.add(
          "$T.external($L, $L)",
          RuntimeTypes.TASK_DEFINITION,
          TextLiteral.of(task.wireName()),
          TextLiteral.of(method));
    } else {
      value.add(
          "$T.builder($L, $L, $T.class)",
          RuntimeTypes.TASK_DEFINITION,
          TextLiteral.of(task.wireName()),
          TextLiteral.of(method),
          erased(task.state()));
    }
    addSettings(value, task.settings());
    return value.add(".build()").build();
  }

  private static void addSettings(CodeBlock.Builder value, SettingsModel settings) {
    if (!settings.aliases().isEmpty()) {
      value.add(
          ".aliases($L)",
          settings.aliases().stream().map(TextLiteral::of).collect(CodeBlock.joining(", ")));
    }
    PolicyModel policy = settings.policy();
    if (policy != null) {
      addPolicy(value, policy);
    }
    if (!settings.retryOn().isEmpty()) {
      value.add(
          ".retryOn($T.of($L))",
          List.class,
          settings.retryOn().stream()
              .map(type -> CodeBlock.of("$T.class", type))
              .collect(CodeBlock.joining(", ")));
    }
    if (!settings.deadLetter()) {
      value.add(".deadLetter(false)");
    }
    if (!settings.acksLate()) {
      value.add(".acksLate(false)");
    }
    if (settings.queue() != null) {
      value.add(".queue($L)", TextLiteral.of(settings.queue()));
    }
  }

  private static void addPolicy(CodeBlock.Builder value, PolicyModel policy) {
    value.add(
        ".policy($T.ofSeconds($L, $L, $L, $T.$N))",
        RuntimeTypes.RETRY_POLICY,
        policy.maxTries(),
        policy.delay(),
        policy.maxDelay(),
        RuntimeTypes.RETRY_MODE,
        policy.mode());
  }

  private MethodSpec constructor() {
    CodeBlock definitions =
        model.numbered().stream()
            .map(DefinitionModel::task)
            .map(DefinitionsWriter::definition)
            .collect(CodeBlock.joining(", "));
    return MethodSpec.constructorBuilder()
        .addModifiers(PRIVATE)
        .addStatement("super($L)", definitions)
        .build();
  }

  private MethodSpec parameters() {
    return MethodSpec.methodBuilder("parameters")
        .addAnnotation(Override.class)
        .addModifiers(PROTECTED)
        .returns(RuntimeTypes.PARAMETERS)
        .addParameter(int.class, "task")
        .addCode(
            dispatch(
                model.numbered(),
                task -> CodeBlock.of("$T.of($L);", RuntimeTypes.PARAMETERS, all(task))))
        .build();
  }

  private static CodeBlock all(TaskModel task) {
    return task.arguments().stream()
        .map(DefinitionsWriter::parameter)
        .collect(CodeBlock.joining(", "));
  }

  private static CodeBlock parameter(ArgumentModel argument) {
    CodeBlock.Builder value = CodeBlock.builder().add("$T.", RuntimeTypes.PARAMETER);
    if (isGeneric(argument.type()) || argument.type() instanceof ArrayTypeName) {
      value.add("<$T>", argument.type()); // else the compiler would have to find it out
    }
    value.add(argument.isRequired() ? "required" : "optional");
    value.add("($L, $L", TextLiteral.of(argument.wireName()), argument.form().codec());
    if (!argument.isRequired()) {
      value.add(", $L", argument.defaultValue());
    }
    return value.add(")").build();
  }

  private MethodSpec invoke() {
    return MethodSpec.methodBuilder("invoke")
        .addAnnotation(suppressions())
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(Object.class)
        .addParameter(int.class, "task")
        .addParameter(Object.class, "state")
        .addParameter(RuntimeTypes.TASK_CONTEXT, "context")
        .addParameter(RuntimeTypes.ARGUMENTS, "arguments")
        .addException(Throwable.class)
        .addCode(dispatch(model.registered(), DefinitionsWriter::call))
        .build();
  }

  private AnnotationSpec suppressions() {
    boolean isUnchecked =
        model.registered().stream()
            .flatMap(definition -> definition.task().arguments().stream())
            .anyMatch(argument -> isGeneric(argument.type()));
    return isUnchecked ? RuntimeTypes.CASTS_ALLOWED : RuntimeTypes.NULLS_ALLOWED;
  }

  private static boolean isGeneric(TypeName type) {
    return type instanceof ArrayTypeName array
        ? isGeneric(array.componentType())
        : type instanceof ParameterizedTypeName;
  }

  private static CodeBlock call(TaskModel task) {
    CodeBlock call =
        CodeBlock.of("$T.$N($L)", task.method().taskClass(), task.method().name(), given(task));
    return CodeBlock.of(task.method().isVoid() ? "{\n$>$L;\nyield null;\n$<}" : "$L;", call);
  }

  /** Lists the arguments of the user's method. The casts select the right overload. */
  private static CodeBlock given(TaskModel task) {
    CodeBlock.Builder given =
        CodeBlock.builder().add(cast(Objects.requireNonNull(task.state(), "state"))).add("state");
    if (task.takesContext()) {
      given.add(", context");
    }
    for (int i = 0; i < task.arguments().size(); i++) {
      given.add(", $Larguments.get($L)", cast(task.arguments().get(i).type()), i);
    }
    return given.build();
  }

  private static CodeBlock cast(TypeName type) {
    return ClassName.OBJECT.equals(type) ? CodeBlock.of("") : CodeBlock.of("($T) ", type);
  }

  private static CodeBlock dispatch(
      List<DefinitionModel> definitions, Function<TaskModel, CodeBlock> value) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (task) {\n$>");
    for (DefinitionModel definition : definitions) {
      code.add("case $N -> $L\n", definition.constant(), value.apply(definition.task()));
    }
    return code.add("default -> throw unknownTask(task);\n$<};\n").build();
  }

  private static TypeName erased(TypeName type) {
    return type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
  }
}
