package io.boilermaker.cli.internal.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.Copies;
import io.boilermaker.cli.internal.message.Envelope;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter that is to run again.
 *
 * @param sequence its number in the dead-letter queue
 * @param taskId the id of its task; empty if it is none
 * @param newId the message id of its copy
 * @param hash of its body: another message may have the number, if the queue was made again
 * @param payload the arguments that replace its own; null for none
 */
public record PlanEntry(
    long sequence, String taskId, String newId, String hash, @Nullable ObjectNode payload) {

  static PlanEntry of(SeenMessage dead, @Nullable ObjectNode payload) {
    return new PlanEntry(
        dead.sequence(), dead.taskId(), Copies.id(dead), Hashes.of(dead.body()), payload);
  }

  /** Returns whether a message is the one that was planned. */
  boolean isOf(SeenMessage dead) {
    return dead.sequence() == sequence && Hashes.of(dead.body()).equals(hash);
  }

  /** Returns the body of the copy. */
  byte[] body(SeenMessage dead, boolean keepAttempts) {
    Envelope envelope = dead.envelope().orElse(null);
    if (envelope == null) {
      return dead.body();
    }
    Envelope changed = payload == null ? envelope : envelope.withPayload(payload);
    return keepAttempts ? changed.body() : changed.withoutAttempts();
  }

  JsonNode json() {
    ObjectNode json = JsonTexts.object();
    json.put("sequence", sequence);
    json.put("task_id", taskId);
    json.put("new_id", newId);
    json.put("hash", hash);
    if (payload != null) {
      json.set("payload", payload);
    }
    return json;
  }

  static PlanEntry of(JsonNode json) {
    return new PlanEntry(
        json.path("sequence").asLong(),
        json.path("task_id").asText(),
        json.path("new_id").asText(),
        json.path("hash").asText(),
        json.path("payload") instanceof ObjectNode payload ? payload : null);
  }
}
