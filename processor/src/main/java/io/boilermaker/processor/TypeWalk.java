package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.WireType;
import io.boilermaker.processor.Containers.Container;
import io.boilermaker.processor.NamedType.Kind;
import io.boilermaker.processor.TaskClassModel.CodecsModel;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds the JSON form of each argument's type, by walking down to its leaves. */
final class TypeWalk implements TypeForms {

  /** The most types inside each other, such as lists of lists: no message nests deeper than 200. */
  private static final int DEEPEST = 100;

  private final Environment environment;
  private final Report report;
  private final Accessibility accessibility;
  private final TypeArguments typeArguments;
  private final JacksonAnnotations annotations;
  private final Jackson jackson;
  private final Resolution resolution;
  private final JacksonKindCheck jacksonKinds;
  private final NamedCodecs named;

  TypeWalk(Environment environment, TypeElement taskClass, Report report) {
    this.environment = environment;
    this.report = report;
    this.accessibility = new Accessibility(environment.elements().getPackageOf(taskClass));
    this.typeArguments = new TypeArguments(environment);
    this.annotations = new JacksonAnnotations(environment.types());
    this.jackson = new Jackson(environment, annotations, accessibility);
    this.resolution = new Resolution(environment.compiled());
    this.jacksonKinds = new JacksonKindCheck(annotations, resolution);
    this.named = new NamedCodecs(environment, jackson, this, ClassName.get(taskClass), report);
  }

  /** Returns the codecs to generate. */
  CodecsModel codecs() {
    return named.model();
  }

  /**
   * Finds the form of an argument. It is valid only if the report is clean.
   *
   * @param warnings collects what the codec's expression draws
   */
  JsonForm form(VariableElement argument, Set<String> warnings) {
    JsonForm form = form(argument.asType(), TypePath.of(argument, warnings));
    named.walk(argument);
    return form;
  }

  @Override
  public JsonForm form(TypeMirror type, TypePath path) {
    if (!TypeText.isNamed(type)) {
      throw new UnresolvedException(type.toString());
    }
    if (path.nesting() > DEEPEST) {
      String reason = " has a type that nests deeper than " + DEEPEST;
      return wrong(ErrorCode.TYPE_NOT_SERIALIZABLE, path, "'" + path.text() + "'" + reason);
    }
    path.warnings().addAll(WarningScanner.of(type).names());
    if (type.getKind().isPrimitive()) {
      return JdkTypes.primitive(TypeName.get(type));
    }
    return switch (type.getKind()) {
      case ARRAY -> array(MoreTypes.asArray(type).getComponentType(), path);
      case DECLARED -> declared(MoreTypes.asDeclared(type), path);
      case ERROR -> {
        report.unresolved(path.argument(), "'" + path.text() + ": " + type + "' cannot be found");
        yield JsonForm.WRONG;
      }
      default -> none(type, path, "");
    };
  }

  private JsonForm array(TypeMirror component, TypePath path) {
    if (component.getKind().isPrimitive()) {
      return JdkTypes.primitiveArray(TypeName.get(component));
    }
    TypeName element = TypeName.get(component);
    TypeName erased = TypeName.get(environment.types().erasure(component));
    JsonForm form = form(component, path.part("[]"));
    WireType type = WireType.of("list", form.type());
    if (element.equals(erased)) {
      return new JsonForm(arrayOf(form.codec(), element), type);
    }
    // An array of a generic type is made as one of its erasure: javac takes that with an unchecked
    // warning, Eclipse's compiler does not take it at all.
    path.warnings().add("rawtypes");
    CodeBlock ofErased = arrayOf(as(erased, form.codec()), erased);
    return new JsonForm(as(ArrayTypeName.of(element), ofErased), type);
  }

  private static CodeBlock arrayOf(CodeBlock codec, TypeName element) {
    return CodeBlock.of(
        "$T.arrayOf($L, $T::new)", RuntimeTypes.CODECS, codec, ArrayTypeName.of(element));
  }

  private static CodeBlock as(TypeName type, CodeBlock codec) {
    return CodeBlock.of("$T.<$T>as($L)", RuntimeTypes.CODECS, type, codec);
  }

  private JsonForm declared(DeclaredType type, TypePath path) {
    TypeElement element = MoreTypes.asTypeElement(type);
    if (!isReachable(type, path)) {
      return JsonForm.WRONG;
    }
    resolution.check(element);
    JsonForm known = JdkTypes.form(ClassName.get(element));
    if (known != null) {
      return known;
    }
    Container container = Containers.find(element.getQualifiedName().toString());
    if (container != null || isShape(element)) {
      return ofParts(container, type, path);
    }
    if (element.getKind() == ElementKind.ENUM) {
      return named.enumForm(Kind.ENUM, element, type, path);
    }
    boolean isLeftToJackson = element.getKind() == ElementKind.RECORD || jackson.isTold(element);
    return isLeftToJackson ? leftToJackson(type, path) : none(type, path, "");
  }

