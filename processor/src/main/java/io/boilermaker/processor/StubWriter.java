package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.boilermaker.processor.TaskClassModel.DefinitionModel;
import io.boilermaker.processor.TaskClassModel.FileStyle;
import io.boilermaker.processor.TaskModel.Deprecation;
import io.boilermaker.processor.TaskModel.MethodModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes the class through which a task is called. */
final class StubWriter {

  private final TaskModel task;
  private final DefinitionModel definition;
  private final ClassName definitions;
  private final CodeBlock link;

  private StubWriter(DefinitionModel definition, ClassName definitions) {
    this.task = definition.task();
    this.definition = definition;
    this.definitions = definitions;
    this.link = link(task);
  }

  /**
   * Writes the stub of a task.
   *
   * @param definitions the class that holds the task's definition
   */
  static Source write(DefinitionModel definition, ClassName definitions, FileStyle style) {
    TypeSpec.Builder type = new StubWriter(definition, definitions).type();
    TaskModel task = definition.task();
    return Source.of(task.stub(), type, task.warnings(), style);
  }

  private TypeSpec.Builder type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(task.stub())
            .addModifiers(PUBLIC, FINAL)
            .addJavadoc("Calls $L in the background.\n", link);
    deprecate(type);
    return type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
        .addMethods(new CallWriter(task, link).ofDefaultApp())
        .addMethods(taskMethods(this::newTask, STATIC))
        .addMethod(on())
        .addType(onApp());
  }

  private void deprecate(TypeSpec.Builder type) {
    Deprecation deprecation = task.method().deprecation();
    if (deprecation == Deprecation.ORDINARY) {
      type.addAnnotation(Deprecated.class);
    } else if (deprecation == Deprecation.FOR_REMOVAL) {
      type.addAnnotation(
          AnnotationSpec.builder(Deprecated.class).addMember("forRemoval", "true").build());
    }
  }

  private List<MethodSpec> taskMethods(
      Function<List<ArgumentModel>, CodeBlock> value, Modifier... modifiers) {
    return task.overloads().stream().map(each -> taskMethod(each, value, modifiers)).toList();
  }

  private MethodSpec taskMethod(
      List<ArgumentModel> arguments,
      Function<List<ArgumentModel>, CodeBlock> value,
      Modifier... modifiers) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("task")
            .addModifiers(PUBLIC)
            .addModifiers(modifiers)
            .addJavadoc("Makes a call of $L, not published.\n", link)
            .returns(RuntimeTypes.TASK);
    CallWriter.addParameters(method, arguments);
    return method.addStatement("return $L", value.apply(arguments)).build();
  }

  private CodeBlock newTask(List<ArgumentModel> arguments) {
    CodeBlock.Builder call =
        CodeBlock.builder()
            .add(
                "$1T.$2N.task($1T.$3N",
                definitions,
                DefinitionNumbers.INSTANCE,
                definition.constant());
    arguments.forEach(argument -> call.add(", $L", value(argument, arguments.size())));
    return call.add(")").build();
  }

  /** Casts a lone array, which would be taken for the list of all values. */
  private static CodeBlock value(ArgumentModel argument, int count) {
    return count == 1 && argument.type() instanceof ArrayTypeName
        ? CodeBlock.of("($T) $N", Object.class, argument.name())
        : CodeBlock.of("$N", argument.name());
  }

  private MethodSpec on() {
    return MethodSpec.methodBuilder("on")
        .addModifiers(PUBLIC, STATIC)
        .addJavadoc("Calls of $L through the given application.\n", link)
        .returns(onAppName())
        .addParameter(RuntimeTypes.ANY_BOILERMAKER, "app")
        .addStatement("return new $T(app)", onAppName())
        .build();
  }

  private TypeSpec onApp() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(onAppName())
            .addModifiers(PUBLIC, STATIC, FINAL)
            .addJavadoc("Calls $L through one application.\n", link)
            .addField(RuntimeTypes.ANY_BOILERMAKER, "app", PRIVATE, FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(PRIVATE)
                    .addParameter(RuntimeTypes.ANY_BOILERMAKER, "app")
                    .addStatement("this.app = app")
                    .build());
    return type.addMethods(new CallWriter(task, link).ofApp(app()))
        .addMethods(taskMethods(this::stubTask))
        .build();
  }

  private CodeBlock stubTask(List<ArgumentModel> arguments) {
    return CodeBlock.of("$T.task($L)", task.stub(), CallWriter.names(arguments));
  }

  private CodeBlock app() {
    boolean isHidden = task.arguments().stream().anyMatch(each -> each.name().equals("app"));
    return CodeBlock.of(isHidden ? "this.app" : "app");
  }

  private ClassName onAppName() {
    return task.stub().nestedClass(CallWriter.ON_APP);
  }

  private static CodeBlock link(TaskModel task) {
    MethodModel method = task.method();
    int given = (task.state() == null ? 0 : 1) + (task.takesContext() ? 1 : 0);
    CodeBlock parameters =
        IntStream.range(0, method.erasedParameters().size())
            .mapToObj(
                i -> {
                  TypeName type = method.erasedParameters().get(i);
                  return i < given ? withoutImport(type, task.stub()) : CodeBlock.of("$T", type);
                })
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("{@link $T#$N($L)}", method.taskClass(), method.name(), parameters);
  }

  /** Eclipse warns of imports for documentation alone. */
  private static CodeBlock withoutImport(TypeName type, ClassName stub) {
    return type instanceof ClassName name && !name.packageName().equals(stub.packageName())
        ? CodeBlock.of("$L", name.canonicalName())
        : CodeBlock.of("$T", type);
  }
}
