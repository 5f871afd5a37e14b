package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.boilermaker.processor.Containers.Container;
import io.boilermaker.processor.HolderModel.CodecsModel;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds the codec of each argument's type, by walking down to its leaves. */
final class TypeWalk {

  private final Environment environment;
  private final Report report;
  private final Reach reach;
  private final TypeArguments typeArguments;
  private final NamedCodecs named;

  TypeWalk(Environment environment, TypeElement holder, ClassName codecs, Report report) {
    this.environment = environment;
    this.report = report;
    this.reach = new Reach(environment.elements().getPackageOf(holder));
    this.typeArguments = new TypeArguments(environment);
    this.named = new NamedCodecs(environment, this, reach, codecs, report);
  }

  /** The codecs to generate. */
  CodecsModel codecs() {
    return named.model();
  }

  /**
   * The expression of an argument's codec; of no use if the report is not clean.
   *
   * @param warnings collects what the expression draws
   */
  CodeBlock codec(VariableElement argument, Set<String> warnings) {
    return codec(argument.asType(), Place.of(argument, warnings));
  }

  /** The expression of the codec of the type at a place. */
  CodeBlock codec(TypeMirror type, Place place) {
    place.warnings().addAll(DrawnWarnings.of(type).names());
    if (type.getKind().isPrimitive()) {
      return JdkTypes.primitive(TypeName.get(type));
    }
    return switch (type.getKind()) {
      case ARRAY -> array(MoreTypes.asArray(type).getComponentType(), place);
      case DECLARED -> declared(MoreTypes.asDeclared(type), place);
      case ERROR -> {
        report.unresolved(place.argument(), "'" + place.path() + ": " + type + "' cannot be found");
        yield CodeBlock.of("");
      }
      default -> none(type, place, "");
    };
  }

  private CodeBlock array(TypeMirror component, Place place) {
    if (component.getKind().isPrimitive()) {
      return JdkTypes.primitiveArray(TypeName.get(component));
    }
    boolean isGeneric =
        component.getKind() == TypeKind.DECLARED
            && !MoreTypes.asDeclared(component).getTypeArguments().isEmpty();
    if (isGeneric) {
      place.warnings().addAll(List.of("rawtypes", "unchecked"));
    }
    TypeName erased = TypeName.get(environment.types().erasure(component));
    return CodeBlock.of(
        "$T.arrayOf($L, $T::new)",
        RuntimeTypes.CODECS,
        codec(component, place.part("[]")),
        ArrayTypeName.of(erased));
  }

  private CodeBlock declared(DeclaredType type, Place place) {
    TypeElement element = MoreTypes.asTypeElement(type);
    if (!reach.canName(element)) {
      report.add(Mistake.TYPE_UNREACHABLE, place.argument(), place.show(type) + " is not");
      return CodeBlock.of("");
    }
    CodeBlock known = JdkTypes.codec(ClassName.get(element));
    if (known != null) {
      return known;
    }
    String name = element.getQualifiedName().toString();
    Container container = Containers.find(name);
    if (container != null || isShape(element)) {
      DeclaredType concrete = typeArguments.concrete(type, container != null);
      if (concrete == null) {
        return none(type, place, ", since its type arguments are not known");
      }
      CodeBlock codec =
          container != null
              ? container(container, concrete, place)
              : shape(element, concrete, place);
      return typeArguments.isSame(concrete, type)
          ? codec
          : CodeBlock.of("$T.<$T>as($L)", RuntimeTypes.CODECS, TypeName.get(type), codec);
    }
    if (element.getKind() == ElementKind.ENUM) {
      return named.enumCodec(element, type, place);
    }
    boolean isLeftToJackson =
        element.getKind() == ElementKind.RECORD || Jackson.isTold(element, environment.types());
    return isLeftToJackson ? databind(type) : none(type, place, "");
  }

  /** Whether generated code builds the class: a record, or a sealed hierarchy. */
  private boolean isShape(TypeElement element) {
    boolean isSealed = element.getModifiers().contains(Modifier.SEALED);
    return (element.getKind() == ElementKind.RECORD || isSealed)
        && element.getKind() != ElementKind.ENUM
        && !Jackson.isPresent(element)
        && !(isSealed && Jackson.isKindTold(element, environment.types()));
  }

  private CodeBlock shape(TypeElement element, DeclaredType type, Place place) {
    return element.getKind() == ElementKind.RECORD
        ? named.recordCodec(type, place)
        : named.sealedCodec(type, place);
  }

  private CodeBlock container(Container container, DeclaredType type, Place place) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    TypeMirror first = arguments.get(0);
    if (container.sorted() && !isOrdered(first)) {
      return none(type, place, ", since " + TypeText.of(first) + " has no natural order");
    }
    CodeBlock codecs =
        container.isMap()
            ? CodeBlock.of(
                "$L,$W$L",
                key(first, place.part("{key}")),
                codec(arguments.get(1), place.part("{}")))
            : codec(first, place.part(container.step()));
    return container.expression(codecs, TypeName.get(type), TypeName.get(first));
  }

  private CodeBlock key(TypeMirror type, Place place) {
    CodeBlock known = JdkTypes.keyCodec(TypeName.get(type));
    if (known != null) {
      return known;
    }
    boolean isEnum =
        type.getKind() == TypeKind.DECLARED
            && MoreTypes.asTypeElement(type).getKind() == ElementKind.ENUM;
    return isEnum
        ? named.enumKey(MoreTypes.asTypeElement(type), type, place)
        : none(type, place, " as a property name");
  }

  /** Whether values of the type compare themselves with each other. */
  private boolean isOrdered(TypeMirror type) {
    TypeElement comparable = environment.elements().getTypeElement("java.lang.Comparable");
    DeclaredType ordered =
        environment
            .types()
            .getDeclaredType(comparable, environment.types().getWildcardType(null, type));
    return environment.types().isAssignable(type, ordered);
  }

  static CodeBlock databind(TypeMirror type) {
    return CodeBlock.of(
        "$T.databind(new $T<$T>() {})",
        RuntimeTypes.CODECS,
        RuntimeTypes.TYPE_REFERENCE,
        TypeName.get(type));
  }

  /** Reports that a type has no JSON form. */
  CodeBlock none(TypeMirror type, Place place, String reason) {
    report.add(
        Mistake.TYPE_NOT_SERIALIZABLE, place.argument(), place.show(type) + " has none" + reason);
    return CodeBlock.of("");
  }
}
