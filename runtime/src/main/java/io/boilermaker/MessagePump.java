package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import io.boilermaker.internal.time.Backoff;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;

/**
 * Takes messages from the queue, never more than there are free slots: with prefetch 0 the SDK
 * turns each request into one credit of the link. A slot is free again when its task has ended; no
 * task waits for another's settlement, as long as fewer messages are being settled than there are
 * slots. When the receive link ends for good it opens a new one, after waits that grow. Thread
 * safe.
 */
final class MessagePump {

  private static final Logger log = LoggerFactory.getLogger(MessagePump.class);

  /** The SDK's receive buffer holds 256 deliveries and breaks when it overflows. */
  private static final int MOST_CREDIT = 200;

  /** How long a stop waits for answers to settlements; they come over the link that it detaches. */
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(1);

  private static final Duration DETACH_LIMIT = Duration.ofSeconds(2);
  private static final Backoff REOPENING = new Backoff(1_000, 30_000, ChronoUnit.MILLIS);

  /** A link that lasts so long ends the series of failures before it. */
  private static final Duration LASTING = Duration.ofMinutes(1);

  private final Supplier<ServiceBusReceiverAsyncClient> receivers;
  private final int slots;
  private final ServiceRequests requests;
  private final Consumer<Delivery> handler;
  private final Consumer<Throwable> onLinkEnd;
  private final ScheduledExecutorService timer;
  private final Ticker ticker;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** All links whose receivers are open: the one that receives, and those with open deliveries. */
  private final List<Link> links = new ArrayList<>();

  private @Nullable Link receiving;
  private int running;
  private int settling;
  private int failures;
  private boolean stopped;

  /**
   * @param receivers opens a receiver
   * @param slots how many tasks may run at the same time
   * @param requests by which messages are settled
   * @param handler told of each delivery; must return at once and later call {@link #settled}
   * @param onLinkEnd told why a receive link ended
   * @param timer runs the waits before a link is opened again
   */
  MessagePump(
      Supplier<ServiceBusReceiverAsyncClient> receivers,
      int slots,
      ServiceRequests requests,
      Consumer<Delivery> handler,
      Consumer<Throwable> onLinkEnd,
      ScheduledExecutorService timer,
      Ticker ticker) {
    this.receivers = receivers;
    this.slots = slots;
    this.requests = requests;
    this.handler = handler;
    this.onLinkEnd = onLinkEnd;
    this.timer = timer;
    this.ticker = ticker;
  }

  /** Opens the receive link. */
  synchronized void start() {
    if (stopped || receiving != null) {
      return;
    }
    ServiceBusReceiverAsyncClient receiver = receivers.get();
    receiving = new Link(receiver);
    links.add(receiving);
    receiver.receiveMessages().subscribe(receiving);
  }

  /** Frees the slot of a delivery whose task has ended, so that another message is taken. */
  void ended(Delivery delivery) {
    if (!delivery.end()) {
      return;
    }
    Link current;
    synchronized (this) {
      running--;
      settling++;
      current = receiving;
    }
    if (current != null) {
      current.refill();
    }
  }

  /** Forgets a delivery that is settled or given up. Its task may have ended before, or not. */
  void settled(Delivery delivery) {
    Link current;
    synchronized (this) {
      if (delivery.end()) {
        running--;
      } else {
        settling--;
        notifyAll();
      }
      links.stream()
          .filter(link -> delivery.receiver() == link.receiver)
          .findFirst()
          .ifPresent(Link::settled);
      current = receiving;
    }
    if (current != null) {
      current.refill();
    }
  }

  /** How many messages it has that are not settled. */
  synchronized int unsettled() {
    return running + settling;
  }

  /** Whether more messages could be handled. */
  synchronized boolean hasFreeSlots() {
    return freeSlots() > 0;
  }

  private int freeSlots() {
    return slots - running - Math.max(0, settling - slots);
  }

  /** Leaves the receive link for a new one. */
  void renew() {
    Link old;
    synchronized (this) {
      old = receiving;
      if (old == null) {
        return;
      }
      old.end();
    }
    old.cancel();
    start();
  }

  /** Takes no more messages. Those taken stay settleable until {@link #close}. */
  void stop() {
    Link current;
    synchronized (this) {
      stopped = true;
      if (receiving != null) {
        awaitSettlements();
      }
      current = receiving;
      receiving = null;
    }
    if (current != null) {
      current.cancel();
      current.awaitDetached();
    }
  }

  /** Waits for what is being settled; tasks that still run are settled by other means. */
  private void awaitSettlements() {
    long end = ticker.nanos() + SETTLE_LIMIT.toNanos();
    try {
      for (long left = end - ticker.nanos(); settling > 0 && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - ticker.nanos();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes the receivers; messages that are not settled by now cannot be settled any more. */
  void close() {
    stop();
    List<Link> open;
    synchronized (this) {
      open = List.copyOf(links);
      links.clear();
    }
    open.forEach(link -> link.receiver.close());
  }

  /** One subscription of the receiver's stream, which lasts as long as the SDK can recover it. */
  private final class Link extends BaseSubscriber<ServiceBusReceivedMessage> {
    private final ServiceBusReceiverAsyncClient receiver;
    private final long openedAt = ticker.nanos();
    private int credit;
    private int unsettled;
    private boolean ended;

    Link(ServiceBusReceiverAsyncClient receiver) {
      this.receiver = receiver;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      refill();
    }

    @Override
    protected void hookOnNext(ServiceBusReceivedMessage message) {
      synchronized (MessagePump.this) {
        credit--;
        running++;
        unsettled++;
        failures = 0;
      }
      handler.accept(new Delivery(message, receiver, requests));
    }

    @Override
    protected void hookOnError(Throwable error) {
      onLinkEnd.accept(error);
      reopen(this);
    }

    @Override
    protected void hookOnComplete() {
      onLinkEnd.accept(new IllegalStateException("the receive link was completed"));
      reopen(this);
    }

    void refill() {
      int more;
      synchronized (MessagePump.this) {
        more = Math.min(freeSlots(), MOST_CREDIT) - credit;
        if (stopped || ended || more <= 0) {
          return;
        }
        credit += more;
      }
      request(more);
    }

    /** One delivery is settled; the last one of an ended link closes its receiver. */
    void settled() {
      unsettled--;
      closeIfDone();
    }

    /** It receives no more; its deliveries can still be settled. */
    void end() {
      ended = true;
      if (receiving == this) {
        receiving = null;
      }
      closeIfDone();
    }

    private void closeIfDone() {
      if (ended && unsettled == 0 && links.remove(this) && !timer.isShutdown()) {
        // Not by the caller, which may be a thread of the SDK's.
        timer.execute(receiver::close);
      }
    }

    /**
     * A link is detached some time after its subscription is cancelled, and a message that comes to
     * it until then stays locked for nobody. What is asked over the same connection afterwards is
     * answered after the detach.
     */
    void awaitDetached() {
      CompletableFuture<?> answer = receiver.peekMessages(1, 0).then().toFuture();
      try {
        answer.get(DETACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        log.debug("It is not known whether the receive link is detached", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        answer.cancel(true);
      }
    }

    boolean hasLasted() {
      return ticker.nanos() - openedAt > LASTING.toNanos();
    }
  }

  private synchronized void reopen(Link gone) {
    gone.end();
    if (stopped) {
      return;
    }
    failures = gone.hasLasted() ? 0 : failures;
    long wait = REOPENING.delay(failures, random).toMillis();
    failures++;
    log.info("Receiving again in {} ms", wait);
    var unused = timer.schedule(this::start, wait, TimeUnit.MILLISECONDS);
  }
}
