package io.boilermaker.benchmarks;

import io.boilermaker.BoilermakerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker in a process of its own, with a queue for each measurement. Thread safe. */
public final class FreshQueues implements AutoCloseable {

  private static final String PREFIX = "q";

  /** Half of it is for messages: some suites leave more than a million of them in a queue. */
  private static final List<String> JVM = List.of("-Xmx3g");

  private final BrokerProcess broker;
  private final int queues;
  private final AtomicInteger used = new AtomicInteger();

  private FreshQueues(BrokerProcess broker, int queues) {
    this.broker = broker;
    this.queues = queues;
  }

  /**
   * Starts the broker.
   *
   * @param log where its errors go
   * @param queues how many it has
   * @param options more of the program
   */
  public static FreshQueues start(Path log, int queues, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    for (int i = 0; i < queues; i++) {
      all.add("--queue");
      all.add(PREFIX + i);
    }
    return new FreshQueues(BrokerProcess.start(log, JVM, all), queues);
  }

  /** An empty queue that nobody has used. */
  public String next() {
    int number = used.getAndIncrement();
    if (number >= queues) {
      throw new IllegalStateException("all " + queues + " queues of the broker are used up");
    }
    return PREFIX + number;
  }

  public String connectionString() {
    return broker.connectionString();
  }

  /** Where a queue is, for an application of ours. */
  public BoilermakerConfig.Builder config(String queue) {
    return BoilermakerConfig.builder().connectionString(connectionString()).queueName(queue);
  }

  @Override
  public void close() {
    broker.close();
  }
}
