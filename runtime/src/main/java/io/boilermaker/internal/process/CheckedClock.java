package io.boilermaker.internal.process;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock of the user's, of whose code nothing is trusted. Where it fails, or tells a time that no
 * message can hold, the system's is taken in its place: a task costs more than a wrong time.
 */
public final class CheckedClock extends Clock {

  private static final Logger log =
      GuardedLogger.of(LoggerFactory.getLogger("io.boilermaker.Boilermaker"));

  /** Python knows the years 1 to 9999, and delays are added. */
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

  private final Clock clock;
  private final InstantSource system;
  private final AtomicBoolean isSaid;

  public CheckedClock(Clock clock) {
    this(Objects.requireNonNull(clock, "clock"), InstantSource.system(), new AtomicBoolean());
  }

  private CheckedClock(Clock clock, InstantSource system, AtomicBoolean isSaid) {
    this.clock = clock;
    this.system = system;
    this.isSaid = isSaid;
  }

  @Override
  public Instant instant() {
    Instant now;
    try {
      now = clock.instant();
    } catch (Throwable t) {
      return instead("it has thrown " + t.getClass().getName());
    }
    return isUsable(now) ? now : instead("it says " + now);
  }

  private static boolean isUsable(@Nullable Instant now) {
    return now != null && now.isAfter(EARLIEST) && now.isBefore(LATEST);
  }

  private Instant instead(String why) {
    if (isSaid.compareAndSet(false, true)) {
      log.error("The application's clock cannot be used, the system's is in its place: {}", why);
    }
    return system.instant();
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new CheckedClock(clock.withZone(zone), system, isSaid);
  }
}
