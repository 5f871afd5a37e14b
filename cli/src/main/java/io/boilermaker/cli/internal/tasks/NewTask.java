package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a task that is called by its name, with the settings of its manifest. */
public final class NewTask {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<String> MODES = List.of("FIXED", "EXPONENTIAL", "LINEAR");

  private NewTask() {}

  /**
   * Returns the envelope of a call.
   *
   * @param task null if no manifest has it
   * @param payload its arguments
   */
  public static ObjectNode of(
      String name, @Nullable KnownTask task, ObjectNode payload, Instant now) {
    ObjectNode json = JsonTexts.object();
    json.put("task_id", id(now).toString());
    json.put("should_dead_letter", flag(task, "dead-letter"));
    json.put("acks_late", flag(task, "acks-late"));
    json.put("function_name", name);
    ObjectNode attempts = json.putObject("attempts");
    attempts.put("attempts", 0);
    attempts.put("last_retry", now.truncatedTo(ChronoUnit.MICROS).toString());
    json.set("policy", policy(task));
    json.set("payload", payload);
    json.putNull("graph_id");
    json.putNull("on_success");
    json.putNull("on_failure");
    return json;
  }

  private static boolean flag(@Nullable KnownTask task, String setting) {
    return setting(task, setting).map(words -> Boolean.parseBoolean(words.get(1))).orElse(true);
  }

  private static JsonNode policy(@Nullable KnownTask task) {
    List<String> retry =
        setting(task, "retry").orElse(List.of("retry", "5", "120", "120", "FIXED"));
    ObjectNode policy = JsonTexts.object();
    policy.put("max_tries", Integer.parseInt(retry.get(1)));
    policy.put("delay", Long.parseLong(retry.get(2)));
    policy.put("delay_max", Long.parseLong(retry.get(3)));
    policy.put("retry_mode", Math.max(0, MODES.indexOf(retry.get(4))));
    return policy;
  }

  private static Optional<List<String>> setting(@Nullable KnownTask task, String name) {
    return task == null
        ? Optional.empty()
        : task.entry().settings().stream().filter(words -> words.get(0).equals(name)).findFirst();
  }

  /** Makes a UUID of version 7: the time in milliseconds, then chance. */
  private static UUID id(Instant now) {
    long high = (now.toEpochMilli() << 16) | 0x7000L | RANDOM.nextInt(0x1000);
    long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
