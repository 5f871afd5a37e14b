package io.boilermaker;

import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a task to ask for another try, after the delay of its policy and within the policy's
 * number of tries.
 */
public class RetryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Not sent anywhere by Java serialization; a policy is a record of serializable parts, but is
  // not declared so.
  private final transient @Nullable RetryPolicy policy;

  /**
   * Asks for a retry under the policy of the call.
   *
   * @param message why, for the log
   */
  public RetryException(String message) {
    super(message);
    this.policy = null;
  }

  /**
   * Asks for a retry under a policy that replaces the one of the call, from now on.
   *
   * @param message why, for the log
   * @param policy the new policy
   */
  public RetryException(String message, RetryPolicy policy) {
    super(message);
    this.policy = policy;
  }

  /** Asks for a retry with 5 tries, 120 seconds apart. */
  public static RetryException standard(String message) {
    return new RetryException(message, RetryPolicy.standard());
  }

  /** Asks for a retry with 5 tries, from 30 seconds doubling up to 600, with jitter. */
  public static RetryException exponential(String message) {
    return new RetryException(message, RetryPolicy.ofSeconds(5, 30, 600, RetryMode.EXPONENTIAL));
  }

  /** Asks for a retry with 5 tries, from 30 seconds growing by 30 up to 600. */
  public static RetryException linear(String message) {
    return new RetryException(message, RetryPolicy.ofSeconds(5, 30, 600, RetryMode.LINEAR));
  }

  /** The same request with another number of tries, 0 to 100. */
  public RetryException maxTries(int value) {
    RetryPolicy base = base();
    return with(new RetryPolicy(value, base.delay(), base.maxDelay(), base.mode()));
  }

  /** The same request with another delay, in whole seconds. */
  public RetryException delay(Duration value) {
    RetryPolicy base = base();
    return with(new RetryPolicy(base.maxTries(), value, base.maxDelay(), base.mode()));
  }

  /** The same request with another upper bound of the delay, in whole seconds. */
  public RetryException maxDelay(Duration value) {
    RetryPolicy base = base();
    return with(new RetryPolicy(base.maxTries(), base.delay(), value, base.mode()));
  }

  /** The policy that replaces the one of the call; null to keep it. */
  public @Nullable RetryPolicy policy() {
    return policy;
  }

  private RetryPolicy base() {
    return policy == null ? RetryPolicy.standard() : policy;
  }

  private RetryException with(RetryPolicy changed) {
    var copy = new RetryException(String.valueOf(getMessage()), changed);
    copy.setStackTrace(getStackTrace());
    return copy;
  }
}
