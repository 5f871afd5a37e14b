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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What Python gets of a value of Java, as the page says, in the form of {@code trials.seen}. */
final class PythonForm {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PythonForm() {}

  static JsonNode of(Object value) {
    if (value == null) {
      return NullNode.instance;
    } else if (value instanceof Boolean bool) {
      return BooleanNode.valueOf(bool);
    } else if (value instanceof Number number) {
      return ofNumber(number);
    } else if (value instanceof byte[] bytes) {
      return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    } else if (value instanceof int[] numbers) {
      return ofElements(IntStream.of(numbers).boxed().toList());
    } else if (value instanceof Collection<?> elements) {
      return ofElements(elements);
    } else if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    return ofObject(value);
  }

  /** A number with a fraction or an exponent is a float, and any other an int. */
  private static JsonNode ofNumber(Number number) {
    boolean isFloat =
        number instanceof Double
            || number instanceof Float
            || (number instanceof BigDecimal decimal && !isWrittenAsInteger(decimal));
    if (!isFloat) {
      return JSON.objectNode().put("i", number.toString());
    }
    long bits = Double.doubleToRawLongBits(Double.parseDouble(number.toString()));
    return JSON.objectNode().put("f", HexFormat.of().toHexDigits(bits));
  }

  private static boolean isWrittenAsInteger(BigDecimal decimal) {
    return decimal.toString().chars().allMatch(c -> c == '-' || Character.isDigit(c));
  }

  private static JsonNode ofElements(Collection<?> elements) {
    ArrayNode array = JSON.arrayNode();
    elements.forEach(element -> array.add(of(element)));
    return array;
  }

  private static JsonNode ofObject(Object value) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> entries.put(key.toString(), item));
    } else if (value instanceof Point point) {
      entries.put("x", point.x());
      entries.put("y", point.y());
    } else if (value instanceof Card card) {
      entries.put("type", "Card");
      entries.put("token", card.token());
    } else if (value instanceof Cash) {
      entries.put("type", "Cash");
    } else {
      return TextNode.valueOf(value.toString());
    }
    ObjectNode object = JSON.objectNode();
    entries.forEach((key, item) -> object.set(key, of(item)));
    return JSON.objectNode().set("map", object);
  }

  /** Returns whether a value can be sent: JSON has no NaN and no half of a surrogate pair. */
  static boolean exists(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return Double.isFinite(((Number) value).doubleValue());
    } else if (value instanceof String || value instanceof Character) {
      return StandardCharsets.UTF_8.newEncoder().canEncode(value.toString());
    } else if (value instanceof Optional<?> optional) {
      return exists(optional.orElse(null));
    } else if (value instanceof Card card) {
      return exists(card.token());
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .allMatch(entry -> exists(entry.getKey()) && exists(entry.getValue()));
    }
    boolean isList = value instanceof Collection;
    return !isList || Arrays.stream(((Collection<?>) value).toArray()).allMatch(PythonForm::exists);
  }
}
