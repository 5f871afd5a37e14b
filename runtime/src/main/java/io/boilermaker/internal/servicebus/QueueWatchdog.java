package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/**
 * Finds out whether an idle worker still has its queue: a receive link that has silently died looks
 * like a queue that is empty. When nothing has been heard for a while it looks into the queue, by
 * another link; and when messages wait there though this worker is idle, it has the receive link
 * opened again. Thread safe.
 */
public final class QueueWatchdog {

  private static final Logger log = GuardedLogger.of(QueueWatchdog.class);

  /** Enough to see past some that are deferred or scheduled. */
  private static final int MESSAGES = 32;

  /**
   * The queue to watch, and how.
   *
   * @param queue its name, for messages
   * @param interval how often to look, and how long a silence makes it worth while
   * @param giveUpAfter after which silence the queue is lost
   */
  public record Watch(String queue, Duration interval, Duration giveUpAfter) {}

  /** Looks into the queue by a link of its own. */
  public interface Look {

    /**
     * Asks for messages.
     *
     * @param count how many at most
     * @param limit how long to wait for the answer; a failure says why there is none
     */
    Mono<List<ServiceBusReceivedMessage>> into(int count, Duration limit);
  }

  private final Look look;
  private final Watch watch;
  private final WorkerMetrics metrics;
  private final MessagePump pump;
  private final Timer timer;
  private final CompletableFuture<Void> lost = new CompletableFuture<>();
  private volatile long renewedAt;
  private volatile String why = "it is silent";

  public QueueWatchdog(
      Look look, Watch watch, WorkerMetrics metrics, MessagePump pump, Timer timer) {
    this.look = look;
    this.watch = watch;
    this.metrics = metrics;
    this.pump = pump;
    this.timer = timer;
    this.renewedAt = timer.nanos();
  }

  public void start() {
    timer.every(watch.interval(), this::check);
  }

  /** Fails once the queue is lost. */
  public CompletableFuture<Void> lost() {
    return lost;
  }

  public boolean isLive() {
    return metrics.sinceContact().compareTo(watch.giveUpAfter()) <= 0;
  }

  /** Tells whether the service has answered recently. */
  public boolean isFresh() {
    return metrics.sinceContact().compareTo(watch.interval().multipliedBy(3)) <= 0;
  }

  private void check() {
    boolean idle = metrics.sinceReceive().compareTo(watch.interval()) > 0 && pump.hasFreeSlots();
    if (idle || metrics.sinceContact().compareTo(watch.interval()) > 0) {
      look();
    }
    if (!isLive()) {
      String text =
          "no answer from "
              + watch.queue()
              + " for "
              + metrics.sinceContact().toSeconds()
              + " s: "
              + why;
      if (lost.completeExceptionally(new IllegalStateException(text))) {
        log.error("{}: the worker is not live any more", text);
      }
    }
  }

  private void look() {
    var unused = look.into(MESSAGES, watch.interval()).subscribe(this::seen, this::failed);
  }

  private void seen(List<ServiceBusReceivedMessage> messages) {
    answered(messages.stream().filter(m -> m.getState() == ServiceBusMessageState.ACTIVE).count());
  }

  /**
   * Takes note of an answer.
   *
   * @param active how many messages wait to be received
   */
  private void answered(long active) {
    metrics.contact();
    // Other workers may have them; a new link costs little, but a message may be lost to the old
    // one until its lock ends, so this is rare.
    boolean silent =
        metrics.sinceReceive().compareTo(watch.giveUpAfter()) > 0
            && timer.nanos() - renewedAt > watch.giveUpAfter().toNanos();
    if (silent && active > pump.unsettled() && pump.hasFreeSlots()) {
      renewedAt = timer.nanos();
      log.info(
          "Nothing received though {} is not empty: the receive link is renewed", watch.queue());
      pump.renew();
    }
  }

  private void failed(Throwable error) {
    if (ServiceRequests.isUnreadable(error)) {
      // A message that is scheduled, or locked elsewhere, or has come to wait: it is not known.
      answered(1);
      return;
    }
    why = Thrown.message(error);
    log.warn(
        "No answer from {} for {} s: {}", watch.queue(), metrics.sinceContact().toSeconds(), why);
  }
}
