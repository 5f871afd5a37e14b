package io.boilermaker.benchmarks.soak;

import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Stops every worker in order, again and again, while the broker's latency changes: no message may
 * be locked once all have exited, and none may be counted.
 */
final class DeployPhase {

  private static final Duration LONGEST_CYCLE = Duration.ofSeconds(20);
  private static final Duration SHORTEST_CYCLE = Duration.ofSeconds(5);
  private static final int MOST_LATENCY_MILLIS = 300;

  private final Fleet fleet;
  private final Random random;
  private final List<String> complaints = new ArrayList<>();
  private int deploys;
  private int stops;

  DeployPhase(Fleet fleet) {
    this.fleet = fleet;
    this.random = fleet.random();
  }

  /** Chooses what a worker does wrong. */
  static SoakApp.Fault fault(Random random) {
    return random.nextInt(4) == 0 ? SoakApp.Fault.CLOSE_THROWS : SoakApp.Fault.NONE;
  }

  /** Runs it. */
  PhaseReport run(Duration duration) throws Exception {
    fleet.start(/* mayEndWorkers= */ false);
    long end = System.nanoTime() + duration.toNanos();
    Duration cycle = cycle(duration);
    while (System.nanoTime() < end) {
      fleet.bus().faults().delay(latency());
      Thread.sleep(cycle.toMillis());
      deploy();
    }
    fleet.bus().faults().delay(Duration.ZERO);
    boolean isQuiet = fleet.drain();
    for (SoakProcess worker : fleet.workers()) {
      stop(worker, /* byItself= */ false);
    }
    System.out.printf("soak: %d deploys, %d workers stopped in order%n", deploys, stops);
    return new PhaseReport(fleet, isQuiet, complaints, 0);
  }

  private static Duration cycle(Duration whole) {
    Duration some = whole.dividedBy(6);
    return some.compareTo(LONGEST_CYCLE) > 0
        ? LONGEST_CYCLE
        : some.compareTo(SHORTEST_CYCLE) < 0 ? SHORTEST_CYCLE : some;
  }

  /** None, the most, or something in between. */
  private Duration latency() {
    int millis =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> MOST_LATENCY_MILLIS;
          default -> random.nextInt(MOST_LATENCY_MILLIS);
        };
    return Duration.ofMillis(millis);
  }

  /** Replaces all workers: one by one, or with a moment in which there is none. */
  private void deploy() throws Exception {
    boolean isRolling = deploys++ % 2 == 1;
    List<SoakProcess> workers = fleet.workers();
    for (int i = 0; i < workers.size(); i++) {
      SoakProcess old = workers.get(i);
      if (isRolling) {
        workers.set(i, fleet.startWorker());
      }
      stop(old, random.nextBoolean());
    }
    if (!isRolling) {
      checkQueue();
      workers.replaceAll(old -> fleet.startWorker());
    }
  }

  private void stop(SoakProcess worker, boolean byItself) throws IOException, InterruptedException {
    stops++;
    if (byItself) {
      worker.endInput();
    } else {
      worker.terminate();
    }
    int code = worker.await(Fleet.TIME_TO_END);
    if (code != (byItself ? 0 : SoakProcess.TERMINATED)) {
      complaints.add(worker.name() + " exited with code " + code);
    }
  }

  /** No worker is there: what is locked now was left so. */
  private void checkQueue() {
    for (PeekedMessage message : fleet.bus().peek(fleet.queue())) {
      if (message.state() == State.LOCKED) {
        complaints.add("left locked: sequence_number=" + message.sequenceNumber());
      }
    }
  }
}
