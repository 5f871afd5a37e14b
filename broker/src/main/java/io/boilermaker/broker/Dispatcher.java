package io.boilermaker.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands active messages to the receivers that have credit, to one after the other in turn. */
final class Dispatcher {

  private final Map<SubQueue, ArrayDeque<DeliveryLink>> waiting = new LinkedHashMap<>();
  private List<DeliveryLink> draining = new ArrayList<>();

  /** Lines a receiver up; it must not be in line already. */
  void enter(SubQueue queue, DeliveryLink receiver) {
    waiting.computeIfAbsent(queue, q -> new ArrayDeque<>()).add(receiver);
  }

  void leave(SubQueue queue, DeliveryLink receiver) {
    ArrayDeque<DeliveryLink> receivers = waiting.get(queue);
    if (receivers != null && receivers.remove(receiver) && receivers.isEmpty()) {
      waiting.remove(queue);
    }
  }

  /** Has the receiver's unused credit taken back once it got what there is. */
  void drain(DeliveryLink receiver) {
    draining.add(receiver);
  }

  /** True when a message and a receiver for it are both waiting. */
  boolean hasWork() {
    return waiting.entrySet().stream()
        .anyMatch(entry -> entry.getKey().hasActive() && !entry.getValue().isEmpty());
  }

  /** Delivers until messages or credit are used up. */
  void run() {
    waiting.forEach(Dispatcher::serve);
    List<DeliveryLink> drained = draining;
    draining = new ArrayList<>();
    drained.forEach(DeliveryLink::finishDrain);
  }

  private static void serve(SubQueue queue, ArrayDeque<DeliveryLink> receivers) {
    while (queue.hasActive() && !receivers.isEmpty()) {
      DeliveryLink receiver = receivers.remove();
      if (receiver.deliverNext()) {
        receivers.add(receiver);
      }
    }
  }
}
