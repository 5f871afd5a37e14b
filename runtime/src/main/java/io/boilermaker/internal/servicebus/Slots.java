package io.boilermaker.internal.servicebus;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The slots that tasks run in, and the messages that wait for one. A task that has ended needs no
 * slot while its message is settled, as long as fewer messages are being settled than there are
 * slots. Guarded by its owner.
 */
final class Slots {

  private final int total;
  private final int prefetch;
  private final Queue<Delivery> waiting = new ArrayDeque<>();
  private int running;
  private int settling;

  /**
   * Creates slots that are all free.
   *
   * @param prefetch how many messages may wait
   */
  Slots(int total, int prefetch) {
    this.total = total;
    this.prefetch = prefetch;
  }

  /** Counts how many more messages could be handled; not below zero if all are. */
  int free() {
    return Math.max(0, total - running - Math.max(0, settling - total));
  }

  /** Counts the messages that are not settled. */
  int unsettled() {
    return running + settling + waiting.size();
  }

  /**
   * Counts how many more messages to request. With prefetch it is many at once or none, since each
   * request is a frame.
   *
   * @param requested how many are requested and have not come
   * @param most the upper bound of that
   */
  int wanted(int requested, int most) {
    int more = Math.min(free() + prefetch - waiting.size(), most) - requested;
    boolean isDry = requested == 0 && waiting.isEmpty();
    return isDry || more > prefetch / 2 ? Math.max(0, more) : 0;
  }

  /** Takes a message, and tells whether there is a slot for it; else it waits. */
  boolean admit(Delivery delivery) {
    if (!waiting.isEmpty() || free() == 0) {
      waiting.add(delivery);
      return false;
    }
    received();
    return true;
  }

  /** Returns a message that there is a slot for by now. */
  @Nullable Delivery next() {
    if (waiting.isEmpty() || free() == 0) {
      return null;
    }
    received();
    return waiting.remove();
  }

  /** Returns all messages that wait, in slots beyond the total. */
  List<Delivery> takeWaiting() {
    List<Delivery> all = List.copyOf(waiting);
    waiting.clear();
    running += all.size();
    return all;
  }

  /** Counts the messages whose settlement the service is still to confirm. */
  int settling() {
    return settling;
  }

  /** Takes a slot, though it may be beyond the total. */
  void received() {
    running++;
  }

  void moved(DeliveryState from, DeliveryState to) {
    if (from.holdsSlot() && !to.holdsSlot()) {
      running--;
    }
    if (from.isBeingSettled()) {
      settling--;
    }
    if (to.isBeingSettled()) {
      settling++;
    }
  }
}