  /** Returns the form of a container, if there is one, or else of a record or sealed type. */
  private JsonForm ofParts(@Nullable Container container, DeclaredType type, TypePath path) {
    DeclaredType concrete = typeArguments.concrete(type, container != null);
    if (concrete == null) {
      return none(type, path, ", since its type arguments are not known");
    }
    if (container == null && SealedShape.isSealed(type.asElement())) {
      // With its wildcards, for which more records fit than for their bounds.
      return named.form(type, path);
    }
    JsonForm form =
        container == null ? named.form(concrete, path) : container(container, concrete, path);
    return typeArguments.isSame(concrete, type)
        ? form
        : form.withCodec(as(TypeName.get(type), form.codec()));
  }

  private JsonForm leftToJackson(DeclaredType type, TypePath path) {
    JacksonKindCheck.Fault fault = jacksonKinds.find(type);
    if (fault != null) {
      return fault.isNamedByMessage()
          ? wrong(
              ErrorCode.CLASS_NAMED_BY_MESSAGE, path, "in " + path.show(type) + ", " + fault.text())
          : none(type, path, ", since " + fault.text());
    }
    JacksonReads.Fault read = JacksonReads.find(type, path.text(), annotations);
    return read == null
        ? named.leftToJackson(type)
        : wrong(ErrorCode.ACTS_WHEN_READ, path, read.text());
  }

  /**
   * Returns whether generated code builds the class: a record, a data class, or a sealed hierarchy.
   */
  private boolean isShape(TypeElement element) {
    return switch (element.getKind()) {
      case RECORD -> jackson.isPlain(element);
      case ENUM -> false;
      default ->
          (SealedShape.isSealed(element) || DataClass.is(element)) && !jackson.isPresent(element);
    };
  }

  private JsonForm container(Container container, DeclaredType type, TypePath path) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    TypeMirror first = arguments.get(0);
    resolution.check(first);
    if (container.sorted() && !isOrdered(first)) {
      return none(type, path, ", since " + TypeText.of(first) + " has no natural order");
    }
    if (container.isMap()) {
      JsonForm key = key(first, path.part("{key}"));
      JsonForm value = form(arguments.get(1), path.part("{}"));
      CodeBlock codecs = CodeBlock.of("$L, $L", key.codec(), value.codec());
      return new JsonForm(
          container.expression(codecs, TypeName.get(type), TypeName.get(first)),
          WireType.of(
              container.wireName(first), key.type(), element(container, value, arguments.get(1))));
    }
    if (container.isOptional() && TypeText.isOptional(first)) {
      return none(
          type, path, ", since JSON null would be both an empty optional and one that holds it");
    }
    JsonForm element = form(first, path.part(container.step()));
    WireType elementType = element(container, element, first);
    return new JsonForm(
        container.expression(element.codec(), TypeName.get(type), TypeName.get(first)),
        container.isOptional() ? elementType : WireType.of(container.wireName(first), elementType));
  }

  /**
   * Returns the type of elements: JSON null is none where null is refused, except as an optional.
   */
  private static WireType element(Container container, JsonForm form, TypeMirror type) {
    boolean refusesNull = container.refusesNull() && !TypeText.isOptional(type);
    return refusesNull ? form.type().withoutNull() : form.type();
  }

  private JsonForm key(TypeMirror type, TypePath path) {
    JsonForm known = JdkTypes.keyForm(TypeName.get(type));
    if (known != null) {
      return known;
    }
    boolean isEnum =
        type.getKind() == TypeKind.DECLARED
            && MoreTypes.asTypeElement(type).getKind() == ElementKind.ENUM;
    return isEnum
        ? named.enumForm(Kind.KEY, MoreTypes.asTypeElement(type), type, path)
        : none(type, path, " as a property name");
  }

  /** Returns whether values of the type compare themselves with each other. */
  private boolean isOrdered(TypeMirror type) {
    TypeElement comparable = environment.elements().getTypeElement("java.lang.Comparable");
    DeclaredType ordered =
        environment
            .types()
            .getDeclaredType(comparable, environment.types().getWildcardType(null, type));
    return environment.types().isAssignable(type, ordered);
  }

  @Override
  public boolean isReachable(TypeMirror type, TypePath path) {
    boolean isReachable = accessibility.inaccessible(type) == null;
    if (!isReachable) {
      report.add(ErrorCode.TYPE_UNREACHABLE, path.argument(), path.show(type) + " is not");
    }
    return isReachable;
  }

  @Override
  public JsonForm none(TypeMirror type, TypePath path, String reason) {
    return wrong(ErrorCode.TYPE_NOT_SERIALIZABLE, path, path.show(type) + " has none" + reason);
  }

  private JsonForm wrong(ErrorCode code, TypePath path, String found) {
    report.add(code, path.argument(), found);
    return JsonForm.WRONG;
  }
}
