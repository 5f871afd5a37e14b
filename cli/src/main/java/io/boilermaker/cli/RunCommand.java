package io.boilermaker.cli;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.filter.Times;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.queue.QueueException;
import io.boilermaker.cli.internal.tasks.KnownTask;
import io.boilermaker.cli.internal.tasks.NewTask;
import io.boilermaker.cli.internal.tasks.TaskBook;
import io.boilermaker.cli.internal.tasks.TypedArguments;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a task by its name. */
@Command(
    name = "run",
    description =
        "Publishes a task by its name, its arguments checked by the manifest: run send_mail"
            + " '\"a@b.example\"' copies=2. Acts.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class RunCommand extends QueueCommand {

  private static final int LONGEST_ID = 128;

  @Parameters(index = "0", paramLabel = "TASK", description = "The name of the task.")
  String task;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "JSON",
      description = "Arguments by position, then NAME=JSON by name.")
  List<String> typed = new ArrayList<>();

  @Option(names = "--args", paramLabel = "JSON", description = "All by position: a JSON array.")
  @Nullable String args;

  @Option(names = "--kwargs", paramLabel = "JSON", description = "All by name: a JSON object.")
  @Nullable String kwargs;

  @Option(names = "--delay", paramLabel = "TIME", description = "Due after that: 90s, 5m, 2h.")
  @Nullable String delay;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The message id, by which a queue drops duplicates; by default the task id.")
  @Nullable String id;

  @Option(names = "--dry-run", description = "Show the message and send nothing.")
  boolean dryRun;

  @Option(
      names = "--wait",
      arity = "0..1",
      fallbackValue = "60s",
      paramLabel = "TIME",
      description =
          "Wait for its end, by default 60s at most; the exit code is 1 if it is a dead letter or"
              + " has not ended.")
  @Nullable String wait;

  @Option(names = "--force", description = "Also a task that no manifest has.")
  boolean force;

  @Override
  public Integer call() throws InterruptedException {
    Duration later = delay == null ? Duration.ZERO : Times.duration("--delay", delay);
    if (id != null && (id.isEmpty() || id.length() > LONGEST_ID)) {
      throw new UsageException("a message id has 1 to 128 characters, not " + id.length());
    }
    KnownTask known = known(connection.book());
    ObjectNode payload = payload(known);
    if (known != null) {
      known
          .refusal(payload)
          .ifPresent(
              refusal -> {
                throw new UsageException(known.signature() + ": " + refusal);
              });
    }
    Duration limit = wait == null ? null : Times.duration("--wait", wait);
    ObjectNode envelope = NewTask.of(task, known, payload, connection.now());
    if (limit != null && !envelope.path("acks_late").asBoolean(true)) {
      throw new UsageException(
          "--wait: '" + task + "' is completed before it runs, so that nobody sees it end");
    }
    if (dryRun) {
      envelope.set("payload", known == null ? payload : known.masked(payload));
      connection.surroundings().streams().out().println(JsonTexts.text(envelope));
      connection.terminal().note("Nothing was sent.");
      return Exit.DONE;
    }
    return send(envelope, known, later);
  }

  private @Nullable KnownTask known(TaskBook book) {
    KnownTask known = book.find(task).orElse(null);
    if (known == null && !force) {
      List<String> like = book.like(task);
      throw new UsageException(
          book.isEmpty()
              ? "there are no manifests to check '"
                  + task
                  + "' by: give jars or folders by --tasks, or --force to send it unchecked"
              : "no manifest has a task '"
                  + task
                  + "'"
                  + (like.isEmpty() ? "" : "; did you mean " + String.join(" or ", like) + "?")
                  + " --force sends it unchecked");
    }
    return known;
  }

  private ObjectNode payload(@Nullable KnownTask known) {
    if (args == null && kwargs == null) {
      return TypedArguments.read(known, typed);
    }
    if (!typed.isEmpty()) {
      throw new UsageException("give arguments either one by one or by --args and --kwargs");
    }
    ObjectNode payload = JsonTexts.object();
    payload.set("args", json("--args", "array", args == null ? "[]" : args));
    payload.set("kwargs", json("--kwargs", "object", kwargs == null ? "{}" : kwargs));
    return payload;
  }

  private static JsonNode json(String option, String kind, String text) {
    return JsonTexts.read(text)
        .filter(json -> kind.equals("array") ? json.isArray() : json.isObject())
        .orElseThrow(() -> new UsageException(option + " takes a JSON " + kind));
  }

  private int send(ObjectNode envelope, @Nullable KnownTask known, Duration later)
      throws InterruptedException {
    String taskId = envelope.path("task_id").asText();
    try (QueueClient own = connection.open()) {
      String name = known == null ? own.name() : known.entry().queue().orElse(own.name());
      try (QueueClient target = own.other(name)) {
        long sequence = publish(target, message(envelope, taskId), later);
        tell(taskId, sequence, name);
        return wait == null
            ? Exit.DONE
            : awaitEnd(
                new TaskWait(connection, target, taskId, sequence), Times.duration("--wait", wait));
      }
    }
  }

  private static int awaitEnd(TaskWait task, Duration limit) throws InterruptedException {
    try {
      return task.await(limit);
    } catch (QueueException e) {
      throw new UnfinishedException(e, "The task was published; how it ends is not known.");
    }
  }

  private ServiceBusMessage message(ObjectNode envelope, String taskId) {
    return new ServiceBusMessage(BinaryData.fromBytes(JsonTexts.bytes(envelope)))
        .setMessageId(id == null ? taskId : id)
        .setContentType("application/json");
  }

  private long publish(QueueClient queue, ServiceBusMessage message, Duration later) {
    OffsetDateTime due = OffsetDateTime.ofInstant(connection.now().plus(later), ZoneOffset.UTC);
    ServiceBusSenderClient sender = queue.sender(queue.name());
    return queue.ask("Send", () -> sender.scheduleMessage(message, due));
  }

  private void tell(String taskId, long sequence, String queue) {
    ObjectNode json = JsonTexts.object();
    json.put("task_id", taskId);
    json.put("sequence", sequence);
    json.put("queue", queue);
    connection.terminal().json(json);
    connection
        .terminal()
        .line(
            "Published "
                + task
                + " to "
                + queue
                + ": task id "
                + taskId
                + ", sequence "
                + sequence);
  }
}
