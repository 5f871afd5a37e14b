package io.boilermaker.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two JSON values. The order of properties is none, nor is that of the elements
 * of an array: many an array is that of a set.
 */
final class JsonDifference {

  private JsonDifference() {}

  /**
   * Returns the path to the first difference; null if there is none.
   *
   * @param names the names that may be shown
   */
  static @Nullable String find(JsonNode one, JsonNode other, Set<String> names) {
    return text(one).equals(text(other)) ? null : path(one, other, names);
  }

  private static String path(JsonNode one, JsonNode other, Set<String> names) {
    if (one.isObject() && other.isObject()) {
      Set<String> all = new TreeSet<>();
      one.fieldNames().forEachRemaining(all::add);
      other.fieldNames().forEachRemaining(all::add);
      for (String name : all) {
        JsonNode left = one.get(name);
        JsonNode right = other.get(name);
        String shown = "/" + (names.contains(name) ? name : "*");
        if (left == null || right == null) {
          return shown;
        }
        if (!text(left).equals(text(right))) {
          return shown + path(left, right, names);
        }
      }
    } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        if (!text(one.get(i)).equals(text(other.get(i)))) {
          return "/" + i + path(one.get(i), other.get(i), names);
        }
      }
    }
    return "";
  }

  /** Returns one text for all values that are the same. */
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
      node.forEach(each -> elements.add(text(each)));
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
