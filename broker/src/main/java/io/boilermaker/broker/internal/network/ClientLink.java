package io.boilermaker.broker.internal.network;

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

  private final String name;
  private final Link link;
  private @Nullable Begun begun;

  ClientLink(String name, Link link) {
    this.name = name;
    this.link = link;
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

  void begin(Begun delivery) {
    begun = delivery;
  }

  void complete() {
    begun = null;
  }
}
