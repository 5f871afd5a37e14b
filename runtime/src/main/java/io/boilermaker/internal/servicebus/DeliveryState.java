package io.boilermaker.internal.servicebus;

import java.util.EnumSet;
import java.util.Set;

/** The states of a delivery. Its legal transitions are here and nowhere else. */
public enum DeliveryState {

  /** It waits for a thread. */
  RECEIVED,

  /** A thread decodes it and runs its task; its message is locked. */
  HANDLING,

  /** Its lock was lost: the queue delivers its message again, and nobody settles it here. */
  LOCK_LOST,

  /** Its task is to run at most once: its message is being completed first. */
  COMPLETING,

  /** Its message is completed, and its task runs. */
  COMPLETED,

  /** Its message is completed, and the grace time of a stop is over while its task still runs. */
  CUT_OFF,

  /** Its task has ended or will not run, and its message is being settled. */
  SETTLING,

  /**
   * Its message was completed before its task, which has ended: its follow-up is being published.
   */
  PUBLISHING,

  /** Its message goes back to the queue, though its task may still run. */
  RELEASING,

  /** Its message is settled, released, or left to the end of its lock. */
  ENDED;

  public boolean mayBecome(DeliveryState next) {
    return next == ENDED ? this != ENDED : following().contains(next);
  }

  private Set<DeliveryState> following() {
    return switch (this) {
      case RECEIVED -> EnumSet.of(HANDLING, LOCK_LOST, RELEASING);
      case HANDLING -> EnumSet.of(COMPLETING, SETTLING, LOCK_LOST, RELEASING);
      case COMPLETING -> EnumSet.of(COMPLETED);
      case COMPLETED -> EnumSet.of(CUT_OFF, PUBLISHING);
      case CUT_OFF -> EnumSet.of(PUBLISHING);
      case LOCK_LOST, SETTLING, PUBLISHING, RELEASING, ENDED -> EnumSet.noneOf(DeliveryState.class);
    };
  }

  /** Tells whether its task can be expected to need the slot that it holds. */
  boolean holdsSlot() {
    return !isBeingSettled() && this != ENDED;
  }

  /** Tells whether the service is still to answer, though the task has ended. */
  boolean isBeingSettled() {
    return this == SETTLING || this == PUBLISHING;
  }

  /** Tells whether the service is still to answer a settlement over the link. */
  public boolean awaitsAnswer() {
    return this == SETTLING || this == RELEASING || this == COMPLETING;
  }

  /** Tells whether a task that still runs does so in vain, or will soon be cut off. */
  public boolean isCancelled() {
    return this == LOCK_LOST || this == RELEASING || this == CUT_OFF || this == ENDED;
  }
}
