package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.link.HeldMemory;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.engine.Session;
import org.jspecify.annotations.Nullable;

/** The sessions of a client, by the channels of both sides. */
final class ClientSessions {

  /** The highest channel, as the service has it. */
  static final int LARGEST_CHANNEL = 4_999;

  /** The engine searches through all links of a session for each new one. */
  private static final int MOST_LINKS = 5_000;

  static final String TOO_MANY_LINKS = "A connection has at most " + MOST_LINKS + " links.";

  private final Map<Integer, ClientSession> byChannel = new HashMap<>();
  private final Map<Integer, ClientSession> byOwnChannel = new HashMap<>();
  private final HeldMemory held;
  private int links;

  ClientSessions(HeldMemory ofConnection) {
    this.held = ofConnection;
  }

  void begin(int channel, Session session) {
    byChannel.put(channel, new ClientSession(session, held));
  }

  void end(int channel) {
    ClientSession gone = byChannel.remove(channel);
    if (gone != null) {
      links -= gone.end();
    }
  }

  /**
   * Returns the session that the client has begun on a channel, also if the broker has ended it.
   */
  @Nullable ClientSession on(int channel) {
    return byChannel.get(channel);
  }

  /** Returns the session of a channel of the broker. */
  @Nullable ClientSession onOwn(int channel) {
    return byOwnChannel.get(channel);
  }

  /** Notes that the broker has begun its side of a session. */
  void answered(int ownChannel, int channel) {
    ClientSession session = byChannel.get(channel);
    if (session != null) {
      session.answer();
      byOwnChannel.put(ownChannel, session);
    }
  }

  /** Notes that the broker has ended its side of a session. */
  void ended(int ownChannel) {
    byOwnChannel.remove(ownChannel);
  }

  boolean haveTooManyLinks() {
    return links >= MOST_LINKS;
  }

  /** Adds the link that the engine has made for an attach. */
  void attached(ClientSession session, String name, Attach attach) {
    session.attached(name, attach);
    links++;
  }

  void detached(ClientSession session, UnsignedInteger handle) {
    if (session.detached(handle)) {
      links--;
    }
  }
}
