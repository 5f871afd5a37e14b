package io.boilermaker.benchmarks.work;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusProcessorClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.Boilermaker;
import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Workers and publishers that wait for work, each pair with a queue of its own. */
final class LatencySides implements AutoCloseable {

  static final String P50 = "µs, p50";
  static final String P99 = "µs, p99";
  static final String SEND = "sender, send, and processor";
  static final String SCHEDULE = "sender, schedule, and processor";

  private static final int CONCURRENCY = 16;
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LIMIT_SECONDS = 60;

  private final int tasks;
  private final List<byte[]> bodies;
  private final Boilermaker<LoadApp> ours;
  private final ServiceBusSenderClient sender;
  private final ServiceBusProcessorClient processor;
  private volatile Calls calls = new Calls(1);

  /** The calls of one measurement: when each was made, and how long after that its task began. */
  private static final class Calls {
    private final long[] calledAt;
    private final long[] nanos;
    private final CountDownLatch begun;

    Calls(int count) {
      this.calledAt = new long[count];
      this.nanos = new long[count];
      this.begun = new CountDownLatch(count);
    }

    void begin(int number) {
      nanos[number] = System.nanoTime() - calledAt[number];
      begun.countDown();
    }

    double percentile(double share) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e3;
    }
  }

  LatencySides(Bus bus, int tasks) {
    this.tasks = tasks;
    this.bodies = IntStream.range(0, tasks).mapToObj(bus::body).toList();
    LoadApp state = new LoadApp(number -> calls.begin((int) number));
    String queue = bus.newQueue();
    this.ours =
        Boilermaker.builder(state)
            .config(bus.config(queue).concurrency(CONCURRENCY).build())
            .build();
    ours.start();
    String bareQueue = bus.newQueue();
    this.sender = bus.client().sender().queueName(bareQueue).buildClient();
    this.processor =
        bus.client()
            .processor()
            .queueName(bareQueue)
            .maxConcurrentCalls(CONCURRENCY)
            .prefetchCount(0)
            .processMessage(context -> HandDecoder.run(state, context.getMessage()))
            .processError(context -> {})
            .buildProcessorClient();
    processor.start();
  }

  Side ours() {
    return side("ours", number -> ours.publish(Workload.call(number)));
  }

  Side send() {
    return side(SEND, number -> sender.sendMessage(message(number)));
  }

  Side schedule() {
    return side(
        SCHEDULE, number -> sender.scheduleMessage(message(number), PublishSides.aMomentAgo()));
  }

  private Side side(String name, IntConsumer publication) {
    return new Side(name, () -> measure(publication));
  }

  private Figures measure(IntConsumer publication) throws InterruptedException {
    Calls current = new Calls(tasks);
    calls = current;
    long next = System.nanoTime();
    for (int number = 0; number < tasks; number++) {
      while (System.nanoTime() - next < 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      next += INTERVAL_NANOS;
      current.calledAt[number] = System.nanoTime();
      publication.accept(number);
    }
    if (!current.begun.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not all tasks have begun in " + LIMIT_SECONDS + " s");
    }
    return new Figures(Map.of(P50, current.percentile(0.5), P99, current.percentile(0.99)));
  }

  private ServiceBusMessage message(int number) {
    return new ServiceBusMessage(bodies.get(number)).setMessageId("message-" + number);
  }

  @Override
  public void close() {
    ours.close();
    processor.close();
    sender.close();
  }
}
