package io.boilermaker.internal.servicebus;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.time.Backoff;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides on a follow-up that could not be published, or a message that could not be settled. Pure.
 */
final class FailurePolicy {

  /** What to do next. */
  sealed interface Verdict {

    /** The failure may pass: the same is done again after a wait. */
    record TryAgain(Duration pause) implements Verdict {}

    /** The transaction was refused, and nothing of it has happened: the next way is tried. */
    record OtherWay() implements Verdict {}

    /** The follow-up can never be published. */
    record Never(String why) implements Verdict {}

    /** Another worker has the message, or will. */
    record LockLost() implements Verdict {}

    /** Nothing more can be done or known here: the end of the lock decides. */
    record Leave() implements Verdict {}
  }

  /** A commit that was not confirmed. */
  static final class CommitFailedException extends Exception {

    private static final long serialVersionUID = 1;

    /** What is known of its transaction. */
    enum Fate {
      /** It is rolled back. */
      UNDONE,
      /** Whether it has happened, only the lock of its message tells. */
      UNKNOWN,
      /** It may be undone, but the SDK lets nobody settle the message again. */
      NOT_REPEATABLE
    }

    private final Fate fate;

    CommitFailedException(Throwable cause, Fate fate) {
      super(Thrown.message(cause), cause);
      this.fate = fate;
    }
  }

  private static final Backoff WAITS = new Backoff(1_000, 15_000, ChronoUnit.MILLIS);

  private static final String ROLLED_BACK = "amqp:transaction:rollback";
  private static final String UNKNOWN_TRANSACTION = "amqp:transaction:unknown-id";

  /** The conditions in the SDK's own reasons, which it gives in place of them. */
  private static final Map<ServiceBusFailureReason, AmqpErrorCondition> REASONS =
      Map.of(
          ServiceBusFailureReason.MESSAGE_LOCK_LOST, AmqpErrorCondition.MESSAGE_LOCK_LOST,
          ServiceBusFailureReason.MESSAGE_NOT_FOUND, AmqpErrorCondition.MESSAGE_NOT_FOUND,
          ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED,
              AmqpErrorCondition.LINK_PAYLOAD_SIZE_EXCEEDED,
          ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND, AmqpErrorCondition.NOT_FOUND,
          ServiceBusFailureReason.SESSION_LOCK_LOST, AmqpErrorCondition.SESSION_LOCK_LOST);

  private final RandomGenerator random;

  FailurePolicy(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Decides on a failure.
   *
   * @param way by which it was tried
   * @param failures how many there were before it
   */
  Verdict of(Throwable error, PublishWay way, int failures) {
    Throwable cause = Thrown.unwrapped(error);
    if (cause instanceof CommitFailedException commit) {
      return ofFate(commit.fate, failures);
    }
    if (ServiceRequests.isOfClosedClient(cause)) {
      return new Verdict.Leave();
    }
    AmqpErrorCondition condition = condition(cause);
    if (condition == null) {
      return ofClass(cause, way, failures);
    }
    return switch (condition) {
      case MESSAGE_LOCK_LOST, SESSION_LOCK_LOST, MESSAGE_NOT_FOUND -> new Verdict.LockLost();
      case NOT_FOUND, LINK_PAYLOAD_SIZE_EXCEEDED -> never(cause);
      case NOT_ALLOWED,
          NOT_IMPLEMENTED,
          ILLEGAL_STATE,
          ARGUMENT_ERROR,
          ARGUMENT_OUT_OF_RANGE_ERROR,
          ENTITY_ALREADY_EXISTS,
          SESSION_CANNOT_BE_LOCKED,
          SESSION_NOT_FOUND ->
          refused(cause, way);
      default -> tryAgain(failures);
    };
  }

  private Verdict ofFate(CommitFailedException.Fate fate, int failures) {
    return switch (fate) {
      case UNDONE -> new Verdict.OtherWay();
      case UNKNOWN -> tryAgain(failures);
      case NOT_REPEATABLE -> new Verdict.Leave();
    };
  }

  /**
   * The SDK has exceptions of Java for some refusals, and no condition for those that it does not
   * know: the latter may be of the transaction, and else are waited out.
   */
  private Verdict ofClass(Throwable cause, PublishWay way, int failures) {
    if (isRefusal(cause)) {
      return refused(cause, way);
    }
    return way != PublishWay.IN_ORDER && isUnknownRefusal(cause)
        ? new Verdict.OtherWay()
        : tryAgain(failures);
  }

  private static boolean isUnknownRefusal(Throwable error) {
    for (Throwable cause : Thrown.causes(error)) {
      if (cause instanceof AmqpException amqp) {
        return amqp.getErrorCondition() == null && !amqp.isTransient();
      }
    }
    return false;
  }

  private static Verdict refused(Throwable cause, PublishWay way) {
    return way == PublishWay.IN_ORDER ? never(cause) : new Verdict.OtherWay();
  }

  private static Verdict never(Throwable cause) {
    return new Verdict.Never(Thrown.message(cause));
  }

  private Verdict tryAgain(int failures) {
    return new Verdict.TryAgain(WAITS.delay(failures, random));
  }

  /**
   * Tells whether a failed commit is known not to have happened. A lost answer says nothing, nor
   * does a transaction that is unknown: it may have ended.
   */
  static boolean isRefusedCommit(Throwable error) {
    Throwable cause = Thrown.unwrapped(error);
    String text = Thrown.message(cause);
    if (text.contains(ROLLED_BACK)) {
      return true;
    }
    return !text.contains(UNKNOWN_TRANSACTION)
        && !(cause instanceof TimeoutException)
        && (condition(cause) != null || isRefusal(cause))
        && !ServiceRequests.mayPass(cause);
  }

  private static boolean isRefusal(Throwable error) {
    for (Throwable cause : Thrown.causes(error)) {
      if (cause instanceof UnsupportedOperationException
          || cause instanceof IllegalArgumentException) {
        return true;
      }
    }
    return false;
  }

  static @Nullable AmqpErrorCondition condition(Throwable error) {
    for (Throwable cause : Thrown.causes(error)) {
      AmqpErrorCondition condition =
          cause instanceof AmqpException amqp
              ? amqp.getErrorCondition()
              : cause instanceof ServiceBusException bus ? REASONS.get(bus.getReason()) : null;
      if (condition != null) {
        return condition;
      }
    }
    return null;
  }
}
