package io.boilermaker.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.boilermaker.interop.TypeTasks.Card;
import io.boilermaker.interop.TypeTasks.Cash;
import io.boilermaker.interop.TypeTasks.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a task in Java got, in the form in which values.py says what it should get: JSON in which
 * types that JSON does not tell apart differ.
 */
final class Canonical {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Canonical() {}

  static JsonNode of(Object value) {
    if (value == null) {
      return NullNode.instance;
    } else if (value instanceof Boolean bool) {
      return BooleanNode.valueOf(bool);
    } else if (value instanceof Number number) {
      return ofNumber(number);
    } else if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    } else if (value instanceof byte[] bytes) {
      return JSON.objectNode().put("bytes", HexFormat.of().formatHex(bytes));
    } else if (value instanceof int[] numbers) {
      return array(IntStream.of(numbers).boxed().toList());
    } else if (value instanceof Set<?> set) {
      return ofSet(set);
    } else if (value instanceof List<?> list) {
      return array(list);
    }
    return ofObject(value);
  }

  private static JsonNode ofNumber(Number number) {
    if (number instanceof Double floating) {
      long bits = Double.doubleToRawLongBits(floating);
      return JSON.objectNode().put("f", HexFormat.of().toHexDigits(bits));
    } else if (number instanceof Float floating) {
      int bits = Float.floatToRawIntBits(floating);
      return JSON.objectNode().put("f32", HexFormat.of().toHexDigits(bits));
    }
    return JSON.objectNode().put(number instanceof BigDecimal ? "n" : "i", number.toString());
  }

  private static JsonNode ofObject(Object value) {
    if (value instanceof Map<?, ?> map) {
      return ofMap(map);
    } else if (value instanceof Point point) {
      return ofMap(Map.of("x", point.x(), "y", point.y()));
    } else if (value instanceof Card card) {
      ObjectNode entries = JSON.objectNode();
      entries.set("token", of(card.token()));
      return JSON.objectNode().set("map", entries);
    } else if (value instanceof Cash) {
      return ofMap(Map.of());
    }
    return ofTime(value);
  }

  private static JsonNode ofTime(Object value) {
    if (value instanceof Instant instant) {
      return parts("instant", instant.getEpochSecond(), instant.getNano());
    } else if (value instanceof OffsetDateTime time) {
      long offset = time.getOffset().getTotalSeconds();
      return parts("offset", time.toEpochSecond(), time.getNano(), offset);
    } else if (value instanceof LocalDateTime time) {
      return parts("local", time.toEpochSecond(ZoneOffset.UTC), time.getNano());
    } else if (value instanceof Duration duration) {
      return parts("duration", duration.getSeconds(), duration.getNano());
    } else if (value instanceof LocalDate date) {
      return JSON.objectNode().put("date", date.toString());
    } else if (value instanceof LocalTime time) {
      return JSON.objectNode().put("time", Long.toString(time.toNanoOfDay()));
    }
    return TextNode.valueOf(value.toString());
  }

  private static JsonNode parts(String name, long... numbers) {
    ArrayNode parts = JSON.arrayNode();
    for (long number : numbers) {
      parts.add(Long.toString(number));
    }
    return JSON.objectNode().set(name, parts);
  }

  private static JsonNode ofMap(Map<?, ?> map) {
    ObjectNode entries = JSON.objectNode();
    map.forEach((key, value) -> entries.set(key.toString(), of(value)));
    return JSON.objectNode().set("map", entries);
  }

  private static JsonNode ofSet(Set<?> set) {
    ArrayNode elements = JSON.arrayNode();
    set.stream()
        .map(Canonical::of)
        // By the texts that Python sorts by.
        .sorted(Comparator.comparing(node -> node.isNull() ? "None" : node.path("i").asText()))
        .forEach(elements::add);
    return JSON.objectNode().set("set", elements);
  }

  private static JsonNode array(List<?> list) {
    ArrayNode elements = JSON.arrayNode();
    list.forEach(element -> elements.add(of(element)));
    return elements;
  }
}
