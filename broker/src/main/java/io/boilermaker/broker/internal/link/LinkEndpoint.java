package io.boilermaker.broker.internal.link;

import org.apache.qpid.proton.engine.Delivery;

/** The broker's end of one link, called when something arrives on it. */
public interface LinkEndpoint {

  /** Handles a transfer, or a new state of a delivery. */
  default void onDelivery(Delivery delivery) {}

  /** Handles new credit, a drain, or new room in the connection. */
  default void onFlow() {}

  /** Handles the end of the link or of its connection. */
  default void onClosed() {}
}
