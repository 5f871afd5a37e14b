package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import io.boilermaker.processor.JacksonKinds.Kind;
import io.boilermaker.processor.JacksonWritten.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest says of records, enums and classes with a creator that are left to Jackson, as
 * its default mapper reads them. Annotations that may change how a type is read are taken as they
 * are written.
 */
final class JacksonEntries {

  /** What stands behind the name of a type that is one of several kinds. */
  private static final String ITSELF = "itself";

  private final JacksonAnnotations annotations;
  private final JacksonReaders readers;
  private final JacksonWireTypes wireTypes;
  private final Map<String, TypeEntry> entries = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  private final JacksonForms forms = new JacksonForms();
  private final Queue<Open> open = new ArrayDeque<>();

  /** The classes that what is found now is in. */
  private Set<TypeElement> around = Set.of();

  /**
   * A type to describe.
   *
   * @param isKind whether as one of several, by what it has alone
   * @param around what it was found in
   */
  private record Open(DeclaredType type, boolean isKind, Set<TypeElement> around) {}

  JacksonEntries(Types types) {
    this.annotations = new JacksonAnnotations(types);
    this.readers = new JacksonReaders(annotations);
    this.wireTypes = new JacksonWireTypes(types, this::find);
  }

  /** Returns all that was found so far. */
  Map<String, TypeEntry> all() {
    return entries;
  }

  /** Describes a type that is left to Jackson, and those of its components. */
  void add(DeclaredType type) {
    around = Set.of();
    find(type);
    for (Open next = open.poll(); next != null; next = open.poll()) {
      TypeElement element = MoreTypes.asTypeElement(next.type());
      around = new HashSet<>(next.around());
      around.add(element);
      if (next.isKind()) {
        addObject(itself(next.type()).toString(), next.type());
      } else if (element.getKind() != ElementKind.ENUM) {
        addClass(next.type(), element);
      } else {
        String name = JacksonWireTypes.opaque(next.type()).toString();
        entries.put(name, JacksonEnum.entry(name, element, annotations));
      }
    }
  }

  /** Finds a type, or those in it if it is an array or one of the JDK's own. */
  private void find(TypeMirror wanted) {
    TypeMirror type = wireTypes.bound(wanted);
    if (type.getKind() == TypeKind.ARRAY) {
      find(MoreTypes.asArray(type).getComponentType());
    } else if (type.getKind() == TypeKind.DECLARED) {
      DeclaredType declared = MoreTypes.asDeclared(type);
      if (JacksonAnnotations.isOfTheJdk(MoreTypes.asTypeElement(declared)) || open(declared)) {
        declared.getTypeArguments().forEach(this::find);
      }
    }
  }

  /** Returns whether it is a type that was not opened before. */
  private boolean open(DeclaredType type) {
    return seen.add(TypeName.get(type).toString())
        && forms.isOneOfFew(MoreTypes.asTypeElement(type), around)
        && open.add(new Open(type, false, around));
  }

  private void addClass(DeclaredType type, TypeElement element) {
    String name = JacksonWireTypes.opaque(type).toString();
    List<Kind> kinds = JacksonKinds.named(element, annotations);
    TypeElement readAs = JacksonFilled.readAs(element, annotations);
    if (!kinds.isEmpty()) {
      entries.put(
          name, new SealedEntry(name, cases(kinds, type, JacksonKinds.told(element, annotations))));
    } else if (readAs == null) {
      addObject(name, type);
    } else {
      find(readAs.asType());
      Field value = new Field("value", JacksonWireTypes.opaque(readAs.asType()), false);
      List<String> matter = new ArrayList<>(List.of(JacksonEntry.READ_AS));
      matter.addAll(JacksonObject.thatMatter(annotations.onClass(element)));
      entries.put(name, new JacksonEntry(name, List.of(value), Map.of(), List.of(), matter));
    }
  }

  /**
   * Describes kinds of a type.
   *
   * @param type to give its type arguments to the kind that it is itself
   * @param told how they are told apart, if no property says it
   */
  private List<Case> cases(List<Kind> kinds, @Nullable DeclaredType type, String told) {
    return kinds.stream()
        .map(
            kind -> {
              DeclaredType read =
                  type != null && MoreTypes.asTypeElement(type).equals(kind.type())
                      ? type
                      : MoreTypes.asDeclared(kind.type().asType());
              return new Case(kind.name(), kind(read, told));
            })
        .toList();
  }

