package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The values that Jackson reads to build an object, as far as the declaration of its class says it:
 * parameters of creators, fields and setters. What is left out here is read as well, but only by
 * the mapper that refuses it.
 */
final class JacksonProperties {

  private static final String ANNOTATION = "com.fasterxml.jackson.annotation.";
  private static final String DATABIND = "com.fasterxml.jackson.databind.annotation.";
  private static final String DESERIALIZE = DATABIND + "JsonDeserialize";

  /** Members of {@code @JsonDeserialize} by which the user's own code reads the value. */
  private static final Set<String> OWN_READERS =
      Set.of("using", "contentUsing", "keyUsing", "converter", "contentConverter");

  private final JacksonAnnotations annotations;
  private final TypeElement type;
  private final List<Element> members;
  private final Map<String, List<TypeMirror>> read = new LinkedHashMap<>();
  private final Set<String> visible = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();

  private JacksonProperties(JacksonAnnotations annotations, TypeElement type) {
    this.annotations = annotations;
    this.type = type;
    this.members = annotations.members(type).toList();
  }

  /** Returns the types of a class's values, by the names of its properties. */
  static Map<String, List<TypeMirror>> of(TypeElement type, JacksonAnnotations annotations) {
    if (annotations.onClass(type).stream().anyMatch(JacksonProperties::isReadByOwnCode)) {
      return Map.of();
    }
    var properties = new JacksonProperties(annotations, type);
    properties.collect();
    properties.read.keySet().removeAll(properties.hidden);
    return properties.read;
  }

  private void collect() {
    List<ExecutableElement> creators = JacksonCreators.of(type);
    creators.forEach(creator -> creator.getParameters().forEach(this::add));
    members.forEach(this::findHidden);
    if (type.getKind() == ElementKind.RECORD) {
      if (creators.isEmpty()) {
        for (RecordComponentElement component : type.getRecordComponents()) {
          add(component.getSimpleName().toString(), component.asType());
        }
      }
    } else if (creators.isEmpty()
        || hasPlainConstructor()
        || !JacksonCreators.areDelegating(creators)) {
      boolean isEveryFieldRead = Lombok.isOn(type) || has(ANNOTATION + "JsonAutoDetect");
      members.forEach(this::findVisible);
      members.forEach(member -> addMember(member, isEveryFieldRead));
    }
  }

  private void add(VariableElement variable) {
    if (!isReadByOwnCode(variable)) {
      add(variable.getSimpleName().toString(), variable.asType());
    }
  }

  private void add(String name, TypeMirror value) {
    read.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
  }

  private void addMember(Element member, boolean isEveryFieldRead) {
    Set<Modifier> modifiers = member.getModifiers();
    if (modifiers.contains(Modifier.STATIC)) {
      return;
    }
    boolean isAnnotated = !JacksonAnnotations.on(member).isEmpty();
    if (member.getKind() == ElementKind.FIELD) {
      boolean isPublic =
          modifiers.contains(Modifier.PUBLIC) && !modifiers.contains(Modifier.TRANSIENT);
      if (isAnnotated || isPublic || isEveryFieldRead || visible.contains(name(member))) {
        add(name(member), member.asType());
      }
    } else if (member instanceof ExecutableElement method) {
      boolean isSetter = method.getParameters().size() == 1 && (isAnnotated || isSetter(method));
      boolean takesAnything = isAnnotated && method.getParameters().size() == 2;
      if (isSetter || takesAnything) {
        method.getParameters().forEach(parameter -> add(name(member), parameter.asType()));
      } else if (isGetter(method) && isFilled(method.getReturnType())) {
        add(name(member), method.getReturnType());
      }
    }
  }

  /** Returns whether Jackson fills what a getter returns, for want of a setter. */
  static boolean isFilled(TypeMirror type) {
    String name = TypeText.qualifiedName(type);
    return name.startsWith("java.util.") && (name.endsWith("Map") || isCollection(name));
  }

  private static boolean isCollection(String name) {
    return name.endsWith("List")
        || name.endsWith("Set")
        || name.endsWith("Queue")
        || name.endsWith("Deque")
        || name.endsWith("Collection");
  }

  private boolean isSetter(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    boolean isOfBuilder = has(DATABIND + "JsonPOJOBuilder") || name.startsWith("with");
    return (name.startsWith("set") && name.length() > 3)
        || (isOfBuilder
            && TypeText.qualifiedName(method.getReturnType())
                .equals(type.getQualifiedName().toString()));
  }

  private static boolean isGetter(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return method.getParameters().isEmpty()
        && (name.startsWith("get") || name.startsWith("is"))
        && !name.equals("getClass");
  }

  private void findVisible(Element member) {
    if (member instanceof ExecutableElement method
        && (isGetter(method) || isSetter(method))
        && (method.getModifiers().contains(Modifier.PUBLIC) || isSetter(method))) {
      visible.add(name(method));
    } else if (!JacksonAnnotations.on(member).isEmpty()) {
      visible.add(name(member));
    }
  }

  private void findHidden(Element member) {
    for (AnnotationMirror mirror : JacksonAnnotations.on(member)) {
      String name = JacksonAnnotations.name(mirror);
      var use = new AnnotationUse(member, mirror);
      boolean isIgnored = name.equals(ANNOTATION + "JsonIgnore") && use.bool("value");
      boolean isOnlyWritten =
          name.equals(JacksonAnnotations.PROPERTY) && use.constant("access").equals("READ_ONLY");
      if (isIgnored || isOnlyWritten || isReadByOwnCode(mirror)) {
        hidden.add(name(member));
      }
    }
  }

  /** Returns the name that a field, its getter and its setter have in common. */
  private static String name(Element member) {
    String name = member.getSimpleName().toString();
    if (member.getKind() == ElementKind.METHOD) {
      for (String prefix : List.of("get", "set", "is", "with")) {
        if (name.startsWith(prefix) && name.length() > prefix.length()) {
          String rest = name.substring(prefix.length());
          return rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
        }
      }
    }
    return name;
  }

  private boolean has(String annotation) {
    return annotations.find(annotation, type) != null;
  }

  private boolean hasPlainConstructor() {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .anyMatch(constructor -> constructor.getParameters().isEmpty());
  }

  private static boolean isReadByOwnCode(Element element) {
    return JacksonAnnotations.on(element).stream().anyMatch(JacksonProperties::isReadByOwnCode);
  }

  private static boolean isReadByOwnCode(AnnotationMirror mirror) {
    return JacksonAnnotations.name(mirror).equals(DESERIALIZE)
        && mirror.getElementValues().keySet().stream()
            .anyMatch(member -> OWN_READERS.contains(member.getSimpleName().toString()));
  }
}
