package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Waits for the end of a task that was published, its retries included. */
final class TaskWait {

  private static final int LOOK_MILLIS = 250;

  private final Connection connection;
  private final QueueClient queue;
  private final String taskId;
  private final long first;

  /**
   * @param queue where it was published to
   * @param first the number of its message; its retries have higher ones
   */
  TaskWait(Connection connection, QueueClient queue, String taskId, long first) {
    this.connection = connection;
    this.queue = queue;
    this.taskId = taskId;
    this.first = first;
  }

  /** Waits, says how it ended, and returns the exit code. */
  int await(Duration limit) throws InterruptedException {
    Instant end = connection.now().plus(limit);
    try (var stop = new Stop()) {
      while (find(false, first).isPresent()) {
        if (stop.getAsBoolean()) {
          tell("waiting", "It has not ended yet, and is not waited for any more.");
          return Exit.INTERRUPTED;
        }
        if (connection.now().isAfter(end)) {
          return notYet(limit);
        }
        Thread.sleep(LOOK_MILLIS);
      }
    }
    // It was settled before that look, so a dead letter is there by now.
    return find(true, 0).map(this::dead).orElseGet(this::ended);
  }

  private Optional<SeenMessage> find(boolean dead, long from) {
    var found = new AtomicReference<SeenMessage>();
    queue.forEach(
        dead,
        from,
        message -> {
          if (message.taskId().equals(taskId)) {
            found.set(message);
          }
          return found.get() == null;
        });
    return Optional.ofNullable(found.get());
  }

  private int notYet(Duration limit) {
    tell("waiting", "It has not ended within " + limit.toSeconds() + " s. Is a worker up?");
    return Exit.WRONG;
  }

  private int ended() {
    tell("ended", "It has ended, and is no dead letter.");
    return Exit.DONE;
  }

  private int dead(SeenMessage message) {
    MessageView view = MessageView.of(message, connection.book(), connection.now());
    ObjectNode json = view.json();
    json.put("end", "dead");
    connection.terminal().json(json);
    connection
        .terminal()
        .line("It is a dead letter: " + message.reason() + ", " + view.description());
    return Exit.WRONG;
  }

  private void tell(String end, String text) {
    ObjectNode json = JsonTexts.object();
    json.put("task_id", taskId);
    json.put("end", end);
    connection.terminal().json(json);
    connection.terminal().line(text);
  }
}
