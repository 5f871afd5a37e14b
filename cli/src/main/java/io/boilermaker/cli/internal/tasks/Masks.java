package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Masks what a manifest calls sensitive, wherever in a value it is. Used for one message. */
final class Masks {

  static final String MASK = "***";

  /** A shorter text is found everywhere. */
  private static final int SHORTEST_SECRET = 4;

  private final KnownTask task;
  private final Set<String> secrets = new LinkedHashSet<>();

  Masks(KnownTask task) {
    this.task = task;
  }

  ShownArgument shown(Argument argument, JsonNode value) {
    JsonNode shown =
        task.entry().isSensitive(argument.name()) ? masked(value) : shown(argument.type(), value);
    return new ShownArgument(
        argument.name(), KnownTask.shortened(argument.type().toString()), shown);
  }

  private JsonNode shown(WireType type, JsonNode value) {
    if (type.isNamed()) {
      TypeEntry entry = task.manifest().types().get(type.entryName());
      if (entry instanceof RecordEntry record && value instanceof ObjectNode object) {
        return record(record, object);
      }
      return entry instanceof SealedEntry sealed && value instanceof ObjectNode object
          ? sealed(sealed, object)
          : value;
    }
    if (value instanceof ArrayNode array && type.arguments().size() == 1) {
      ArrayNode shown = array.arrayNode();
      array.forEach(element -> shown.add(shown(type.arguments().get(0), element)));
      return shown;
    }
    if (value instanceof ObjectNode object && type.arguments().size() == 2) {
      ObjectNode shown = object.objectNode();
      fields(object, (name, each) -> shown.set(name, shown(type.arguments().get(1), each)));
      return shown;
    }
    return value;
  }

  private interface FieldTaker {
    void take(String name, JsonNode value);
  }

  private static void fields(ObjectNode object, FieldTaker taker) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      taker.take(field.getKey(), field.getValue());
    }
  }

  private JsonNode record(RecordEntry record, ObjectNode object) {
    ObjectNode shown = object.deepCopy();
    for (TypeEntry.Field field : record.fields()) {
      JsonNode value = object.get(field.name());
      if (value != null) {
        shown.set(
            field.name(),
            task.entry().isSensitive(record.name(), field.name())
                ? masked(value)
                : shown(field.type(), value));
      }
    }
    return shown;
  }

  private JsonNode sealed(SealedEntry sealed, ObjectNode object) {
    String kind = object.path(ManifestCodecs.DISCRIMINATOR).asText();
    return sealed.cases().stream()
        .filter(each -> each.name().equals(kind))
        .findFirst()
        .map(each -> shown(each.type(), object))
        .orElse(object);
  }

  private JsonNode masked(JsonNode value) {
    if (value.isNull()) {
      return value;
    }
    collect(value);
    return TextNode.valueOf(MASK);
  }

  private void collect(JsonNode value) {
    if (value.isContainerNode()) {
      value.forEach(this::collect);
    } else if (value.asText().length() >= SHORTEST_SECRET) {
      secrets.add(value.asText());
    }
  }

  /** Masks in a text the values that were masked so far. */
  String scrubbed(String text) {
    String scrubbed = text;
    for (String secret : secrets) {
      scrubbed = scrubbed.replace(secret, MASK);
    }
    return scrubbed;
  }
}
