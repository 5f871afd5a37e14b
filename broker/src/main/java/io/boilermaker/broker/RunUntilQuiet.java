package io.boilermaker.broker;

import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.network.EventLoop;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.time.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Waits until workers have emptied queues, and moves time to the next scheduled message while they
 * are idle.
 */
final class RunUntilQuiet {

  /** So that whoever made them quiet also has the answer, and has counted what it did. */
  private static final int LOOKS = 10;

  private final EventLoop loop;
  private final BrokerContext broker;

  RunUntilQuiet(EventLoop loop, BrokerContext broker) {
    this.loop = loop;
    this.broker = broker;
  }

  /**
   * @throws IllegalStateException if the queues are not quiet in time
   */
  void run(Duration patience, String... names) {
    List<QueueState> queues =
        loop.await(() -> Arrays.stream(names).map(broker.queues()::require).toList());
    Patience left = Patience.of(patience, broker.time());
    for (int quiet = 0; quiet < LOOKS; ) {
      quiet = loop.await(() -> moveUnlessQuiet(queues)) ? quiet + 1 : 0;
      if (quiet == 0 && left.isOver()) {
        throw new IllegalStateException(
            "the queues are not quiet after "
                + patience
                + ": "
                + loop.await(() -> describe(queues)));
      }
      left.pause();
    }
  }

  /** Returns true if the queues are quiet; moves time if they only wait for that. */
  private boolean moveUnlessQuiet(List<QueueState> queues) {
    if (queues.stream().anyMatch(queue -> queue.counts().isBusy())) {
      return false;
    }
    Optional<Instant> next =
        queues.stream()
            .filter(queue -> queue.counts().scheduled() > 0)
            .flatMap(queue -> Stream.ofNullable(queue.nextDue()))
            .min(Comparator.naturalOrder());
    next.ifPresent(due -> broker.advance(Duration.between(broker.time().now(), due).plusMillis(1)));
    return next.isEmpty();
  }

  private static String describe(List<QueueState> queues) {
    return queues.stream()
        .map(queue -> queue.spec().name() + ": " + queue.counts())
        .collect(Collectors.joining(", "));
  }
}
