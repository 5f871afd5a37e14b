package io.boilermaker.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the body of a task does beside its work, chosen where it is published. */
enum Misbehaviour {
  NONE(Effect.HARMLESS),
  INTERRUPT_FLAG(Effect.HARMLESS),
  CHANGED_THREAD(Effect.HARMLESS),
  BLOCKED_CONTINUATION(Effect.HARMLESS),
  PUBLISHING_CONTINUATION(Effect.HARMLESS),
  LATE_STAGE(Effect.HARMLESS),
  MESSAGE_THROWS(Effect.FAILS),
  MESSAGE_THROWS_ERROR(Effect.FAILS),
  TEXT_IS_NULL(Effect.FAILS),
  TRACE_THROWS(Effect.FAILS),
  CAUSE_THROWS(Effect.FAILS),
  CAUSES_WITHOUT_END(Effect.FAILS),
  HUGE_MESSAGE(Effect.FAILS),
  HALF_A_PAIR(Effect.FAILS),
  STACK_OVERFLOW(Effect.FAILS),
  ASSERTION(Effect.FAILS),
  LINKAGE(Effect.FAILS),
  NO_MEMORY(Effect.FAILS),
  INTERRUPTED(Effect.FAILS),
  HUGE_REASON(Effect.FAILS),
  FAILED_STAGE(Effect.FAILS),
  BROKEN_STAGE(Effect.FAILS),
  /** Ends the JVM without its shutdown hooks, at the first delivery. */
  HALT(Effect.ENDS_WORKER),
  /** Ends the JVM by {@link System#exit}, at the first delivery. */
  EXIT(Effect.ENDS_WORKER);

  /** How it changes the end of the task. */
  enum Effect {
    HARMLESS,
    FAILS,
    ENDS_WORKER
  }

  private static final int WELL_BEHAVED = 40;
  private static final int ONE_ENDS_ITS_WORKER_OF = 500;

  private final Effect effect;

  Misbehaviour(Effect effect) {
    this.effect = effect;
  }

  boolean fails() {
    return effect == Effect.FAILS;
  }

  boolean endsWorker() {
    return effect == Effect.ENDS_WORKER;
  }

  /** Chooses one. */
  static Misbehaviour next(Random random, boolean mayEndWorkers) {
    int chance = random.nextInt(ONE_ENDS_ITS_WORKER_OF);
    boolean isWellBehaved = random.nextInt(100) < WELL_BEHAVED;
    List<Misbehaviour> all = of(chance == 0 && mayEndWorkers);
    Misbehaviour chosen = all.get(random.nextInt(all.size()));
    return isWellBehaved && !chosen.endsWorker() ? NONE : chosen;
  }

  private static List<Misbehaviour> of(boolean endsWorker) {
    List<Misbehaviour> found = new ArrayList<>(List.of(values()));
    found.removeIf(each -> each.endsWorker() != endsWorker);
    return found;
  }
}
