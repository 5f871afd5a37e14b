package io.boilermaker.internal.servicebus;

/**
 * The slots that tasks run in. A task that has ended needs no slot while its message is settled, as
 * long as fewer messages are being settled than there are slots. Guarded by its owner.
 */
final class Slots {

  private final int total;
  private int running;
  private int settling;

  Slots(int total) {
    this.total = total;
  }

  /** Counts how many more messages could be handled; not below zero if all are. */
  int free() {
    return Math.max(0, total - running - Math.max(0, settling - total));
  }

  /** Counts the messages that are not settled. */
  int unsettled() {
    return running + settling;
  }

  /** Counts the messages whose settlement the service is still to confirm. */
  int settling() {
    return settling;
  }

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
