package io.boilermaker;

import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.servicebus.WorkerMetrics.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The health of a worker at one moment. An immutable value.
 *
 * @param live false when the service has not answered for longer than {@link
 *     BoilermakerConfig#giveUpAfter()}: restarting the process is worth a try
 * @param ready whether the worker takes messages: it has started, is not stopping, and the service
 *     has answered recently
 * @param lastContact when the service last answered anything; null before the first time
 * @param lastReceive when the last message came; null before the first one
 * @param inFlight how many messages are being handled
 * @param lockRenewals how many locks have been renewed so far
 * @param succeeded how many tasks have succeeded so far
 * @param failed how many have failed for good
 * @param retried how many asked for another try
 * @param deadLettered how many messages were moved to the dead-letter queue
 */
public record WorkerHealth(
    boolean live,
    boolean ready,
    @Nullable Instant lastContact,
    @Nullable Instant lastReceive,
    int inFlight,
    long lockRenewals,
    long succeeded,
    long failed,
    long retried,
    long deadLettered) {

  static WorkerHealth of(WorkerMetrics metrics, boolean live, boolean ready, int inFlight) {
    return new WorkerHealth(
        live,
        ready,
        metrics.lastContact(),
        metrics.lastReceive(),
        inFlight,
        metrics.total(Event.LOCK_RENEWED),
        metrics.total(Event.SUCCEEDED),
        metrics.total(Event.FAILED),
        metrics.total(Event.RETRIED),
        metrics.total(Event.DEAD_LETTERED));
  }
}
