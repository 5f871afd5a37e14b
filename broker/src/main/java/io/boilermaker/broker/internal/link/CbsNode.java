package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.internal.access.EntityAddress;
import io.boilermaker.broker.internal.access.TokenRefusedException;
import io.boilermaker.broker.internal.access.Tokens;
import io.boilermaker.broker.internal.message.ErrorConditions;
import java.util.Map;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.jspecify.annotations.Nullable;

/** The node to which clients send the tokens that prove what they may use. */
final class CbsNode implements RequestNode {

  private static final long MAX_TOKEN_BYTES = 1 << 20;

  private final Tokens tokens;
  private final BrokerContext broker;

  CbsNode(Tokens tokens, BrokerContext broker) {
    this.tokens = tokens;
    this.broker = broker;
  }

  @Override
  public long maxRequestBytes() {
    return MAX_TOKEN_BYTES;
  }

  @Override
  public @Nullable NodeReply answer(NodeRequest request, @Nullable DeliveryState state) {
    if (request.operation().equals("put-token")) {
      return broker.faults().run(Operation.PUT_TOKEN, () -> take(request), NodeReply::refused);
    }
    return NodeReply.failed(
        400, ErrorConditions.NOT_ALLOWED, "$cbs knows no operation '" + request.operation() + "'.");
  }

  private NodeReply take(NodeRequest request) {
    try {
      tokens.add(request.text());
      String queue = EntityAddress.parse(request.name()).queue();
      return queue.isEmpty() || broker.queues().find(queue) != null
          ? new NodeReply(202, "Accepted", null, Map.of())
          : NodeReply.failed(
              404,
              ErrorConditions.NOT_FOUND,
              ErrorConditions.entityNotFound(EntityAddress.withoutHost(request.name())));
    } catch (TokenRefusedException e) {
      return NodeReply.failed(401, ErrorConditions.UNAUTHORIZED, String.valueOf(e.getMessage()));
    }
  }
}
