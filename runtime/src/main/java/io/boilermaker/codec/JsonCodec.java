package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plain JSON values, for places whose type says nothing. See {@link Codecs#JSON}. */
final class JsonCodec extends ReferenceCodec<Object> {

  /** The classes of numbers that have a form. */
  private static final Set<Class<?>> NUMBERS =
      Set.of(
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class);

  /** The keys of the map that is read. */
  private static final DistinctValues KEYS = DistinctValues.of(LinkedHashMap.class);

  @Override
  void writeValue(JsonGenerator out, Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(Limits.text(text));
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Number number) {
      writeNumber(out, number);
    } else if (value instanceof Collection<?> elements) {
      writeArray(out, elements);
    } else if (value instanceof Object[] elements) {
      writeArray(out, Arrays.asList(elements));
    } else if (value instanceof Map<?, ?> map) {
      writeObject(out, map);
    } else {
      throw noForm(value);
    }
  }

  private static void writeNumber(JsonGenerator out, Number value) throws IOException {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      out.writeNumber(value.intValue());
    } else if (value instanceof Long number) {
      out.writeNumber(number.longValue());
    } else if (value instanceof Double number) {
      out.writeNumber(Limits.number(number.doubleValue()));
    } else if (value instanceof Float number) {
      out.writeNumber(Limits.number(number.floatValue()));
    } else if (value instanceof BigInteger number) {
      out.writeNumber(Limits.number(number));
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(Limits.number(number));
    } else {
      throw noForm(value);
    }
  }

  private void writeArray(JsonGenerator out, Collection<?> elements) throws IOException {
    out.writeStartArray();
    for (Object element : elements) {
      write(out, element);
    }
    out.writeEndArray();
  }

  private void writeObject(JsonGenerator out, Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeFieldName(name(entry.getKey()));
      write(out, entry.getValue());
    }
    out.writeEndObject();
    KEYS.check(map);
  }

  /** Rejects what is no plain JSON, and would be read as something else. */
  static void check(@Nullable Object value) {
    check(value, 0);
  }

  private static void check(@Nullable Object value, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw new ArgumentException("nesting of at most " + Json.MAX_DEPTH + " is allowed");
    }
    if (value instanceof Collection<?> elements) {
      elements.forEach(each -> check(each, depth + 1));
    } else if (value instanceof Object[] elements) {
      Arrays.asList(elements).forEach(each -> check(each, depth + 1));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, each) -> {
            name(key);
            check(each, depth + 1);
          });
      KEYS.check(map);
    } else if (value != null
        && !(value instanceof String)
        && !(value instanceof Boolean)
        && !NUMBERS.contains(value.getClass())) {
      throw noForm(value);
    }
  }

  private static String name(@Nullable Object key) {
    if (!(key instanceof String name)) {
      throw Mismatch.found("a String as map key", key == null ? "null" : key.getClass().getName());
    }
    return Limits.name(name);
  }

  private static ArgumentException noForm(Object value) {
    return new ArgumentException(
        value.getClass().getName() + " has no JSON form where the declared type is Object");
  }

  @Override
  Object readValue(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> in.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      // The smallest of Integer, Long and BigInteger.
      case VALUE_NUMBER_INT -> in.getNumberValue();
      // Never a double: it would lose digits, and the scale.
      case VALUE_NUMBER_FLOAT -> Primitives.readDecimal(in);
      case START_ARRAY -> readArray(in);
      case START_OBJECT -> readObject(in);
      default -> throw Mismatch.kind("a JSON value", in);
    };
  }

  private List<Object> readArray(JsonParser in) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(in));
    }
    return Unmodifiable.list(elements);
  }

  private Map<String, Object> readObject(JsonParser in) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      map.put(name, read(in));
    }
    return Unmodifiable.map(map);
  }
}
