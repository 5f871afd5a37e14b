package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.link.HeldMemory;
import io.boilermaker.broker.internal.link.LinkNames;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.time.LogLimit;
import java.util.EnumSet;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.ConnectionError;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.FrameBody;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.codec.ReadableBuffer;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.framing.TransportFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AMQP engine behind a check of what the client sends. Well-formed frames against the rules of
 * AMQP make the engine throw, hang or answer nothing. Here such a frame ends the link or session
 * that it is about, as the specification has it, or is ignored where it does no harm; a connection
 * ends only where the specification says so.
 */
final class CheckedTransport extends PaddedTransport {

  private static final Logger log = LoggerFactory.getLogger(CheckedTransport.class);

  /** As the engine announces it with each session. */
  private static final UnsignedInteger LARGEST_HANDLE = UnsignedInteger.valueOf(65_535);

  private static final UnsignedInteger MOST_CREDIT = UnsignedInteger.valueOf(Integer.MAX_VALUE);

  private static final EnumSet<EndpointState> NOT_OPENED = EnumSet.of(EndpointState.UNINITIALIZED);
  private static final EnumSet<EndpointState> ACTIVE = EnumSet.of(EndpointState.ACTIVE);

  private static final ErrorCondition STOLEN =
      ErrorConditions.of(ErrorConditions.STOLEN, "Another link of the same name was attached.");

  private final Connection connection;
  private final FrameRefusals refusals;
  private final DeliveryRules rules;
  private final LogLimit limit;
  private final ClientSessions sessions;

  private long attaches;

  CheckedTransport(
      Connection connection, FrameRefusals refusals, HeldMemory ofConnection, LogLimit limit) {
    this.connection = connection;
    this.sessions = new ClientSessions(ofConnection);
    this.limit = limit;
    this.refusals = refusals;
    this.rules = new DeliveryRules(refusals);
  }

  /** Ends the session of a frame that passes all checks here and at which the engine fails. */
  @Override
  public boolean handleFrame(TransportFrame frame) {
    try {
      return super.handleFrame(frame);
    } catch (RuntimeException | StackOverflowError e) {
      ClientSession session = sessions.on(frame.getChannel());
      if (session == null) {
        throw e;
      }
      limit.warn(log, "A session is ended, because a frame of it failed: {}", e.toString());
      log.debug("The frame failed here", e);
      end(session, ErrorConditions.INTERNAL_ERROR, "A frame of this session cannot be processed.");
      return false;
    }
  }

  @Override
  public void handleBegin(Begin begin, Binary payload, Integer channel) {
    if (channel > ClientSessions.LARGEST_CHANNEL) {
      closeConnection("channel-max exceeded");
      return;
    }
    ClientSession earlier = sessions.on(channel);
    if (earlier != null) {
      end(earlier, ErrorConditions.NOT_ALLOWED, "Another session began on the same channel.");
      return;
    }
    // The broker begins no session, so this one answers none, whatever it says.
    begin.setRemoteChannel(null);
    super.handleBegin(begin, payload, channel);
    sessions.begin(channel, newest());
  }

  /** Returns the session that the client has opened last; the engine appends them. */
  private Session newest() {
    Session newest = connection.sessionHead(NOT_OPENED, ACTIVE);
    for (Session next = newest; next != null; next = next.next(NOT_OPENED, ACTIVE)) {
      newest = next;
    }
    return newest;
  }

  @Override
  public void handleEnd(End end, Binary payload, Integer channel) {
    sessions.end(channel);
    super.handleEnd(end, payload, channel);
  }

  @Override
  public void handleAttach(Attach attach, Binary payload, Integer channel) {
    ClientSession session = open(channel);
    if (session == null) {
      return;
    }
    UnsignedInteger handle = attach.getHandle();
    if (handle.compareTo(LARGEST_HANDLE) > 0) {
      // The engine would close it by reading this frame again, without end.
      closeConnection("handle-max exceeded");
      return;
    }
    if (session.link(handle) != null) {
      end(session, ErrorConditions.HANDLE_IN_USE, "Handle " + handle + " has a link already.");
      return;
    }
    if (sessions.haveTooManyLinks()) {
      end(session, ErrorConditions.RESOURCE_LIMIT_EXCEEDED, ClientSessions.TOO_MANY_LINKS);
      return;
    }
    session.linksLike(attach).forEach(earlier -> refusals.closeLink(earlier, STOLEN));
    if (attach.getRole() == Role.SENDER && attach.getInitialDeliveryCount() == null) {
      attach.setInitialDeliveryCount(UnsignedInteger.ZERO);
    }
    String name = attach.getName();
    attach.setName(LinkNames.toEngine(name, attaches++));
    super.handleAttach(attach, payload, channel);
    sessions.attached(session, name, attach);
  }

