package io.boilermaker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.boilermaker.cli.internal.filter.ArgumentPath;
import io.boilermaker.cli.internal.message.Envelope;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.tasks.KnownTask;
import io.boilermaker.cli.internal.tasks.TaskBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of arguments, checked by the manifest: what would not bind is refused, all of it. */
final class Edits {

  private final TaskBook book;
  private final boolean force;
  private final List<Setting> settings = new ArrayList<>();
  private final Map<Long, ObjectNode> edited = new HashMap<>();
  private ObjectNode shown = JsonTexts.object();

  /** A value for a place in the arguments. */
  private record Setting(String text, ArgumentPath path, String value) {}

  /**
   * Reads settings.
   *
   * @param texts each a path, {@code =} and JSON, or a text where the old value is one
   * @param force whether tasks that no manifest has may be changed
   */
  Edits(TaskBook book, List<String> texts, boolean force) {
    this.book = book;
    this.force = force;
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--set takes PATH=JSON, not '" + text + "'");
      }
      settings.add(
          new Setting(
              text, ArgumentPath.of(text.substring(0, equals)), text.substring(equals + 1)));
    }
  }

  /** Returns the arguments of messages as a text for an editor. */
  String text(List<SeenMessage> messages) {
    ObjectNode all = JsonTexts.object();
    shown = all;
    for (SeenMessage message : messages) {
      message
          .envelope()
          .ifPresent(
              envelope -> all.set(String.valueOf(message.sequence()), envelope.payloadCopy()));
    }
    return JsonTexts.pretty(all);
  }

  /** Takes what an editor made of that text; what was taken out of it is not changed. */
  void take(String text) {
    JsonNode all =
        JsonTexts.read(text)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new UsageException("what the editor left is no JSON object"));
    all.properties()
        .forEach(
            field -> {
              if (!(field.getValue() instanceof ObjectNode payload) || !shown.has(field.getKey())) {
                throw new UsageException(
                    "'" + field.getKey() + "' is not the arguments of a message that was shown");
              }
              edited.put(Long.valueOf(field.getKey()), payload);
            });
  }

  /**
   * Returns the changed arguments of a message; nothing if they stay.
   *
   * @throws UsageException if they would not bind
   */
  Optional<ObjectNode> apply(long sequence, Envelope envelope) {
    ObjectNode payload = edited.getOrDefault(sequence, envelope.payloadCopy());
    for (Setting setting : settings) {
      set(payload, setting.path().resolved(envelope, book).steps(), setting);
    }
    if ((payload.has("args") && !payload.path("args").isArray())
        || (payload.has("kwargs") && !payload.path("kwargs").isObject())) {
      throw new UsageException(
          "message " + sequence + ": args are a JSON array, and kwargs a JSON object");
    }
    boolean isChanged = !payload.equals(envelope.payloadCopy());
    if (isChanged || !settings.isEmpty()) {
      check(sequence, envelope.task(), payload);
    }
    return isChanged ? Optional.of(payload) : Optional.empty();
  }

  private void check(long sequence, String name, ObjectNode payload) {
    KnownTask task = book.find(name).orElse(null);
    if (task == null) {
      if (!force) {
        throw new UsageException(
            "no manifest has the task '"
                + name
                + "' to check the change by: give its jar by --tasks, or --force");
      }
      return;
    }
    task.refusal(payload)
        .ifPresent(
            refusal -> {
              throw new UsageException(
                  "message " + sequence + ", " + task.signature() + ": " + refusal);
            });
  }

  private static void set(ObjectNode payload, List<String> steps, Setting setting) {
    JsonNode at = payload;
    for (String step : steps.subList(0, steps.size() - 1)) {
      at = at.isArray() ? at.path(ArgumentPath.index(step)) : at.path(step);
    }
    String last = steps.get(steps.size() - 1);
    if (at instanceof ObjectNode object) {
      object.set(last, value(object.get(last), setting.value()));
    } else if (at instanceof ArrayNode array && array.has(ArgumentPath.index(last))) {
      int index = ArgumentPath.index(last);
      array.set(index, value(array.get(index), setting.value()));
    } else {
      throw new UsageException("--set " + setting.text() + ": the arguments have no such place");
    }
  }

  /** A text needs no quotes where there was one. */
  private static JsonNode value(@org.jspecify.annotations.Nullable JsonNode before, String text) {
    Optional<JsonNode> json = JsonTexts.read(text);
    boolean wasText = before == null || before.isTextual() || before.isNull();
    return json.orElseGet(
        () -> {
          if (!wasText) {
            throw new UsageException("'" + text + "' is no JSON");
          }
          return TextNode.valueOf(text);
        });
  }
}
