package io.boilermaker.benchmarks.hostile;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import com.azure.messaging.servicebus.models.SubQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Takes the dead letters out of a queue while they arrive, and counts them. */
final class DeadLetters implements AutoCloseable {

  private static final int AT_ONCE = 50;
  private static final Duration WAIT = Duration.ofMillis(500);

  private final ServiceBusReceiverClient receiver;
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

  DeadLetters(String connectionString, String queue) {
    this.receiver =
        new ServiceBusClientBuilder()
            .connectionString(connectionString)
            .receiver()
            .queueName(queue)
            .subQueue(SubQueue.DEAD_LETTER_QUEUE)
            .receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE)
            .buildClient();
  }

  /** Takes some, and returns how many. */
  int take() {
    int taken = 0;
    for (ServiceBusReceivedMessage message : receiver.receiveMessages(AT_ONCE, WAIT)) {
      String kind = String.valueOf(message.getApplicationProperties().get(HostileMessages.KIND));
      counts
          .computeIfAbsent(kind, name -> new TreeMap<>())
          .merge(
              Objects.requireNonNullElse(message.getDeadLetterReason(), "none"), 1, Integer::sum);
      taken++;
    }
    return taken;
  }

  /** Returns the number of each reason by the kind of the messages. */
  Map<String, Map<String, Integer>> counts() {
    return counts;
  }

  @Override
  public void close() {
    receiver.close();
  }
}
