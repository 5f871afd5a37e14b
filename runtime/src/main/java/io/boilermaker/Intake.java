package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
 * turns each request into one credit of the link. When the receive link ends for good it opens a
 * new one, after waits that grow. Thread safe.
 */
final class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  /** The SDK's receive buffer holds 256 deliveries and breaks when it overflows. */
  private static final int MOST_CREDIT = 200;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Supplier<ServiceBusReceiverAsyncClient> receivers;
  private final int slots;
  private final Consumer<Delivery> handler;
  private final Consumer<Throwable> onLinkEnd;
  private final ScheduledExecutorService timer;
  private final RandomGenerator random;
  private final List<ServiceBusReceiverAsyncClient> opened = new ArrayList<>();
  private @Nullable Link link;
  private int busy;
  private int failures;
  private boolean stopped;

  /**
   * @param receivers opens a receiver
   * @param slots how many messages may be handled at the same time
   * @param handler told of each delivery; must return at once and later call {@link #release}
   * @param onLinkEnd told why a receive link ended
   * @param timer runs the waits before a link is opened again
   */
  Intake(
      Supplier<ServiceBusReceiverAsyncClient> receivers,
      int slots,
      Consumer<Delivery> handler,
      Consumer<Throwable> onLinkEnd,
      ScheduledExecutorService timer,
      RandomGenerator random) {
    this.receivers = receivers;
    this.slots = slots;
    this.handler = handler;
    this.onLinkEnd = onLinkEnd;
    this.timer = timer;
    this.random = random;
  }

  /** Opens the receive link. */
  synchronized void start() {
    if (stopped) {
      return;
    }
    ServiceBusReceiverAsyncClient receiver = receivers.get();
    opened.add(receiver);
    link = new Link(receiver);
    receiver.receiveMessages().subscribe(link);
  }

  /** Frees the slot of one delivery, so that another message is taken. */
  void release() {
    Link current;
    synchronized (this) {
      busy--;
      current = link;
    }
    if (current != null) {
      current.refill();
    }
  }

  /** Takes no more messages. Those taken stay settleable until {@link #close}. */
  void stop() {
    Link current;
    synchronized (this) {
      stopped = true;
      current = link;
      link = null;
    }
    if (current != null) {
      current.cancel();
    }
  }

  /** Closes the receivers; messages that are not settled by now cannot be settled any more. */
  void close() {
    stop();
    List<ServiceBusReceiverAsyncClient> all;
    synchronized (this) {
      all = List.copyOf(opened);
      opened.clear();
    }
    all.forEach(ServiceBusReceiverAsyncClient::close);
  }

  /** One subscription of the receiver's stream, which lasts as long as the SDK can recover it. */
  private final class Link extends BaseSubscriber<ServiceBusReceivedMessage> {
    private final ServiceBusReceiverAsyncClient receiver;
    private int credit;

    Link(ServiceBusReceiverAsyncClient receiver) {
      this.receiver = receiver;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      refill();
    }

    @Override
    protected void hookOnNext(ServiceBusReceivedMessage message) {
      synchronized (Intake.this) {
        credit--;
        busy++;
        failures = 0;
      }
      handler.accept(new Delivery(message, receiver));
    }

    @Override
    protected void hookOnError(Throwable error) {
      onLinkEnd.accept(error);
      reopen();
    }

    @Override
    protected void hookOnComplete() {
      onLinkEnd.accept(new IllegalStateException("the receive link was completed"));
      reopen();
    }

    void refill() {
      int more;
      synchronized (Intake.this) {
        more = Math.min(slots - busy, MOST_CREDIT) - credit;
        if (stopped || more <= 0) {
          return;
        }
        credit += more;
      }
      request(more);
    }
  }

  private synchronized void reopen() {
    if (stopped) {
      return;
    }
    link = null;
    long wait = FIRST_WAIT.toMillis() << Math.min(failures, 5);
    failures++;
    wait = Math.min(wait, LONGEST_WAIT.toMillis());
    wait = wait / 2 + random.nextLong(wait / 2 + 1);
    log.info("Receiving again in {} ms", wait);
    var unused = timer.schedule(this::start, wait, TimeUnit.MILLISECONDS);
  }
}
