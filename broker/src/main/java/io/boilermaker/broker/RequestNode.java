package io.boilermaker.broker;

import org.jspecify.annotations.Nullable;

/** A node that answers requests: {@code $cbs}, or the management node of a queue. */
interface RequestNode {

  /** Null when a fault wants that there is no answer. */
  @Nullable NodeReply answer(NodeRequest request);

  long maxRequestBytes();
}
