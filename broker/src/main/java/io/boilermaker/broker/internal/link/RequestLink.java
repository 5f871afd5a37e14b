package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.message.MalformedMessageException;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Receiver;
import org.jspecify.annotations.Nullable;

/** A link on which a client sends requests to a node; the replies are sent on another. */
final class RequestLink extends InboundLink {

  private final Receiver receiver;
  private final RequestNode node;
  private final Replies replies;

  RequestLink(Receiver receiver, RequestNode node, ClientContext client) {
    super(receiver, node.maxRequestBytes(), client.output());
    this.receiver = receiver;
    this.node = node;
    this.replies = client.replies();
  }

  @Override
  DeliveryState accept(byte[] bytes, int messageFormat, @Nullable DeliveryState state) {
    if (replies.areTooMany()) {
      return Outcomes.rejected(
          ErrorConditions.RESOURCE_LIMIT_EXCEEDED,
          "Replies to earlier requests wait for credit or for room in the socket.");
    }
    try {
      NodeRequest request = NodeRequest.decode(bytes);
      NodeReply reply = node.answer(request, state);
      if (reply != null) {
        replies.send(receiver, request, reply);
      }
      return Accepted.getInstance();
    } catch (MalformedMessageException e) {
      return Outcomes.rejected(
          ErrorConditions.DECODE_ERROR, "The request cannot be read: " + e.getMessage());
    }
  }
}
