package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.processor.CodecModel.ComponentModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the components of records.
 *
 * @param warnings collects what the class of the codecs draws
 */
record RecordShape(Environment environment, TypeForms forms, Set<String> warnings) {

  /**
   * Returns the components of a record whose type arguments are known.
   *
   * @param constant the constant of the codec, whose name theirs must not have
   */
  List<ComponentModel> components(DeclaredType type, TypePath path, String constant) {
    TypeElement element = MoreTypes.asTypeElement(type);
    warnings.addAll(WarningScanner.of(type).names());
    NameScope constants = new NameScope().reserve(List.of(constant));
    Set<String> wireNames = new HashSet<>();
    List<ComponentModel> models = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      warnings.addAll(WarningScanner.of(component.getAccessor()).names());
      String wireName = wireName(element, component);
      if (!wireNames.add(wireName)) {
        forms.none(type, path, ", since two components are named '" + wireName + "'");
      }
      TypeMirror componentType = componentType(type, component);
      JsonForm form = forms.form(componentType, path.component(name, warnings));
      models.add(
          new ComponentModel(
              name,
              constants.claim(Names.constant(name)),
              TypeName.get(componentType),
              parameter(wireName, form.codec(), componentType),
              new Field(wireName, form.type(), TypeText.isOptional(componentType))));
    }
    return models;
  }

  /** The name of a component in JSON. */
  static String wireName(TypeElement record, RecordComponentElement component) {
    String property = Jackson.propertyName(record, component);
    return property == null ? component.getSimpleName().toString() : property;
  }

  private TypeMirror componentType(DeclaredType type, RecordComponentElement component) {
    TypeMirror accessor = environment.types().asMemberOf(type, component.getAccessor());
    return MoreTypes.asExecutable(accessor).getReturnType();
  }

  /** Makes a component optional if its type is; everything else must be in a message. */
  private static CodeBlock parameter(String wireName, CodeBlock codec, TypeMirror type) {
    return TypeText.isOptional(type)
        ? CodeBlock.of(
            "$T.optional($L, $L, $T.empty())",
            RuntimeTypes.PARAMETER,
            TextLiteral.of(wireName),
            codec,
            ClassName.get(MoreTypes.asTypeElement(type)))
        : CodeBlock.of(
            "$T.required($L, $L)", RuntimeTypes.PARAMETER, TextLiteral.of(wireName), codec);
  }
}
