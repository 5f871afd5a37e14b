package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The fields and methods of a class with one name, those of the class before those that it
 * inherits, and by which of them Jackson reads the property.
 */
final class JacksonMembers {

  private static final String IGNORE = JacksonAnnotations.PACKAGE + "JsonIgnore";

  /** Annotations of what is written, but not as a property. */
  private static final Set<String> NO_PROPERTY = Set.of("JsonAnyGetter", "JsonKey");

  enum Kind {
    SETTER,
    FIELD,
    GETTER
  }

  /**
   * A field or a method, or what Lombok makes of a field.
   *
   * @param part what may have annotations
   * @param reader by what it is read: a field, the parameter of a setter, or a getter
   * @param isSeen whether Jackson sees it by itself
   */
  record Member(Kind kind, TypeElement owner, Element part, Element reader, boolean isSeen) {

    private boolean isShown() {
      return JacksonVisibility.isShown(part);
    }

    private boolean isRead() {
      return kind == Kind.SETTER || (kind == Kind.FIELD && isSeen);
    }

    private boolean isIgnored() {
      return JacksonAnnotations.on(part).stream()
          .filter(mirror -> JacksonAnnotations.name(mirror).equals(IGNORE))
          .anyMatch(mirror -> new AnnotationUse(part, mirror).bool("value"));
    }

    private boolean isWritten() {
      return kind != Kind.SETTER && isSeen && !JacksonVisibility.isAny(part, NO_PROPERTY);
    }

    private boolean isOnlyRead() {
      return JacksonAnnotations.on(part).stream()
          .filter(mirror -> JacksonAnnotations.name(mirror).equals(JacksonAnnotations.PROPERTY))
          .anyMatch(
              mirror -> new AnnotationUse(part, mirror).constant("access").equals("WRITE_ONLY"));
    }

    /** Returns the type of a value. */
    private TypeMirror type() {
      TypeMirror type = reader.asType();
      return type instanceof ExecutableType ? MoreTypes.asExecutable(type).getReturnType() : type;
    }

    private Stream<Element> parts() {
      return Stream.of(part, reader).distinct();
    }
  }

  private final List<Member> members = new ArrayList<>();

  void add(Member member) {
    members.add(member);
  }

  /** Returns all that may have annotations of the property. */
  List<Element> all() {
    return members.stream().flatMap(Member::parts).toList();
  }

  /**
   * Returns what has annotations that count, first that by which the property is read: its name is
   * the one that is read. Jackson drops the others with all that they have.
   */
  List<Element> counting() {
    return Stream.concat(read().stream(), counted().stream())
        .flatMap(Member::parts)
        .distinct()
        .toList();
  }

  /**
   * To ignore one member is to ignore all, unless an annotation of another shows that one. Then a
   * setter or a field that is seen must be left to read by.
   */
  private List<Member> counted() {
    List<Member> rest = unignored();
    return rest.stream().anyMatch(Member::isShown) && rest.stream().anyMatch(Member::isRead)
        ? rest
        : members;
  }

  /** Returns by what it is read; null if by nothing. */
  @Nullable Element reader() {
    return read().map(Member::reader).orElse(null);
  }

  /**
   * Returns what has annotations that count where the property is written, first that by which it
   * is; none if it is not written.
   */
  List<Element> written() {
    List<Member> rest = unignored();
    boolean isLeftOut =
        (rest.size() < members.size() && rest.stream().noneMatch(Member::isShown))
            || rest.stream().anyMatch(Member::isOnlyRead);
    return rest.stream()
        .filter(member -> !isLeftOut && member.isWritten())
        .min(Comparator.comparingInt(this::placeInWriting))
        .map(writer -> Stream.concat(Stream.of(writer), rest.stream()))
        .stream()
        .flatMap(all -> all)
        .flatMap(Member::parts)
        .distinct()
        .toList();
  }

  /**
   * Returns whether annotations keep it from being written where a creator takes it: that shows
   * what is not ignored.
   */
  boolean isOnlyTaken() {
    List<Member> rest = unignored();
    return rest.stream().anyMatch(Member::isOnlyRead)
        || (rest.size() < members.size() && rest.stream().noneMatch(Member::isWritten));
  }

  private List<Member> unignored() {
    return members.stream().filter(member -> !member.isIgnored()).toList();
  }

  /** A getter goes before a field, one of a class below before others, and "get" before "is". */
  private int placeInWriting(Member member) {
    List<TypeElement> owners = members.stream().map(Member::owner).distinct().toList();
    boolean isGet = member.part().getSimpleName().toString().startsWith("get");
    int place = 2 * owners.indexOf(member.owner()) + (isGet ? 0 : 1);
    return member.kind() == Kind.GETTER ? place : place + 2 * owners.size();
  }

  /** Returns whether Lombok checks that it is not null. */
  boolean refusesNull() {
    return read()
        .filter(member -> member.kind() == Kind.SETTER && Lombok.refusesNull(member.reader()))
        .isPresent();
  }

  /** Returns what is read: a getter that is seen shows the others. */
  private Optional<Member> read() {
    List<Member> counted = counted();
    boolean isWritten =
        counted.stream().anyMatch(member -> member.kind() == Kind.GETTER && member.isSeen());
    Stream<Member> fields = counted.stream().filter(member -> member.kind() == Kind.FIELD);
    Stream<Member> filled =
        counted.stream()
            .filter(member -> member.kind() == Kind.GETTER)
            .filter(getter -> JacksonProperties.isFilled(getter.type()));
    return Stream.of(setters().stream(), fields, filled)
        .flatMap(each -> each)
        .filter(member -> isWritten || member.isSeen())
        .findFirst();
  }

  /** Returns whether Jackson cannot choose between two setters. */
  boolean isAmbiguous() {
    return setters().size() > 1;
  }

  /** Returns the setter that Jackson takes; several if it cannot choose; none if there is none. */
  private List<Member> setters() {
    List<Member> all = counted().stream().filter(member -> member.kind() == Kind.SETTER).toList();
    List<Member> shown = all.stream().filter(Member::isShown).toList();
    List<Member> seen = all.stream().filter(Member::isSeen).toList();
    List<Member> best = !shown.isEmpty() ? shown : !seen.isEmpty() ? seen : all;
    List<Member> lowest =
        best.stream().filter(member -> member.owner().equals(best.get(0).owner())).toList();
    return lowest.size() == 2 ? chosen(lowest) : lowest;
  }

  /** A primitive type is better than others, and text better than other classes. */
  private static List<Member> chosen(List<Member> two) {
    List<Member> primitive =
        two.stream().filter(setter -> setter.type().getKind().isPrimitive()).toList();
    List<Member> text =
        two.stream()
            .filter(setter -> TypeText.qualifiedName(setter.type()).equals("java.lang.String"))
            .toList();
    List<Member> better = primitive.isEmpty() ? text : primitive;
    return better.size() == 1 ? better : two;
  }
}
