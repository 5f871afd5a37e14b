package io.boilermaker.broker.internal.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Delivers active messages to the receivers that have credit, in turn. */
public final class Dispatcher {

  private final Map<SubQueue, ArrayDeque<Recipient>> waiting = new LinkedHashMap<>();
  private List<Recipient> draining = new ArrayList<>();

  /** Adds a receiver to the line of a queue; it must not be in it already. */
  public void enter(SubQueue queue, Recipient receiver) {
    waiting.computeIfAbsent(queue, q -> new ArrayDeque<>()).add(receiver);
  }

  public void leave(SubQueue queue, Recipient receiver) {
    ArrayDeque<Recipient> receivers = waiting.get(queue);
    if (receivers != null && receivers.remove(receiver) && receivers.isEmpty()) {
      waiting.remove(queue);
    }
  }

  /** Has the receiver return its unused credit after it got the messages there are. */
  public void drain(Recipient receiver) {
    draining.add(receiver);
  }

  /** Returns true if a message and a receiver for it are both waiting, or a receiver drains. */
  public boolean hasWork() {
    return !draining.isEmpty()
        || waiting.entrySet().stream()
            .anyMatch(entry -> entry.getKey().hasActive() && !entry.getValue().isEmpty());
  }

  /** Delivers until no message or no credit is left. */
  public void run() {
    waiting.forEach(Dispatcher::serve);
    List<Recipient> drained = draining;
    draining = new ArrayList<>();
    drained.forEach(Recipient::finishDrain);
  }

  private static void serve(SubQueue queue, ArrayDeque<Recipient> receivers) {
    while (queue.hasActive() && !receivers.isEmpty()) {
      Recipient receiver = receivers.remove();
      if (receiver.deliverNext()) {
        receivers.add(receiver);
      }
    }
  }
}
