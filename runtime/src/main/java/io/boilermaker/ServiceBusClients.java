package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClientBuilder;
import io.boilermaker.internal.engine.GuardedReceiving;
import io.boilermaker.internal.engine.UndecodableMessage;
import io.boilermaker.internal.servicebus.ServiceRequests;
import java.net.InetSocketAddress;

/** The Azure SDK's own clients of an application's namespace, for tools that look into queues. */
public final class ServiceBusClients {

  private ServiceBusClients() {}

  /** Returns a builder of clients that send, receive and peek. */
  public static ServiceBusClientBuilder messages(BoilermakerConfig config) {
    var builder = new ServiceBusClientBuilder();
    config.address().login().configure(builder);
    return builder;
  }

  /** Returns a builder of the client of administration, which needs the right to manage. */
  public static ServiceBusAdministrationClientBuilder administration(BoilermakerConfig config) {
    var builder = new ServiceBusAdministrationClientBuilder();
    config.address().login().configureAdministration(builder);
    return builder;
  }

  /** Returns where these clients connect to, without a lookup of the host. */
  public static InetSocketAddress address(BoilermakerConfig config) {
    return config.address().unresolved();
  }

  /**
   * Tells whether the service has answered with a message that the SDK cannot decode, such as one
   * whose body is nested too deeply.
   */
  public static boolean isUndecodable(Throwable error) {
    return ServiceRequests.isUnreadable(error);
  }

  /**
   * Runs something that receives by a receiver, which meanwhile also takes messages that the SDK
   * cannot decode: else it would lose its connection at each. Waits for the connection first.
   */
  public static void guarded(ServiceBusReceiverClient receiver, Runnable receiving) {
    GuardedReceiving.during(receiver, receiving);
  }

  /** Tells whether a message that was received so stands in for one that the SDK cannot decode. */
  public static boolean isStandIn(ServiceBusReceivedMessage message) {
    return UndecodableMessage.isBodyOf(message);
  }
}
