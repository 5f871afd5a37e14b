package io.boilermaker.programs.annotated;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that an object holds, by its fields, as a text. */
final class FieldText {

  private FieldText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (value instanceof String text) {
      return '"' + text + '"';
    }
    String container = container(value);
    if (container != null) {
      return container;
    }
    Class<?> type = value.getClass();
    boolean isOfProgram =
        type.getClassLoader() != null
            && type.getClassLoader() != FieldText.class.getClassLoader()
            && !type.getName().startsWith("com.fasterxml.");
    return isOfProgram ? type.getSimpleName() + fields(value) : String.valueOf(value);
  }

  private static @Nullable String container(Object value) {
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> of(Array.get(value, i)))
          .toList()
          .toString();
    } else if (value instanceof Collection<?> many) {
      Stream<String> all = many.stream().map(FieldText::of);
      return (value instanceof Set<?> ? all.sorted() : all).toList().toString();
    } else if (value instanceof Map<?, ?> map) {
      TreeMap<String, String> all = new TreeMap<>();
      map.forEach((key, each) -> all.put(of(key), of(each)));
      return all.toString();
    } else if (value instanceof Map.Entry<?, ?> entry) {
      return of(entry.getKey()) + "->" + of(entry.getValue());
    } else if (value instanceof Optional<?> optional) {
      return "Optional(" + of(optional.orElse(null)) + ")";
    }
    return value instanceof AtomicReference<?> reference
        ? "Reference(" + of(reference.get()) + ")"
        : null;
  }

  private static String fields(Object value) {
    TreeMap<String, String> all = new TreeMap<>();
    for (Class<?> each : Losses.types(value)) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          all.put(field.getName(), of(Losses.value(field, value)));
        }
      }
    }
    return all.toString();
  }
}
