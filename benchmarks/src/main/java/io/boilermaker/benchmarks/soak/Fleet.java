package io.boilermaker.benchmarks.soak;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** The workers and publishers of one phase, and its queue. */
final class Fleet {

  static final Duration TIME_TO_END = Duration.ofMinutes(3);

  private static final int WORKERS = 3;
  private static final int PUBLISHERS = 2;

  /** The choice of what workers do wrong, in order. */
  interface Faults {
    SoakApp.Fault next(Random random);
  }

  private final Path folder;
  private final LocalServiceBus bus;
  private final String queue;
  private final SoakOptions options;
  private final Random random;
  private final Faults faults;
  private final Journal events;
  private final List<SoakProcess> workers = new ArrayList<>();
  private final List<SoakProcess> publishers = new ArrayList<>();
  private final Map<SoakProcess, SoakApp.Fault> faultOf = new HashMap<>();
  private int started;

  Fleet(Path folder, LocalServiceBus bus, String queue, SoakOptions options, Faults faults)
      throws IOException {
    this.folder = Files.createDirectories(folder.resolve(queue));
    Files.createDirectories(this.folder.resolve("journals"));
    this.bus = bus;
    this.queue = queue;
    this.options = options;
    this.random = new Random(options.seed() + queue.hashCode());
    this.faults = faults;
    this.events = new Journal(this.folder.resolve("journals").resolve("events"));
  }

  Random random() {
    return random;
  }

  LocalServiceBus bus() {
    return bus;
  }

  QueueCounts counts() {
    return bus.counts(queue);
  }

  String queue() {
    return queue;
  }

  List<SoakProcess> workers() {
    return workers;
  }

  Account account() throws IOException {
    return Account.read(folder.resolve("journals"));
  }

  /** Notes a disturbance in the journal of events. */
  void note(String... words) {
    events.write(String.join(" ", words) + " " + System.currentTimeMillis());
  }

  /**
   * Starts all.
   *
   * @param mayEndWorkers whether tasks may end their workers
   */
  void start(boolean mayEndWorkers) {
    for (int i = 0; i < WORKERS; i++) {
      workers.add(startWorker());
    }
    for (int i = 0; i < PUBLISHERS; i++) {
      Map<String, String> environment = environment();
      environment.put(SoakPublisher.SEED, String.valueOf(random.nextLong()));
      environment.put(SoakPublisher.MAY_END_WORKERS, String.valueOf(mayEndWorkers));
      publishers.add(SoakProcess.start(SoakPublisher.class, folder, "publisher-" + i, environment));
    }
  }

  SoakProcess startWorker() {
    List<Integer> prefetches = options.prefetches();
    Map<String, String> environment = environment();
    environment.put("BOILERMAKER_CONCURRENCY", "8");
    environment.put(
        "BOILERMAKER_PREFETCH", String.valueOf(prefetches.get(started % prefetches.size())));
    SoakApp.Fault fault = faults.next(random);
    environment.put(SoakApp.FAULT, fault.name());
    started++;
    var worker = SoakProcess.start(SoakAppWorker.class, folder, "worker-" + started, environment);
    faultOf.put(worker, fault);
    return worker;
  }

  private Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "SERVICE_BUS_CONNECTION_STRING",
            bus.connectionString(),
            "SERVICE_BUS_QUEUE_NAME",
            queue));
  }

  SoakApp.Fault faultOf(SoakProcess worker) {
    return Objects.requireNonNull(faultOf.get(worker));
  }

  /** A worker that could not start while the broker was away has ended. */
  void restartTheDead() {
    for (int i = 0; i < workers.size(); i++) {
      if (!workers.get(i).isAlive()) {
        workers.set(i, startWorker());
      }
    }
  }

  /** Ends the publishers, and waits until nothing is left to do. */
  boolean drain() throws Exception {
    for (SoakProcess publisher : publishers) {
      publisher.endInput();
      publisher.await(TIME_TO_END);
    }
    long end = System.nanoTime() + TIME_TO_END.toNanos();
    while (System.nanoTime() < end) {
      QueueCounts counts = counts();
      if (counts.active() + counts.locked() + counts.scheduled() == 0) {
        return true;
      }
      restartTheDead();
      Thread.sleep(200);
    }
    System.out.println("soak: the queue does not become empty: " + counts());
    return false;
  }
}