  private void closeConnection(String reason) {
    connection.setCondition(new ErrorCondition(ConnectionError.FRAMING_ERROR, reason));
    connection.close();
  }

  @Override
  public void handleDetach(Detach detach, Binary payload, Integer channel) {
    ClientSession session = open(channel);
    if (session != null) {
      sessions.detached(session, detach.getHandle());
      super.handleDetach(detach, payload, channel);
    }
  }

  @Override
  public void handleFlow(Flow flow, Binary payload, Integer channel) {
    ClientSession session = open(channel);
    if (session == null) {
      return;
    }
    ClientLink link = null;
    if (flow.getHandle() != null) {
      link = attached(session, flow.getHandle());
      if (link == null) {
        return;
      }
      if (!link.isOpen() || isIncomplete(flow, link)) {
        flow.setHandle(null);
      } else if (flow.getLinkCredit().compareTo(MOST_CREDIT) > 0) {
        // A client whose messages crossed the flow that took back their credit has less than none.
        flow.setLinkCredit(UnsignedInteger.ZERO);
      }
    }
    super.handleFlow(flow, payload, channel);
    if (flow.getHandle() != null && link != null && link.givesBack(flow)) {
      super.handleFlow(flow, payload, channel);
    }
  }

  /** Returns true if a flow says nothing of its link that could be computed with. */
  private static boolean isIncomplete(Flow flow, ClientLink link) {
    return flow.getLinkCredit() == null
        || (link.link() instanceof Receiver && flow.getDeliveryCount() == null);
  }

  @Override
  public void handleTransfer(Transfer transfer, Binary payload, Integer channel) {
    ClientSession session = open(channel);
    ClientLink link = session == null ? null : attached(session, transfer.getHandle());
    if (session == null || link == null || !link.isOpen()) {
      return;
    }
    if (!session.isAnswered()) {
      // The client cannot know the window, and the engine has none yet.
      end(session, ErrorConditions.WINDOW_VIOLATION, "A transfer came before the answer to begin.");
    } else if (rules.begin(transfer, payload, session, link)) {
      super.handleTransfer(transfer, payload, channel);
      DeliveryRules.taken(transfer, session, link);
    }
  }

  @Override
  public void handleDisposition(Disposition disposition, Binary payload, Integer channel) {
    ClientSession session = open(channel);
    if (session == null) {
      return;
    }
    for (DeliveryRules.Range ids : rules.known(disposition, session)) {
      if (ids.first() <= ids.last()) {
        disposition.setFirst(UnsignedInteger.valueOf(ids.first()));
        disposition.setLast(UnsignedInteger.valueOf(ids.last()));
        super.handleDisposition(disposition, payload, channel);
      }
    }
  }

  /** Returns the client's session on a channel; null if what is sent there is to be discarded. */
  private @Nullable ClientSession open(Integer channel) {
    ClientSession session = sessions.on(channel);
    return session == null || !session.isOpen() ? null : session;
  }

  /** Returns the link of a handle, or ends the session. */
  private @Nullable ClientLink attached(ClientSession session, UnsignedInteger handle) {
    ClientLink link = session.link(handle);
    if (link == null) {
      end(session, ErrorConditions.UNATTACHED_HANDLE, "Handle " + handle + " has no link.");
    }
    return link;
  }

  private void end(ClientSession session, Symbol condition, String text) {
    if (session.isOpen()) {
      refusals.endSession(session.session(), ErrorConditions.of(condition, text));
    }
  }

  /** Translates ids and names back, and notes the deliveries that go out. */
  @Override
  protected void writeFrame(
      int channel, FrameBody body, ReadableBuffer payload, Runnable onPayloadTooLarge) {
    if (body instanceof Begin begin) {
      sessions.answered(channel, begin.getRemoteChannel().intValue());
    } else if (body instanceof End) {
      sessions.ended(channel);
    } else if (body instanceof Attach attach) {
      attach.setName(LinkNames.toClient(attach.getName()));
    }
    ClientSession session = sessions.onOwn(channel);
    if (session != null && body instanceof Transfer transfer) {
      session.sent(transfer.getDeliveryId());
    } else if (session != null
        && body instanceof Disposition disposition
        && disposition.getRole() == Role.RECEIVER) {
      session.incoming().translate(disposition);
    }
    super.writeFrame(channel, body, payload, onPayloadTooLarge);
  }
}
