package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import io.boilermaker.processor.JacksonMembers.Kind;
import io.boilermaker.processor.JacksonMembers.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The properties that Jackson reads by the fields and methods of a class, by its rules: which of
 * them it sees, which belong together, and which of those it takes.
 */
final class JacksonBean {

  /** Classes of the JDK that have no properties. */
  private static final Set<String> EMPTY = Set.of("java.lang.Object", "java.lang.Record");

  private final String setterPrefix;
  private final JacksonVisibility visibility;
  private final Map<String, JacksonMembers> drafts = new LinkedHashMap<>();

  private JacksonBean(String setterPrefix, JacksonVisibility visibility) {
    this.setterPrefix = setterPrefix;
    this.visibility = visibility;
  }

  /**
   * A property.
   *
   * @param name that of its fields and methods, without their prefixes
   * @param reader by what it is read: a field, the parameter of a setter, or a getter whose
   *     container is filled; null if it is only written
   * @param refusesNull whether null is no value
   * @param parts those of its members whose annotations count
   * @param members all that may have annotations of it
   * @param written those of its members whose annotations count where it is written, first that by
   *     which it is; none if it is not
   * @param isOnlyTaken whether annotations keep it from being written though a creator takes it
   */
  record Property(
      String name,
      @Nullable Element reader,
      boolean refusesNull,
      List<Element> parts,
      List<Element> members,
      List<Element> written,
      boolean isOnlyTaken) {

    private Property(String name, JacksonMembers of) {
      this(
          name,
          of.reader(),
          of.refusesNull(),
          of.counting(),
          of.all(),
          of.written(),
          of.isOnlyTaken());
    }
  }

  /**
   * Returns the properties of a class; null if that cannot be known, since one of them has two
   * setters between which Jackson cannot choose, or its class extends one of the JDK, or Lombok may
   * give them other names than its fields have.
   *
   * @param setterPrefix what the names of setters begin with; may be empty
   */
  static @Nullable List<Property> properties(
      TypeElement type, String setterPrefix, JacksonAnnotations annotations) {
    var bean = new JacksonBean(setterPrefix, JacksonVisibility.of(type, annotations));
    List<TypeElement> classes = new ArrayList<>(annotations.withSupertypes(type));
    bean.orderFields(classes);
    for (TypeElement each : classes) {
      LombokAccessors accessors = new LombokAccessors(each);
      if (extendsTheJdk(each) || !accessors.areKnown()) {
        return null;
      }
      each.getEnclosedElements().forEach(member -> bean.add(each, member));
      accessors.fields().forEach(field -> bean.addAccessors(accessors, field));
    }
    if (bean.drafts.values().stream().anyMatch(JacksonMembers::isAmbiguous)) {
      return null;
    }
    List<Property> properties = new ArrayList<>();
    bean.drafts.forEach((name, draft) -> properties.add(new Property(name, draft)));
    return properties;
  }

  /** Jackson writes fields before methods, and those of the classes above first. */
  private void orderFields(List<TypeElement> classes) {
    List<TypeElement> down = new ArrayList<>(classes);
    Collections.reverse(down);
    for (TypeElement each : down) {
      ElementFilter.fieldsIn(each.getEnclosedElements()).stream()
          .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
          .forEach(field -> drafts.put(field.getSimpleName().toString(), new JacksonMembers()));
    }
  }

  private static boolean extendsTheJdk(TypeElement type) {
    TypeMirror superclass = type.getSuperclass();
    return superclass.getKind() != TypeKind.NONE
        && JacksonAnnotations.isOfTheJdk(MoreTypes.asTypeElement(superclass))
        && !EMPTY.contains(TypeText.qualifiedName(superclass));
  }

  private void add(TypeElement owner, Element member) {
    if (member.getModifiers().contains(Modifier.STATIC)) {
      return;
    }
    Element others = readerOfOthers(member);
    if (others != null) {
      draft(JacksonProperty.OTHERS).add(new Member(Kind.FIELD, owner, member, others, true));
    } else if (member.getKind() == ElementKind.FIELD) {
      addField(owner, member);
    } else if (member instanceof ExecutableElement method
        && method.getKind() == ElementKind.METHOD) {
      if (method.getParameters().size() == 1) {
        addSetter(owner, method);
      } else if (method.getParameters().isEmpty()
          && method.getReturnType().getKind() != TypeKind.VOID
          && !JacksonVisibility.isAny(method, Set.of("JsonAnyGetter"))) {
        addGetter(owner, method);
      }
    }
  }

