package io.boilermaker.broker;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name and the settings of a queue. Start with {@link #named(String)}, which sets the defaults
 * of the real service; each of the other methods returns a changed copy.
 *
 * <pre>{@code
 * QueueSpec.named("tasks").lockDuration(Duration.ofSeconds(30)).maxDeliveryCount(3)
 * }</pre>
 *
 * <p>Instances are immutable and safe for use by several threads.
 *
 * @param name the name clients use; letter case is kept but not significant
 * @param lockDuration how long a received message belongs to its receiver; default 60 s
 * @param maxDeliveryCount failed deliveries after which a message is dead-lettered; default 10
 * @param maxMessageBytes largest encoded message or batch accepted; default 262144
 * @param timeToLive longest life of a message, or null when only its sender limits it (the default)
 * @param deadLetterOnExpiry whether an expired message is dead-lettered instead of dropped; default
 *     false
 * @param duplicateWindow how long a message id is remembered to drop its duplicates, or null for no
 *     duplicate detection (the default)
 */
public record QueueSpec(
    String name,
    Duration lockDuration,
    int maxDeliveryCount,
    long maxMessageBytes,
    @Nullable Duration timeToLive,
    boolean deadLetterOnExpiry,
    @Nullable Duration duplicateWindow) {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9._/-]{0,258}[A-Za-z0-9_-]");
  private static final Duration LONGEST_LOCK = Duration.ofMinutes(5);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(7);
  // The service keeps durations as .NET TimeSpan, which ends here.
  private static final Duration LONGEST_LIFE = Duration.ofDays(10_675_199);
  private static final int MOST_DELIVERIES = 2_000;
  private static final long SMALLEST_LIMIT = 1_024;
  private static final long LARGEST_LIMIT = 100L * 1_024 * 1_024;

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if a value is outside what the service allows
   */
  public QueueSpec {
    requireName(name);
    requireWithin("lock duration", lockDuration, LONGEST_LOCK);
    require(
        maxDeliveryCount >= 1 && maxDeliveryCount <= MOST_DELIVERIES,
        "maximum delivery count must be 1 to " + MOST_DELIVERIES + ", not " + maxDeliveryCount);
    require(
        maxMessageBytes >= SMALLEST_LIMIT && maxMessageBytes <= LARGEST_LIMIT,
        "maximum message size must be "
            + (SMALLEST_LIMIT + " to " + LARGEST_LIMIT)
            + (" bytes, not " + maxMessageBytes));
    if (timeToLive != null) {
      requireWithin("time to live", timeToLive, LONGEST_LIFE);
    }
    if (duplicateWindow != null) {
      requireWithin("duplicate detection window", duplicateWindow, LONGEST_WINDOW);
    }
  }

  /**
   * Returns a queue with the defaults of the service: lock 60 s, at most 10 deliveries, messages of
   * up to 262144 bytes, no expiry of its own, no duplicate detection.
   *
   * @param name 1 to 260 letters, digits, {@code . _ - /}, beginning and ending with a letter or a
   *     digit
   * @return the specification
   * @throws IllegalArgumentException if the name is not allowed
   */
  public static QueueSpec named(String name) {
    return new QueueSpec(name, Duration.ofSeconds(60), 10, 262_144, null, false, null);
  }

  /**
   * Sets how long a received message is locked for its receiver.
   *
   * @param duration more than zero, at most five minutes (the limit of the service)
   * @return a changed copy
   * @throws IllegalArgumentException if the duration is out of range
   */
  public QueueSpec lockDuration(Duration duration) {
    return new QueueSpec(
        name,
        duration,
        maxDeliveryCount,
        maxMessageBytes,
        timeToLive,
        deadLetterOnExpiry,
        duplicateWindow);
  }

  /**
   * Sets how many deliveries may fail (abandoned, or lock expired) before the message moves to the
   * dead-letter queue with the reason {@code MaxDeliveryCountExceeded}.
   *
   * @param count 1 to 2000
   * @return a changed copy
   * @throws IllegalArgumentException if the count is out of range
   */
  public QueueSpec maxDeliveryCount(int count) {
    return new QueueSpec(
        name,
        lockDuration,
        count,
        maxMessageBytes,
        timeToLive,
        deadLetterOnExpiry,
        duplicateWindow);
  }

  /**
   * Sets the size of the largest encoded message, or batch of messages, that the queue accepts.
   *
   * @param bytes 1024 to 104857600
   * @return a changed copy
   * @throws IllegalArgumentException if the size is out of range
   */
  public QueueSpec maxMessageBytes(long bytes) {
    return new QueueSpec(
        name,
        lockDuration,
        maxDeliveryCount,
        bytes,
        timeToLive,
        deadLetterOnExpiry,
        duplicateWindow);
  }

  /**
   * Sets the longest life of a message, counted from the moment it can be received. A message whose
   * sender asks for less gets less.
   *
   * @param life more than zero
   * @return a changed copy
   * @throws IllegalArgumentException if the duration is out of range
   */
  public QueueSpec timeToLive(Duration life) {
    return new QueueSpec(
        name,
        lockDuration,
        maxDeliveryCount,
        maxMessageBytes,
        Objects.requireNonNull(life, "timeToLive"),
        deadLetterOnExpiry,
        duplicateWindow);
  }

  /**
   * Sets whether an expired message moves to the dead-letter queue, with the reason {@code
   * TTLExpiredException}, or is dropped.
   *
   * @param deadLetter true to keep expired messages in the dead-letter queue
   * @return a changed copy
   */
  public QueueSpec deadLetterOnExpiry(boolean deadLetter) {
    return new QueueSpec(
        name,
        lockDuration,
        maxDeliveryCount,
        maxMessageBytes,
        timeToLive,
        deadLetter,
        duplicateWindow);
  }

  /**
   * Turns on duplicate detection: a message is accepted but not stored when its id was seen within
   * the window before it, even if that earlier message has been consumed.
   *
   * @param window more than zero, at most seven days
   * @return a changed copy
   * @throws IllegalArgumentException if the window is out of range
   */
  public QueueSpec duplicateDetection(Duration window) {
    return new QueueSpec(
        name,
        lockDuration,
        maxDeliveryCount,
        maxMessageBytes,
        timeToLive,
        deadLetterOnExpiry,
        Objects.requireNonNull(window, "window"));
  }

  private static void requireName(String name) {
    Objects.requireNonNull(name, "name");
    require(
        NAME.matcher(name).matches(),
        "queue name must be 1 to 260 letters, digits or . _ - /, beginning and ending with a"
            + (" letter or a digit; found '" + name + "'"));
  }

  private static void requireWithin(String what, Duration value, Duration longest) {
    Objects.requireNonNull(value, what);
    require(
        value.compareTo(Duration.ZERO) > 0 && value.compareTo(longest) <= 0,
        what + " must be more than zero and at most " + longest + ", not " + value);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
