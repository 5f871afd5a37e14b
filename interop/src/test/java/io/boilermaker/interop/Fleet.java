package io.boilermaker.interop;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.models.SubQueue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** One broker with a Python application and Java ones on it, for one test. */
final class Fleet implements AutoCloseable {

  /** The queue of the Java worker. */
  static final String JAVA = "java";

  /** The queue of the Python worker. */
  static final String PYTHON = "python";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final LocalServiceBus bus;
  final PythonPeer python;
  final Diary diary = new Diary();
  private final ObjectMapper json = new ObjectMapper();
  private final List<Boilermaker<Diary>> apps = new ArrayList<>();

  Fleet(PythonPeer python) {
    this(python, queue -> queue);
  }

  /**
   * @param settings what both queues have
   */
  Fleet(PythonPeer python, UnaryOperator<QueueSpec> settings) {
    this.bus =
        LocalServiceBus.builder()
            .queue(settings.apply(QueueSpec.named(JAVA)))
            .queue(settings.apply(QueueSpec.named(PYTHON)))
            .start();
    this.python = python;
    python.forget();
  }

  /** A Java application on a queue; it has no worker before its start. */
  Boilermaker<Diary> java(String queue) {
    Boilermaker<Diary> app = Boilermaker.builder(diary).config(config(queue).build()).build();
    apps.add(app);
    return app;
  }

  BoilermakerConfig.Builder config(String queue) {
    return BoilermakerConfig.builder()
        .connectionString(bus.connectionString())
        .queueName(queue)
        .concurrency(1);
  }

  /** Puts the Python application on a queue; it has no worker before its start. */
  PythonPeer python(String queue) {
    return python(queue, Map.of(), List.of());
  }

  PythonPeer python(String queue, Map<String, String> routes, List<String> takers) {
    python.order("close");
    python.order(
        "open",
        Map.of("bus", bus.connectionString(), "queue", queue, "routes", routes, "takers", takers));
    return python;
  }

  /** Waits until a queue holds nothing but dead letters. */
  void awaitQuiet(String queue) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var counts = bus.counts(queue);
              return counts.active() + counts.locked() + counts.scheduled() == 0;
            });
  }

  /**
   * Waits until a queue holds one scheduled message and nothing else but dead letters: time that
   * passes while a message is locked would end its lock.
   */
  void awaitScheduled(String queue) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var counts = bus.counts(queue);
              return counts.scheduled() == 1 && counts.active() + counts.locked() == 0;
            });
  }

  /** What waits in a queue, in order. */
  List<ServiceBusReceivedMessage> peek(String queue) {
    return peek(queue, 100);
  }

  List<ServiceBusReceivedMessage> peek(String queue, int most) {
    try (ServiceBusReceiverClient receiver = clients().receiver().queueName(queue).buildClient()) {
      List<ServiceBusReceivedMessage> all = new ArrayList<>();
      List<ServiceBusReceivedMessage> some;
      do {
        some = receiver.peekMessages(most - all.size()).stream().toList();
        all.addAll(some);
      } while (!some.isEmpty() && all.size() < most);
      return all;
    }
  }

  ServiceBusReceivedMessage deadLetter(String queue) {
    Awaitility.await().atMost(PATIENCE).until(() -> bus.counts(queue).deadLettered() == 1);
    return deadLetters(queue).get(0);
  }

  List<ServiceBusReceivedMessage> deadLetters(String queue) {
    try (ServiceBusReceiverClient receiver =
        clients().receiver().queueName(queue).subQueue(SubQueue.DEAD_LETTER_QUEUE).buildClient()) {
      return receiver.peekMessages(100).stream().toList();
    }
  }

  JsonNode body(ServiceBusReceivedMessage message) {
    return parse(message.getBody().toString());
  }

  JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  ServiceBusClientBuilder clients() {
    return new ServiceBusClientBuilder().connectionString(bus.connectionString());
  }

  @Override
  public void close() {
    apps.forEach(Boilermaker::close);
    python.order("close");
    bus.close();
  }
}
