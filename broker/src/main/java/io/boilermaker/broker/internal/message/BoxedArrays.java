package io.boilermaker.broker.internal.message;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversion of decoded values to a form that can be encoded again: proton-j decodes arrays of
 * numbers to primitive ones, but inside maps and lists it encodes only arrays of objects.
 */
public final class BoxedArrays {

  private BoxedArrays() {}

  public static <K> Map<K, @Nullable Object> in(Map<K, ? extends @Nullable Object> map) {
    Map<K, @Nullable Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(key, boxed(value)));
    return result;
  }

  private static @Nullable Object boxed(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
      map.forEach((key, inner) -> result.put(key, boxed(inner)));
      return result;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(BoxedArrays::boxed).toList();
    }
    Class<?> component = value == null ? null : value.getClass().componentType();
    return value != null && component != null && component.isPrimitive()
        ? boxedArray(value, component)
        : value;
  }

  private static Object boxedArray(Object array, Class<?> component) {
    Class<?> wrapper = MethodType.methodType(component).wrap().returnType();
    int length = Array.getLength(array);
    Object boxed = Array.newInstance(wrapper, length);
    for (int i = 0; i < length; i++) {
      Array.set(boxed, i, Array.get(array, i));
    }
    return boxed;
  }
}
