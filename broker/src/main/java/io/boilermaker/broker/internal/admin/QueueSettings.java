package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a queue under the names that the service has for them, which are the
 * same in requests of administration and in the emulator's configuration file.
 */
public final class QueueSettings {

  /** Settings without effect here: storage has no limit of its own for each queue. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "MaxSizeInMegabytes",
          "EnableBatchedOperations",
          "EnablePartitioning",
          "EnableExpress",
          "UserMetadata");

  static final Duration DEFAULT_WINDOW = Duration.ofMinutes(10);

  /** The service's value for never: the longest .NET TimeSpan. */
  static final String FOREVER = "P10675199DT2H48M5.4775807S";

  /** A duration from here on means never; not all clients send the exact fraction. */
  private static final Duration ALMOST_FOREVER = Duration.ofDays(10_675_199);

  private final @Nullable Consumer<String> unsupported;
  private QueueSpec spec;
  private boolean duplicateDetection;
  private Duration window;

  /** Starts from the settings of a queue. */
  public QueueSettings(QueueSpec spec) {
    this(spec, null);
  }

  /**
   * Starts from the settings of a queue.
   *
   * @param unsupported takes the reason for each setting that is ignored because it is not
   *     supported; null to refuse it
   */
  public QueueSettings(QueueSpec spec, @Nullable Consumer<String> unsupported) {
    this.unsupported = unsupported;
    this.spec = spec;
    this.duplicateDetection = spec.duplicateWindow() != null;
    this.window = spec.duplicateWindow() == null ? DEFAULT_WINDOW : spec.duplicateWindow();
  }

  /**
   * Applies a setting.
   *
   * @return false if there is no setting of that name
   * @throws IllegalArgumentException if the value is not allowed or not supported
   */
  public boolean set(String name, String value) {
    switch (name) {
      case "LockDuration" -> spec = spec.lockDuration(duration(value));
      case "MaxDeliveryCount" -> spec = spec.maxDeliveryCount(number(value));
      case "DefaultMessageTimeToLive" -> spec = withTimeToLive(duration(value));
      case "DeadLetteringOnMessageExpiration" -> spec = spec.deadLetterOnExpiry(flag(value));
      case "RequiresDuplicateDetection" -> duplicateDetection = flag(value);
      case "DuplicateDetectionHistoryTimeWindow" -> window = duration(value);
      case "MaxMessageSizeInKilobytes" -> setMaxKilobytes(number(value));
      case "RequiresSession" -> refuse(flag(value), "sessions are not supported");
      case "ForwardTo", "ForwardDeadLetteredMessagesTo" ->
          refuse(!value.isEmpty(), "forwarding is not supported");
      case "AutoDeleteOnIdle" ->
          refuse(isFinite(duration(value)), "queues are not deleted when idle");
      case "Status" -> refuse(!value.equals("Active"), "a queue is always Active");
      default -> {
        return WITHOUT_EFFECT.contains(name);
      }
    }
    return true;
  }

  /**
   * Finds a right by the name that the service has for it, in any letter case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static AccessRight right(String claim) {
    for (AccessRight right : AccessRight.values()) {
      if (right.claim().equalsIgnoreCase(claim)) {
        return right;
      }
    }
    throw new IllegalArgumentException("must be Listen, Send or Manage, not '" + claim + "'");
  }

  /**
   * Returns the queue with these settings.
   *
   * @throws IllegalArgumentException if the name or the window of duplicates is not allowed
   */
  public QueueSpec toSpec(String name) {
    return new QueueSpec(
        name,
        spec.lockDuration(),
        spec.maxDeliveryCount(),
        spec.maxMessageBytes(),
        spec.timeToLive(),
        spec.deadLetterOnExpiry(),
        duplicateDetection ? window : null);
  }

  private QueueSpec withTimeToLive(Duration life) {
    return new QueueSpec(
        spec.name(),
        spec.lockDuration(),
        spec.maxDeliveryCount(),
        spec.maxMessageBytes(),
        isFinite(life) ? life : null,
        spec.deadLetterOnExpiry(),
        spec.duplicateWindow());
  }

  /** A client that sends back the rounded limit that it has read must not change it. */
  private void setMaxKilobytes(int kilobytes) {
    if (kilobytes != spec.maxMessageBytes() / 1_024) {
      spec = spec.maxMessageBytes(1_024L * kilobytes);
    }
  }

  private static boolean isFinite(@Nullable Duration duration) {
    return duration != null && duration.compareTo(ALMOST_FOREVER) < 0;
  }

  private void refuse(boolean asked, String why) {
    if (!asked) {
      return;
    }
    if (unsupported == null) {
      throw new IllegalArgumentException(why + " by this broker");
    }
    unsupported.accept(why + " by this broker");
  }

  private static boolean flag(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false, not '" + value + "'");
    };
  }

  private static int number(String value) {
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("must be a whole number, not '" + value + "'");
    }
    return Integer.parseInt(value);
  }

  private static Duration duration(String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be an ISO 8601 duration such as PT30S, PT1H or P14D, not '" + value + "'", e);
    }
  }
}
