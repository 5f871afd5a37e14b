package io.boilermaker.benchmarks.brokers;

import io.boilermaker.benchmarks.rounds.Median;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends and receives per second, of our broker and of ActiveMQ Artemis, in memory and with a disk,
 * in one run: see {@code benchmarks/brokers}.
 */
public final class Brokers {

  static final int PREFETCH = 200;

  private static final String QUEUE = "tasks";
  private static final int BODY_BYTES = 500;
  private static final int IN_FLIGHT = 16;
  private static final int ONE_BY_ONE = 200;
  private static final int MANY = 2_000;
  private static final int WARM_UP_ROUNDS = 2;

  private final Map<String, List<double[]>> rates = new LinkedHashMap<>();

  private Brokers() {}

  /**
   * Runs it and prints a table of medians.
   *
   * @param args the number of rounds
   */
  public static void main(String[] args) throws Exception {
    new Brokers().run(Integer.parseInt(args[0]));
    System.exit(0);
  }

  private void run(int rounds) throws Exception {
    Path folder = Files.createTempDirectory("brokers");
    byte[] body = new byte[BODY_BYTES];
    try (LocalServiceBus memory = bus().start();
        LocalServiceBus disk = bus().data(folder.resolve("ours")).start();
        Artemis artemisMemory = new Artemis(false, folder.resolve("artemis-memory"));
        Artemis artemisDisk = new Artemis(true, folder.resolve("artemis"));
        Contender a = new SdkContender("ours, Azure SDK, memory", memory, "sdk", body);
        Contender b = new SdkContender("ours, Azure SDK, disk", disk, "sdk", body);
        Contender c = new JmsContender("ours, JMS, memory", memory.port(), QUEUE, body);
        Contender d = new JmsContender("ours, JMS, disk", disk.port(), QUEUE, body);
        Contender e = new JmsContender("Artemis, JMS, memory", artemisMemory.port(), QUEUE, body);
        Contender f = new JmsContender("Artemis, JMS, disk", artemisDisk.port(), QUEUE, body)) {
      List<Contender> contenders = new ArrayList<>(List.of(a, b, c, d, e, f));
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        for (Contender contender : contenders) {
          measure(contender, round >= 0);
        }
        Collections.rotate(contenders, 1);
      }
      print(rounds);
    }
  }

  private static LocalServiceBus.Builder bus() {
    return LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).queue(QueueSpec.named("sdk"));
  }

  private void measure(Contender contender, boolean counts) throws Exception {
    long start = System.nanoTime();
    contender.send(ONE_BY_ONE, 1);
    long first = System.nanoTime();
    contender.send(MANY, IN_FLIGHT);
    long second = System.nanoTime();
    contender.receive(ONE_BY_ONE + MANY);
    long end = System.nanoTime();
    if (counts) {
      rates
          .computeIfAbsent(contender.name(), name -> new ArrayList<>())
          .add(
              new double[] {
                rate(ONE_BY_ONE, first - start),
                rate(MANY, second - first),
                rate(ONE_BY_ONE + MANY, end - second)
              });
    }
  }

  private static double rate(int messages, long nanos) {
    return messages * 1e9 / nanos;
  }

  private void print(int rounds) {
    System.out.printf(
        "%d rounds, messages of %d bytes, JDK %s, %d cores; per second, medians%n%n",
        rounds, BODY_BYTES, Runtime.version(), Runtime.getRuntime().availableProcessors());
    System.out.printf("%-28s %12s %12s %12s%n", "", "send, 1", "send, " + IN_FLIGHT, "receive");
    rates.keySet().stream()
        .sorted()
        .forEach(
            name ->
                System.out.printf(
                    "%-28s %,12.0f %,12.0f %,12.0f%n",
                    name, median(name, 0), median(name, 1), median(name, 2)));
  }

  private double median(String name, int column) {
    return Median.of(rates.getOrDefault(name, List.of()).stream().map(r -> r[column]).toList());
  }
}
