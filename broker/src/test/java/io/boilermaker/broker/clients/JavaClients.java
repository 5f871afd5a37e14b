package io.boilermaker.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.AmqpRetryMode;
import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusClientBuilder.ServiceBusReceiverClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import com.azure.messaging.servicebus.models.SubQueue;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A broker with clients of the Java SDK, all to be closed together. */
public final class JavaClients implements AutoCloseable {

  public static final String QUEUE = "tasks";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public final LocalServiceBus bus;
  private final boolean owned;
  private final ServiceBusClientBuilder builder;
  private final List<Runnable> closing = new ArrayList<>();

  public JavaClients(QueueSpec... queues) {
    this(start(LocalServiceBus.builder(), queues));
  }

  /** Creates clients of a broker that is closed with them. */
  public JavaClients(LocalServiceBus bus) {
    this(bus, bus.connectionString(), true);
  }

  /** Creates clients of a broker that stays open. */
  public JavaClients(LocalServiceBus bus, String connectionString) {
    this(bus, connectionString, false);
  }

  private JavaClients(LocalServiceBus bus, String connectionString, boolean owned) {
    this.bus = bus;
    this.owned = owned;
    this.builder = builder(bus).connectionString(connectionString);
  }

  private static LocalServiceBus start(LocalServiceBus.Builder broker, QueueSpec... queues) {
    Arrays.stream(queues).forEach(broker::queue);
    return broker.start();
  }

  /** Creates clients of a broker with a data directory. */
  public static JavaClients withData(Path data, QueueSpec... queues) {
    return new JavaClients(start(LocalServiceBus.builder().data(data), queues));
  }

  /**
   * All clients built from it share one connection. By default the SDK would wait for six seconds
   * before it attaches a link again.
   */
  public static ServiceBusClientBuilder builder(LocalServiceBus bus) {
    return TestTls.at(bus, new ServiceBusClientBuilder())
        .connectionString(bus.connectionString())
        .retryOptions(
            new AmqpRetryOptions()
                .setMode(AmqpRetryMode.FIXED)
                .setDelay(Duration.ofMillis(100))
                .setMaxRetries(2)
                .setTryTimeout(PATIENCE));
  }

  public static JavaClients withQueue() {
    return new JavaClients(
        QueueSpec.named(QUEUE).lockDuration(Duration.ofSeconds(30)).maxDeliveryCount(3));
  }

  public ServiceBusSenderClient sender() {
    return sender(QUEUE);
  }

  public ServiceBusSenderClient sender(String queue) {
    return own(builder.sender().queueName(queue).buildClient());
  }

  public ServiceBusReceiverClient receiver() {
    return own(receiver(QUEUE).buildClient());
  }

  public ServiceBusReceiverClient deadLetters() {
    return own(receiver(QUEUE).subQueue(SubQueue.DEAD_LETTER_QUEUE).buildClient());
  }

  public ServiceBusReceiverClient deletingReceiver() {
    return own(receiver(QUEUE).receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE).buildClient());
  }

  /** Receives without automatic renewal, which would hide the end of a lock. */
  public ServiceBusReceiverClientBuilder receiver(String queue) {
    return builder.receiver().queueName(queue).maxAutoLockRenewDuration(Duration.ZERO);
  }

  public ServiceBusClientBuilder builder() {
    return builder;
  }

  public void send(String... bodies) {
    ServiceBusSenderClient sender = sender();
    Arrays.stream(bodies).forEach(body -> sender.sendMessage(new ServiceBusMessage(body)));
  }

  public static ServiceBusReceivedMessage one(ServiceBusReceiverClient receiver) {
    List<ServiceBusReceivedMessage> received = receive(receiver, 1);
    assertThat(received).as("received messages").hasSize(1);
    return received.get(0);
  }

  public static List<ServiceBusReceivedMessage> receive(
      ServiceBusReceiverClient receiver, int count) {
    List<ServiceBusReceivedMessage> received = new ArrayList<>();
    int before = -1;
    while (received.size() < count && received.size() > before) {
      before = received.size();
      receiver.receiveMessages(count - before, PATIENCE).forEach(received::add);
    }
    return received;
  }

  public static void assertNothingIn(ServiceBusReceiverClient receiver) {
    assertThat(receiver.receiveMessages(1, Duration.ofMillis(200))).isEmpty();
  }

  public static List<String> bodies(Iterable<ServiceBusReceivedMessage> messages) {
    List<String> bodies = new ArrayList<>();
    messages.forEach(message -> bodies.add(message.getBody().toString()));
    return bodies;
  }

  public QueueCounts counts() {
    return bus.counts(QUEUE);
  }

  public <T extends AutoCloseable> T own(T client) {
    closing.add(
        () -> {
          try {
            client.close();
          } catch (Exception e) {
            throw new IllegalStateException("a client cannot be closed", e);
          }
        });
    return client;
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    if (owned) {
      bus.close();
    }
  }
}
