package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Writes the methods of a stub that publish a task, in all their overloads.
 *
 * @param link the Javadoc link to the user's method
 */
record CallWriter(TaskModel task, CodeBlock link) {

  /** The class nested in a stub. */
  static final String ON_APP = "OnApp";

  /** A method takes at most so many, its object among them; a long or double counts twice. */
  private static final int MOST_PARAMETERS = 255;

  private static final TypeName FUTURE =
      ParameterizedTypeName.get(RuntimeTypes.COMPLETABLE_FUTURE, RuntimeTypes.TASK);

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

    private TypeName result() {
      return name.equals("apply") ? RuntimeTypes.TASK : FUTURE;
    }
  }

  /**
   * Returns the methods of the stub, which are those of its {@code OnApp} for the default
   * application.
   */
  List<MethodSpec> ofDefaultApp() {
    return all(
        (form, arguments) ->
            start(form, arguments)
                .addModifiers(STATIC)
                .addStatement(
                    "return on($T.getDefault()).$N($L)",
                    RuntimeTypes.BOILERMAKER,
                    form.name,
                    given(form, arguments))
                .build());
  }

  /**
   * Returns the methods of {@code OnApp}.
   *
   * @param app the expression of the application
   */
  List<MethodSpec> ofApp(CodeBlock app) {
    return all(
        (form, arguments) ->
            start(form, arguments)
                .addStatement(
                    form.options ? "return $L.$N(task($L), $N)" : "return $L.$N(task($L))",
                    form.options
                        ? new Object[] {app, form.publish, names(arguments), options(arguments)}
                        : new Object[] {app, form.publish, names(arguments)})
                .build());
  }

  private List<MethodSpec> all(BiFunction<Form, List<ArgumentModel>, MethodSpec> method) {
    return Arrays.stream(Form.values())
        .flatMap(
            form ->
                task.overloads().stream()
                    .filter(overload -> fits(form, overload))
                    .map(overload -> method.apply(form, overload)))
        .toList();
  }

  /** Returns whether the method of {@code OnApp} can be called: the other calls it. */
  private static boolean fits(Form form, List<ArgumentModel> arguments) {
    int parameters = form.options ? 2 : 1;
    for (ArgumentModel argument : arguments) {
      boolean isWide = Set.of(TypeName.LONG, TypeName.DOUBLE).contains(argument.type());
      parameters += isWide ? 2 : 1;
    }
    return parameters <= MOST_PARAMETERS;
  }

  private MethodSpec.Builder start(Form form, List<ArgumentModel> arguments) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(form.name)
            .addModifiers(PUBLIC)
            .addJavadoc(form.javadoc, link)
            .returns(form.result());
    if (form.options) {
      method.addParameter(RuntimeTypes.PUBLISH_OPTIONS, options(arguments));
    }
    addParameters(method, arguments);
    return method;
  }

  /** Adds the parameters that take the arguments. */
  static void addParameters(MethodSpec.Builder method, List<ArgumentModel> arguments) {
    arguments.forEach(argument -> method.addParameter(argument.type(), argument.name()));
  }

  private static String options(List<ArgumentModel> arguments) {
    return new NameScope()
        .reserve(arguments.stream().map(ArgumentModel::name).toList())
        .claim("options");
  }

  private static CodeBlock given(Form form, List<ArgumentModel> arguments) {
    return form.options
        ? Stream.concat(
                Stream.of(CodeBlock.of("$N", options(arguments))),
                arguments.stream().map(argument -> CodeBlock.of("$N", argument.name())))
            .collect(CodeBlock.joining(", "))
        : names(arguments);
  }

  /** Returns the names of the parameters that take the arguments. */
  static CodeBlock names(List<ArgumentModel> arguments) {
    return arguments.stream()
        .map(argument -> CodeBlock.of("$N", argument.name()))
        .collect(CodeBlock.joining(", "));
  }
}
