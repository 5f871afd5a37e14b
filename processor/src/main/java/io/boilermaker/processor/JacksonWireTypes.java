package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.WireType;
import io.boilermaker.processor.Containers.Container;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Types as Jackson's default mapper reads them, which has the forms of our codecs.
 *
 * @param found takes those that need an entry
 */
record JacksonWireTypes(Types types, Consumer<DeclaredType> found) {

  private static final Pattern UNSAFE = Pattern.compile("[<>,!%]");

  /** Returns what values of a type are at least, if it has no name. */
  TypeMirror bound(TypeMirror type) {
    if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
      return bound(wildcard.getExtendsBound());
    }
    boolean hasNoName = type.getKind() == TypeKind.TYPEVAR || type.getKind() == TypeKind.WILDCARD;
    return hasNoName ? types.erasure(type) : type;
  }

  /** Returns a type that has an entry, or of which nothing is known but its name. */
  static WireType opaque(TypeMirror type) {
    return JsonForm.jackson(JsonForm.wireType(TypeName.get(type)));
  }

  /** Returns a type with words behind its name, and more types behind it. */
  static WireType opaque(TypeMirror type, String words, List<WireType> more) {
    String safe = safe(words);
    WireType plain = JsonForm.wireType(TypeName.get(type));
    String name = safe.isEmpty() ? plain.name() : plain.name() + " " + safe;
    WireType named = new WireType(name, plain.arguments(), false);
    WireType jackson = JsonForm.jackson(named);
    List<WireType> all = Stream.concat(jackson.arguments().stream(), more.stream()).toList();
    return new WireType(jackson.name(), all, false);
  }

  /**
   * Returns a text without what has a meaning in the texts of types, each text another one: such a
   * sign is written as its number in hexadecimal, behind a percent sign.
   */
  static String safe(String text) {
    return UNSAFE
        .matcher(text)
        .replaceAll(sign -> "%" + HexFormat.of().toHexDigits((byte) sign.group().charAt(0)));
  }

  /** Returns the type of the values of a map; others have no such type. */
  static TypeMirror values(TypeMirror type) {
    List<? extends TypeMirror> arguments =
        type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return arguments.size() == 2 ? arguments.get(1) : type;
  }

  /** Returns a type, of which those without a name are what their values are at least. */
  WireType of(TypeMirror given) {
    TypeMirror type = bound(given);
    if (type.getKind().isPrimitive()) {
      return JdkTypes.primitive(TypeName.get(type)).type();
    }
    if (type.getKind() == TypeKind.ARRAY) {
      TypeMirror component = MoreTypes.asArray(type).getComponentType();
      return component.getKind().isPrimitive()
          ? JdkTypes.primitiveArray(TypeName.get(component)).type()
          : WireType.of("list", of(component));
    }
    return type.getKind() == TypeKind.DECLARED
        ? declared(MoreTypes.asDeclared(type))
        : opaque(type);
  }

  private WireType declared(DeclaredType type) {
    TypeElement element = MoreTypes.asTypeElement(type);
    JsonForm known = JdkTypes.form(ClassName.get(element));
    if (known != null) {
      return known.type();
    }
    Container container = Containers.find(element.getQualifiedName().toString());
    if (container != null) {
      List<? extends TypeMirror> arguments = type.getTypeArguments();
      return container(
          container,
          arguments.isEmpty()
              ? element.getTypeParameters().stream().map(this::erased).toList()
              : arguments);
    }
    found.accept(type);
    return opaque(type);
  }

  private WireType container(Container container, List<? extends TypeMirror> arguments) {
    TypeMirror first = arguments.get(0);
    if (container.isOptional()) {
      return of(first);
    }
    if (!container.isMap()) {
      return WireType.of(container.wireName(first), element(container, first));
    }
    return WireType.of(container.wireName(first), key(first), element(container, arguments.get(1)));
  }

  /** Returns the type of keys, which are texts where their type says nothing. */
  private WireType key(TypeMirror type) {
    JsonForm key = JdkTypes.keyForm(TypeName.get(type));
    WireType plain = key == null ? of(type) : key.type();
    return plain.name().equals("Object") ? WireType.of("String") : plain;
  }

  private TypeMirror erased(TypeParameterElement parameter) {
    return types.erasure(parameter.asType());
  }

  private WireType element(Container container, TypeMirror type) {
    WireType element = of(type);
    return container.refusesNull() && !TypeText.isOptional(type) ? element.withoutNull() : element;
  }
}
