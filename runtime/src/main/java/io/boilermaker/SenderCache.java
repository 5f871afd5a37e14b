package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A sender for each queue, all on the connection of one builder. Thread safe. */
final class SenderCache implements AutoCloseable {

  private final ServiceBusClientBuilder clients;
  private final Map<String, ServiceBusSenderAsyncClient> senders = new ConcurrentHashMap<>();

  SenderCache(ServiceBusClientBuilder clients) {
    this.clients = clients;
  }

  ServiceBusSenderAsyncClient to(String queue) {
    return senders.computeIfAbsent(
        queue, name -> clients.sender().queueName(name).buildAsyncClient());
  }

  @Override
  public void close() {
    senders.values().forEach(ServiceBusSenderAsyncClient::close);
  }
}
