package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.time.Backoff;
import io.boilermaker.internal.time.Timer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import reactor.core.publisher.BaseSubscriber;

/**
 * Takes messages from the queue, never more than there are free slots and places to wait: the SDK
 * turns each request into one credit of the link. Messages that are received ahead wait here and
 * not in the SDK, which does not release what it buffers. When the receive link ends for good it
 * opens another, after waits that grow. Thread safe.
 */
public final class MessagePump {

  private static final Logger log = GuardedLogger.of(MessagePump.class);

  /** The SDK's receive buffer holds 256 deliveries and breaks when it overflows. */
  private static final int MOST_CREDIT = 200;

  private static final Backoff REOPENING = new Backoff(1_000, 30_000, ChronoUnit.MILLIS);

  /** A link that lasts so long ends the series of failures before it. */
  private static final Duration LASTING = Duration.ofMinutes(1);

  /** Bounds the wait of a link that is left for another until nothing comes to it any more. */
  private static final Duration LEAVING = Duration.ofSeconds(30);

  /** Credit that lies unused for so long was at the service when a message came. */
  private static final Duration UNUSED = Duration.ofSeconds(2);

  /** Is told what happens on the links. */
  public interface Listener {

    /** Takes a delivery; must return at once, and see to it that the delivery ends. */
    void received(Delivery delivery);

    /** Takes note of why a receive link ended. */
    void linkEnded(Throwable error);
  }

  /**
   * The queue that messages come from.
   *
   * @param receivers opens a receiver
   * @param requests by which messages are settled
   * @param clock learns from what comes
   */
  public record Source(
      Supplier<QueueReceiver> receivers, ServiceRequests requests, ServiceClock clock) {}

  private final Source source;
  private final Listener listener;
  private final Timer timer;
  private final RandomGenerator random = new Random();

  /** All links whose receivers are open: the one that receives, and those with open deliveries. */
  private final List<Link> links = new ArrayList<>();

  private final Slots slots;

  private @Nullable Link receiving;
  private int failures;
  private boolean stopped;

  /**
   * Creates a pump that does not receive yet.
   *
   * @param slots how many tasks may run at the same time
   * @param prefetch how many messages may wait for a slot
   * @param timer runs the waits before a link is opened again
   */
  public MessagePump(Source source, int slots, int prefetch, Listener listener, Timer timer) {
    this.source = source;
    this.slots = new Slots(slots, prefetch);
    this.listener = listener;
    this.timer = timer;
  }

  /** Opens the receive link. */
  public synchronized void start() {
    if (stopped || receiving != null) {
      return;
    }
    QueueReceiver receiver = source.receivers().get();
    receiving = new Link(receiver);
    links.add(receiving);
    receiver.messages().subscribe(receiving);
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
    for (Delivery next = nextWaiting(); next != null; next = nextWaiting()) {
      listener.received(next);
    }
    Link current = receiving();
    if (current != null) {
      current.ask();
    }
  }

  private synchronized @Nullable Link receiving() {
    return receiving;
  }

  private synchronized @Nullable Delivery nextWaiting() {
    return stopped ? null : slots.next();
  }

  /** Leaves the receive link for another. */
  void renew() {
    Link old;
    synchronized (this) {
      old = receiving;
      receiving = null;
    }
    if (old != null) {
      start();
      var unused =
          old.arrivals.quiet(old.receiver, LEAVING).whenComplete((quiet, error) -> old.leave());
    }
  }

  /**
   * Takes no more messages. Those taken stay settleable until {@link #close}; what the service has
   * sent before it knows of this still comes.
   *
   * @return the messages that no task has begun
   */
  public synchronized List<Delivery> stop() {
    stopped = true;
    return slots.takeWaiting();
  }

  /**
   * Takes back the credit of the receive link, after a {@link #stop}.
   *
   * @return done when nothing comes any more: true if that is known, false after the limit or if
   *     the credit cannot be taken back; never fails
   */
  public CompletableFuture<Boolean> quiet(Duration limit) {
    Link current = receiving();
    return current == null
        ? CompletableFuture.completedFuture(true)
        : current.arrivals.quiet(current.receiver, limit);
  }

  /**
   * Detaches the links and closes their receivers; messages that are not settled by now cannot be
   * settled any more.
   *
   * @param open deliveries that have not ended. While the service is still to answer for one, its
   *     link stays, since the SDK would settle it once more
   */
  public void close(Collection<Delivery> open) {
    List<Link> idle = new ArrayList<>();
    synchronized (this) {
      stopped = true;
      receiving = null;
      for (Link link : List.copyOf(links)) {
        link.awaited = (int) open.stream().filter(link::awaits).count();
        link.leaving = true;
        if (link.awaited == 0) {
          links.remove(link);
          idle.add(link);
        }
      }
    }
    idle.forEach(Link::close);
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
    private final QueueReceiver receiver;
    private final Arrivals arrivals = new Arrivals();
    private final long openedAt = timer.nanos();
    private int credit;
    private long usedAt = openedAt;
    private int open;
    private boolean ended;
    private boolean leaving;
    private int awaited;

    Link(QueueReceiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public QueueReceiver receiver() {
      return receiver;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      ask();
    }

    @Override
    protected void hookOnNext(ServiceBusReceivedMessage message) {
      long now = timer.nanos();
      var delivery = new Delivery(message, this, source.requests(), now);
      boolean fresh;
      boolean begins;
      synchronized (MessagePump.this) {
        fresh = now - usedAt > UNUSED.toNanos();
        usedAt = now;
        credit--;
        open++;
        failures = 0;
        if (stopped) {
          slots.received();
        }
        begins = stopped || slots.admit(delivery);
      }
      source.clock().observe(message, now, fresh);
      if (begins) {
        listener.received(delivery);
      }
      arrivals.passedOn();
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
        more = stopped || ended ? 0 : slots.wanted(credit, MOST_CREDIT);
        if (more == 0) {
          return;
        }
        usedAt = credit == 0 ? timer.nanos() : usedAt;
        credit += more;
      }
      arrivals.asked(more);
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
          open--;
          awaited -= from.awaitsAnswer() ? 1 : 0;
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

    /** Receives no more, and ends. */
    private void leave() {
      cancel();
      synchronized (MessagePump.this) {
        end();
      }
    }

    /** The last delivery of an ended link closes its receiver. */
    private void closeIfDone() {
      if (((ended && open == 0) || (leaving && awaited <= 0)) && links.remove(this)) {
        cancel();
        receiver.closeLater();
      }
    }

    private boolean awaits(Delivery delivery) {
      return delivery.link() == this && delivery.state().awaitsAnswer();
    }

    private void close() {
      cancel();
      receiver.close();
    }

    boolean hasLasted() {
      return timer.nanos() - openedAt > LASTING.toNanos();
    }
  }
}
