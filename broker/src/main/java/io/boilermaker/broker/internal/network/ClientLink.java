package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.link.HeldMemory;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sender;
import org.jspecify.annotations.Nullable;

/** A link as its client sees it: the delivery that it has begun to send and not completed. */
final class ClientLink {

  /** The ids of a delivery, as the client and as the engine count. */
  record Begun(UnsignedInteger clientId, UnsignedInteger engineId) {}

  // What the engine keeps of a transfer beside its bytes, however few these are.
  private static final long TRANSFER = 128;

  private final String name;
  private final Link link;
  private final HeldMemory held;
  private @Nullable Begun begun;
  private long begunBytes;

  ClientLink(String name, Link link, HeldMemory held) {
    this.name = name;
    this.link = link;
    this.held = held;
  }

  HeldMemory held() {
    return held;
  }

  /** Returns true if the client calls a link of that role so. */
  boolean is(String name, Role role) {
    return this.name.equals(name) && (link instanceof Receiver) == (role == Role.SENDER);
  }

  Link link() {
    return link;
  }

  /** Returns true until the broker has closed the link; the client may have sent more meanwhile. */
  boolean isOpen() {
    return link.getLocalState() != EndpointState.CLOSED;
  }

  /**
   * Corrects a flow that has taken back the credit of messages on their way, of which its client
   * did not know yet: the engine would count them out of the next credit.
   *
   * @param flow one that the engine has taken
   * @return true if the engine has to take it again
   */
  boolean givesBack(Flow flow) {
    int left = link instanceof Sender ? link.getCredit() + link.getQueued() : 0;
    if (left < 0) {
      flow.setLinkCredit(flow.getLinkCredit().add(UnsignedInteger.valueOf(-left)));
    }
    return left < 0;
  }

  @Nullable Begun begun() {
    return begun;
  }

  /** Notes a part of a delivery. */
  void begin(Begun delivery, long payload) {
    begun = delivery;
    held.take(TRANSFER + payload);
    begunBytes += TRANSFER + payload;
  }

  void complete() {
    begun = null;
    held.take(-begunBytes);
    begunBytes = 0;
  }
}
