package io.boilermaker.processor;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.boilermaker.processor.CodecModel.ComponentModel;
import io.boilermaker.processor.CodecModel.ExpressionModel;
import io.boilermaker.processor.CodecModel.RecordModel;
import io.boilermaker.processor.TaskClassModel.CodecsModel;
import java.io.IOException;
import java.util.List;

/** Writes the codecs of the user's types that are arguments of one class's tasks. */
final class CodecsWriter {

  private CodecsWriter() {}

  static Source write(TaskClassModel taskClass) {
    CodecsModel model = taskClass.codecs();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.name())
            .addModifiers(FINAL)
            .addJavadoc(
                "The JSON forms of the arguments of {@link $T}'s tasks.\n", taskClass.name());
    model.codecs().forEach(codec -> type.addField(constant(codec)));
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    for (CodecModel codec : model.codecs()) {
      if (codec instanceof RecordModel recordModel) {
        type.addType(recordCodec(recordModel));
      }
    }
    return Source.of(model.name(), type, model.warnings(), taskClass.style());
  }

  private static FieldSpec constant(CodecModel codec) {
    if (codec instanceof RecordModel model) {
      return FieldSpec.builder(
              ParameterizedTypeName.get(RuntimeTypes.RECORD_CODEC, model.type()),
              model.constant(),
              STATIC,
              FINAL)
          .initializer("new $T()", model.className())
          .build();
    }
    ExpressionModel model = (ExpressionModel) codec;
    return FieldSpec.builder(model.type(), model.constant(), STATIC, FINAL)
        .initializer(model.value())
        .build();
  }

  private static TypeSpec recordCodec(RecordModel model) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.className())
            .addModifiers(PRIVATE, STATIC, FINAL)
            .superclass(ParameterizedTypeName.get(RuntimeTypes.RECORD_CODEC, model.type()));
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
    return type.addMethod(constructor(model.components()))
        .addMethod(writeComponents(model))
        .addMethod(create(model))
        .build();
  }

  private static MethodSpec constructor(List<ComponentModel> components) {
    CodeBlock constants =
        components.stream()
            .map(component -> CodeBlock.of("$N", component.constant()))
            .collect(CodeBlock.joining(", "));
    return MethodSpec.constructorBuilder().addStatement("super($L)", constants).build();
  }

  private static MethodSpec writeComponents(RecordModel model) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("writeComponents")
            .addAnnotation(Override.class)
            .addModifiers(PROTECTED)
            .addParameter(RuntimeTypes.JSON_GENERATOR, "out")
            .addParameter(model.type(), "value")
            .addException(IOException.class);
    for (ComponentModel component : model.components()) {
      method.addStatement(
          "$N.writeField(out, value.$N())", component.constant(), component.accessor());
    }
    return method.build();
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
