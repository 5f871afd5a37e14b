package io.boilermaker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is to be published to one queue. A few requests are under way at a time; what comes
 * meanwhile waits for the end of one, and then shares the next. So a publication of its own is sent
 * at once, and many at the same time cost little more than one. Thread safe.
 */
final class Outbox {

  /** With fewer the connection is idle while answers are on their way, with more batches shrink. */
  static final int MOST_REQUESTS = 4;

  private final Function<PublishBatch, Mono<List<Long>>> requests;
  private final BiConsumer<Publication, Throwable> failures;
  private final Deque<PublishBatch> apart = new ArrayDeque<>();
  private final Deque<Publication> waiting = new ArrayDeque<>();
  private int underWay;

  /**
   * @param requests sends a batch, and answers with the sequence numbers
   * @param failures told of each publication that has no attempt left
   */
  Outbox(
      Function<PublishBatch, Mono<List<Long>>> requests,
      BiConsumer<Publication, Throwable> failures) {
    this.requests = requests;
    this.failures = failures;
  }

  void add(List<Publication> publications) {
    synchronized (this) {
      waiting.addAll(publications);
    }
    send();
  }

  private void send() {
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
    if (batch.publications().size() > 1 && ServiceBusPublisher.areTooLarge(error)) {
      apart.addAll(batch.singles());
      return List.of();
    }
    List<Publication> lost = new ArrayList<>();
    for (Publication publication : batch.publications()) {
      if (publication.attempts() > 1) {
        waiting.add(publication.again());
      } else {
        lost.add(publication);
      }
    }
    return lost;
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
        failed(
            new IllegalStateException("the answer tells " + sequenceNumbers.size() + " numbers"));
      }
    }

    private void failed(Throwable error) {
      List<Publication> lost = takeBack(batch, error);
      end();
      lost.forEach(publication -> failures.accept(publication, error));
    }

    /** Sends what waits, unless this ends within {@link #start}, whose caller is about to. */
    private void end() {
      synchronized (Outbox.this) {
        underWay--;
      }
      if (isStarted) {
        send();
      }
    }
  }
}
