package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  /** Annotations by which Jackson sees a field or method that it would not see otherwise. */
  private static final Set<String> SHOWING =
      Set.of(
          "JsonBackReference",
          "JsonDeserialize",
          "JsonFormat",
          "JsonGetter",
          "JsonManagedReference",
          "JsonMerge",
          "JsonProperty",
          "JsonRawValue",
          "JsonSerialize",
          "JsonSetter",
          "JsonTypeInfo",
          "JsonUnwrapped",
          "JsonView");

  private final String setterPrefix;
  private final JacksonVisibility visibility;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

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
   * @param parts all members that may have annotations of it
   */
  record Property(String name, @Nullable Element reader, List<Element> parts) {}

  /** A field or a method of a class, and whether Jackson sees it by itself. */
  private record Member(TypeElement owner, Element reader, boolean isSeen) {}

  /** The members with one name, those of the class before those that it inherits. */
  private static final class Draft {
    private final List<Element> parts = new ArrayList<>();
    private final List<Member> setters = new ArrayList<>();
    private final List<Member> fields = new ArrayList<>();
    private final List<Member> getters = new ArrayList<>();

    /** Returns by what it is read: a getter that is seen shows the others. */
    @Nullable Element reader() {
      boolean isWritten = getters.stream().anyMatch(Member::isSeen);
      Stream<Member> filled =
          getters.stream()
              .filter(
                  getter ->
                      JacksonProperties.isFilled(
                          MoreTypes.asExecutable(getter.reader().asType()).getReturnType()));
      return Stream.of(setters.stream(), fields.stream(), filled)
          .flatMap(each -> each)
          .filter(member -> isWritten || member.isSeen())
          .map(Member::reader)
          .findFirst()
          .orElse(null);
    }

    boolean isAmbiguous() {
      return setters.size() > 1 && setters.get(0).owner().equals(setters.get(1).owner());
    }
  }

  /**
   * Returns the properties of a class; null if that cannot be known, since one of them has two
   * setters, or its class extends one of the JDK or one to which Lombok adds members.
   *
   * @param setterPrefix what the names of setters begin with; may be empty
   */
  static @Nullable List<Property> properties(
      TypeElement type, String setterPrefix, JacksonAnnotations annotations) {
    var bean = new JacksonBean(setterPrefix, JacksonVisibility.of(type, annotations));
    List<TypeElement> classes = new ArrayList<>(annotations.withSupertypes(type));
    bean.orderFields(classes);
    for (TypeElement each : classes) {
      if (extendsTheJdk(each) || Lombok.mayAnnotate(each)) {
        return null;
      }
      each.getEnclosedElements().forEach(member -> bean.add(each, member));
    }
    if (bean.drafts.values().stream().anyMatch(Draft::isAmbiguous)) {
      return null;
    }
    List<Property> properties = new ArrayList<>();
    bean.drafts.forEach(
        (name, draft) -> properties.add(new Property(name, draft.reader(), draft.parts)));
    return properties;
  }

  /** Jackson writes fields before methods, and those of the classes above first. */
  private void orderFields(List<TypeElement> classes) {
    List<TypeElement> down = new ArrayList<>(classes);
    Collections.reverse(down);
    for (TypeElement each : down) {
      ElementFilter.fieldsIn(each.getEnclosedElements()).stream()
          .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
          .forEach(field -> drafts.put(field.getSimpleName().toString(), new Draft()));
    }
  }

  private static boolean extendsTheJdk(TypeElement type) {
    TypeMirror superclass = type.getSuperclass();
    return superclass.getKind() != TypeKind.NONE
        && JacksonAnnotations.isOfTheJdk(MoreTypes.asTypeElement(superclass))
        && !TypeText.qualifiedName(superclass).equals("java.lang.Object");
  }

  private void add(TypeElement owner, Element member) {
    if (member.getModifiers().contains(Modifier.STATIC)) {
      return;
    }
    Element others = readerOfOthers(member);
    if (others != null) {
      draft(JacksonProperty.OTHERS, member).fields.add(new Member(owner, others, true));
    } else if (member.getKind() == ElementKind.FIELD) {
      addField(owner, member);
    } else if (member instanceof ExecutableElement method
        && method.getKind() == ElementKind.METHOD) {
      if (method.getParameters().size() == 1) {
        addSetter(owner, method);
      } else if (method.getParameters().isEmpty()
          && method.getReturnType().getKind() != TypeKind.VOID
          && !isAny(method, Set.of("JsonAnyGetter"))) {
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
    boolean isShown = isShown(field);
    if (isShown || !field.getModifiers().contains(Modifier.TRANSIENT)) {
      boolean isSeen = isShown || visibility.ofField(field.getModifiers());
      draft(field.getSimpleName().toString(), field).fields.add(new Member(owner, field, isSeen));
    }
  }

  private void addSetter(TypeElement owner, ExecutableElement method) {
    String property = after(setterPrefix, method);
    boolean isShown = isShown(method);
    if (isShown || property != null) {
      boolean isSeen = isShown || visibility.ofSetter(method.getModifiers());
      VariableElement parameter = method.getParameters().get(0);
      Draft draft = draft(property == null ? method.getSimpleName().toString() : property, method);
      draft.parts.add(parameter);
      draft.setters.add(new Member(owner, parameter, isSeen));
    }
  }

  private void addGetter(TypeElement owner, ExecutableElement method) {
    String is = isBoolean(method.getReturnType()) ? after("is", method) : null;
    String property = is == null ? after("get", method) : is;
    boolean isShown = isShown(method);
    if (isShown || property != null) {
      boolean isSeen =
          is == null
              ? visibility.ofGetter(method.getModifiers())
              : visibility.ofIs(method.getModifiers());
      draft(property == null ? method.getSimpleName().toString() : property, method)
          .getters
          .add(new Member(owner, method, isShown || isSeen));
    }
  }

  private Draft draft(String name, Element part) {
    Draft draft = drafts.computeIfAbsent(name, any -> new Draft());
    draft.parts.add(part);
    return draft;
  }

  private static boolean isShown(Element member) {
    return isAny(member, SHOWING);
  }

  private static boolean isAny(Element member, Set<String> names) {
    return JacksonAnnotations.on(member).stream()
        .map(mirror -> mirror.getAnnotationType().asElement().getSimpleName().toString())
        .anyMatch(names::contains);
  }

  private static boolean isBoolean(TypeMirror type) {
    return type.getKind() == TypeKind.BOOLEAN
        || TypeText.qualifiedName(type).equals("java.lang.Boolean");
  }

  /** Returns the name of a property, whose first capitals all become small; null if it is none. */
  private static @Nullable String after(String prefix, ExecutableElement method) {
    String text = method.getSimpleName().toString();
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
