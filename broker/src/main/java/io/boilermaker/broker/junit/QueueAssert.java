package io.boilermaker.broker.junit;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import io.boilermaker.broker.internal.time.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Assertions on the messages of a queue. A failure shows what the queue holds instead: state,
 * number, id, delivery count and the beginning of the body of each message, and why it was
 * dead-lettered.
 *
 * <pre>{@code
 * assertQueue(bus, "tasks").within(Duration.ofSeconds(5)).hasActive(0).hasDeadLettered(1);
 * }</pre>
 *
 * <p>Needs no assertion library and works with any.
 */
public final class QueueAssert {

  private final LocalServiceBus bus;
  private final String queue;
  private final Duration patience;

  private QueueAssert(LocalServiceBus bus, String queue, Duration patience) {
    this.bus = Objects.requireNonNull(bus, "bus");
    this.queue = Objects.requireNonNull(queue, "queue");
    this.patience = patience;
  }

  /**
   * Starts assertions on what a queue holds now.
   *
   * @param queue the name of the queue; the assertions throw {@link IllegalArgumentException} if
   *     there is none
   */
  public static QueueAssert assertQueue(LocalServiceBus bus, String queue) {
    return new QueueAssert(bus, queue, Duration.ZERO);
  }

  /**
   * Returns assertions that wait until they hold: workers and clients settle their messages while a
   * test already continues. Each assertion waits on its own.
   *
   * @param patience how long to wait at most, in real time; not negative
   */
  public QueueAssert within(Duration patience) {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("the patience must not be negative: " + patience);
    }
    return new QueueAssert(bus, queue, patience);
  }

  /** Asserts how many messages are available to the next receiver. */
  public QueueAssert hasActive(int count) {
    return has(count, State.ACTIVE);
  }

  /** Asserts how many messages are locked by receivers. */
  public QueueAssert hasLocked(int count) {
    return has(count, State.LOCKED);
  }

  /** Asserts how many messages are deferred, to be received by their sequence number. */
  public QueueAssert hasDeferred(int count) {
    return has(count, State.DEFERRED);
  }

  /** Asserts how many messages are scheduled for later. */
  public QueueAssert hasScheduled(int count) {
    return has(count, State.SCHEDULED);
  }

  /** Asserts how many messages are in the dead-letter queue. */
  public QueueAssert hasDeadLettered(int count) {
    return has(count, State.DEAD_LETTERED);
  }

  private QueueAssert has(int count, State state) {
    return matches(
        QueueContent.counted(count, state),
        messages -> messages.stream().filter(m -> m.state() == state).count() == count);
  }

  /**
   * Asserts the reasons of all dead letters.
   *
   * @param reasons one for each dead letter, in the order of the dead-letter queue
   */
  public QueueAssert hasDeadLetterReasons(String... reasons) {
    List<String> wanted = List.of(reasons);
    return matches(
        "dead letters for " + wanted,
        messages ->
            messages.stream()
                .filter(m -> m.state() == State.DEAD_LETTERED)
                .map(m -> String.valueOf(m.deadLetterReason()))
                .toList()
                .equals(wanted));
  }

  /** Asserts that there is no message and no dead letter. */
  public QueueAssert isEmpty() {
    return matches("nothing", List::isEmpty);
  }

  /**
   * Asserts that a predicate holds for the messages.
   *
   * @param expectation the expectation in words, to follow "should hold" in the text of a failure
   * @param content accepts the messages as {@link LocalServiceBus#peek} shows them
   * @throws AssertionError if it does not hold in time
   */
  public QueueAssert matches(String expectation, Predicate<List<PeekedMessage>> content) {
    Patience left = Patience.of(patience);
    List<PeekedMessage> messages = bus.peek(queue);
    while (!content.test(messages)) {
      if (left.isOver()) {
        throw new AssertionError(failure(expectation, messages));
      }
      left.pause();
      messages = bus.peek(queue);
    }
    return this;
  }

  private String failure(String expectation, List<PeekedMessage> messages) {
    return "queue '"
        + queue
        + "' should hold "
        + expectation
        + (patience.isZero() ? "" : " within " + patience)
        + ", but "
        + new QueueContent(messages);
  }
}
