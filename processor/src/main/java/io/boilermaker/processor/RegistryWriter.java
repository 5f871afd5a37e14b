package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.boilermaker.processor.TaskClassModel.FileStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the registry: the handlers of all classes with tasks. */
final class RegistryWriter {

  /** A method's code has at most 64 KiB, and an element of a list takes about a dozen bytes. */
  private static final int LARGEST_PART = 1000;

  private static final TypeName HANDLERS =
      ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.TASK_HANDLERS);

  private RegistryWriter() {}

  /**
   * Writes a registry.
   *
   * @param definitions the generated classes with handlers, sorted
   */
  static Source write(ClassName name, List<ClassName> definitions, FileStyle style) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(PUBLIC, FINAL)
            .addSuperinterface(RuntimeTypes.TASK_REGISTRY)
            .addJavadoc("All tasks of this compilation.\n")
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(PUBLIC)
                    .addJavadoc("For {@link java.util.ServiceLoader}.\n")
                    .build());
    List<List<ClassName>> parts = parts(definitions);
    MethodSpec.Builder handlers =
        MethodSpec.methodBuilder("handlers")
            .addAnnotation(Override.class)
            .addModifiers(PUBLIC)
            .returns(HANDLERS);
    if (parts.size() <= 1) {
      type.addMethod(handlers.addStatement("return $L", list(definitions)).build());
    } else {
      addParts(type, handlers, parts);
    }
    return Source.of(name, type, Warnings.NONE, style);
  }

  private static void addParts(
      TypeSpec.Builder type, MethodSpec.Builder handlers, List<List<ClassName>> parts) {
    handlers.addStatement("$T all = new $T<>()", HANDLERS, ArrayList.class);
    IntStream.range(0, parts.size()).forEach(i -> handlers.addStatement("all.addAll(part$L())", i));
    type.addMethod(handlers.addStatement("return all").build());
    IntStream.range(0, parts.size())
        .forEach(
            i ->
                type.addMethod(
                    MethodSpec.methodBuilder("part" + i)
                        .addModifiers(PRIVATE, STATIC)
                        .returns(HANDLERS)
                        .addStatement("return $L", list(parts.get(i)))
                        .build()));
  }

  private static CodeBlock list(List<ClassName> definitions) {
    CodeBlock elements =
        definitions.stream()
            .map(name -> CodeBlock.of("$T.TASKS", name))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T.of($L)", List.class, elements);
  }

  private static <T> List<List<T>> parts(List<T> all) {
    return IntStream.range(0, (all.size() + LARGEST_PART - 1) / LARGEST_PART)
        .mapToObj(i -> all.subList(i * LARGEST_PART, Math.min(all.size(), (i + 1) * LARGEST_PART)))
        .toList();
  }
}
