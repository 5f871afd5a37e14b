package io.boilermaker.broker.internal.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayDeque;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sender;
import org.jspecify.annotations.Nullable;

/** A link on which a client receives the replies of a node, as its credit allows. */
final class ReplyLink implements LinkEndpoint {

  private final Sender sender;
  private final Replies replies;
  private final ConnectionOutput output;
  private final HeldMemory held;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private long lastTag;
  private boolean drains;

  ReplyLink(Sender sender, ClientContext client) {
    this.sender = sender;
    this.replies = client.replies();
    this.output = client.output();
    this.held = client.held().part();
  }

  /** Returns the bytes that wait for credit, or for room in the socket. */
  long backlog() {
    return held.bytes() + sender.getSession().getOutgoingBytes();
  }

  boolean hasAddress(String address) {
    return sender.getRemoteTarget() instanceof Target target && address.equals(target.getAddress());
  }

  boolean hasName(String name) {
    return name.equals(LinkNames.toClient(sender.getName()));
  }

  /** Returns true if this link is on the same session and node as those requests. */
  boolean isBeside(Receiver requests) {
    return sender.getSession() == requests.getSession()
        && nodeOf(requests)
            .equalsIgnoreCase(
                sender.getRemoteSource() instanceof Source source ? text(source.getAddress()) : "");
  }

  private static String nodeOf(Receiver requests) {
    return requests.getRemoteTarget() instanceof Target target ? text(target.getAddress()) : "";
  }

  private static String text(@Nullable String address) {
    return address == null ? "" : address;
  }

  void send(byte[] reply) {
    waiting.add(reply);
    held.take(reply.length);
    sendWaiting();
  }

  @Override
  public void onFlow() {
    drains = sender.getDrain();
    sendWaiting();
  }

  private void sendWaiting() {
    while (!waiting.isEmpty() && sender.getCredit() > 0) {
      byte[] reply = waiting.remove();
      held.take(-reply.length);
      Delivery delivery = sender.delivery(Long.toHexString(++lastTag).getBytes(US_ASCII));
      sender.send(reply, 0, reply.length);
      sender.advance();
      delivery.settle();
      output.touch();
    }
    if (drains && !Drain.answer(sender, output)) {
      output.whenWritten(this::sendWaiting);
    } else {
      drains = false;
    }
  }

  @Override
  public void onClosed() {
    replies.remove(this);
    held.release();
  }
}
