package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.StringKeys;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a management request, each checked to be of the type that the operation expects.
 */
record RequestBody(Map<String, @Nullable Object> fields) {

  /** A field is missing or of the wrong type. */
  static final class BadFieldException extends Exception {

    private static final long serialVersionUID = 1;

    BadFieldException(String name, String wanted) {
      super("'" + name + "' must be " + wanted + ".");
    }
  }

  long number(String name) throws BadFieldException {
    return number(name, fields.get(name));
  }

  Instant time(String name) throws BadFieldException {
    if (fields.get(name) instanceof Date date) {
      return date.toInstant();
    }
    throw new BadFieldException(name, "a timestamp");
  }

  @Nullable String textOrNull(String name) {
    Object value = fields.get(name);
    return value == null ? null : value.toString();
  }

  String text(String name) throws BadFieldException {
    String value = textOrNull(name);
    if (value == null) {
      throw new BadFieldException(name, "a string");
    }
    return value;
  }

  byte[] bytes(String name) throws BadFieldException {
    if (fields.get(name) instanceof Binary binary) {
      byte[] bytes = new byte[binary.getLength()];
      System.arraycopy(binary.getArray(), binary.getArrayOffset(), bytes, 0, bytes.length);
      return bytes;
    }
    throw new BadFieldException(name, "binary");
  }

  Map<String, @Nullable Object> mapOrEmpty(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? StringKeys.of(map) : Map.of();
  }

  List<Long> numbers(String name) throws BadFieldException {
    List<Long> numbers = new ArrayList<>();
    for (Object element : elements(name)) {
      numbers.add(number(name, element));
    }
    return numbers;
  }

  List<UUID> uuids(String name) throws BadFieldException {
    List<UUID> uuids = new ArrayList<>();
    for (Object element : elements(name)) {
      if (!(element instanceof UUID uuid)) {
        throw new BadFieldException(name, "an array of uuid");
      }
      uuids.add(uuid);
    }
    return uuids;
  }

  List<RequestBody> maps(String name) throws BadFieldException {
    List<RequestBody> maps = new ArrayList<>();
    for (Object element : elements(name)) {
      if (!(element instanceof Map<?, ?> map)) {
        throw new BadFieldException(name, "a list of maps");
      }
      maps.add(new RequestBody(StringKeys.of(map)));
    }
    return maps;
  }

  /** Arrays of AMQP primitives arrive as Java arrays of primitives or of objects, or as lists. */
  private List<Object> elements(String name) throws BadFieldException {
    Object value = fields.get(name);
    List<Object> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      elements.addAll(list);
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(Array.get(value, i));
      }
    } else {
      throw new BadFieldException(name, "an array or a list");
    }
    return elements;
  }

  private static long number(String name, @Nullable Object value) throws BadFieldException {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new BadFieldException(name, "a number");
  }
}
