package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.boilermaker.annotations.Sensitive;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.processor.CodecModel.ComponentModel;
import io.boilermaker.processor.DataClass.Component;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the components of records and of data classes.
 *
 * @param warnings collects what the class of the codecs draws
 */
record RecordShape(
    Environment environment, Accessibility accessibility, TypeForms forms, Set<String> warnings) {

  private static final String IGNORED =
      " as a type argument, since @JsonIgnoreType has Jackson leave it out";

  /**
   * Returns the components of a record whose type arguments are known.
   *
   * @param constant the constant of the codec, whose name theirs must not have
   */
  List<ComponentModel> components(DeclaredType type, TypePath path, String constant) {
    TypeElement element = MoreTypes.asTypeElement(type);
    warnings.addAll(WarningScanner.of(type).names());
    constructor(element).ifPresent(constructor -> check(constructor, type, path));
    NameScope constants = new NameScope().reserve(List.of(constant));
    Set<String> wireNames = new HashSet<>();
    List<ComponentModel> models = new ArrayList<>();
    for (Component component : components(element)) {
      String name = component.name();
      warnings.addAll(WarningScanner.of(component.accessor()).names());
      String wireName = component.wireName();
      String fault = wireNameFault(component, wireNames);
      if (fault != null) {
        forms.none(type, path, ", since " + fault);
      }
      TypeMirror componentType = componentType(type, component);
      JsonForm form = form(componentType, path.component(name, warnings));
      models.add(
          new ComponentModel(
              component.accessor().getSimpleName().toString(),
              constants.claim(Names.constant(name)),
              TypeName.get(componentType),
              parameter(wireName, form.codec(), componentType),
              new Field(wireName, form.type(), TypeText.isOptional(componentType)),
              AnnotationUse.find(component.annotated(), Sensitive.class) != null));
    }
    return models;
  }

  private JsonForm form(TypeMirror type, TypePath path) {
    return new JacksonAnnotations(environment.types()).isIgnored(type)
        ? forms.none(type, path, IGNORED)
        : forms.form(type, path);
  }

  private static Optional<ExecutableElement> constructor(TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        ? Jackson.canonicalConstructor(type)
        : DataClass.constructor(type);
  }

  private void check(ExecutableElement constructor, DeclaredType type, TypePath path) {
    warnings.addAll(WarningScanner.of(constructor).names());
    String fault = constructorFault(constructor, type);
    if (fault != null) {
      forms.none(type, path, ", since its constructor " + fault);
    }
  }

  /** Returns why generated code cannot call a constructor; null if it can. */
  private @Nullable String constructorFault(ExecutableElement constructor, DeclaredType type) {
    TypeMirror thrown = environment.thrownBeside(RuntimeException.class, constructor);
    if (thrown != null) {
      return "throws " + TypeText.of(thrown);
    }
    return ElementFilter.constructorsIn(type.asElement().getEnclosedElements()).stream()
        .filter(other -> !other.equals(constructor) && accessibility.canName(other))
        .filter(other -> isRival(other, constructor, type))
        .findFirst()
        .map(other -> "cannot be told from that with the parameters " + listed(other))
        .orElse(null);
  }

  private static String listed(ExecutableElement constructor) {
    return constructor.getParameters().stream()
        .map(TypeText::of)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * Returns whether a call of a constructor, with values of the very types of its parameters, may
   * mean another one, since that takes them too and is not the less specific one. So it is where
   * the type's arguments make their parameters the same, and where one has a type without type
   * arguments.
   */
  private boolean isRival(
      ExecutableElement other, ExecutableElement constructor, DeclaredType type) {
    List<? extends TypeMirror> own = parameters(constructor, type);
    List<? extends TypeMirror> others = parameters(other, type);
    boolean isGeneric = !other.getTypeParameters().isEmpty();
    List<? extends TypeMirror> taken =
        isGeneric ? others.stream().map(environment.types()::erasure).toList() : others;
    return each(own, taken, this::isTaken)
        && !(each(own, taken, environment.types()::isSubtype)
            && !each(others, own, environment.types()::isSubtype));
  }

  private List<? extends TypeMirror> parameters(ExecutableElement constructor, DeclaredType type) {
    return MoreTypes.asExecutable(environment.types().asMemberOf(type, constructor))
        .getParameterTypes();
  }

  /** Returns whether a parameter takes a value without boxing, which is tried first. */
  private boolean isTaken(TypeMirror value, TypeMirror parameter) {
    return value.getKind().isPrimitive() == parameter.getKind().isPrimitive()
        && environment.types().isAssignable(value, parameter);
  }

  private static boolean each(
      List<? extends TypeMirror> first,
      List<? extends TypeMirror> second,
      BiPredicate<TypeMirror, TypeMirror> test) {
    return first.size() == second.size()
        && IntStream.range(0, first.size()).allMatch(i -> test.test(first.get(i), second.get(i)));
  }

  /**
   * Returns what is wrong with the name of a component in messages; null if nothing.
   *
   * @param others those of the components before it, to which it is added
   */
  private static @Nullable String wireNameFault(Component component, Set<String> others) {
    if (!others.add(component.wireName())) {
      return "two components are named '" + component.wireName() + "'";
    }
    String fault = TextLiteral.fault(component.wireName());
    return fault == null ? null : "the name of '" + component.name() + "' in messages " + fault;
  }

  private static List<Component> components(TypeElement type) {
    if (type.getKind() != ElementKind.RECORD) {
      return DataClass.components(type);
    }
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      components.add(
          new Component(
              component.getSimpleName().toString(),
              wireName(type, component),
              component.getAccessor(),
              component));
    }
    return components;
  }

  /** The name of a component in JSON. */
  static String wireName(TypeElement record, RecordComponentElement component) {
    String property = Jackson.propertyName(record, component);
    return property == null ? component.getSimpleName().toString() : property;
  }

  /** Returns whether a method reads a component of its record. */
  static boolean isAccessor(Element element) {
    return element instanceof ExecutableElement method
        && method.getParameters().isEmpty()
        && !method.getModifiers().contains(Modifier.STATIC)
        && Accessibility.enclosing(method).getKind() == ElementKind.RECORD
        && ((TypeElement) Accessibility.enclosing(method))
            .getRecordComponents().stream()
                .anyMatch(each -> each.getSimpleName().equals(method.getSimpleName()));
  }

  /**
   * Returns where to report an error. An accessor may have no place in the source; to compilers,
   * that of a component is the field's.
   */
  static Element reported(Element element) {
    if (!isAccessor(element)) {
      return element;
    }
    Element type = Accessibility.enclosing(element);
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().equals(element.getSimpleName()))
        .findFirst()
        .map(Element.class::cast)
        .orElse(type);
  }

  private TypeMirror componentType(DeclaredType type, Component component) {
    TypeMirror accessor = environment.types().asMemberOf(type, component.accessor());
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
