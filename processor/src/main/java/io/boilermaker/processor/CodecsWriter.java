package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.boilermaker.processor.CodecModel.ComponentModel;
import io.boilermaker.processor.CodecModel.ExpressionModel;
import io.boilermaker.processor.CodecModel.RecordModel;
import io.boilermaker.processor.NamedType.Place;
import io.boilermaker.processor.TaskClassModel.CodecsFile;
import java.io.IOException;
import java.util.List;

/** Writes the codecs of the user's types that are arguments of one class's tasks, a class each. */
final class CodecsWriter {

  private CodecsWriter() {}

  static Source write(CodecsFile file, TaskClassModel taskClass) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(file.name())
            .addModifiers(FINAL)
            .addJavadoc(
                "The JSON forms of the arguments of {@link $T}'s tasks.\n", taskClass.name())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    file.codecs().forEach(codec -> type.addType(holder(codec)));
    return Source.of(file.name(), type, taskClass.codecs().warnings(), taskClass.style());
  }

  /** Writes the class of a codec, which alone fails if the codec cannot be made. */
  private static TypeSpec holder(CodecModel codec) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(codec.place().holder()).addModifiers(STATIC, FINAL);
    if (codec instanceof RecordModel model) {
      return record(type, model);
    }
    ExpressionModel model = (ExpressionModel) codec;
    return type.addField(constant(model.place(), model.type(), model.value()))
        .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
        .build();
  }

  private static FieldSpec constant(Place place, TypeName type, CodeBlock value) {
    return FieldSpec.builder(type, place.constant(), STATIC, FINAL).initializer(value).build();
  }

  private static TypeSpec record(TypeSpec.Builder type, RecordModel model) {
    TypeName codecType = ParameterizedTypeName.get(RuntimeTypes.RECORD_CODEC, model.type());
    type.superclass(codecType);
    for (ComponentModel component : model.components()) {
      type.addField(
          FieldSpec.builder(
                  ParameterizedTypeName.get(RuntimeTypes.PARAMETER, component.type().box()),
                  component.constant(),
                  PRIVATE,
                  STATIC,
                  FINAL)
              .initializer(component.parameter())
              .build());
    }
    CodeBlock codec = CodeBlock.of("new $T()", model.place().holder());
    if (!model.components().isEmpty()) {
      type.addMethod(requireKept(model));
    }
    return type.addField(constant(model.place(), codecType, codec))
        .addMethod(constructor(model.components()))
        .addMethod(writeComponents(model))
        .addMethod(create(model))
        .build();
  }

  private static MethodSpec constructor(List<ComponentModel> components) {
    CodeBlock constants =
        components.stream()
            .map(component -> CodeBlock.of("$N", component.constant()))
            .collect(CodeBlock.joining(", "));
    return MethodSpec.constructorBuilder()
        .addModifiers(PRIVATE)
        .addStatement("super($L)", constants)
        .build();
  }

  private static MethodSpec writeComponents(RecordModel model) {
    MethodSpec.Builder method = writing("writeComponents", model);
    for (ComponentModel component : model.components()) {
      method.addStatement(
          "$N.writeField(out, value.$N())", component.constant(), component.accessor());
    }
    return method.build();
  }

  private static MethodSpec requireKept(RecordModel model) {
    MethodSpec.Builder method = writing("requireKept", model);
    CodeBlock values =
        model.components().stream()
            .map(component -> CodeBlock.of("value.$N()", component.accessor()))
            .collect(CodeBlock.joining(", "));
    method.addStatement("$1T again = new $1T($2L)", model.type(), values);
    for (ComponentModel component : model.components()) {
      String accessor = component.accessor();
      // Most are the same object; only what is not is compared.
      method
          .beginControlFlow("if (value.$1N() != again.$1N())", accessor)
          .addStatement(
              "$1N.requireKept(out, value.$2N(), again.$2N())", component.constant(), accessor)
          .endControlFlow();
    }
    return method.build();
  }

  /** Returns a method that gets a record and where it is written. */
  private static MethodSpec.Builder writing(String name, RecordModel model) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(PROTECTED)
        .addParameter(RuntimeTypes.JSON_GENERATOR, "out")
        .addParameter(model.type(), "value")
        .addException(IOException.class);
  }

  private static MethodSpec create(RecordModel model) {
    CodeBlock values =
        model.components().stream().map(CodecsWriter::value).collect(CodeBlock.joining(", "));
    return MethodSpec.methodBuilder("create")
        .addAnnotation(Override.class)
        .addModifiers(PROTECTED)
        .returns(model.type())
        .addParameter(RuntimeTypes.ARGUMENTS, "values")
        .addStatement("return new $T($L)", model.type(), values)
        .build();
  }

  /** Reads a value. The cast of a primitive selects the right constructor of the record. */
  private static CodeBlock value(ComponentModel component) {
    return component.type().isPrimitive()
        ? CodeBlock.of("($T) values.get($N)", component.type(), component.constant())
        : CodeBlock.of("values.get($N)", component.constant());
  }
}
