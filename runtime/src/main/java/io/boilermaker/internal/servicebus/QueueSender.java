package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import io.boilermaker.internal.time.Ticker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends publications to one queue. A few requests are under way at a time; publications that come
 * meanwhile wait for one of them to end and then share the next. So a single publication is sent at
 * once, and many at the same time cost little more than one. Thread safe.
 */
public final class QueueSender {

  /** With fewer the connection is idle while answers are on their way, with more batches shrink. */
  static final int MOST_REQUESTS = 4;

  private final Function<PublishBatch, Mono<List<Long>>> requests;
  private final Ticker ticker;
  private final Deque<PublishBatch> apart = new ArrayDeque<>();
  private final Deque<Publication> waiting = new ArrayDeque<>();
  private int underWay;

  /**
   * Creates a sender.
   *
   * @param requests sends a batch and answers with the sequence numbers
   */
  public QueueSender(Function<PublishBatch, Mono<List<Long>>> requests, Ticker ticker) {
    this.requests = requests;
    this.ticker = ticker;
  }

  /** Sends publications; their results say how that ends. */
  public void send(List<Publication> publications) {
    synchronized (this) {
      waiting.addAll(publications);
    }
    sendWaiting();
  }

  /** Tells whether it holds nothing and waits for nothing, so that another may take its place. */
  public synchronized boolean isIdle() {
    return underWay == 0 && apart.isEmpty() && waiting.isEmpty();
  }

  private void sendWaiting() {
    for (Request next = next(); next != null; next = next()) {
      next.start();
    }
  }

  private synchronized @Nullable Request next() {
    if (underWay == MOST_REQUESTS || (apart.isEmpty() && waiting.isEmpty())) {
      return null;
    }
    underWay++;
    return new Request(apart.isEmpty() ? PublishBatch.of(waiting) : apart.remove());
  }

  /**
   * Takes back what may be sent once more.
   *
   * @return what may not
   */
  private synchronized List<Publication> takeBack(PublishBatch batch, Throwable error) {
    if (batch.publications().size() > 1 && areTooLarge(error)) {
      apart.addAll(batch.singles());
      return List.of();
    }
    List<Publication> lost = new ArrayList<>();
    for (Publication publication : batch.publications()) {
      if (publication.attempts() > 1) {
        waiting.add(publication.again(ticker.nanos()));
      } else {
        lost.add(publication);
      }
    }
    return lost;
  }

  /** Tells whether one message is larger than its queue takes. */
  public static boolean isTooLarge(Throwable error) {
    return error instanceof ServiceBusException e
        && ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED.equals(e.getReason());
  }

  /** Several messages may be too large together, which the SDK says in its own words. */
  private static boolean areTooLarge(Throwable error) {
    return isTooLarge(error)
        || (error instanceof ServiceBusException e
            && e.getCause() instanceof IllegalArgumentException);
  }

  /** A batch that is under way. */
  private final class Request {
    private final PublishBatch batch;
    private volatile boolean isStarted;

    Request(PublishBatch batch) {
      this.batch = batch;
    }

    void start() {
      var unused = requests.apply(batch).subscribe(this::confirmed, this::failed);
      isStarted = true;
    }

    private void confirmed(List<Long> sequenceNumbers) {
      if (sequenceNumbers.size() == batch.publications().size()) {
        end();
        batch.published(sequenceNumbers);
      } else {
        failed(new IllegalStateException("the answer has " + sequenceNumbers.size() + " numbers"));
      }
    }

    private void failed(Throwable error) {
      List<Publication> lost = takeBack(batch, error);
      end();
      lost.forEach(publication -> publication.result().failed(error));
    }

    /** Sends what waits, unless this ends within {@link #start}, whose caller is about to. */
    private void end() {
      synchronized (QueueSender.this) {
        underWay--;
      }
      if (isStarted) {
        sendWaiting();
      }
    }
  }
}