  /** Describes one of the kinds of a type, without the name that tells it from the others. */
  private WireType kind(DeclaredType type, String told) {
    TypeElement element = MoreTypes.asTypeElement(type);
    if (element.getKind() == ElementKind.ENUM) {
      find(type);
      return JacksonWireTypes.opaque(type);
    }
    if (JacksonObject.of(element, annotations) == null) {
      // No entry has the annotations of what is known by its name alone.
      return JacksonWireTypes.opaque(type, ITSELF + " " + told, List.of());
    }
    WireType itself = itself(type);
    if (seen.add(itself.toString())) {
      open.add(new Open(type, true, around));
    }
    return itself;
  }

  private static WireType itself(DeclaredType type) {
    return JacksonWireTypes.opaque(type, ITSELF, List.of());
  }

  private void addObject(String name, DeclaredType type) {
    TypeElement element = MoreTypes.asTypeElement(type);
    JacksonObject told = JacksonObject.of(element, annotations);
    JacksonObject object = told == null ? JacksonCreators.implicit(element, annotations) : told;
    if (object == null) {
      return;
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    Map<String, String> aliases = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (var each : JacksonOrder.of(element, object, annotations)) {
      JacksonProperty property = each.getValue();
      TypeMirror read = readers.typeOf(each.getKey(), type);
      // Of two with one name Jackson reads what is not hidden.
      fields.merge(
          property.name(),
          field(read, property),
          (first, other) -> first.type().equals(JacksonEntry.HIDDEN) ? other : first);
      property.aliases().forEach(alias -> aliases.put(alias, property.name()));
      ids.addAll(JacksonKinds.idsBeside(property.annotations(), read));
    }
    // What names a kind may be a property as well.
    ids.forEach(id -> fields.putIfAbsent(id, new Field(id, WireType.of("String"), true)));
    List<Field> all = List.copyOf(fields.values());
    List<Field> written = written(type, object);
    entries.put(name, new JacksonEntry(name, all, aliases, written, object.annotations()));
  }

  /** Describes what is only written, in the order of the names. */
  private List<Field> written(DeclaredType type, JacksonObject object) {
    Map<String, Field> written = new TreeMap<>();
    for (Written each : JacksonWritten.of(type, object, annotations)) {
      written.putIfAbsent(each.property().name(), field(each.type(), each.property()));
    }
    return List.copyOf(written.values());
  }

  private Field field(TypeMirror given, JacksonProperty property) {
    if (property.isHidden() || annotations.isIgnored(given)) {
      return new Field(property.name(), JacksonEntry.HIDDEN, true);
    }
    TypeMirror type = property.isOfOthers() ? JacksonWireTypes.values(given) : given;
    WireType read = wireTypes.of(type);
    List<String> matter = property.annotationsThatMatter();
    List<WireType> named = named(type, property);
    if (!matter.isEmpty() || !named.isEmpty()) {
      find(type);
      read = JacksonWireTypes.opaque(type, String.join(" ", matter), named);
    }
    boolean isOptional = TypeText.isOptional(type);
    return new Field(
        property.name(),
        property.refusesNull() && !isOptional ? read.withoutNull() : read,
        property.mayBeMissing() || isOptional);
  }

  /** Returns what annotations of a property name besides its type: classes, and its kinds. */
  private List<WireType> named(TypeMirror type, JacksonProperty property) {
    List<WireType> named = new ArrayList<>();
    for (TypeElement each : JacksonKinds.othersOfValues(property.annotations())) {
      find(each.asType());
      named.add(JsonForm.wireType(TypeName.get(each.asType())));
    }
    List<WireType> kinds =
        cases(JacksonKinds.ofMember(property.annotations(), type, annotations), null, "").stream()
            .map(kind -> WireType.of(JacksonWireTypes.safe(kind.name()), kind.type()))
            .toList();
    if (!kinds.isEmpty()) {
      named.add(new WireType(WireType.KINDS, kinds, false));
    }
    return named;
  }
}
