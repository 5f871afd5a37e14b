package io.boilermaker.cli.internal.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a task, whoever wrote it. Read with more patience than a worker has: an
 * operator wants to see also what no worker takes.
 */
public final class Envelope {

  private final byte[] body;
  private final ObjectNode json;

  private Envelope(byte[] body, ObjectNode json) {
    this.body = body;
    this.json = json;
  }

  /** Reads a body; nothing if it is not that of a task. */
  public static Optional<Envelope> read(byte[] body) {
    return JsonTexts.read(body)
        .filter(json -> json instanceof ObjectNode)
        .map(json -> new Envelope(body, (ObjectNode) json))
        .filter(
            envelope ->
                envelope.json.path("task_id").isTextual()
                    && envelope.json.path("function_name").isTextual()
                    && envelope.json.path("payload").isObject());
  }

  /** Returns the bytes, which nobody changes. */
  public byte[] body() {
    return body;
  }

  /** Returns the id that all tries of the task share. */
  public String taskId() {
    return json.path("task_id").asText();
  }

  /** Returns the name of the task. */
  public String task() {
    return json.path("function_name").asText();
  }

  /** Returns how many attempts were made. */
  public int attempts() {
    return number(json.path("attempts").path("attempts"));
  }

  /** Returns how many attempts its policy allows. */
  public int maxTries() {
    JsonNode tries = json.path("policy").path("max_tries");
    return tries.isMissingNode() ? 5 : number(tries);
  }

  /** Returns its policy as words, such as {@code 5 tries, 120 s FIXED, 120 s at most}. */
  public String policy() {
    JsonNode policy = json.path("policy");
    String mode =
        switch (number(policy.path("retry_mode"))) {
          case 1 -> "exponential";
          case 2 -> "linear";
          default -> "fixed";
        };
    return maxTries()
        + " tries, "
        + policy.path("delay").asText("0")
        + " s "
        + mode
        + ", "
        + policy.path("delay_max").asText("3600")
        + " s at most";
  }

  /** Returns the delay before the next attempt, without jitter, in seconds. */
  public long nextDelaySeconds() {
    JsonNode policy = json.path("policy");
    long delay = Math.max(0, policy.path("delay").asLong(0));
    long most = Math.max(0, policy.path("delay_max").asLong(3_600));
    int attempts = Math.min(attempts(), 62);
    double next =
        switch (number(policy.path("retry_mode"))) {
          case 1 -> (double) delay * Math.pow(2, attempts);
          case 2 -> (double) delay * (attempts + 1);
          default -> (double) delay;
        };
    return (long) Math.min(next, (double) most);
  }

  /** Returns the arguments, as {@code {"args": […], "kwargs": {…}}}. */
  public ObjectNode payload() {
    return (ObjectNode) json.path("payload");
  }

  /** Returns the arguments by position; none if there are none. */
  public JsonNode args() {
    return payload().path("args");
  }

  /** Returns the arguments by name; none if there are none. */
  public JsonNode kwargs() {
    return payload().path("kwargs");
  }

  /** Returns the id of its graph; null if it belongs to none. */
  public @Nullable String graph() {
    JsonNode graph = json.path("graph_id");
    return graph.isMissingNode() || graph.isNull() ? null : graph.asText();
  }

  /** Returns the callback of that field; nothing if there is none. */
  public Optional<Envelope> callback(String field) {
    return json.path(field) instanceof ObjectNode callback
        ? Optional.of(new Envelope(body, callback)).filter(Envelope::hasPayload)
        : Optional.empty();
  }

  private boolean hasPayload() {
    return json.path("payload").isObject();
  }

  /** Returns the body with no attempts made, and nothing else changed. */
  public byte[] withoutAttempts() {
    BodyPart attempts = BodyPart.find(body, "attempts", "attempts");
    return attempts == null ? body : attempts.replacedBy(new byte[] {'0'});
  }

  /** Returns the same task with other arguments, and nothing else changed. */
  public Envelope withPayload(ObjectNode payload) {
    BodyPart part = Objects.requireNonNull(BodyPart.find(body, "payload"));
    return read(part.replacedBy(JsonTexts.bytes(payload))).orElseThrow();
  }

  /** Returns a copy of the arguments that may be changed. */
  public ObjectNode payloadCopy() {
    ObjectNode copy = payload().deepCopy();
    if (!copy.path("args").isArray()) {
      copy.set("args", copy.arrayNode());
    }
    if (!copy.path("kwargs").isObject()) {
      copy.set("kwargs", copy.objectNode());
    }
    return copy;
  }

  /** Python reads an integer from a string too. */
  private static int number(JsonNode node) {
    return node.isTextual() ? parsed(node.asText()) : node.asInt(0);
  }

  private static int parsed(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
