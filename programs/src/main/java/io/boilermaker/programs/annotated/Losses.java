package io.boilermaker.programs.annotated;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is lost of an annotated value on its way, without an annotation that says so. */
final class Losses {

  /** Annotations that keep a member out of messages, or may. */
  private static final Pattern HIDING =
      Pattern.compile(
          "JsonIgnore\\b(?!\\(false)|JsonIgnoreType\\b(?!\\(false)|JsonIgnoreProperties\\((value|\")"
              + "|_ONLY|JsonIncludeProperties|JsonBackReference|Transient|setterVisibility");

  /** The annotation of a type by which the records that have one leave it out. */
  private static final Pattern IGNORED = Pattern.compile("JsonIgnoreType\\b(?!\\(false)");

  private Losses() {}

  /**
   * Returns what differs; null if nothing does. A member of another type is another value.
   *
   * @param before the type of the value that was sent
   * @param now the type of the value that arrived, with the members of the same names or places
   */
  static @Nullable String find(
      AnnotatedType before, @Nullable Object sent, AnnotatedType now, @Nullable Object arrived) {
    Object one = main(sent);
    Object other = main(arrived);
    if (now.position() == AnnotatedType.Position.RECORD
        && IGNORED.matcher(now.onType().toString()).find()) {
      return null; // What contains it leaves it out.
    }
    if (one == null || other == null) {
      return FieldText.of(sent).equals(FieldText.of(arrived)) ? null : "the whole value";
    }
    for (Member was : before.members()) {
      Member is = next(was, before, now);
      if (is == null) {
        continue; // It was dropped.
      }
      boolean isHidden = HIDING.matcher(before.marksOf(was) + now.marksOf(is)).find();
      if (isHidden || was.type() != is.type()) {
        continue;
      }
      String left = text(one, was.name());
      String right = text(other, is.name());
      if (!left.equals(right)) {
        return was.name() + " was " + left + " and is " + right;
      }
    }
    return null;
  }

  /** Returns the member with the same name, or else the new one at the same place. */
  private static @Nullable Member next(Member was, AnnotatedType before, AnnotatedType now) {
    List<String> names = before.members().stream().map(Member::name).toList();
    int at = names.indexOf(was.name());
    return now.members().stream()
        .filter(member -> member.name().equals(was.name()))
        .findFirst()
        .orElse(before.members().size() == now.members().size() ? now.members().get(at) : null);
  }

  /** Returns the annotated value in what contains it. */
  private static @Nullable Object main(@Nullable Object value) {
    if (value == null || value.getClass().getSimpleName().equals("Main")) {
      return value;
    }
    if (value instanceof List<?> list) {
      return main(list.get(0));
    } else if (value instanceof Map<?, ?> map) {
      return main(map.values().iterator().next());
    } else if (value instanceof Optional<?> optional) {
      return main(optional.orElse(null));
    } else if (value instanceof Object[] array) {
      return main(array[0]);
    }
    return main(field(value, "held"));
  }

  private static String text(Object object, String field) {
    // An optional is what it holds, in messages.
    return FieldText.of(field(object, field))
        .replaceAll("^Optional\\w*[(\\[](.*)[)\\]]$", "$1")
        .replaceAll("^Optional\\w*\\.empty$", "null");
  }

  private static @Nullable Object field(Object object, String name) {
    for (Class<?> type : types(object)) {
      for (Field each : type.getDeclaredFields()) {
        if (each.getName().equals(name)) {
          return value(each, object);
        }
      }
    }
    throw new IllegalStateException("no field " + name + " in " + object.getClass());
  }

  /** Returns a class and those above it. */
  static List<Class<?>> types(Object object) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> each = object.getClass();
        each != null && each != Object.class;
        each = each.getSuperclass()) {
      types.add(each);
    }
    return types;
  }

  static @Nullable Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
