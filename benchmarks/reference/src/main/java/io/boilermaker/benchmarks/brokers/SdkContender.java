package io.boilermaker.benchmarks.brokers;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import io.boilermaker.broker.LocalServiceBus;
import java.time.Duration;
import reactor.core.publisher.Flux;

/** Our broker with the Azure SDK. */
final class SdkContender implements Contender {

  private static final int SETTLEMENTS_IN_FLIGHT = 16;

  private final String name;
  private final byte[] body;
  private final ServiceBusSenderAsyncClient sender;
  private final ServiceBusReceiverAsyncClient receiver;

  SdkContender(String name, LocalServiceBus bus, String queue, byte[] body) {
    this.name = name;
    this.body = body;
    var clients = new ServiceBusClientBuilder().connectionString(bus.connectionString());
    this.sender = clients.sender().queueName(queue).buildAsyncClient();
    this.receiver =
        clients
            .receiver()
            .queueName(queue)
            .prefetchCount(Brokers.PREFETCH)
            .disableAutoComplete()
            .maxAutoLockRenewDuration(Duration.ZERO)
            .buildAsyncClient();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(int messages, int inFlight) {
    Flux.range(0, messages)
        .flatMap(i -> sender.sendMessage(new ServiceBusMessage(body)), inFlight)
        .blockLast();
  }

  @Override
  public void receive(int messages) {
    receiver
        .receiveMessages()
        .flatMap(message -> receiver.complete(message).thenReturn(1), SETTLEMENTS_IN_FLIGHT)
        .take(messages)
        .blockLast();
  }

  @Override
  public void close() {
    sender.close();
    receiver.close();
  }
}
