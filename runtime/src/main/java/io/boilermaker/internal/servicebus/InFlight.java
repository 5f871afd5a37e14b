package io.boilermaker.internal.servicebus;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The deliveries that are being handled. Thread safe. */
public final class InFlight {

  private final Set<Delivery> deliveries = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();

  public void add(Delivery delivery) {
    deliveries.add(delivery);
  }

  /** Removes a delivery. */
  public void remove(Delivery delivery) {
    deliveries.remove(delivery);
    if (deliveries.isEmpty()) {
      lock.lock();
      try {
        empty.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  public List<Delivery> all() {
    return List.copyOf(deliveries);
  }

  /**
   * Waits until nothing is in flight.
   *
   * @return whether that came within the time
   */
  public boolean awaitEmpty(Duration time) throws InterruptedException {
    long left = time.toNanos();
    lock.lock();
    try {
      while (!deliveries.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = empty.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
