package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import io.boilermaker.processor.Containers.Container;
import io.boilermaker.processor.JacksonKinds.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest says of records, enums and classes with a creator that are left to Jackson, as
 * its default mapper reads them. Annotations that may change how a type is read are taken as they
 * are written.
 */
final class JacksonEntries {

  private static final int MOST_FORMS = 50;

  private final Environment environment;
  private final JacksonAnnotations annotations;
  private final JacksonReaders readers;
  private final Map<String, TypeEntry> entries = new HashMap<>();
  private final Set<TypeName> seen = new HashSet<>();

  /** How many forms of a generic type there are: one may contain itself in ever new ones. */
  private final Map<TypeElement, Integer> forms = new HashMap<>();

  private final Queue<DeclaredType> open = new ArrayDeque<>();

  JacksonEntries(Environment environment) {
    this.environment = environment;
    this.annotations = new JacksonAnnotations(environment.types());
    this.readers = new JacksonReaders(annotations);
  }

  /** Returns all that was found so far. */
  Map<String, TypeEntry> all() {
    return entries;
  }

  /** Describes a type that is left to Jackson, and those of its components. */
  void add(DeclaredType type) {
    find(type);
    for (DeclaredType next = open.poll(); next != null; next = open.poll()) {
      TypeElement element = MoreTypes.asTypeElement(next);
      if (element.getKind() != ElementKind.ENUM) {
        addClass(next, element);
      } else if (!Lombok.mayAnnotate(element)) {
        String name = opaque(next).toString();
        entries.put(name, JacksonEnum.entry(name, element, annotations));
      }
    }
  }

  /** Finds a type, or those in it if it is an array or one of the JDK's own. */
  private void find(TypeMirror wanted) {
    TypeMirror type = bound(wanted);
    if (type.getKind() == TypeKind.ARRAY) {
      find(MoreTypes.asArray(type).getComponentType());
    } else if (type.getKind() == TypeKind.DECLARED) {
      DeclaredType declared = MoreTypes.asDeclared(type);
      if (JacksonAnnotations.isOfTheJdk(MoreTypes.asTypeElement(declared)) || open(declared)) {
        declared.getTypeArguments().forEach(this::find);
      }
    }
  }

  /** Returns what values of a type are at least, if it has no name. */
  private TypeMirror bound(TypeMirror type) {
    if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
      return bound(wildcard.getExtendsBound());
    }
    TypeMirror erased = environment.types().erasure(type);
    boolean isBounded =
        type.getKind() == TypeKind.TYPEVAR
            && !TypeText.qualifiedName(erased).equals("java.lang.Object");
    return isBounded ? erased : type;
  }

  /** Returns whether it is a type that was not opened before. */
  private boolean open(DeclaredType type) {
    return seen.add(TypeName.get(type))
        && forms.merge(MoreTypes.asTypeElement(type), 1, Integer::sum) <= MOST_FORMS
        && open.add(type);
  }

  private void addClass(DeclaredType type, TypeElement element) {
    JacksonObject object = JacksonObject.of(element, annotations);
    List<Kind> kinds =
        JacksonKinds.named(element, annotations).stream()
            .filter(
                kind ->
                    annotations.isSubclass(
                        kind.type(), element)) // A kind inherits the list of all.
            .toList();
    String name = opaque(type).toString();
    if (kinds.isEmpty() || kinds.stream().allMatch(kind -> kind.type().equals(element))) {
      addObject(name, type, object);
      return;
    }
    List<Case> cases = new ArrayList<>();
    for (Kind kind : kinds) {
      if (kind.type().equals(element)) {
        WireType itself = behind(type, " itself");
        addObject(itself.toString(), type, object);
        cases.add(new Case(kind.name(), itself));
      } else {
        DeclaredType read = environment.types().getDeclaredType(kind.type());
        find(read);
        cases.add(new Case(kind.name(), opaque(read)));
      }
    }
    entries.put(name, new SealedEntry(name, cases));
  }

  private void addObject(String name, DeclaredType type, @Nullable JacksonObject object) {
    if (object == null) {
      return;
    }
    List<Field> fields = new ArrayList<>();
    Map<String, String> aliases = new HashMap<>();
    object
        .properties()
        .forEach(
            (element, property) -> {
              fields.add(field(readers.typeOf(element, type), property));
              property.aliases().forEach(alias -> aliases.put(alias, property.name()));
            });
    entries.put(name, new JacksonEntry(name, fields, aliases, object.annotations()));
  }

  private Field field(TypeMirror type, JacksonProperty property) {
    if (property.isHidden()) {
      return new Field(property.name(), JacksonEntry.HIDDEN, true);
    }
    WireType read = wireType(type);
    if (!property.annotations().isEmpty()) {
      find(type);
      read = annotated(type, String.join(" ", property.annotations()));
    }
    return new Field(property.name(), read, property.mayBeMissing() || TypeText.isOptional(type));
  }

  private static WireType opaque(TypeMirror type) {
    return JsonForm.jackson(JsonForm.wireType(TypeName.get(type)));
  }

  /** Returns a type whose form annotations change. */
  private static WireType annotated(TypeMirror type, String annotations) {
    // These have a meaning in the texts of types.
    return behind(
        type,
        " " + annotations.replace('<', '(').replace('>', ')').replace(',', ';').replace('!', '?'));
  }

  /** Returns a type with words behind its name. */
  private static WireType behind(TypeMirror type, String words) {
    WireType plain = JsonForm.wireType(TypeName.get(type));
    return JsonForm.jackson(new WireType(plain.name() + words, plain.arguments(), false));
  }

  /** Returns the type as Jackson's default mapper reads it, which has the forms of our codecs. */
  private WireType wireType(TypeMirror given) {
    TypeMirror type = bound(given);
    if (type.getKind().isPrimitive()) {
      return JdkTypes.primitive(TypeName.get(type)).type();
    }
    if (type.getKind() == TypeKind.ARRAY) {
      TypeMirror component = MoreTypes.asArray(type).getComponentType();
      return component.getKind().isPrimitive()
          ? JdkTypes.primitiveArray(TypeName.get(component)).type()
          : WireType.of("list", wireType(component));
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
    if (container != null && !type.getTypeArguments().isEmpty()) {
      return container(container, type.getTypeArguments());
    }
    find(type);
    return opaque(type);
  }

  private WireType container(Container container, List<? extends TypeMirror> arguments) {
    TypeMirror first = arguments.get(0);
    if (container.isOptional()) {
      return wireType(first);
    }
    if (!container.isMap()) {
      return WireType.of(container.wireName(first), element(container, first));
    }
    JsonForm key = JdkTypes.keyForm(TypeName.get(first));
    return WireType.of(
        container.wireName(first),
        key == null ? wireType(first) : key.type(),
        element(container, arguments.get(1)));
  }

  private WireType element(Container container, TypeMirror type) {
    WireType element = wireType(type);
    return container.refusesNull() && !TypeText.isOptional(type) ? element.withoutNull() : element;
  }
}
