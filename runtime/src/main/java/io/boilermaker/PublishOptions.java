package io.boilermaker;

import io.boilermaker.internal.servicebus.MessageId;
import io.boilermaker.internal.time.Seconds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options for publishing one task. Immutable: each method returns a changed copy of {@link #none()}
 * or of what it is called on.
 */
public final class PublishOptions {

  private static final PublishOptions NONE = new PublishOptions(Duration.ZERO, null, 1, null);

  private final Duration delay;
  private final @Nullable RetryPolicy policy;
  private final int attempts;
  private final @Nullable String messageId;

  private PublishOptions(
      Duration delay, @Nullable RetryPolicy policy, int attempts, @Nullable String messageId) {
    this.delay = delay;
    this.policy = policy;
    this.attempts = attempts;
    this.messageId = messageId;
  }

  /** At once, with the task's own policy, one attempt, and the task id as message id. */
  public static PublishOptions none() {
    return NONE;
  }

  /** {@link #none()} with a {@link #withDelay delay}. */
  public static PublishOptions delayed(Duration delay) {
    return NONE.withDelay(delay);
  }

  /**
   * Sets a time before which the queue does not deliver the message.
   *
   * @param value zero or more, and no longer than a {@linkplain RetryPolicy retry} may wait: 68
   *     years, beyond which the service takes no time
   * @throws IllegalArgumentException if it is out of range
   */
  public PublishOptions withDelay(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          "delay must not be negative, but is " + Seconds.text(value) + " s");
    }
    if (value.toSeconds() > RetryPolicy.LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          "delay must be at most " + RetryPolicy.LONGEST_SECONDS + " s, about 68 years");
    }
    return new PublishOptions(value, policy, attempts, messageId);
  }

  /** The retry policy of this call, in place of the task's own. */
  public PublishOptions withPolicy(RetryPolicy value) {
    return new PublishOptions(delay, value, attempts, messageId);
  }

  /**
   * Sets how often to try to send the message in all, beyond the Azure SDK's own retries.
   *
   * @param value 1 or more; the default is 1
   * @throws IllegalArgumentException if it is less than 1
   */
  public PublishOptions withAttempts(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("attempts must be 1 or more, not " + value);
    }
    return new PublishOptions(delay, policy, value, messageId);
  }

  /**
   * The message id, by which a queue with duplicate detection tells messages apart; 1 to 128
   * characters. The default is the task's id.
   *
   * @throws IllegalArgumentException if its length is out of range
   */
  public PublishOptions withMessageId(String value) {
    if (value.isEmpty() || value.length() > MessageId.LONGEST) {
      throw new IllegalArgumentException(
          "a message id has 1 to 128 characters, not " + value.length());
    }
    return new PublishOptions(delay, policy, attempts, value);
  }

  /** Returns the time before which the queue does not deliver the message. */
  public Duration delay() {
    return delay;
  }

  /** Returns the retry policy of this call; null for the task's own. */
  public @Nullable RetryPolicy policy() {
    return policy;
  }

  /** Returns how often to try to send the message in all. */
  public int attempts() {
    return attempts;
  }

  /** Returns the message id; null for the task's id. */
  public @Nullable String messageId() {
    return messageId;
  }
}
