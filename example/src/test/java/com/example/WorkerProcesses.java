package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A broker with one queue, an application that publishes to it, and worker processes on it. */
final class WorkerProcesses implements AutoCloseable {

  static final String QUEUE = "tasks";

  final LocalServiceBus bus;
  final Boilermaker<Object> publisher;

  WorkerProcesses(UnaryOperator<QueueSpec> settings) {
    bus = LocalServiceBus.builder().queue(settings.apply(QueueSpec.named(QUEUE))).start();
    publisher =
        Boilermaker.builder(new Object())
            .config(
                BoilermakerConfig.builder()
                    .connectionString(bus.connectionString())
                    .queueName(QUEUE)
                    .build())
            .build();
  }

  /** The environment of a worker on the queue, with further variables, each before its value. */
  Map<String, String> environment(String... more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SERVICE_BUS_CONNECTION_STRING", bus.connectionString());
    environment.put("SERVICE_BUS_QUEUE_NAME", QUEUE);
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  void awaitEmptyQueue() {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> bus.counts(QUEUE).total() == 0);
  }

  @Override
  public void close() {
    publisher.close();
    bus.close();
  }
}
