package io.boilermaker.cli.internal.redrive;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import io.boilermaker.ServiceBusClients;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One run through a dead-letter queue: takes what is wanted, holds what is not, and waits for what
 * somebody else has locked, such as a run that was killed.
 */
public final class Pass implements AutoCloseable {

  /** As many as two transactions hold. */
  private static final int WINDOW = 2 * Ways.MOST_IN_TRANSACTION;

  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);

  private final QueueClient queue;
  private final boolean isDead;
  private final Clock clock;
  private final Duration patience;
  private final Duration wait;
  private final BooleanSupplier isStopped;
  private @Nullable ServiceBusReceiverClient receiver;
  private final Workers workers = new Workers();
  private final Hold hold;
  private boolean isBlocked;

  private @Nullable Future<List<ServiceBusReceivedMessage>> ahead;

  /**
   * Begins with dead letters.
   *
   * @param patience how long to wait for messages that are locked by others
   * @param isStopped tells whether to end early
   */
  public Pass(QueueClient queue, Clock clock, Duration patience, BooleanSupplier isStopped) {
    this(queue, /* isDead= */ true, clock, patience, isStopped);
  }

  /**
   * Begins.
   *
   * @param isDead whether with dead letters, or with the queue itself
   * @param patience how long to wait for messages that are locked by others
   * @param isStopped tells whether to end early
   */
  public Pass(
      QueueClient queue,
      boolean isDead,
      Clock clock,
      Duration patience,
      BooleanSupplier isStopped) {
    this.queue = queue;
    this.isDead = isDead;
    this.clock = clock;
    this.patience = patience;
    this.wait = Collections.max(List.of(SHORTEST_WAIT, Collections.min(List.of(WAIT, patience))));
    this.isStopped = isStopped;
    this.hold = new Hold(queue, isDead, workers, clock);
  }

  ServiceBusReceiverClient receiver() {
    return receiver == null ? queue.looking(isDead) : receiver;
  }

  Workers workers() {
    return workers;
  }

  /** Returns whether it ended because too many messages that nobody wants stand before others. */
  public boolean isBlocked() {
    return isBlocked;
  }

  /** Completes messages and returns the numbers of those that were. */
  public List<Long> complete(List<SeenMessage> messages) {
    return workers.each(messages, message -> receiver().complete(message.received())).stream()
        .map(SeenMessage::sequence)
        .toList();
  }

  /**
   * Runs until nothing is wanted any more, or no wanted message comes. What it holds it releases
   * only after its receiver is closed: that one still has credit, would get the same messages
   * again, and leave them locked.
   */
  public void run(PassAction action) {
    try (ServiceBusReceiverClient opened = queue.receiver(isDead)) {
      receiver = opened;
      ServiceBusClients.guarded(opened, () -> receive(action));
    } finally {
      receiver = null;
      hold.release();
    }
  }

  private void receive(PassAction action) {
    try {
      work(action);
    } finally {
      awaitAhead();
    }
  }

  private void work(PassAction action) {
    Instant last = clock.instant();
    if (action.isOld()) {
      checkPresence(action);
    }
    while (!action.wanted().isEmpty() && !isStopped.getAsBoolean()) {
      hold.renew();
      if (hold.isFull()) {
        isBlocked = true;
        return;
      }
      List<SeenMessage> wanted = next(action);
      if (!wanted.isEmpty()) {
        last = clock.instant();
        act(action, wanted);
      } else if (hold.size() == 0 || isQuiet(last, wait)) {
        checkPresence(action);
        if (isQuiet(last, patience)) {
          return;
        }
      }
    }
  }

  private boolean isQuiet(Instant since, Duration limit) {
    return Duration.between(since, clock.instant()).compareTo(limit) > 0;
  }

  /** Takes a window of messages, and asks for the next one, which comes while this is acted on. */
  private List<SeenMessage> next(PassAction action) {
    Future<List<ServiceBusReceivedMessage>> asked = ahead == null ? ask(window(action, 0)) : ahead;
    ahead = null;
    List<SeenMessage> wanted = new ArrayList<>();
    for (ServiceBusReceivedMessage received : Workers.result(asked)) {
      SeenMessage message = SeenMessage.of(received, isDead);
      hold.add(message);
      if (!ServiceBusClients.isStandIn(received) && action.wants(message)) {
        wanted.add(message);
      }
    }
    int following = window(action, wanted.size());
    if (!wanted.isEmpty() && following > 0) {
      ahead = ask(following);
    }
    return wanted;
  }

  /**
   * Returns for how many messages to ask: for no more than are wanted until one comes that is not,
   * since the SDK waits a second for a window that does not fill.
   *
   * @param inHand how many of those that are wanted have come
   */
  private int window(PassAction action, int inHand) {
    int left = action.wanted().size() - inHand;
    return left > 0 && hold.size() > inHand ? WINDOW : Math.min(WINDOW, left);
  }

  private Future<List<ServiceBusReceivedMessage>> ask(int window) {
    ServiceBusReceiverClient from = receiver();
    return workers.ask(
        () -> queue.ask("Listen", () -> from.receiveMessages(window, wait).stream().toList()));
  }

  /** Waits for messages that were asked for and nobody will deal with: they are held as well. */
  private void awaitAhead() {
    if (ahead != null) {
      try {
        Workers.result(ahead).forEach(message -> hold.add(SeenMessage.of(message, isDead)));
      } catch (RuntimeException e) {
        // None came.
      }
      ahead = null;
    }
  }

  /** Acts on groups. What has lost its lock meanwhile comes again. */
  private void act(PassAction action, List<SeenMessage> wanted) {
    Deque<SeenMessage> next = new ArrayDeque<>(wanted);
    while (!next.isEmpty() && !isStopped.getAsBoolean()) {
      hold.renew();
      List<SeenMessage> group = new ArrayList<>();
      int most = Math.max(1, action.most());
      while (!next.isEmpty() && group.size() < most) {
        SeenMessage message = next.remove();
        if (hold.has(message)) {
          group.add(message);
        }
      }
      List<SeenMessage> kept = group.isEmpty() ? List.of() : action.take(group);
      group.stream().filter(message -> !kept.contains(message)).forEach(hold::forget);
    }
  }

  private void checkPresence(PassAction action) {
    Set<Long> gone = new HashSet<>(action.wanted());
    if (!gone.isEmpty()) {
      Predicate<SeenMessage> present =
          message -> {
            gone.remove(message.sequence());
            return !gone.isEmpty();
          };
      queue.forEach(isDead, present);
      action.gone(gone);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
