package io.boilermaker.broker;

import io.boilermaker.broker.internal.access.Fault;
import io.boilermaker.broker.internal.access.FaultPlan;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.network.EventLoop;
import io.boilermaker.broker.internal.network.Network;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Faults between the broker and its clients, to test how clients handle them. No fault loses a
 * message.
 *
 * <p>A fault of an operation applies to the next such operations of any client, in the order in
 * which the faults were planned; {@link #clear()} removes the rest. Times are real: {@link
 * LocalServiceBus#advance} does not shorten them. To test clients whose clock differs from the
 * service's, give the broker {@linkplain LocalServiceBus.Builder#clock another clock}.
 *
 * <p>All methods may be called from any thread, and have taken effect when they return.
 *
 * @see LocalServiceBus#faults()
 */
public final class Faults {

  /** An operation that a client requests. */
  public enum Operation {
    /** Sending a message or a batch of them, to be visible at once or later. */
    SEND,
    /** Completing, abandoning, deferring or dead-lettering a message. */
    SETTLE,
    /** Renewing the lock of a message. */
    RENEW_LOCK,
    /** Committing a transaction; one that is refused or ignored is rolled back. */
    COMMIT,
    /** Sending a token, as clients do before they open a link. */
    PUT_TOKEN
  }

  /**
   * A restriction of transactions. Microsoft documents that management operations and messaging
   * cannot be mixed in one; where a service says so is not documented.
   */
  public enum TransactionLimit {
    /**
     * A transaction consists of operations on links or of requests to the management node; the
     * first one of the other kind is refused.
     */
    NO_MIX,
    /** Like {@link #NO_MIX}, but everything is accepted and the commit is refused. */
    NO_MIX_AT_COMMIT,
    /** Sending a message on a link is refused in a transaction, and so is then the commit. */
    NO_SEND
  }

  private final EventLoop loop;
  private final FaultPlan plan;

  Faults(EventLoop loop, FaultPlan plan) {
    this.loop = loop;
    this.plan = plan;
  }

  /**
   * Refuses the next operations of a kind. They change nothing.
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
   * Ignores the next operations of a kind: they change nothing and get no answer.
   *
   * @param times how many; at least 1
   */
  public void ignore(Operation operation, int times) {
    plan(operation, times, Fault.IGNORED);
  }

  /**
   * Applies the next operations of a kind, but sends no answer.
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
   * Closes all TCP connections without an AMQP close, as a network failure does; clients can
   * reconnect immediately.
   */
  public void dropConnections() {
    network(Network::dropConnections);
  }

  /**
   * Makes the broker unreachable for a while: closes all TCP connections without an AMQP close and
   * refuses new ones, like a broker that is restarted with its messages on the same port.
   *
   * @param duration how long; not negative
   */
  public void goAway(Duration duration) {
    requireNotNegative(duration);
    network(network -> network.goAway(duration));
  }

  /**
   * Freezes the broker for a while: connections stay open, but it neither reads nor writes.
   *
   * @param duration how long; not negative
   */
  public void freeze(Duration duration) {
    requireNotNegative(duration);
    network(network -> network.freeze(duration));
  }

  /**
   * Delays everything that clients send from now on.
   *
   * @param latency the delay; zero, the default, ends it
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
   * Closes all connections with an AMQP close.
   *
   * @param condition the AMQP error condition, such as {@code amqp:connection:forced}
   * @param description the text that comes with it
   */
  public void closeConnections(String condition, String description) {
    network(network -> network.closeConnections(ErrorConditions.of(condition, description)));
  }

  /**
   * Limits how long a token is valid: the links of a connection that has sent none for longer are
   * detached with {@code amqp:unauthorized-access}. By default there is no limit.
   *
   * @param lifetime how long, to the second; positive
   */
  public void limitTokens(Duration lifetime) {
    if (lifetime.isZero() || lifetime.isNegative()) {
      throw new IllegalArgumentException("the lifetime must be positive, not " + lifetime);
    }
    plan(faults -> faults.limitTokens(lifetime));
  }

  /**
   * Restricts the operations of transactions from now on, also of those that are open. What is
   * refused changes nothing; its transaction is rolled back.
   *
   * @param limits replace earlier ones; none, the default, for no restriction
   */
  public void limitTransactions(TransactionLimit... limits) {
    Set<TransactionLimit> all = Set.of(limits);
    plan(faults -> faults.limitTransactions(all));
  }

  /**
   * Removes the planned faults of an operation: a queue that was full, say, is so no longer. The
   * delay, the limits and the faults of other operations stay.
   */
  public void clear(Operation operation) {
    Objects.requireNonNull(operation, "operation");
    plan(faults -> faults.remove(operation));
  }

  /** Removes all planned faults, the delay, and the limits of tokens and transactions. */
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
