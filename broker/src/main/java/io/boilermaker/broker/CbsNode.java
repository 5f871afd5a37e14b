package io.boilermaker.broker;

import java.util.Map;

/**
 * Takes the tokens by which clients prove what they may do. Here every client may do everything.
 */
final class CbsNode implements RequestNode {

  private static final long MAX_TOKEN_BYTES = 1 << 20;

  @Override
  public long maxRequestBytes() {
    return MAX_TOKEN_BYTES;
  }

  @Override
  public NodeReply answer(NodeRequest request) {
    if (request.operation().equals("put-token")) {
      return new NodeReply(202, "Accepted", null, Map.of());
    }
    return NodeReply.failed(
        400, Errors.NOT_ALLOWED, "$cbs knows no operation '" + request.operation() + "'.");
  }
}
