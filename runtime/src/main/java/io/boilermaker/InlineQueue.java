package io.boilermaker;

import java.util.ArrayList;
import java.util.List;

/**
 * Stands for a queue in tests without a broker: an application {@linkplain
 * Boilermaker.Builder#inline built on it} runs each task where it is published, before {@code
 * publish} returns, and after it its retries and callbacks. What is published while a task runs has
 * its turn after it. Every message is written and read as JSON on its way, as through a real queue;
 * delays do not pass. Thread safe.
 *
 * <p>What only a queue can show, it does not: locks, crashes, several workers. For those there is
 * the embedded broker.
 */
public final class InlineQueue {

  private final List<Run> runs = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<Task> elsewhere = new ArrayList<>();

  /** An empty one, for one application. */
  public InlineQueue() {}

  /** The ending of one try of a task. */
  public enum Ending {
    /** The task succeeded. */
    SUCCEEDED,
    /** The task asked for another try, and got it. */
    RETRIED,
    /** The task failed for good. */
    FAILED
  }

  /**
   * One try of a task.
   *
   * @param task the task with this try counted
   * @param ending how it ended
   */
  public record Run(Task task, Ending ending) {}

  /**
   * A message that would be in the dead-letter queue.
   *
   * @param task what it held
   * @param reason as in the dead-letter queue, such as {@code TaskFailed}
   * @param description what happened
   */
  public record DeadLetter(Task task, String reason, String description) {}

  /** The tries so far, in order; those whose arguments did not bind are not among them. */
  public synchronized List<Run> runs() {
    return List.copyOf(runs);
  }

  /** The dead letters so far, in order. */
  public synchronized List<DeadLetter> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** Tasks published for other queues, in order; they do not run here. */
  public synchronized List<Task> elsewhere() {
    return List.copyOf(elsewhere);
  }

  synchronized void ran(Task task, Ending ending) {
    runs.add(new Run(task, ending));
  }

  synchronized void deadLettered(Task task, String reason, String description) {
    deadLetters.add(new DeadLetter(task, reason, description));
  }

  synchronized void sentElsewhere(Task task) {
    elsewhere.add(task);
  }
}
