package io.boilermaker.internal.servicebus;

/** The link that deliveries came by, and by which alone they can be settled. */
interface ReceiveLink {

  QueueReceiver receiver();

  /** Takes note of a transition of one of its deliveries. */
  void moved(DeliveryState from, DeliveryState to);

  /** Asks for more messages if there are free slots. */
  void refill();
}
