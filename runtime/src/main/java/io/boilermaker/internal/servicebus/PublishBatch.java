package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Messages that go to one queue in one request, after the same delay: all of them, or none.
 *
 * @param publications at least one
 */
public record PublishBatch(List<Publication> publications) {

  // A request is a message itself, and 256 KB is what the smallest tier takes.
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_MESSAGES = 500;

  /** The bytes that a message adds to its body: id, annotations, and the map around it. */
  private static final int FRAME_BYTES = 300;

  /** Takes as much from the head of what waits as one request may carry. */
  static PublishBatch of(Deque<Publication> waiting) {
    Publication first = waiting.remove();
    List<Publication> taken = new ArrayList<>(List.of(first));
    int bytes = size(first);
    for (Publication next = waiting.peek();
        next != null
            && taken.size() < MOST_MESSAGES
            && bytes + size(next) <= MOST_BYTES
            && next.delay().equals(first.delay());
        next = waiting.peek()) {
      bytes += size(next);
      taken.add(waiting.remove());
    }
    return new PublishBatch(taken);
  }

  private static int size(Publication publication) {
    return publication.bytes() + FRAME_BYTES;
  }

  public Duration delay() {
    return publications.get(0).delay();
  }

  /** Returns what the ticker said when the first of them was asked for. */
  public long since() {
    return publications.get(0).since();
  }

  public List<ServiceBusMessage> messages() {
    return publications.stream().map(Publication::message).toList();
  }

  /** Returns a batch for each of the messages. */
  List<PublishBatch> singles() {
    return publications.stream().map(single -> new PublishBatch(List.of(single))).toList();
  }

  void published(List<Long> sequenceNumbers) {
    for (int i = 0; i < publications.size(); i++) {
      publications.get(i).result().published(sequenceNumbers.get(i));
    }
  }
}
