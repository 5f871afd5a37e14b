package io.boilermaker.benchmarks.peers;

import io.boilermaker.BoilermakerConfig;
import io.boilermaker.benchmarks.BrokerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Our broker in a process of its own, with a data directory, and a queue for each measurement. */
final class DurableBroker implements AutoCloseable {

  private static final String PREFIX = "q";

  private final BrokerProcess process;
  private final int queues;
  private final AtomicInteger used = new AtomicInteger();

  private DurableBroker(BrokerProcess process, int queues) {
    this.process = process;
    this.queues = queues;
  }

  /**
   * Starts it.
   *
   * @param folder where its data and its log are to be
   * @param queues how many it has
   */
  static DurableBroker start(Path folder, int queues) throws IOException {
    List<String> options = new ArrayList<>(List.of("--data", folder.resolve("broker").toString()));
    for (int i = 0; i < queues; i++) {
      options.add("--queue");
      options.add(PREFIX + i);
    }
    Path log = folder.resolve("broker.log");
    return new DurableBroker(BrokerProcess.start(log, List.of("-Xmx1g"), options), queues);
  }

  String connectionString() {
    return process.connectionString();
  }

  /** An empty queue that nobody has used. */
  String newQueue() {
    int number = used.getAndIncrement();
    if (number >= queues) {
      throw new IllegalStateException("all " + queues + " queues of the broker are used up");
    }
    return PREFIX + number;
  }

  BoilermakerConfig.Builder config(String queue) {
    return BoilermakerConfig.builder().connectionString(connectionString()).queueName(queue);
  }

  @Override
  public void close() {
    process.close();
  }
}
