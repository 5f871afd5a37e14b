package io.boilermaker;

import java.util.Optional;

/** The delivery that a running task handles. Safe for use by several threads. */
public interface TaskContext {

  /** Returns the task's id, the same for all its tries. */
  String taskId();

  /** Returns the number of this try, from 1. */
  int attempt();

  /** Returns the number that the queue gave the message. */
  long sequenceNumber();

  /** Returns how often the queue has delivered the message before, from 0. */
  long deliveryCount();

  /**
   * Returns the trace that the message belongs to, for a task that starts a span of its own: a
   * {@code traceparent} of <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>,
   * from the message's property of that name, else from {@code Diagnostic-Id}. Retries and
   * callbacks of the task stay in it by themselves. Empty if the message has none that is valid.
   */
  Optional<String> traceParent();

  /**
   * Renews the lock on the message now. The worker does so by itself while the task runs; a task
   * need not call this.
   *
   * @return whether the message is still locked for this delivery
   */
  boolean renewLock();

  /**
   * Tells whether the task should stop early: its lock is lost, so that another worker may run it
   * too, or the worker is stopping and its grace time has ended.
   */
  boolean isCancelled();
}
