package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.access.Tokens;
import io.boilermaker.broker.internal.link.LinkAttach;
import io.boilermaker.broker.internal.link.LinkEndpoint;
import io.boilermaker.broker.internal.message.ErrorConditions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.BaseHandler;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Session;

/** Handles the events of one client's connection, sessions and links. */
final class ConnectionEvents extends BaseHandler {

  private final LinkAttach attach;
  private final Tokens tokens;
  private final Set<Link> links = new HashSet<>();

  ConnectionEvents(LinkAttach attach, Tokens tokens) {
    this.attach = attach;
    this.tokens = tokens;
  }

  /** Detaches the links that the tokens of their client no longer allow. */
  void checkTokens() {
    if (tokens.areStale()) {
      closeLinks(ErrorConditions.of(ErrorConditions.UNAUTHORIZED, "The token has expired."));
    }
    closeLinks(
        link -> !LinkAttach.isForTokens(link) && !tokens.allow(LinkAttach.address(link)),
        ErrorConditions.of(ErrorConditions.DETACH_FORCED, ErrorConditions.RENEW_TOKEN_TEXT));
  }

  /** Detaches the links to queues and their management; the client can still send a token. */
  void closeLinks(ErrorCondition reason) {
    closeLinks(link -> !LinkAttach.isForTokens(link), reason);
  }

  void closeLinks(Predicate<Link> which, ErrorCondition reason) {
    List<Link> open = links.stream().filter(which).toList();
    forget(open);
    for (Link link : open) {
      link.setCondition(reason);
      link.close();
    }
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
    event.getSession().open();
  }

  @Override
  public void onSessionRemoteClose(Event event) {
    Session session = event.getSession();
    forget(links.stream().filter(link -> link.getSession() == session).toList());
    session.close();
    session.free();
  }

  @Override
  public void onLinkRemoteOpen(Event event) {
    links.add(event.getLink());
    attach.attach(event.getLink());
  }

  @Override
  public void onLinkRemoteDetach(Event event) {
    Link link = event.getLink();
    forget(List.of(link));
    link.detach();
    link.free();
  }

  @Override
  public void onLinkRemoteClose(Event event) {
    Link link = event.getLink();
    forget(List.of(link));
    if (link.getLocalState() != EndpointState.CLOSED) {
      link.close();
    }
    link.free();
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
