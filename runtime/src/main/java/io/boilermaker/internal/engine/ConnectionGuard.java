package io.boilermaker.internal.engine;

import com.azure.core.amqp.AmqpConnection;
import com.azure.core.amqp.implementation.MessageSerializer;
import com.azure.core.amqp.implementation.ReactorConnection;
import com.azure.core.amqp.implementation.ReactorProvider;
import com.azure.core.amqp.implementation.handler.ReceiveLinkHandler2;
import java.io.IOException;
import org.apache.qpid.proton.engine.Connection;
import reactor.core.publisher.MonoSink;

/**
 * Gives connections their {@link LinkGuard}. Apart, because it names classes that modules hide: who
 * calls it learns that by a {@link LinkageError}.
 */
final class ConnectionGuard {

  private ConnectionGuard() {}

  /**
   * Begins to guard a connection.
   *
   * @param guarded is told when it is, or why not
   * @throws IOException if the connection has ended
   * @throws RuntimeException if the SDK or the engine has changed, or a module forbids it
   */
  static void begin(AmqpConnection connection, MonoSink<Void> guarded) throws IOException {
    var provider = (ReactorProvider) read(connection, "reactorProvider");
    var engine = (Connection) read(connection, "connection");
    var serializer = (MessageSerializer) read(connection, "messageSerializer");
    var guard = new LinkGuard(DeliveryBytes.find(), serializer, ReceiveLinkHandler2.class);
    // On the connection's own thread, as all that is done with its engine.
    provider
        .getReactorDispatcher()
        .invoke(
            () -> {
              try {
                guard.guard(engine);
                guarded.success();
              } catch (RuntimeException e) {
                guarded.error(e);
              }
            });
  }

  private static Object read(AmqpConnection connection, String field) {
    return SdkField.read(connection, ReactorConnection.class, field);
  }
}
