package io.boilermaker.cli;

import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.redrive.Plan;
import io.boilermaker.cli.internal.redrive.PlanEntry;
import io.boilermaker.cli.internal.terminal.Ages;
import io.boilermaker.cli.internal.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The first few that are sent: the others follow only if none of these comes back. */
final class Canary {

  private static final int LOOK_MILLIS = 500;

  private final QueueClient queue;
  private final Plan plan;
  private final Connection connection;
  private final Set<String> tasks = new HashSet<>();
  private final Set<Long> planned = new HashSet<>();

  /**
   * Creates one.
   *
   * @param sent the numbers of the dead letters that were sent
   */
  Canary(QueueClient queue, Plan plan, Set<Long> sent, Connection connection) {
    this.queue = queue;
    this.plan = plan;
    this.connection = connection;
    for (PlanEntry entry : plan.entries()) {
      planned.add(entry.sequence());
      if (sent.contains(entry.sequence()) && !entry.taskId().isEmpty()) {
        tasks.add(entry.taskId());
      }
    }
  }

  /** Waits until all have ended, and tells whether none came back. */
  boolean isWell(Duration limit, BooleanSupplier isStopped) throws InterruptedException {
    Instant start = connection.now();
    Terminal terminal = connection.terminal();
    terminal.note("Sent " + tasks.size() + " first; waiting until they have run.");
    while (!isStopped.getAsBoolean()) {
      List<SeenMessage> returned = find(queue, true);
      if (!returned.isEmpty()) {
        returned.forEach(this::show);
        terminal.note(returned.size() + " came back: nothing more was sent.");
        return false;
      }
      int waiting;
      try (QueueClient target = queue.other(plan.target())) {
        waiting = find(target, false).size();
      }
      if (waiting == 0) {
        // One that died between the two looks is among the dead letters now.
        return find(queue, true).isEmpty() || isWell(limit, isStopped);
      }
      if (Duration.between(start, connection.now()).compareTo(limit) > 0) {
        terminal.note(late(waiting, limit));
        return false;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }

  private List<SeenMessage> find(QueueClient where, boolean dead) {
    List<SeenMessage> found = new ArrayList<>();
    where.forEach(
        dead,
        message -> {
          boolean isOld = dead && planned.contains(message.sequence());
          if (!isOld && tasks.contains(message.taskId())) {
            found.add(message);
          }
          return true;
        });
    return found;
  }

  private static String late(int waiting, Duration limit) {
    String shown = limit.toSeconds() == 0 ? limit.toMillis() + "ms" : Ages.of(limit);
    return waiting + " have not run within " + shown + ": nothing more was sent. Is a worker up?";
  }

  private void show(SeenMessage message) {
    MessageView view = MessageView.of(message, connection.book(), connection.now());
    connection
        .terminal()
        .note(
            message.task().orElse("")
                + " came back as "
                + message.sequence()
                + ": "
                + message.reason()
                + ", "
                + view.description());
  }
}
