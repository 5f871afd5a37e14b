package io.boilermaker.broker.junit;

import io.boilermaker.broker.LocalServiceBus;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tests that run, and their threads: for whoever asks without the context of a test. */
final class RunningTests {

  /**
   * The brokers of a thread, the innermost first: of a test, of its class, and of tests that the
   * thread runs while it waits for others.
   */
  private final Map<Thread, Deque<TestBroker>> byThread = new HashMap<>();

  synchronized void enter(TestBroker broker) {
    byThread.computeIfAbsent(Thread.currentThread(), t -> new ArrayDeque<>()).push(broker);
  }

  synchronized void leave(TestBroker broker) {
    byThread.values().forEach(brokers -> brokers.removeIf(entered -> entered.equals(broker)));
    byThread.values().removeIf(Collection::isEmpty);
  }

  /** Returns the broker of the test that the thread runs, or of the only one that runs at all. */
  synchronized LocalServiceBus bus() {
    Deque<TestBroker> own = byThread.get(Thread.currentThread());
    if (own != null) {
      return own.element().bus();
    }
    Set<LocalServiceBus> all =
        byThread.values().stream()
            .map(brokers -> brokers.element().bus())
            .collect(Collectors.toSet());
    if (all.size() == 1) {
      return all.iterator().next();
    }
    throw new IllegalStateException(
        all.isEmpty()
            ? "there is a broker only while a test runs, and in a static field from @BeforeAll on"
            : all.size()
                + " tests run at the same time, and the thread '"
                + Thread.currentThread().getName()
                + "' is that of none of them: take the LocalServiceBus as a parameter of the test");
  }
}
