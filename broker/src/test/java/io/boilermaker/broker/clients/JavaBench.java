package io.boilermaker.broker.clients;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusClientBuilder.ServiceBusReceiverClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusProcessorClient;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import com.azure.messaging.servicebus.models.SubQueue;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The clients of one check, for a queue of its own on a connection of their own. */
final class JavaBench implements AutoCloseable {

  private final LocalServiceBus bus;
  private final String queue;
  private final ServiceBusClientBuilder builder;
  private final List<AutoCloseable> closing = new ArrayList<>();

  JavaBench(LocalServiceBus bus, String queue) {
    this.bus = bus;
    this.queue = queue;
    this.builder = JavaClients.builder(bus);
  }

  String queue() {
    return queue;
  }

  QueueCounts counts() {
    return bus.counts(queue);
  }

  ServiceBusSenderClient sender() {
    return sender(queue);
  }

  ServiceBusSenderClient sender(String name) {
    return own(builder.sender().queueName(name).buildClient());
  }

  /** Returns a sender that signs with the key of another rule. */
  ServiceBusSenderClient sender(String name, String rule, String key) {
    String credentials = "SharedAccessKeyName=" + rule + ";SharedAccessKey=" + key;
    return own(
        JavaClients.builder(bus)
            .connectionString(
                bus.connectionString()
                    .replaceAll("SharedAccessKeyName=[^;]*;SharedAccessKey=[^;]*", credentials))
            .sender()
            .queueName(name)
            .buildClient());
  }

  void send(String... bodies) {
    sender().sendMessages(Arrays.stream(bodies).map(ServiceBusMessage::new).toList());
  }

  ServiceBusReceiverClient receiver() {
    return receiver(queue);
  }

  ServiceBusReceiverClient receiver(String name) {
    return own(receiverOf(name).buildClient());
  }

  ServiceBusReceiverClient deadLetters() {
    return own(receiverOf(queue).subQueue(SubQueue.DEAD_LETTER_QUEUE).buildClient());
  }

  ServiceBusReceiverClient deletingReceiver() {
    return own(
        receiverOf(queue).receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE).buildClient());
  }

  /** Receives without automatic renewal, which would hide the end of a lock. */
  private ServiceBusReceiverClientBuilder receiverOf(String name) {
    return builder.receiver().queueName(name).maxAutoLockRenewDuration(Duration.ZERO);
  }

  void acceptSession(String session) {
    own(builder.sessionReceiver().queueName(queue).buildClient()).acceptSession(session);
  }

  /** Completes the messages that the consumer accepts without an exception. */
  ServiceBusProcessorClient processor(
      int concurrency, Consumer<ServiceBusReceivedMessage> consumer) {
    return own(
        builder
            .processor()
            .queueName(queue)
            .maxConcurrentCalls(concurrency)
            .processMessage(context -> consumer.accept(context.getMessage()))
            .processError(error -> {})
            .buildProcessorClient());
  }

  private <T extends AutoCloseable> T own(T client) {
    closing.add(client);
    return client;
  }

  @Override
  public void close() {
    for (AutoCloseable client : closing) {
      try {
        client.close();
      } catch (Exception e) {
        throw new IllegalStateException("a client cannot be closed", e);
      }
    }
  }
}
