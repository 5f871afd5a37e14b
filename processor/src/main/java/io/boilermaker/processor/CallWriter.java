package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/**
 * Writes the methods that publish a task, in all their overloads.
 *
 * @param link the Javadoc link to the user's method
 * @param app the expression of the application
 * @param isStatic whether the methods are static
 */
record CallWriter(TaskModel task, CodeBlock link, CodeBlock app, boolean isStatic) {

  private static final TypeName FUTURE =
      ParameterizedTypeName.get(RuntimeTypes.COMPLETABLE_FUTURE, RuntimeTypes.TASK);

  void addTo(TypeSpec.Builder type) {
    for (Form form : Form.values()) {
      StubWriter.overloads(task).forEach(arguments -> type.addMethod(method(form, arguments)));
    }
  }

  /** The four ways to publish. */
  private enum Form {
    APPLY("apply", "publish", false, "Publishes a call of $L.\n"),
    APPLY_OPTIONS("apply", "publish", true, "Publishes a call of $L as the options say.\n"),
    ASYNC("applyAsync", "publishAsync", false, "Publishes a call of $L, without waiting.\n"),
    ASYNC_OPTIONS(
        "applyAsync",
        "publishAsync",
        true,
        "Publishes a call of $L as the options say, without waiting.\n");

    private final String name;
    private final String publish;
    private final boolean options;
    private final String javadoc;

    Form(String name, String publish, boolean options, String javadoc) {
      this.name = name;
      this.publish = publish;
      this.options = options;
      this.javadoc = javadoc;
    }

    TypeName result() {
      return name.equals("apply") ? RuntimeTypes.TASK : FUTURE;
    }
  }

  private MethodSpec method(Form form, List<ArgumentModel> arguments) {
    CodeBlock task = isStatic ? taskHere(arguments) : task(this.task, arguments);
    if (!form.options) {
      return declare(form.name, form.result(), isStatic, arguments)
          .addJavadoc(form.javadoc, link)
          .addStatement("return $L.$N($L)", app, form.publish, task)
          .build();
    }
    String options = optionsName(arguments);
    MethodSpec.Builder method = modifiers(form.name, form.result(), isStatic);
    method.addParameter(RuntimeTypes.PUBLISH_OPTIONS, options);
    arguments.forEach(argument -> method.addParameter(argument.type(), argument.name()));
    return method
        .addJavadoc(form.javadoc, link)
        .addStatement("return $L.$N($L, $N)", app, form.publish, task, options)
        .build();
  }

  private static String optionsName(List<ArgumentModel> arguments) {
    return new NameScope()
        .reserve(arguments.stream().map(ArgumentModel::name).toList())
        .claim("options");
  }

  /** Starts a public method that takes the arguments. */
  static MethodSpec.Builder declare(
      String name, TypeName result, boolean isStatic, List<ArgumentModel> arguments) {
    MethodSpec.Builder method = modifiers(name, result, isStatic);
    arguments.forEach(argument -> method.addParameter(argument.type(), argument.name()));
    return method;
  }

  private static MethodSpec.Builder modifiers(String name, TypeName result, boolean isStatic) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(PUBLIC).returns(result);
    return isStatic ? method.addModifiers(STATIC) : method;
  }

  private static CodeBlock taskHere(List<ArgumentModel> arguments) {
    return CodeBlock.of("task($L)", names(arguments));
  }

  /** The call of the stub's {@code task} from inside another class. */
  static CodeBlock task(TaskModel task, List<ArgumentModel> arguments) {
    return CodeBlock.of("$T.task($L)", task.stub(), names(arguments));
  }

  private static CodeBlock names(List<ArgumentModel> arguments) {
    return arguments.stream()
        .map(argument -> CodeBlock.of("$N", argument.name()))
        .collect(CodeBlock.joining(", "));
  }
}
