package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.link.HeldMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Session;
import org.jspecify.annotations.Nullable;

/** What a client has opened on one channel. */
final class ClientSession {

  private static final long FOOTPRINT = 4_096;

  private final Session session;
  private final Map<UnsignedInteger, ClientLink> links = new HashMap<>();
  private final HeldMemory held;
  private final DeliveryIds incoming = new DeliveryIds();
  private long lastSent = -1;
  private boolean answered;

  ClientSession(Session session, HeldMemory ofConnection) {
    this.session = session;
    this.held = ofConnection.part();
    held.take(FOOTPRINT);
  }

  /** Counts nothing of this session any more, and returns how many links it had. */
  int end() {
    held.release();
    return links.size();
  }

  Session session() {
    return session;
  }

  /** Returns true until the broker has ended the session; the client may have sent more. */
  boolean isOpen() {
    return session.getLocalState() != EndpointState.CLOSED;
  }

  /** Notes that the client has been sent the begin of the session, with its window. */
  void answer() {
    answered = true;
  }

  boolean isAnswered() {
    return answered;
  }

  @Nullable ClientLink link(UnsignedInteger handle) {
    return links.get(handle);
  }

  /** Returns the open links that have the name and role of a new one. */
  List<Link> linksLike(Attach attach) {
    return links.values().stream()
        .filter(link -> link.isOpen() && link.is(attach.getName(), attach.getRole()))
        .map(ClientLink::link)
        .toList();
  }

  Iterable<ClientLink> links() {
    return links.values();
  }

  /** Adds the link that the engine has made for an attach. */
  void attached(String name, Attach attach) {
    Link link =
        attach.getRole() == Role.SENDER
            ? session.receiver(attach.getName())
            : session.sender(attach.getName());
    HeldMemory ofLink = held.part();
    ofLink.take(LinkFootprint.of(attach));
    links.put(attach.getHandle(), new ClientLink(name, link, ofLink));
  }

  /** Forgets a link; returns false if there is none of that handle. */
  boolean detached(UnsignedInteger handle) {
    ClientLink gone = links.remove(handle);
    if (gone != null) {
      gone.held().release();
    }
    return gone != null;
  }

  DeliveryIds incoming() {
    return incoming;
  }

  /** Notes the id of a delivery that is sent to the client. */
  void sent(UnsignedInteger deliveryId) {
    lastSent = Math.max(lastSent, deliveryId.longValue());
  }

  /** Returns the highest id of those deliveries; -1 for none. */
  long lastSent() {
    return lastSent;
  }
}
