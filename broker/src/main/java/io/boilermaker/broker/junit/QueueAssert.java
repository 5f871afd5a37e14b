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
 * Says what a queue is to hold. An assertion that fails shows what it holds instead: state, number,
 * id, delivery count and the beginning of the body of each message, and why it is a dead letter.
 *
 * <pre>{@code
 * assertQueue(bus, "tasks").within(Duration.ofSeconds(5)).hasActive(0).hasDeadLettered(1);
 * }</pre>
 *
 * <p>Asks for no library of assertions, and goes with any.
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
   * Begins to say what a queue is to hold right now.
   *
   * @param queue the name of the queue; the assertions throw {@link IllegalArgumentException} if
   *     there is none
   */
  public static QueueAssert assertQueue(LocalServiceBus bus, String queue) {
    return new QueueAssert(bus, queue, Duration.ZERO);
  }

  /**
   * The same, with time for the queue to get there: workers and clients settle their messages a
   * little later than a test goes on. Each assertion waits for itself.
   *
   * @param patience how long to wait at most, in real time; not negative
   */
  public QueueAssert within(Duration patience) {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("the patience must not be negative: " + patience);
    }
    return new QueueAssert(bus, queue, patience);
  }

  /** The next receiver can have so many messages. */
  public QueueAssert hasActive(int count) {
    return has(count, State.ACTIVE);
  }

  /** Receivers hold so many messages. */
  public QueueAssert hasLocked(int count) {
    return has(count, State.LOCKED);
  }

  /** So many messages are set aside, to be received by their sequence number. */
  public QueueAssert hasDeferred(int count) {
    return has(count, State.DEFERRED);
  }

  /** So many messages wait for their time. */
  public QueueAssert hasScheduled(int count) {
    return has(count, State.SCHEDULED);
  }

  /** The dead-letter queue holds so many messages. */
  public QueueAssert hasDeadLettered(int count) {
    return has(count, State.DEAD_LETTERED);
  }

  private QueueAssert has(int count, State state) {
    return matches(
        QueueContent.counted(count, state),
        messages -> messages.stream().filter(m -> m.state() == state).count() == count);
  }

  /**
   * The dead letters are there for these reasons and no others.
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

  /** There is no message at all, and no dead letter either. */
  public QueueAssert isEmpty() {
    return matches("nothing", List::isEmpty);
  }

  /**
   * The messages are as a predicate wants them.
   *
   * @param expectation what is asked for, to follow "should hold" in the text of a failure
   * @param content tells whether the messages, as {@link LocalServiceBus#peek} shows them, are
   *     right
   * @throws AssertionError if they are not, and do not become so in time
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
