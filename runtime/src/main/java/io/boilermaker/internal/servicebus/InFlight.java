package io.boilermaker.internal.servicebus;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The deliveries that are being handled. Thread safe; tests replace the wait. */
public class InFlight {

  private final Set<Delivery> deliveries = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition removed = lock.newCondition();

  /** Whether somebody waits, or has waited: only a stop does. */
  private volatile boolean awaited;

  public void add(Delivery delivery) {
    deliveries.add(delivery);
  }

  /** Removes a delivery. */
  public void remove(Delivery delivery) {
    deliveries.remove(delivery);
    if (awaited || deliveries.isEmpty()) {
      lock.lock();
      try {
        removed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  public List<Delivery> all() {
    return List.copyOf(deliveries);
  }

  /** Tells whether there are deliveries, and all whose handling has not ended are of a kind. */
  public boolean isOnly(Predicate<Delivery> kind) {
    List<Delivery> open =
        deliveries.stream().filter(delivery -> !delivery.state().awaitsAnswer()).toList();
    return !open.isEmpty() && open.stream().allMatch(kind);
  }

  /**
   * Waits until nothing is in flight.
   *
   * @return whether that came within the time
   */
  public boolean awaitEmpty(Duration time) throws InterruptedException {
    return awaitNone(delivery -> true, time);
  }

  /**
   * Waits until no delivery of a kind is in flight.
   *
   * @return whether that came within the time
   */
  public boolean awaitNone(Predicate<Delivery> kind, Duration time) throws InterruptedException {
    long left = time.toNanos();
    awaited = true;
    lock.lock();
    try {
      while (deliveries.stream().anyMatch(kind)) {
        if (left <= 0) {
          return false;
        }
        left = removed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
