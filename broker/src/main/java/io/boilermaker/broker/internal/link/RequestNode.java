package io.boilermaker.broker.internal.link;

import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.jspecify.annotations.Nullable;

/** A node that answers requests: {@code $cbs}, or the management node of a queue. */
interface RequestNode {

  /**
   * Acts on a request; null when a fault wants that there is no answer.
   *
   * @param state what the client says of the request: that it belongs to a transaction
   */
  @Nullable NodeReply answer(NodeRequest request, @Nullable DeliveryState state);

  long maxRequestBytes();
}
