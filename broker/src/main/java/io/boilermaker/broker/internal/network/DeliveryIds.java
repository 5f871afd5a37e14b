package io.boilermaker.broker.internal.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Disposition;

/**
 * Ids of the deliveries that a client sends in a session. The engine takes an unbroken sequence
 * only; a Python client whose threads share a receiver repeats ids, which Service Bus accepts. From
 * the first id out of sequence on, which begins with 0, the engine gets its own ids, and answers
 * are translated.
 */
final class DeliveryIds {

  private final Map<UnsignedInteger, UnsignedInteger> clientIds = new HashMap<>();
  private boolean translating;
  private int next;

  /** Returns the id by which the engine knows a new delivery. */
  UnsignedInteger begin(UnsignedInteger clientId, boolean settled) {
    translating |= next != clientId.intValue();
    UnsignedInteger engineId = UnsignedInteger.valueOf(next);
    next++;
    if (translating && !settled) {
      clientIds.put(engineId, clientId);
    }
    return engineId;
  }

  /** Changes what the engine says of a delivery to the id by which the client knows it. */
  void translate(Disposition ofOne) {
    UnsignedInteger engineId = ofOne.getFirst();
    UnsignedInteger clientId = translating ? clientIds.getOrDefault(engineId, engineId) : engineId;
    ofOne.setFirst(clientId);
    ofOne.setLast(clientId);
    if (ofOne.getSettled()) {
      settled(engineId);
    }
  }

  /** Forgets a delivery, about which nothing more is said. */
  void settled(UnsignedInteger engineId) {
    if (translating) {
      clientIds.remove(engineId);
    }
  }

  /** Returns the engine's ids of those deliveries that have an id of their own in that range. */
  List<UnsignedInteger> translated(long first, long last) {
    List<UnsignedInteger> engineIds = new ArrayList<>();
    clientIds.forEach(
        (engineId, clientId) -> {
          if (clientId.longValue() >= first && clientId.longValue() <= last) {
            engineIds.add(engineId);
          }
        });
    return engineIds;
  }

  /** Returns true if the client's ids are the engine's. */
  boolean areEqual() {
    return !translating;
  }

  /** Returns the last id that was given; -1 for none. */
  long last() {
    return Integer.toUnsignedLong(next) - 1;
  }
}
