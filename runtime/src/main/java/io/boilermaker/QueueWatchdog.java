package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether an idle worker still has its queue: a receive link that has silently died looks
 * like a queue that is empty. When nothing has been heard for a while it looks into the queue, by
 * another link; and when messages wait there though this worker is idle, it has the receive link
 * opened anew. Thread safe.
 */
final class QueueWatchdog {

  private static final Logger log = LoggerFactory.getLogger(QueueWatchdog.class);

  /** Enough to see past some that are deferred or scheduled. */
  private static final int MESSAGES = 32;

  private final Supplier<ServiceBusReceiverAsyncClient> receivers;
  private final Duration interval;
  private final Duration giveUpAfter;
  private final WorkerMetrics metrics;
  private final MessagePump pump;
  private final String queue;
  private final CompletableFuture<Void> lost = new CompletableFuture<>();
  private final Ticker ticker;
  private volatile long renewedAt;

  /**
   * @param interval how often to look, and how long a silence makes it worth while
   * @param giveUpAfter after which silence the queue is lost
   * @param queue its name, for messages
   */
  QueueWatchdog(
      Supplier<ServiceBusReceiverAsyncClient> receivers,
      Duration interval,
      Duration giveUpAfter,
      WorkerMetrics metrics,
      MessagePump pump,
      String queue,
      Ticker ticker) {
    this.receivers = receivers;
    this.interval = interval;
    this.giveUpAfter = giveUpAfter;
    this.metrics = metrics;
    this.pump = pump;
    this.queue = queue;
    this.ticker = ticker;
    this.renewedAt = ticker.nanos();
  }

  void start(ScheduledExecutorService timer) {
    long millis = interval.toMillis();
    var unused = timer.scheduleWithFixedDelay(this::check, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Fails once the queue is lost. */
  CompletableFuture<Void> lost() {
    return lost;
  }

  boolean isLive() {
    return metrics.sinceContact().compareTo(giveUpAfter) <= 0;
  }

  /** Whether the service has answered of late. */
  boolean isFresh() {
    return metrics.sinceContact().compareTo(interval.multipliedBy(3)) <= 0;
  }

  private void check() {
    boolean idle = metrics.sinceReceive().compareTo(interval) > 0 && pump.hasFreeSlots();
    if (idle || metrics.sinceContact().compareTo(interval) > 0) {
      look();
    }
    if (!isLive()) {
      String text = "no answer from " + queue + " for " + metrics.sinceContact().toSeconds() + " s";
      if (lost.completeExceptionally(new IllegalStateException(text))) {
        log.error("{}: the worker is not live any more", text);
      }
    }
  }

  private void look() {
    ServiceBusReceiverAsyncClient receiver = receivers.get();
    var unused =
        receiver
            .peekMessages(MESSAGES, 0)
            .collectList()
            .timeout(interval)
            .doFinally(signal -> receiver.close())
            .subscribe(this::seen, this::failed);
  }

  private void seen(List<ServiceBusReceivedMessage> messages) {
    metrics.contact();
    long active =
        messages.stream().filter(m -> m.getState() == ServiceBusMessageState.ACTIVE).count();
    // Other workers may have them; a new link costs little, but a message may be lost to the old
    // one until its lock ends, so this is rare.
    boolean silent =
        metrics.sinceReceive().compareTo(giveUpAfter) > 0
            && ticker.nanos() - renewedAt > giveUpAfter.toNanos();
    if (silent && active > pump.unsettled() && pump.hasFreeSlots()) {
      renewedAt = ticker.nanos();
      log.info("Nothing received though {} is not empty: the receive link is renewed", queue);
      pump.renew();
    }
  }

  private void failed(Throwable error) {
    log.warn(
        "No answer from {} for {} s: {}",
        queue,
        metrics.sinceContact().toSeconds(),
        error.toString());
  }
}
