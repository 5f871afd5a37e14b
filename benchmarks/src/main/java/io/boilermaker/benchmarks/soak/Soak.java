package io.boilermaker.benchmarks.soak;

import io.boilermaker.broker.Faults;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Workers and publishers as processes, of which workers are killed at random, while connections are
 * cut and the broker goes away and comes back with its messages; at the end an account of each
 * task.
 */
public final class Soak {

  private static final String QUEUE = "soak";
  private static final int WORKERS = 3;
  private static final int PUBLISHERS = 2;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);
  private static final Duration TIME_TO_SETTLE = Duration.ofMinutes(3);

  private final Path folder;
  private final LocalServiceBus bus;
  private final Map<String, String> environment;
  private final Random random;
  private final List<SoakProcess> workers = new ArrayList<>();
  private int started;
  private int kills;
  private int cuts;
  private int absences;

  private Soak(Path folder, LocalServiceBus bus, long seed) {
    this.folder = folder;
    this.bus = bus;
    this.random = new Random(seed);
    this.environment =
        Map.of(
            "SERVICE_BUS_CONNECTION_STRING",
            bus.connectionString(),
            "SERVICE_BUS_QUEUE_NAME",
            QUEUE,
            "BOILERMAKER_CONCURRENCY",
            "8");
  }

  /**
   * Runs it.
   *
   * @param arguments the number of minutes, whether the broker has transactions, and what it
   *     refuses in them
   */
  public static void main(String[] arguments) throws Exception {
    Duration duration = Duration.ofSeconds((long) (60 * Double.parseDouble(arguments[0])));
    Path folder = Files.createTempDirectory("soak");
    Files.createDirectory(folder.resolve("journals"));
    long seed = System.nanoTime();
    System.out.println("soak: " + duration.toSeconds() + " s, seed " + seed + ", in " + folder);
    boolean transactions = Boolean.parseBoolean(arguments[1]);
    QueueSpec queue = QueueSpec.named(QUEUE).lockDuration(Duration.ofSeconds(5));
    boolean good;
    try (LocalServiceBus bus =
        LocalServiceBus.builder().transactions(transactions).queue(queue).start()) {
      bus.faults().limitTransactions(limits(arguments[2]));
      good = new Soak(folder, bus, seed).run(duration);
    }
    System.exit(good ? 0 : 1);
  }

  private static Faults.TransactionLimit[] limits(String refused) {
    return switch (refused) {
      case "nothing" -> new Faults.TransactionLimit[0];
      case "mix-operation" -> new Faults.TransactionLimit[] {Faults.TransactionLimit.NO_MIX};
      case "mix-commit" -> new Faults.TransactionLimit[] {Faults.TransactionLimit.NO_MIX_AT_COMMIT};
      case "transactional-send" -> new Faults.TransactionLimit[] {Faults.TransactionLimit.NO_SEND};
      default ->
          throw new IllegalArgumentException(
              "--refuse takes mix-operation, mix-commit or transactional-send, not " + refused);
    };
  }

  private boolean run(Duration duration) throws Exception {
    for (int i = 0; i < WORKERS; i++) {
      workers.add(startWorker());
    }
    List<SoakProcess> publishers = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      publishers.add(
          SoakProcess.start(SoakPublisher.class.getName(), folder, "publisher-" + i, environment));
    }
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(random.nextLong(LONGEST_PAUSE.toMillis()));
      disturb();
      restartTheDead();
    }
    for (SoakProcess publisher : publishers) {
      publisher.endInput();
      publisher.await(TIME_TO_SETTLE);
    }
    boolean quiet = awaitQuiet();
    for (SoakProcess worker : workers) {
      worker.terminate();
      worker.await(TIME_TO_SETTLE);
    }
    return report(quiet);
  }

  private SoakProcess startWorker() throws IOException {
    started++;
    return SoakProcess.start(
        SoakAppWorker.class.getName(), folder, "worker-" + started, environment);
  }

  private void disturb() throws Exception {
    Faults faults = bus.faults();
    int kind = random.nextInt(10);
    if (kind < 6) {
      kills++;
      int which = random.nextInt(WORKERS);
      workers.get(which).kill();
      workers.set(which, startWorker());
    } else if (kind < 8) {
      cuts++;
      faults.dropConnections();
    } else {
      absences++;
      faults.goAway(Duration.ofMillis(random.nextInt(2_000)));
    }
  }

  /** A worker that could not start while the broker was away has ended. */
  private void restartTheDead() throws IOException {
    for (int i = 0; i < WORKERS; i++) {
      if (!workers.get(i).isAlive()) {
        workers.set(i, startWorker());
      }
    }
  }

  private boolean awaitQuiet() throws Exception {
    long end = System.nanoTime() + TIME_TO_SETTLE.toNanos();
    while (System.nanoTime() < end) {
      QueueCounts counts = bus.counts(QUEUE);
      if (counts.active() + counts.locked() + counts.scheduled() == 0) {
        return true;
      }
      restartTheDead();
      Thread.sleep(200);
    }
    System.out.println("soak: the queue does not become empty: " + bus.counts(QUEUE));
    return false;
  }

  private boolean report(boolean quiet) throws IOException {
    Account account = Account.read(folder.resolve("journals"));
    List<String> lost = account.lost();
    System.out.printf(
        "soak: connections cut %d times, broker away %d times; %d runs of a message whose worker"
            + " died or whose lock was lost, %d publications repeated after a lost answer, %d"
            + " refused; %d dead letters%n",
        cuts,
        absences,
        account.rerun(),
        account.publishedTwice(),
        account.refused(),
        bus.counts(QUEUE).deadLettered());
    lost.stream().limit(20).forEach(task -> System.out.println("soak: lost " + task));
    System.out.printf(
        "soak: tasks=%d runs=%d lost=%d doubled=%d kills=%d%n",
        account.tasks(), account.runs(), lost.size(), account.doubled(), kills);
    return quiet && account.tasks() > 0 && lost.isEmpty() && account.doubled() == 0;
  }
}
