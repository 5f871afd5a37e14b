package io.boilermaker;

import static io.boilermaker.internal.servicebus.WorkerMetrics.Event.DEAD_LETTERED;
import static io.boilermaker.internal.servicebus.WorkerMetrics.Event.FAILED;
import static io.boilermaker.internal.servicebus.WorkerMetrics.Event.RETRIED;
import static io.boilermaker.internal.servicebus.WorkerMetrics.Event.SUCCEEDED;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.boilermaker.DeliveryLife.End;
import io.boilermaker.ModelQueue.Place;
import io.boilermaker.ModelQueue.Published;
import io.boilermaker.ModelQueue.Stored;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.WorkerMetrics.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What must hold on each path of a {@link DeliveryLife}. */
final class LifeChecks {

  /** The states that the tasks keep which do not end. */
  private static final Set<DeliveryState> ENDLESS =
      EnumSet.of(DeliveryState.LOCK_LOST, DeliveryState.COMPLETED, DeliveryState.CUT_OFF);

  private final DeliveryLife life;
  private final ModelQueue queue;
  private final LifeScenario scenario;

  LifeChecks(DeliveryLife life) {
    this.life = life;
    this.queue = life.queue;
    this.scenario = life.scenario;
  }

  List<String> violations() {
    return queue.violations();
  }

  private void check(boolean holds, String violation) {
    if (!holds) {
      queue.violate(violation);
    }
  }

  /** Holds at any moment: a crash may come now. */
  void atTheExit() {
    for (Stored message : queue.stored) {
      followUps(message);
    }
    counters();
  }

  /** Holds when the worker has stopped, and everything is answered. */
  void atTheEnd() {
    atTheExit();
    nothingIsLeft();
    for (Stored message : queue.stored) {
      settlement(message);
      lines(message);
    }
  }

  private void nothingIsLeft() {
    check(
        life.worker.deliveries.inFlight().all().stream()
            .allMatch(delivery -> ENDLESS.contains(delivery.state())),
        "something is still in flight: "
            + life.worker.deliveries.inFlight().all().stream().map(d -> d.state()).toList());
    check(
        queue.receivers.stream().skip(1).allMatch(receiver -> receiver.isClosed),
        "a link is still open");
  }

  private List<Published> published(boolean copies) {
    return queue.published.stream().filter(message -> message.isCopy() == copies).toList();
  }

  private void followUps(Stored message) {
    long copies =
        published(true).stream()
            .filter(copy -> copy.id().endsWith("-" + message.message.getSequenceNumber()))
            .count();
    check(copies == (message.isCopied ? 1 : 0), message.name + " has " + copies + " copies");
    check(
        queue.isPublishedApart || !message.isCopied || message.place == Place.COMPLETED,
        message.name + " and its copy are both in the queue");
    if (scenario == LifeScenario.WAITING) {
      return;
    }
    List<Published> all = published(false);
    long different = all.stream().map(Published::id).distinct().count();
    check(queue.isAnswerLost || different <= 1, "different follow-ups are published: " + all);
    check(queue.isAnswerLost || all.size() <= 1, "a follow-up is published again: " + all);
    if (!queue.isPublishedApart) {
      check(all.size() <= 1, "a follow-up is published twice: " + all);
      check(all.isEmpty() || message.isDone(), "a follow-up is published, and its message is left");
    }
    if (scenario.acksLate && message.place == Place.COMPLETED && !message.isCopied) {
      check(all.size() >= expected(message), "the message is completed without its follow-up");
    }
  }

  private int expected(Stored message) {
    End end = life.ends.get(message.name);
    return end == End.RETRIED || scenario.hasCallbacks ? 1 : 0;
  }

  private long total(Event event) {
    return life.worker.metrics.total(event);
  }

  private void counters() {
    long ended = total(SUCCEEDED) + total(FAILED) + total(RETRIED);
    long done = queue.stored.stream().filter(Stored::isDone).count();
    check(ended <= done, "more tasks are counted than settled: " + ended + " of " + done);
    long dead = queue.stored.stream().filter(m -> m.place == Place.DEAD_LETTERED).count();
    check(total(DEAD_LETTERED) <= dead, "more dead letters are counted than there are");
  }

  private void settlement(Stored message) {
    String name = message.name;
    End end = life.ends.get(name);
    check(!message.isDone() || end != null || !scenario.acksLate, name + " is settled unrun");
    boolean isUndisturbed = !queue.isDisturbed && !life.lostLocks.contains(name);
    if (isUndisturbed) {
      check(message.place != Place.LOCKED, name + " is left locked");
    }
    if (isUndisturbed && life.inTime.contains(name)) {
      check(message.isDone(), name + " has ended in time, and is not settled");
      check(message.place == place(end), name + " is " + message.place + ", and its task " + end);
    }
    if (!queue.isAnswerLost && end != null && scenario.messages() == 1) {
      counted(message, end);
    }
  }

  private Place place(End end) {
    return end == End.FAILED && scenario.acksLate ? Place.DEAD_LETTERED : Place.COMPLETED;
  }

  private void counted(Stored message, End end) {
    long ended = total(SUCCEEDED) + total(FAILED) + total(RETRIED);
    check(
        ended == (message.isDone() ? 1 : 0),
        message.name + " is " + message.place + ", and tasks counted are " + ended);
    check(
        total(DEAD_LETTERED) == (message.place == Place.DEAD_LETTERED ? 1 : 0),
        message.name + " is " + message.place + ", dead letters: " + total(DEAD_LETTERED));
    if (!queue.isDisturbed && message.isDone()) {
      Event event =
          switch (end) {
            case RETURNED -> SUCCEEDED;
            case FAILED -> FAILED;
            case RETRIED -> RETRIED;
          };
      check(total(event) == 1, "the task " + end + " and is counted otherwise");
    }
  }

  /** The log says that a message is delivered again if that is so, and not otherwise. */
  private void lines(Stored message) {
    String number = "sequence_number=" + message.message.getSequenceNumber();
    List<String> lines =
        life.worker.lines.list.stream()
            .map(ILoggingEvent::getFormattedMessage)
            .filter(line -> line.contains(number))
            .toList();
    List<String> again =
        lines.stream()
            .filter(line -> line.contains("delivered again") || line.contains("runs again"))
            .toList();
    List<String> certain = again.stream().filter(line -> !line.contains("if not")).toList();
    check(
        message.isDone() || lines.stream().noneMatch(line -> line.contains("not run again")),
        message.name + " is not settled, and the log says " + lines);
    if (message.isDone()) {
      check(certain.isEmpty(), message.name + " is settled, and the log says " + certain);
    } else if (life.ends.containsKey(message.name) && scenario.acksLate) {
      check(!again.isEmpty(), message.name + " runs again, and the log does not say so: " + lines);
    }
  }
}
