package io.boilermaker.internal.servicebus;

import com.azure.core.amqp.implementation.ReactorConnection;
import com.azure.core.amqp.implementation.ReactorProvider;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import com.azure.messaging.servicebus.implementation.ServiceBusManagementNode;
import io.boilermaker.internal.engine.SdkField;
import io.boilermaker.internal.process.GuardedLogger;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Session;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/**
 * The links and sessions of senders on a connection. The SDK keeps those of a closed sender, and
 * each link that the service has refused, some 16 KB, until the connection ends. So this frees them
 * through private fields of the SDK; see decision 19. Where those are gone, it does nothing.
 */
final class SenderLinks {

  private static final Logger log = GuardedLogger.of(SenderLinks.class);

  private static final EnumSet<EndpointState> CLOSED = EnumSet.of(EndpointState.CLOSED);

  /** What the SDK appends to the name of a queue to name the session of its management node. */
  private static final String MANAGEMENT = "-mgmt-session";

  private SenderLinks() {}

  /** Frees what the service has closed, such as the links of refused attempts. */
  static void free(ServiceBusSenderAsyncClient sender) {
    withConnection(sender, SenderLinks::freeClosed);
  }

  /** Ends the sessions of a queue to which nothing is sent any more. */
  static void end(ServiceBusSenderAsyncClient sender, String queue) {
    withConnection(
        sender,
        connection -> {
          ServiceBusManagementNode node = managementNodes(connection).remove(queue);
          if (node != null) {
            node.close();
          }
          connection.removeSession(queue);
          connection.removeSession(queue + MANAGEMENT);
          freeClosed(connection);
        });
  }

  private static void withConnection(
      ServiceBusSenderAsyncClient sender, Consumer<ReactorConnection> action) {
    var unused =
        Mono.defer(() -> SdkField.connection(sender))
            .cast(ReactorConnection.class)
            .subscribe(action, error -> log.debug("The links of a sender are kept", error));
  }

  @SuppressWarnings("unchecked") // Declared so.
  private static Map<String, ServiceBusManagementNode> managementNodes(
      ReactorConnection connection) {
    return (Map<String, ServiceBusManagementNode>)
        SdkField.read(connection, connection.getClass(), "managementNodes");
  }

  /** On the connection's own thread, as all that is done with its engine. */
  private static void freeClosed(ReactorConnection connection) {
    var provider =
        (ReactorProvider) SdkField.read(connection, ReactorConnection.class, "reactorProvider");
    var engine = (Connection) SdkField.read(connection, ReactorConnection.class, "connection");
    try {
      provider.getReactorDispatcher().invoke(() -> freeClosed(engine));
    } catch (IOException e) {
      log.debug("The connection has ended, and its links with it", e);
    }
  }

  private static void freeClosed(Connection engine) {
    Link nextLink;
    for (Link link = engine.linkHead(CLOSED, CLOSED); link != null; link = nextLink) {
      nextLink = link.next(CLOSED, CLOSED);
      if (link instanceof Sender) {
        link.free();
      }
    }
    Session nextSession;
    for (Session session = engine.sessionHead(CLOSED, CLOSED);
        session != null;
        session = nextSession) {
      nextSession = session.next(CLOSED, CLOSED);
      session.free();
    }
  }
}
