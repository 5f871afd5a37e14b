package io.boilermaker;

/** The tasks and the namespace of some paths. */
enum LifeScenario {

  /** Nothing follows the task. */
  PLAIN(true, true, false, null),

  /** A callback follows it, in one transaction with the settlement. */
  CALLBACK(true, true, true, null),

  /** The namespace has no transactions, so the callback is published first. */
  CALLBACK_WITHOUT_TRANSACTIONS(false, true, true, null),

  /** The callback goes to another queue, which no transaction spans. */
  CALLBACK_ELSEWHERE(true, true, true, "others"),

  /** The message is completed before its task runs. */
  AT_MOST_ONCE(true, false, true, null),

  /** A second message waits for the slot of the first. */
  WAITING(true, true, false, null);

  final boolean isTransactional;
  final boolean acksLate;
  final boolean hasCallbacks;
  final String callbackQueue;

  LifeScenario(
      boolean isTransactional, boolean acksLate, boolean hasCallbacks, String callbackQueue) {
    this.isTransactional = isTransactional;
    this.acksLate = acksLate;
    this.hasCallbacks = hasCallbacks;
    this.callbackQueue = callbackQueue;
  }

  int messages() {
    return this == WAITING ? 2 : 1;
  }
}