  /** Returns a map, or the parameter of a value, for properties that have no members. */
  private static @Nullable Element readerOfOthers(Element member) {
    if (!JacksonCreators.takesOthers(member)) {
      return null;
    }
    return member instanceof ExecutableElement method ? method.getParameters().get(1) : member;
  }

  private void addField(TypeElement owner, Element field) {
    boolean isShown = JacksonVisibility.isShown(field);
    if (isShown || !field.getModifiers().contains(Modifier.TRANSIENT)) {
      boolean isSeen = isShown || visibility.ofField(field.getModifiers());
      draft(field.getSimpleName().toString())
          .add(new Member(Kind.FIELD, owner, field, field, isSeen));
    }
  }

  private void addSetter(TypeElement owner, ExecutableElement method) {
    String property = after(setterPrefix, method);
    boolean isShown = JacksonVisibility.isShown(method);
    if (isShown || property != null) {
      boolean isSeen = isShown || visibility.ofSetter(method.getModifiers());
      VariableElement parameter = method.getParameters().get(0);
      draft(property == null ? name(method) : property)
          .add(new Member(Kind.SETTER, owner, method, parameter, isSeen));
    }
  }

  private void addGetter(TypeElement owner, ExecutableElement method) {
    boolean isOfComponent = isOfComponent(owner, method);
    boolean mayBeIs = !isOfComponent && isBoolean(method.getReturnType());
    String is = mayBeIs ? after("is", method) : null;
    String get = isOfComponent ? name(method) : after("get", method);
    String property = is == null ? get : is;
    boolean isShown = JacksonVisibility.isShown(method);
    if (isShown || property != null) {
      boolean isSeen =
          is == null
              ? visibility.ofGetter(method.getModifiers())
              : visibility.ofIs(method.getModifiers());
      draft(property == null ? name(method) : property)
          .add(new Member(Kind.GETTER, owner, method, method, isShown || isSeen));
    }
  }

  private static boolean isOfComponent(TypeElement owner, ExecutableElement method) {
    return owner.getRecordComponents().stream()
        .anyMatch(component -> component.getSimpleName().equals(method.getSimpleName()));
  }

  /** Adds what Lombok makes of a field, whose annotations count for that as well. */
  private void addAccessors(LombokAccessors accessors, VariableElement field) {
    String name = field.getSimpleName().toString();
    boolean isIs = field.asType().getKind() == TypeKind.BOOLEAN;
    accessors
        .getter(field)
        .map(level -> isIs ? visibility.ofIs(level) : visibility.ofGetter(level))
        .map(isSeen -> new Member(Kind.GETTER, accessors.type(), field, field, isSeen))
        .ifPresent(getter -> draft(name).add(getter));
    if (setterPrefix.equals("set")) {
      accessors
          .setter(field)
          .map(visibility::ofSetter)
          .map(isSeen -> new Member(Kind.SETTER, accessors.type(), field, field, isSeen))
          .ifPresent(setter -> draft(name).add(setter));
    }
  }

  private JacksonMembers draft(String name) {
    return drafts.computeIfAbsent(name, any -> new JacksonMembers());
  }

  private static String name(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  private static boolean isBoolean(TypeMirror type) {
    return type.getKind() == TypeKind.BOOLEAN
        || TypeText.qualifiedName(type).equals("java.lang.Boolean");
  }

  /** Returns the name of a property, whose first capitals all become small; null if it is none. */
  private static @Nullable String after(String prefix, ExecutableElement method) {
    String text = name(method);
    if (!text.startsWith(prefix) || text.length() == prefix.length()) {
      return null;
    }
    StringBuilder name = new StringBuilder(text.substring(prefix.length()));
    for (int i = 0; i < name.length() && Character.isUpperCase(name.charAt(i)); i++) {
      name.setCharAt(i, Character.toLowerCase(name.charAt(i)));
    }
    return name.toString();
  }
}
