package io.boilermaker.broker;

/** A node that answers requests: {@code $cbs}, or the management node of a queue. */
interface RequestNode {

  NodeReply answer(NodeRequest request);

  long maxRequestBytes();
}
