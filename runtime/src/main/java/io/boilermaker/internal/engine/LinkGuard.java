package io.boilermaker.internal.engine;

import com.azure.core.amqp.implementation.MessageSerializer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import org.apache.qpid.proton.amqp.transport.Source;
import org.apache.qpid.proton.engine.BaseHandler;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Handler;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;

/**
 * Gives each receive link of a connection a {@link DeliveryGuard}: those that are there, and others
 * when they are opened, which is before anything is received by them. Two of the same connection
 * are equal, so that the engine keeps one.
 *
 * @param sdkHandler the class of the SDK's own handlers; given, so that one which is missing or
 *     hidden is noticed before the connection's thread needs it
 */
record LinkGuard(DeliveryBytes bytes, MessageSerializer serializer, Class<?> sdkHandler)
    implements Handler {

  private static final EnumSet<EndpointState> ANY = EnumSet.allOf(EndpointState.class);

  /** To be called by the connection's own thread. */
  void guard(Connection engine) {
    engine.getReactor().getGlobalHandler().add(this);
    for (Link link = engine.linkHead(ANY, ANY); link != null; link = link.next(ANY, ANY)) {
      guard(link);
    }
  }

  private void guard(Link link) {
    Handler handler = BaseHandler.getHandler(link);
    if (link instanceof Receiver && isOfQueue(link) && sdkHandler.isInstance(handler)) {
      BaseHandler.setHandler(link, new DeliveryGuard(handler, bytes, serializer));
    }
  }

  /** The other links bring what the service writes itself: answers to requests and tokens. */
  private static boolean isOfQueue(Link link) {
    Source source = link.getSource();
    String address = source == null ? null : source.getAddress();
    return address != null && !address.equals("$cbs") && !address.endsWith("/$management");
  }

  @Override
  public void handle(Event event) {
    if (event.getType() == Event.Type.LINK_LOCAL_OPEN) {
      guard(event.getLink());
    }
  }

  @Override
  public void onUnhandled(Event event) {
    // Nothing is done about what others handle.
  }

  @Override
  public void add(Handler child) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterator<Handler> children() {
    return Collections.emptyIterator();
  }
}
