package io.boilermaker.broker.internal.link;

import org.apache.qpid.proton.engine.Delivery;

/** The broker's end of one link: what to do when something arrives on it. */
public interface LinkEndpoint {

  /** A transfer has come in, or the peer has changed the state of a delivery. */
  default void onDelivery(Delivery delivery) {}

  /** The peer has given credit, asked to drain it, or its connection has room again. */
  default void onFlow() {}

  /** The link, or all of its connection, is gone. */
  default void onClosed() {}
}
