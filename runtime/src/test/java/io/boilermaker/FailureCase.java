package io.boilermaker;

import org.jspecify.annotations.Nullable;

/**
 * What is tried for one row of docs/failures.md.
 *
 * @param what happens, for the reader of the page
 * @param experiment does it
 * @param process what the variable CASE of a process of its own says; null if there is none
 * @param cost what it may cost
 */
record FailureCase(
    FailurePlace place,
    FailureKind kind,
    String what,
    Experiment experiment,
    @Nullable String process,
    Cost cost) {

  /** Makes something fail. */
  interface Experiment {
    void run(FailureTrial trial) throws Exception;
  }

  /** What a failure may cost beyond one run of the body and no delivery. */
  enum Cost {
    NOTHING(1, 0),
    /** The task has asked for another attempt. */
    ATTEMPT(2, 0),
    /** The service could not be told that the task had ended, so that it runs again. */
    LOST_LOCK(2, 1),
    /** The message could neither be settled nor released in order. */
    DELIVERY(1, 1);

    private final int runs;
    private final int deliveries;

    Cost(int runs, int deliveries) {
      this.runs = runs;
      this.deliveries = deliveries;
    }

    int runs() {
      return runs;
    }

    int deliveries() {
      return deliveries;
    }
  }

  static FailureCase of(FailurePlace place, FailureKind kind, String what, Experiment experiment) {
    return new FailureCase(place, kind, what, experiment, null, Cost.NOTHING);
  }

  /** Returns what is tried with a process, which is ended by SIGTERM. */
  static FailureCase ofProcess(FailurePlace place, FailureKind kind, String what, String how) {
    return new FailureCase(
        place, kind, what, trial -> trial.task().process(how), how, Cost.NOTHING);
  }

  /** Returns the same, at another cost. */
  FailureCase at(Cost allowed) {
    return new FailureCase(place, kind, what, experiment, process, allowed);
  }

  @Override
  public String toString() {
    return place + ", " + kind + ", " + what;
  }
}
