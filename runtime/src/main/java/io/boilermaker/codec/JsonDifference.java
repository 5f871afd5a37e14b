package io.boilermaker.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two JSON values. The order of properties is none, nor is that of the elements
 * of two sets.
 */
final class JsonDifference {

  /** Stands before the elements of a set, whose order is none. */
  static final String SET = "\0set";

  private JsonDifference() {}

  /**
   * Returns the path to the first difference; null if there is none.
   *
   * @param names the names that may be shown
   */
  static @Nullable String find(JsonNode one, JsonNode other, Set<String> names) {
    if (one.isObject() && other.isObject()) {
      return ofObjects(one, other, names);
    }
    if (one.isArray() && other.isArray()) {
      List<JsonNode> left = elements(one);
      List<JsonNode> right = elements(other);
      boolean areSets = left.size() < one.size() && right.size() < other.size();
      return areSets && text(one).equals(text(other)) ? null : ofArrays(left, right, names);
    }
    // A fraction keeps its digits; where one of two is an integer, they are of two classes.
    boolean areFractions = one.isBigDecimal() && other.isBigDecimal();
    boolean isSame =
        areFractions
            ? isSameFraction(one.decimalValue(), other.decimalValue())
            : text(one).equals(text(other));
    return isSame ? null : "";
  }

  private static boolean isSameFraction(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0 && one.scale() == other.scale();
  }

  private static @Nullable String ofObjects(JsonNode one, JsonNode other, Set<String> names) {
    Set<String> all = new TreeSet<>();
    one.fieldNames().forEachRemaining(all::add);
    other.fieldNames().forEachRemaining(all::add);
    for (String name : all) {
      JsonNode left = one.get(name);
      JsonNode right = other.get(name);
      String inside = left == null || right == null ? "" : find(left, right, names);
      if (inside != null) {
        return "/" + (names.contains(name) ? name : "*") + inside;
      }
    }
    return null;
  }

  private static @Nullable String ofArrays(
      List<JsonNode> one, List<JsonNode> other, Set<String> names) {
    if (one.size() != other.size()) {
      return "";
    }
    for (int i = 0; i < one.size(); i++) {
      String inside = find(one.get(i), other.get(i), names);
      if (inside != null) {
        return "/" + i + inside;
      }
    }
    return null;
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    if (array.path(0).asText().equals(SET)) {
      elements.remove(0);
    }
    return elements;
  }

  /** Returns one text for all values that are the same, in whatever order. */
  private static String text(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> properties = new TreeMap<>();
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        properties.put(quoted(each.getKey()), text(each.getValue()));
      }
      return properties.toString();
    }
    if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      elements(node).forEach(each -> elements.add(text(each)));
      elements.sort(null);
      return elements.toString();
    }
    if (node.isNumber()) {
      return node.decimalValue().signum() == 0
          ? "0"
          : node.decimalValue().stripTrailingZeros().toString();
    }
    return node.isTextual() ? quoted(node.textValue()) : node.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
