package io.boilermaker.sensitive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Masks what a manifest calls sensitive, wherever in the arguments it is, and then the same values
 * in other texts. Used for one message, by one thread.
 */
public final class Masks {

  /** Stands for a value that is not shown. */
  public static final String MASK = "***";

  /** The property that tells the records of a sealed type apart. */
  private static final String DISCRIMINATOR = "type";

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(JsonNode.class);

  private final SensitiveParts parts;
  private final Secrets secrets = new Secrets();

  public Masks(SensitiveParts parts) {
    this.parts = parts;
  }

  /**
   * Makes the masks of a message.
   *
   * @param payload before its arguments; if they are no JSON, no task has seen a value
   */
  public static Masks of(SensitiveParts parts, JsonParser payload) {
    var masks = new Masks(parts);
    try {
      masks.add(READER.readTree(payload));
    } catch (IOException e) {
      // What was read so far is what there is to mask.
    }
    return masks;
  }

  private void add(JsonNode payload) {
    JsonNode args = payload.path("args");
    for (int i = 0; i < args.size(); i++) {
      JsonNode unused = shown(parts.argument(i), args.path(i));
    }
    fields(
        payload.path("kwargs"),
        (name, value) -> {
          JsonNode unused = shown(parts.argument(name), value);
        });
  }

  /**
   * Returns an argument as it may be shown.
   *
   * @param argument null if the task has none for it: of a task with sensitive ones, nobody knows
   *     whether it is another
   */
  public JsonNode shown(@Nullable Argument argument, JsonNode value) {
    if (argument == null) {
      return parts.isEmpty() ? value : masked(null, value);
    }
    return parts.task().isSensitive(argument.name())
        ? masked(argument.type(), value)
        : shown(argument.type(), value);
  }

  private JsonNode shown(WireType type, JsonNode value) {
    if (value.isNull() || !parts.isIn(type)) {
      return value;
    }
    if (type.isNamed() && value instanceof ObjectNode object) {
      TypeEntry entry = parts.entry(type);
      if (entry instanceof RecordEntry record) {
        return record(record, object);
      }
      if (entry instanceof SealedEntry sealed) {
        return sealed(sealed, object);
      }
    } else if (isList(type) && value instanceof ArrayNode array) {
      ArrayNode shown = array.arrayNode();
      array.forEach(element -> shown.add(shown(type.arguments().get(0), element)));
      return shown;
    } else if (isMap(type) && value instanceof ObjectNode object) {
      ObjectNode shown = object.objectNode();
      fields(object, (name, each) -> shown.set(name, shown(type.arguments().get(1), each)));
      return shown;
    }
    // Of a value of another shape nobody knows where in it the sensitive part is.
    return masked(type, value);
  }

  private static boolean isList(WireType type) {
    return !type.isNamed() && type.arguments().size() == 1;
  }

  private static boolean isMap(WireType type) {
    return !type.isNamed() && type.arguments().size() == 2;
  }

  private static void fields(JsonNode object, BiConsumer<String, JsonNode> taker) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      taker.accept(field.getKey(), field.getValue());
    }
  }

  private JsonNode record(RecordEntry record, ObjectNode object) {
    ObjectNode shown = object.deepCopy();
    for (TypeEntry.Field field : record.fields()) {
      JsonNode value = object.get(field.name());
      if (value != null) {
        shown.set(
            field.name(),
            parts.isSensitive(record, field)
                ? masked(field.type(), value)
                : shown(field.type(), value));
      }
    }
    return shown;
  }

  private JsonNode sealed(SealedEntry sealed, ObjectNode object) {
    String kind = object.path(DISCRIMINATOR).asText();
    for (TypeEntry.Case each : sealed.cases()) {
      if (each.name().equals(kind)) {
        return shown(each.type(), object);
      }
    }
    return masked(null, object);
  }

  private JsonNode masked(@Nullable WireType type, JsonNode value) {
    if (value.isNull()) {
      return value;
    }
    collect(type, value);
    return TextNode.valueOf(MASK);
  }

  /** Names of a record's components are no values; keys of a map are. */
  private void collect(@Nullable WireType type, JsonNode value) {
    if (value.isValueNode()) {
      secrets.add(value);
    } else if (type != null && isMap(type) && value.isObject()) {
      fields(
          value,
          (key, each) -> {
            secrets.add(TextNode.valueOf(key));
            collect(type.arguments().get(1), each);
          });
    } else if (type != null && isList(type) && value.isArray()) {
      value.forEach(each -> collect(type.arguments().get(0), each));
    } else if (value.isObject()
        && type != null
        && parts.entry(type) instanceof RecordEntry record) {
      fields(value, (name, each) -> collect(component(record, name), each));
    } else {
      value.forEach(each -> collect(null, each));
    }
  }

  private static @Nullable WireType component(RecordEntry record, String name) {
    return record.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(field -> Objects.requireNonNull(field.type()))
        .findFirst()
        .orElse(null);
  }

  /** Masks in another text the values that were masked so far. */
  public String scrubbed(String text) {
    return secrets.scrubbed(text);
  }
}
