package io.boilermaker.broker.internal.link;

import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.jspecify.annotations.Nullable;

/** A node that answers requests: {@code $cbs}, or the management node of a queue. */
interface RequestNode {

  /**
   * Answers a request; null if a planned fault suppresses the answer.
   *
   * @param state the delivery state that came with the request, such as the id of a transaction
   */
  @Nullable NodeReply answer(NodeRequest request, @Nullable DeliveryState state);

  long maxRequestBytes();
}
