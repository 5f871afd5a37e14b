package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.access.Tokens;
import io.boilermaker.broker.internal.link.ConnectionOutput;
import io.boilermaker.broker.internal.link.LinkAttach;
import io.boilermaker.broker.internal.link.LinkEndpoint;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.time.LogLimit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.BaseHandler;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Endpoint;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the events of one client's connection, sessions and links. */
final class ConnectionEvents extends BaseHandler implements FrameRefusals {

  private static final Logger log = LoggerFactory.getLogger(ConnectionEvents.class);

  private final LinkAttach attach;
  private final Tokens tokens;
  private final ConnectionOutput output;
  private final LogLimit limit;
  private final Set<Link> links = new HashSet<>();

  ConnectionEvents(LinkAttach attach, Tokens tokens, ConnectionOutput output, LogLimit limit) {
    this.limit = limit;
    this.attach = attach;
    this.tokens = tokens;
    this.output = output;
  }

  /**
   * Detaches the links that the tokens of their client no longer allow, and ends its transactions
   * that have taken too long.
   */
  void tick() {
    attach.endOverdue();
    if (tokens.areStale()) {
      closeLinks(ErrorConditions.of(ErrorConditions.UNAUTHORIZED, "The token has expired."));
    }
    closeLinks(
        link -> !LinkAttach.isAllowed(link, tokens),
        ErrorConditions.of(ErrorConditions.DETACH_FORCED, ErrorConditions.RENEW_TOKEN_TEXT));
  }

  /** Detaches the links to queues and their management; the client can still send a token. */
  void closeLinks(ErrorCondition reason) {
    closeLinks(link -> !LinkAttach.isForTokens(link), reason);
  }

  void closeLinks(Predicate<Link> which, ErrorCondition reason) {
    links.stream().filter(which).toList().forEach(link -> closeLink(link, reason));
  }

  /** Closes the link of an event that cannot be processed; the others of the client stay. */
  void refuse(Event event, Throwable failure) {
    Link link = event.getLink();
    if (link == null) {
      throw new IllegalStateException("Failed at " + event.getType(), failure);
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    limit.warn(
        log, "A link is closed, because its input cannot be processed: {}", cause.toString());
    log.debug("The input failed here", failure);
    closeLink(
        link,
        ErrorConditions.of(ErrorConditions.INTERNAL_ERROR, "What was sent cannot be processed."));
  }

  @Override
  public void closeLink(Link link, ErrorCondition reason) {
    forget(List.of(link));
    link.setCondition(reason);
    link.close();
  }

  @Override
  public void endSession(Session session, ErrorCondition reason) {
    forgetLinks(session);
    session.setCondition(reason);
    session.close();
  }

  @Override
  public void onConnectionRemoteOpen(Event event) {
    Connection connection = event.getConnection();
    connection.setContainer("boilermaker-broker");
    connection.open();
  }

  @Override
  public void onConnectionRemoteClose(Event event) {
    forgetLinks();
    event.getConnection().close();
  }

  @Override
  public void onConnectionUnbound(Event event) {
    forgetLinks();
  }

  /** Releases everything that the links of this client hold. */
  void forgetLinks() {
    forget(List.copyOf(links));
  }

  @Override
  public void onSessionRemoteOpen(Event event) {
    // Unless a later frame has made the broker end it.
    if (event.getSession().getLocalState() == EndpointState.UNINITIALIZED) {
      event.getSession().open();
    }
  }

  @Override
  public void onSessionRemoteClose(Event event) {
    Session session = event.getSession();
    forgetLinks(session);
    session.close();
    free(session);
  }

  /**
   * Frees what both sides have closed, once the engine has written that: if the client has closed
   * it in the turn in which it was opened, the engine would count it as freed twice.
   */
  private void free(Endpoint endpoint) {
    output.whenWritten(endpoint::free);
  }

  private void forgetLinks(Session session) {
    forget(links.stream().filter(link -> link.getSession() == session).toList());
  }

  @Override
  public void onLinkRemoteOpen(Event event) {
    Link link = event.getLink();
    if (link.getLocalState() == EndpointState.UNINITIALIZED
        && link.getSession().getLocalState() != EndpointState.CLOSED) {
      links.add(link);
      attach.attach(link);
    }
  }

  @Override
  public void onLinkRemoteDetach(Event event) {
    Link link = event.getLink();
    forget(List.of(link));
    link.detach();
    free(link);
  }

  @Override
  public void onLinkRemoteClose(Event event) {
    Link link = event.getLink();
    forget(List.of(link));
    if (link.getLocalState() != EndpointState.CLOSED) {
      link.close();
    }
    free(link);
  }

  @Override
  public void onLinkFlow(Event event) {
    if (event.getLink().getContext() instanceof LinkEndpoint endpoint) {
      endpoint.onFlow();
    }
  }

  @Override
  public void onDelivery(Event event) {
    if (event.getLink().getContext() instanceof LinkEndpoint endpoint) {
      endpoint.onDelivery(event.getDelivery());
    }
  }

  private void forget(List<Link> gone) {
    for (Link link : gone) {
      links.remove(link);
      if (link.getContext() instanceof LinkEndpoint endpoint) {
        endpoint.onClosed();
        link.setContext(null);
      }
    }
  }
}
