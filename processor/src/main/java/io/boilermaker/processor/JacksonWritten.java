package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * The properties that Jackson writes under names which it does not read: those of getters alone, of
 * components that no creator takes, and those that annotations say are only written. What is read
 * later under such a name has their values.
 */
final class JacksonWritten {

  private static final String BACK = JacksonAnnotations.PACKAGE + "JsonBackReference";
  private static final String SERIALIZE = JacksonFilled.DATABIND + "JsonSerialize";

  private final JacksonAnnotations annotations;
  private final JacksonReaders readers;

  private JacksonWritten(JacksonAnnotations annotations) {
    this.annotations = annotations;
    this.readers = new JacksonReaders(annotations);
  }

  /**
   * A property that is only written.
   *
   * @param type the type of its values
   * @param property its name, and what annotations say of it
   */
  record Written(TypeMirror type, JacksonProperty property) {

    private Written called(String name) {
      return new Written(type, property.called(name));
    }
  }

  /** Returns those of a class; none where it is not known what is written. */
  static List<Written> of(DeclaredType type, JacksonObject read, JacksonAnnotations annotations) {
    return read.annotations().contains(JacksonObject.DELEGATING)
        ? List.of()
        : new JacksonWritten(annotations).find(type, read(read), Set.of());
  }

  private static List<JacksonProperty> read(JacksonObject object) {
    return object.properties().values().stream().filter(each -> !each.isHidden()).toList();
  }

  /**
   * Returns those of a class.
   *
   * @param read what is read of it
   * @param around the classes in which it is unwrapped
   */
  private List<Written> find(
      DeclaredType type, List<JacksonProperty> read, Set<TypeElement> around) {
    TypeElement element = MoreTypes.asTypeElement(type);
    Set<TypeElement> inside = new HashSet<>(around);
    List<JacksonBean.Property> members =
        !inside.add(element) || isWrittenOtherwise(element)
            ? null
            : JacksonBean.properties(element, "set", annotations);
    List<Written> found = new ArrayList<>();
    for (JacksonBean.Property member :
        members == null ? List.<JacksonBean.Property>of() : members) {
      if (!member.written().isEmpty()) {
        JacksonProperty property = property(member, element);
        TypeElement held = JacksonOrder.unwrapped(member.written().get(0), property, annotations);
        TypeMirror value = readers.typeOf(member.written().get(0), type);
        if (isWritten(property, value, element)) {
          (held == null
                  ? Stream.of(new Written(value, property))
                  : held(held, property, read, inside).stream())
              .filter(each -> !isRead(each.property(), read, element))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  /** A record's constructor gives the name that a parameter has to its whole component. */
  private static boolean isRead(
      JacksonProperty written, List<JacksonProperty> read, TypeElement type) {
    boolean isOfComponent = type.getKind() == ElementKind.RECORD && !written.isNamed();
    return read.stream()
        .anyMatch(
            each ->
                JacksonEntry.mayBeOne(each.name(), written.name())
                    || (isOfComponent && each.javaName().equals(written.javaName())));
  }

  /** Returns whether a class is written by code of the user, or as another one. */
  private boolean isWrittenOtherwise(TypeElement type) {
    List<AnnotationMirror> onClass = annotations.onClass(type);
    boolean isAnother =
        onClass.stream()
            .filter(mirror -> JacksonAnnotations.name(mirror).equals(SERIALIZE))
            .flatMap(mirror -> mirror.getElementValues().keySet().stream())
            .anyMatch(member -> member.getSimpleName().contentEquals("as"));
    return isAnother
        || onClass.stream().anyMatch(JacksonOrder::isByOwnCode)
        || JacksonObject.isValue(type, annotations);
  }

  /** Returns a property under the name that it is written with. */
  private JacksonProperty property(JacksonBean.Property member, TypeElement type) {
    String javaName = member.name() + JacksonObject.translated(type, annotations);
    return JacksonProperty.of(javaName, true, member.written()).written();
  }

  private boolean isWritten(JacksonProperty property, TypeMirror value, TypeElement type) {
    return !annotations.isIgnored(value)
        && !property.isOfOthers()
        && !JacksonVisibility.isNotWritten(property, type, annotations)
        && property.annotations().stream()
            .noneMatch(mirror -> JacksonAnnotations.name(mirror).equals(BACK));
  }

  /** Returns what is written of an object in whose place its properties stand. */
  private List<Written> held(
      TypeElement type,
      JacksonProperty unwrapped,
      List<JacksonProperty> around,
      Set<TypeElement> inside) {
    boolean isRead =
        around.stream()
            .anyMatch(each -> JacksonEntry.mayBeOne(each.javaName(), unwrapped.javaName()));
    JacksonObject object = isRead ? JacksonObject.of(type, annotations) : null;
    AnnotationUse unwrapping = Objects.requireNonNull(unwrapped.unwrapping());
    return find(
            MoreTypes.asDeclared(type.asType()), object == null ? List.of() : read(object), inside)
        .stream()
        .map(
            each ->
                each.called(
                    unwrapping.string("prefix")
                        + each.property().name()
                        + unwrapping.string("suffix")))
        .toList();
  }
}
