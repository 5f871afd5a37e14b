package io.boilermaker.benchmarks.soak;

import io.boilermaker.broker.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Kills workers at random, cuts connections, lets the broker go away and come back with its
 * messages, and has the queue refuse messages for a while.
 */
final class KillPhase {

  /** What is done to the fleet; several of a kind are more frequent. */
  private enum Disturbance {
    KILL,
    CUT,
    ABSENCE,
    FULL_QUEUE
  }

  private static final List<Disturbance> ROUND =
      List.of(
          Disturbance.KILL,
          Disturbance.KILL,
          Disturbance.KILL,
          Disturbance.KILL,
          Disturbance.CUT,
          Disturbance.KILL,
          Disturbance.KILL,
          Disturbance.ABSENCE,
          Disturbance.CUT,
          Disturbance.FULL_QUEUE);

  /** Why a queue refuses a message for a while. */
  private static final List<String> REFUSALS =
      List.of(
          "amqp:resource-limit-exceeded",
          "com.microsoft:entity-disabled",
          "amqp:unauthorized-access",
          "com.microsoft:server-busy");

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);
  private static final Duration CALM = Soak.SHORT_LOCK;
  private static final Duration FULL = Duration.ofSeconds(10);

  private final Fleet fleet;
  private final Random random;
  private final List<Disturbance> round = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private long fullUntil;
  private boolean isFull;
  private int kills;
  private int cuts;
  private int absences;
  private int refusals;

  KillPhase(Fleet fleet) {
    this.fleet = fleet;
    this.random = fleet.random();
  }

  /** Chooses what a worker does wrong. */
  static SoakApp.Fault fault(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> SoakApp.Fault.FACTORY_THROWS;
      case 1 -> SoakApp.Fault.CLOSE_BLOCKS;
      case 2, 3, 4 -> SoakApp.Fault.CLOSE_THROWS;
      default -> SoakApp.Fault.NONE;
    };
  }

  /** Runs it. */
  PhaseReport run(Duration duration) throws Exception {
    fleet.start(/* mayEndWorkers= */ true);
    long end = System.nanoTime() + duration.toNanos();
    // Then the locks of those that were killed end while the others go on.
    Duration calm = duration.compareTo(CALM.multipliedBy(2)) < 0 ? duration.dividedBy(2) : CALM;
    while (System.nanoTime() < end) {
      Thread.sleep(random.nextLong(LONGEST_PAUSE.toMillis()));
      endRefusals();
      if (System.nanoTime() < end - calm.toNanos()) {
        disturb();
      }
      fleet.restartTheDead();
    }
    while (isFull) {
      Thread.sleep(100);
      endRefusals();
    }
    boolean isQuiet = fleet.drain();
    stopAll();
    System.out.printf(
        "soak: connections cut %d times, broker away %d times, queue full for %d s %d times%n",
        cuts, absences, FULL.toSeconds(), refusals);
    return new PhaseReport(fleet, isQuiet, complaints, kills);
  }

  private void disturb() throws Exception {
    if (round.isEmpty()) {
      round.addAll(ROUND);
      Collections.shuffle(round, random);
    }
    Faults faults = fleet.bus().faults();
    switch (round.remove(round.size() - 1)) {
      case KILL -> kill();
      case CUT -> {
        cuts++;
        fleet.note("cut");
        faults.dropConnections();
      }
      case ABSENCE -> {
        absences++;
        fleet.note("cut");
        faults.goAway(Duration.ofMillis(random.nextInt(2_000)));
      }
      case FULL_QUEUE -> {
        refusals++;
        isFull = true;
        fullUntil = System.nanoTime() + FULL.toNanos();
        faults.refuse(
            Faults.Operation.SEND, 1_000_000, REFUSALS.get(random.nextInt(REFUSALS.size())));
      }
    }
  }

  private void kill() throws InterruptedException {
    kills++;
    int which = random.nextInt(fleet.workers().size());
    SoakProcess worker = fleet.workers().get(which);
    fleet.note("killed", worker.name());
    worker.kill();
    fleet.workers().set(which, fleet.startWorker());
  }

  private void endRefusals() {
    if (isFull && System.nanoTime() > fullUntil) {
      fleet.bus().faults().clear(Faults.Operation.SEND);
      isFull = false;
    }
  }

  private void stopAll() throws InterruptedException {
    fleet.workers().forEach(SoakProcess::terminate);
    for (SoakProcess worker : fleet.workers()) {
      int code = worker.await(Fleet.TIME_TO_END);
      SoakApp.Fault fault = fleet.faultOf(worker);
      boolean isRight =
          switch (fault) {
            case NONE, CLOSE_THROWS -> code == SoakProcess.TERMINATED;
            // It is halted.
            case CLOSE_BLOCKS -> code == 1;
            // Told to end while it fails to start.
            case FACTORY_THROWS -> code == 1 || code == SoakProcess.TERMINATED;
          };
      if (!isRight) {
        complaints.add(worker.name() + " (" + fault + ") exited with code " + code);
      }
    }
  }
}
