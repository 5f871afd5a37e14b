package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import io.boilermaker.internal.time.Backoff;
import io.boilermaker.internal.time.Timer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;

/**
 * Takes messages from the queue, never more than there are free slots: with prefetch 0 the SDK
 * turns each request into one credit of the link. When the receive link ends for good it opens
 * another, after waits that grow. Thread safe.
 */
public final class MessagePump {

  private static final Logger log = LoggerFactory.getLogger(MessagePump.class);

  /** The SDK's receive buffer holds 256 deliveries and breaks when it overflows. */
  private static final int MOST_CREDIT = 200;

  /** Bounds the wait of a stop for answers to settlements, which come over the link it detaches. */
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(1);

  private static final Duration DETACH_LIMIT = Duration.ofSeconds(2);
  private static final Backoff REOPENING = new Backoff(1_000, 30_000, ChronoUnit.MILLIS);

  /** A link that lasts so long ends the series of failures before it. */
  private static final Duration LASTING = Duration.ofMinutes(1);

  /** Is told what happens on the links. */
  public interface Listener {

    /** Takes a delivery; must return at once, and see to it that the delivery ends. */
    void received(Delivery delivery);

    /** Takes note of why a receive link ended. */
    void linkEnded(Throwable error);
  }

  private final Supplier<ServiceBusReceiverAsyncClient> receivers;
  private final ServiceRequests requests;
  private final Listener listener;
  private final Timer timer;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** All links whose receivers are open: the one that receives, and those with open deliveries. */
  private final List<Link> links = new ArrayList<>();

  private final Slots slots;

  private @Nullable Link receiving;
  private int failures;
  private boolean stopped;

  /**
   * Creates a pump that does not receive yet.
   *
   * @param receivers opens a receiver
   * @param slots how many tasks may run at the same time
   * @param requests by which messages are settled
   * @param timer runs the waits before a link is opened again
   */
  public MessagePump(
      Supplier<ServiceBusReceiverAsyncClient> receivers,
      int slots,
      ServiceRequests requests,
      Listener listener,
      Timer timer) {
    this.receivers = receivers;
    this.slots = new Slots(slots);
    this.requests = requests;
    this.listener = listener;
    this.timer = timer;
  }

  /** Opens the receive link. */
  public synchronized void start() {
    if (stopped || receiving != null) {
      return;
    }
    ServiceBusReceiverAsyncClient receiver = receivers.get();
    receiving = new Link(receiver);
    links.add(receiving);
    receiver.receiveMessages().subscribe(receiving);
  }

  /** Counts the messages that it has and that are not settled. */
  synchronized int unsettled() {
    return slots.unsettled();
  }

  /** Tells whether more messages could be handled. */
  synchronized boolean hasFreeSlots() {
    return slots.free() > 0;
  }

  private void refill() {
    Link current;
    synchronized (this) {
      current = receiving;
    }
    if (current != null) {
      current.ask();
    }
  }

  /** Leaves the receive link for another. */
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
  public void stop() {
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
    long end = timer.nanos() + SETTLE_LIMIT.toNanos();
    try {
      for (long left = end - timer.nanos(); slots.settling() > 0 && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - timer.nanos();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes the receivers; messages that are not settled by now cannot be settled any more. */
  public void close() {
    stop();
    List<Link> open;
    synchronized (this) {
      open = List.copyOf(links);
      links.clear();
    }
    open.forEach(link -> link.receiver.close());
  }

  private synchronized void reopen(Link gone) {
    gone.end();
    if (stopped) {
      return;
    }
    failures = gone.hasLasted() ? 0 : failures;
    Duration wait = REOPENING.delay(failures, random);
    failures++;
    log.info("Receiving again in {} ms", wait.toMillis());
    timer.after(wait, this::start);
  }

  /** One subscription of the receiver's stream, which lasts as long as the SDK can recover it. */
  private final class Link extends BaseSubscriber<ServiceBusReceivedMessage>
      implements ReceiveLink {
    private final ServiceBusReceiverAsyncClient receiver;
    private final long openedAt = timer.nanos();
    private int credit;
    private int open;
    private boolean ended;

    Link(ServiceBusReceiverAsyncClient receiver) {
      this.receiver = receiver;
    }

    @Override
    public ServiceBusReceiverAsyncClient receiver() {
      return receiver;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      ask();
    }

    @Override
    protected void hookOnNext(ServiceBusReceivedMessage message) {
      synchronized (MessagePump.this) {
        credit--;
        slots.received();
        open++;
        failures = 0;
      }
      listener.received(new Delivery(message, this, requests));
    }

    @Override
    protected void hookOnError(Throwable error) {
      listener.linkEnded(error);
      reopen(this);
    }

    @Override
    protected void hookOnComplete() {
      hookOnError(new IllegalStateException("the receive link was completed"));
    }

    private void ask() {
      int more;
      synchronized (MessagePump.this) {
        more = Math.min(slots.free(), MOST_CREDIT) - credit;
        if (stopped || ended || more <= 0) {
          return;
        }
        credit += more;
      }
      request(more);
    }

    @Override
    public void moved(DeliveryState from, DeliveryState to) {
      if (from.holdsSlot() && to.holdsSlot()) {
        // Nothing that is counted; most deliveries move so once.
        return;
      }
      synchronized (MessagePump.this) {
        slots.moved(from, to);
        if (to == DeliveryState.ENDED) {
          MessagePump.this.notifyAll();
          open--;
          closeIfDone();
        }
      }
      if (to == DeliveryState.ENDED) {
        refill();
      }
    }

    @Override
    public void refill() {
      MessagePump.this.refill();
    }

    /** It receives no more; its deliveries can still be settled. */
    void end() {
      ended = true;
      if (receiving == this) {
        receiving = null;
      }
      closeIfDone();
    }

    /** The last delivery of an ended link closes its receiver. */
    private void closeIfDone() {
      if (ended && open == 0 && links.remove(this)) {
        // Not by the caller, which may be a thread of the SDK's.
        timer.after(Duration.ZERO, receiver::close);
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
      return timer.nanos() - openedAt > LASTING.toNanos();
    }
  }
}
