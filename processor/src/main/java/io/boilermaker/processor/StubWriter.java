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
import com.palantir.javapoet.TypeSpec;
import io.boilermaker.processor.TaskClassModel.FileStyle;
import io.boilermaker.processor.TaskModel.Deprecation;
import io.boilermaker.processor.TaskModel.MethodModel;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the class through which a task is called. */
final class StubWriter {

  private static final CodeBlock DEFAULT_APP =
      CodeBlock.of("$T.getDefault()", RuntimeTypes.BOILERMAKER);

  private final TaskModel task;
  private final ClassName definitions;
  private final int number;
  private final CodeBlock link;

  private StubWriter(TaskModel task, ClassName definitions, int number) {
    this.task = task;
    this.definitions = definitions;
    this.number = number;
    this.link = link(task.method());
  }

  /**
   * The stub of a task.
   *
   * @param definitions the class that holds the task's definition
   * @param number the task's number there
   */
  static Source write(TaskModel task, ClassName definitions, int number, FileStyle style) {
    TypeSpec.Builder type = new StubWriter(task, definitions, number).type();
    return Source.of(task.stub(), type, task.warnings(), style);
  }

  private TypeSpec.Builder type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(task.stub())
            .addModifiers(PUBLIC, FINAL)
            .addJavadoc("Calls $L in the background.\n", link);
    deprecate(type);
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    new CallWriter(task, link, DEFAULT_APP, true).addTo(type);
    overloads(task).forEach(arguments -> type.addMethod(taskMethod(arguments)));
    type.addMethod(on());
    return type.addType(onApp());
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

  private MethodSpec taskMethod(List<ArgumentModel> arguments) {
    CodeBlock.Builder call =
        CodeBlock.builder().add("return $T.TASKS.task($L", definitions, number);
    arguments.forEach(argument -> call.add(",$W$L", value(argument, arguments.size())));
    return CallWriter.declare("task", RuntimeTypes.TASK, true, arguments)
        .addJavadoc("A call of $L, not published.\n", link)
        .addStatement(call.add(")").build())
        .build();
  }

  /** A lone array would be taken for the list of all values. */
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
    new CallWriter(task, link, CodeBlock.of(hidesApp() ? "this.app" : "app"), false).addTo(type);
    for (List<ArgumentModel> arguments : overloads(task)) {
      type.addMethod(
          CallWriter.declare("task", RuntimeTypes.TASK, false, arguments)
              .addJavadoc("A call of $L, not published.\n", link)
              .addStatement("return $L", CallWriter.task(task, arguments))
              .build());
    }
    return type.build();
  }

  private boolean hidesApp() {
    return task.arguments().stream().anyMatch(argument -> argument.name().equals("app"));
  }

  private ClassName onAppName() {
    return task.stub().nestedClass("OnApp");
  }

  /** The argument lists of a task: all arguments, then one list for each default left out. */
  static List<List<ArgumentModel>> overloads(TaskModel task) {
    List<ArgumentModel> all = task.arguments();
    int optional = all.size() - task.requiredCount();
    return IntStream.rangeClosed(0, optional)
        .mapToObj(omitted -> all.subList(0, all.size() - omitted))
        .toList();
  }

  private static CodeBlock link(MethodModel method) {
    CodeBlock parameters =
        method.erasedParameters().stream()
            .map(type -> CodeBlock.of("$T", type))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("{@link $T#$N($L)}", method.taskClass(), method.name(), parameters);
  }
}
