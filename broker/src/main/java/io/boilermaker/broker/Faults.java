package io.boilermaker.broker;

import io.boilermaker.broker.internal.access.Fault;
import io.boilermaker.broker.internal.access.FaultPlan;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.network.EventLoop;
import io.boilermaker.broker.internal.network.Network;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a test makes go wrong between the broker and its clients, to see how they take it. Messages
 * are kept through all of it.
 *
 * <p>A fault of an operation is met by the next such operations of any client, in the order in
 * which the faults were asked for; {@link #clear} ends what is left. Times are real, {@link
 * LocalServiceBus#advance} does not shorten them. To see clients whose clock differs from the
 * service's, give the broker {@linkplain LocalServiceBus.Builder#clock another clock}.
 *
 * <p>All methods may be called from any thread, and have taken effect when they return.
 *
 * @see LocalServiceBus#faults()
 */
public final class Faults {

  /** What a client asks of the broker. */
  public enum Operation {
    /** Sending a message or a batch of them, to be visible at once or later. */
    SEND,
    /** Completing, abandoning, deferring or dead-lettering a message. */
    SETTLE,
    /** Renewing the lock of a message. */
    RENEW_LOCK,
    /** Committing a transaction; one that is refused or ignored is rolled back. */
    COMMIT,
    /** Showing a token, as clients do before they open a link. */
    PUT_TOKEN
  }

  private final EventLoop loop;
  private final FaultPlan plan;

  Faults(EventLoop loop, FaultPlan plan) {
    this.loop = loop;
    this.plan = plan;
  }

  /**
   * Refuses the next operations of a kind, which change nothing.
   *
   * @param times how many; at least 1
   * @param condition the AMQP error condition of the answer, such as {@code
   *     com.microsoft:server-busy}, {@code com.microsoft:message-lock-lost} or {@code
   *     amqp:unauthorized-access}
   */
  public void refuse(Operation operation, int times, String condition) {
    plan(operation, times, Fault.refusal(condition));
  }

  /**
   * Leaves the next operations of a kind without an answer; they change nothing.
   *
   * @param times how many; at least 1
   */
  public void ignore(Operation operation, int times) {
    plan(operation, times, Fault.IGNORED);
  }

  /**
   * Leaves the next operations of a kind without an answer, though they are done.
   *
   * @param times how many; at least 1
   */
  public void loseAnswer(Operation operation, int times) {
    plan(operation, times, Fault.ANSWER_LOST);
  }

  private void plan(Operation operation, int times, Fault fault) {
    Objects.requireNonNull(operation, "operation");
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, not " + times);
    }
    plan(faults -> faults.add(operation, times, fault));
  }

  /**
   * Ends all TCP connections without a word, as a network does; clients can connect again at once.
   */
  public void dropConnections() {
    network(Network::dropConnections);
  }

  /**
   * Is not there for a while: ends all TCP connections without a word and refuses new ones, as a
   * broker that is started again, with its messages, on the same port.
   *
   * @param duration how long; not negative
   */
  public void goAway(Duration duration) {
    requireNotNegative(duration);
    network(network -> network.goAway(duration));
  }

  /**
   * Is silent for a while: connections stay open, but nothing that clients send is read and nothing
   * is written to them.
   *
   * @param duration how long; not negative
   */
  public void freeze(Duration duration) {
    requireNotNegative(duration);
    network(network -> network.freeze(duration));
  }

  /**
   * Makes what clients send arrive later from now on.
   *
   * @param latency how much later; zero, as it is at first, ends the delay
   */
  public void delay(Duration latency) {
    requireNotNegative(latency);
    network(network -> network.delay(latency));
  }

  /**
   * Detaches all links to queues.
   *
   * @param condition the AMQP error condition, such as {@code amqp:link:detach-forced}
   * @param description the text that comes with it
   */
  public void closeLinks(String condition, String description) {
    network(network -> network.closeLinks(ErrorConditions.of(condition, description)));
  }

  /**
   * Closes all connections by AMQP.
   *
   * @param condition the AMQP error condition, such as {@code amqp:connection:forced}
   * @param description the text that comes with it
   */
  public void closeConnections(String condition, String description) {
    network(network -> network.closeConnections(ErrorConditions.of(condition, description)));
  }

  /**
   * Limits how long tokens are good: the links of a connection that has shown none for longer are
   * detached with {@code amqp:unauthorized-access}. At first tokens are good for ever.
   *
   * @param lifetime how long, to the second; positive
   */
  public void limitTokens(Duration lifetime) {
    if (lifetime.isZero() || lifetime.isNegative()) {
      throw new IllegalArgumentException("the lifetime must be positive, not " + lifetime);
    }
    plan(faults -> faults.limitTokens(lifetime));
  }

  /** Ends all faults that are still to come, the delay and the limit of tokens. */
  public void clear() {
    plan(FaultPlan::clear);
    delay(Duration.ZERO);
  }

  private void plan(Consumer<FaultPlan> action) {
    loop.await(
        () -> {
          action.accept(plan);
          return true;
        });
  }

  private void network(Consumer<Network> action) {
    loop.await(
        () -> {
          action.accept(loop.network());
          return true;
        });
  }

  private static void requireNotNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("the duration must not be negative: " + duration);
    }
  }
}
