package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a class that annotations keep from being written, wherever they stand: on one
 * of the members of a property, whichever Jackson reads, or on the class.
 */
final class Unwritten {

  /** Thread safe. */
  private static final ClassValue<Unwritten> KNOWN =
      new ClassValue<>() {
        @Override
        protected Unwritten computeValue(Class<?> type) {
          return of(type);
        }
      };

  private final SerializationConfig config = StrictMapper.INSTANCE.getSerializationConfig();
  private final AnnotationIntrospector annotations = config.getAnnotationIntrospector();
  private final AccessorNamingStrategy naming;

  /** The names of properties whose members say it, by whichever name a member has. */
  private final Set<String> marked = new HashSet<>();

  /** The names of which the class says it. */
  private final Set<String> listed;

  private final Set<Member> members = new HashSet<>();

  // What Jackson cannot write is refused where it is.
  @SuppressWarnings("UnusedException")
  private static Unwritten of(Class<?> type) {
    try {
      return new Unwritten(introspect(type));
    } catch (IllegalArgumentException e) {
      return new Unwritten();
    }
  }

  private Unwritten() {
    naming = new AccessorNamingStrategy.Base();
    listed = Set.of();
  }

  private Unwritten(BeanDescription bean) {
    Class<?> type = bean.getBeanClass();
    AnnotatedClass info = bean.getClassInfo();
    naming =
        type.isRecord()
            ? config.getAccessorNaming().forRecord(config, info)
            : config.getAccessorNaming().forPOJO(config, info);
    var ignored = config.getDefaultPropertyIgnorals(type, info);
    listed = ignored == null ? Set.of() : ignored.findIgnoredForSerialization();
    List<AnnotatedMember> all = members(info);
    Stream.concat(info.getConstructors().stream(), info.getFactoryMethods().stream())
        .forEach(each -> addParameters(each, all));
    all.stream().filter(this::isMarked).forEach(each -> marked.addAll(names(each)));
    for (BeanPropertyDefinition property : bean.findProperties()) {
      if (property.couldSerialize()) {
        // Such as by a getter, while only the setter is ignored.
        marked.remove(property.getName());
        marked.remove(property.getInternalName());
      }
    }
    all.stream().filter(this::isOfUnwritten).forEach(each -> members.add(each.getMember()));
  }

  /** Returns what Jackson knows of a class that it writes. */
  static BeanDescription introspect(Class<?> type) {
    SerializationConfig config = StrictMapper.INSTANCE.getSerializationConfig();
    return config.introspect(config.constructType(type));
  }

  /** Returns the fields and methods of a class. */
  static List<AnnotatedMember> members(AnnotatedClass info) {
    List<AnnotatedMember> all = new ArrayList<>();
    info.fields().forEach(all::add);
    info.memberMethods().forEach(all::add);
    return all;
  }

  private static void addParameters(AnnotatedWithParams creator, List<AnnotatedMember> all) {
    for (int i = 0; i < creator.getParameterCount(); i++) {
      all.add(creator.getParameter(i));
    }
  }

  private boolean isMarked(AnnotatedMember member) {
    return annotations.hasIgnoreMarker(member)
        || annotations.findPropertyAccess(member) == JsonProperty.Access.WRITE_ONLY;
  }

  private boolean isOfUnwritten(AnnotatedMember member) {
    if (member instanceof AnnotatedParameter) {
      return false;
    }
    List<String> names = names(member);
    return !names.isEmpty()
        && (names.stream().anyMatch(marked::contains) || listed.contains(names.get(0)));
  }

  /** Returns the name that annotations give, if they do, and then that of the member itself. */
  private List<String> names(AnnotatedMember member) {
    return Stream.of(
            simple(annotations.findNameForSerialization(member)),
            simple(annotations.findNameForDeserialization(member)),
            ownName(member))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable String simple(@Nullable PropertyName name) {
    return name == null || !name.hasSimpleName() ? null : name.getSimpleName();
  }

  private @Nullable String ownName(AnnotatedMember member) {
    String name = member.getName();
    if (!(member instanceof AnnotatedMethod method)) {
      return name.isEmpty() ? null : name;
    }
    if (method.getParameterCount() == 0) {
      String regular = naming.findNameForRegularGetter(method, name);
      return regular == null ? naming.findNameForIsGetter(method, name) : regular;
    }
    return method.getParameterCount() == 1 ? naming.findNameForMutator(method, name) : null;
  }

  /** Returns whether a property of a class is one, by the name by which it is read, or its own. */
  static boolean has(Class<?> type, String name, String own) {
    Unwritten found = KNOWN.get(type);
    return found.listed.contains(name) || found.marked.contains(name) || found.marked.contains(own);
  }

  /** Returns whether a field or method is of such a property. */
  static boolean has(AnnotatedMember member) {
    return KNOWN.get(member.getDeclaringClass()).members.contains(member.getMember());
  }
}
