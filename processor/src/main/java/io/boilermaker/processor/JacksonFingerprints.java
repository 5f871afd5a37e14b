package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.WireType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * What tells whether a class left to Jackson has changed from one release to the next, or one that
 * it contains: a hash of their fields, constants and annotations. Methods without annotations are
 * left out, since Lombok adds some sooner or later.
 */
final class JacksonFingerprints {

  private final JacksonContents contents;
  private final Map<TypeElement, Part> parts = new HashMap<>();
  private final SortedMap<String, String> byType = new TreeMap<>();

  /** One class, without the classes that it contains. */
  private record Part(String text, List<TypeElement> contents) {}

  JacksonFingerprints(JacksonAnnotations annotations) {
    this.contents = new JacksonContents(annotations);
  }

  /** Adds a type that is left to Jackson. */
  void add(TypeMirror type) {
    byType.computeIfAbsent(
        JsonForm.wireType(TypeName.get(type)).toString(), name -> fingerprint(type));
  }

  /** Returns the settings of a task that has some of the types. */
  static List<List<String>> settings(
      TaskModel task, Map<String, TypeEntry> types, Map<String, String> fingerprints) {
    Deque<WireType> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    Set<String> left = new HashSet<>();
    task.arguments().forEach(argument -> open.add(argument.form().type()));
    for (WireType type = open.poll(); type != null; type = open.poll()) {
      if (type.name().equals("jackson")) {
        left.add(type.arguments().get(0).toString());
      } else if (!type.isNamed()) {
        open.addAll(type.arguments());
      } else if (seen.add(type.entryName())) {
        TypeEntry entry = types.get(type.entryName());
        open.addAll(entry == null ? List.of() : entry.parts());
      }
    }
    return fingerprints.entrySet().stream()
        .filter(each -> left.contains(each.getKey()))
        .map(each -> List.of(TaskEntry.JACKSON_FORM, each.getKey(), each.getValue()))
        .toList();
  }

  /** Returns the fingerprints by the types that are left to Jackson. */
  Map<String, String> byType() {
    return byType;
  }

  private String fingerprint(TypeMirror type) {
    Set<String> texts = new TreeSet<>();
    Set<TypeElement> seen = new HashSet<>();
    Deque<TypeElement> open = new ArrayDeque<>(Accessibility.classesIn(type));
    for (TypeElement next = open.poll(); next != null; next = open.poll()) {
      if (!JacksonAnnotations.isOfTheJdk(next) && seen.add(next)) {
        Part part = parts.computeIfAbsent(next, this::part);
        texts.add(part.text());
        open.addAll(part.contents());
      }
    }
    return Names.hash(String.join("\n", texts));
  }

  private Part part(TypeElement type) {
    return new Part(String.join("\n", lines(type)), contents.of(type));
  }

  private static Set<String> lines(TypeElement type) {
    Set<String> lines = new TreeSet<>();
    String name = type.getQualifiedName().toString();
    lines.add(name + " " + type.getKind() + annotations(type));
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof VariableElement field) {
        boolean isConstant = field.getKind() == ElementKind.ENUM_CONSTANT;
        if (isConstant || !field.getModifiers().contains(Modifier.STATIC)) {
          lines.add(name + "." + variable(field));
        }
      } else if (member instanceof ExecutableElement method) {
        List<String> parameters = new ArrayList<>();
        method.getParameters().forEach(parameter -> parameters.add(variable(parameter)));
        String line = annotations(method) + parameters;
        if (line.contains("@")) {
          lines.add(name + "." + method.getSimpleName() + line);
        }
      }
    }
    return lines;
  }

  private static String variable(VariableElement variable) {
    return variable.getSimpleName()
        + ": "
        + TypeName.get(variable.asType())
        + annotations(variable);
  }

  private static String annotations(Element element) {
    StringBuilder text = new StringBuilder();
    for (AnnotationMirror mirror : JacksonAnnotations.on(element)) {
      text.append(' ').append(text(mirror));
    }
    return text.toString();
  }

  private static String text(AnnotationMirror mirror) {
    SortedMap<String, String> values = new TreeMap<>();
    mirror
        .getElementValues()
        .forEach((name, value) -> values.put(name.getSimpleName().toString(), text(value)));
    return "@" + JacksonAnnotations.name(mirror) + values;
  }

  private static String text(AnnotationValue value) {
    Object content = value.getValue();
    if (content instanceof TypeMirror type) {
      return TypeName.get(type).toString();
    } else if (content instanceof VariableElement constant) {
      return constant.getSimpleName().toString();
    } else if (content instanceof AnnotationMirror mirror) {
      return text(mirror);
    } else if (content instanceof List<?> all) {
      return all.stream().map(each -> text((AnnotationValue) each)).toList().toString();
    }
    return String.valueOf(content);
  }
}
