package io.boilermaker.programs.annotated;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All that an object holds, by its fields, as a text. */
final class FieldText {

  private FieldText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    Class<?> type = value.getClass();
    if (type.isArray()) {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        all.add(of(Array.get(value, i)));
      }
      return all.toString();
    } else if (value instanceof Collection<?> many) {
      List<String> all = new ArrayList<>(many.stream().map(FieldText::of).toList());
      if (value instanceof Set<?>) {
        all.sort(null);
      }
      return all.toString();
    } else if (value instanceof Map<?, ?> map) {
      TreeMap<String, String> all = new TreeMap<>();
      map.forEach((key, each) -> all.put(of(key), of(each)));
      return all.toString();
    } else if (value instanceof Map.Entry<?, ?> entry) {
      return of(entry.getKey()) + "->" + of(entry.getValue());
    } else if (value instanceof Optional<?> optional) {
      return "Optional(" + of(optional.orElse(null)) + ")";
    } else if (value instanceof AtomicReference<?> reference) {
      return "Reference(" + of(reference.get()) + ")";
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (type.getClassLoader() == FieldText.class.getClassLoader()
        || type.getClassLoader() == null
        || type.getName().startsWith("com.fasterxml.")) {
      return value instanceof String ? '"' + String.valueOf(value) + '"' : String.valueOf(value);
    }
    return type.getSimpleName() + fields(value);
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
