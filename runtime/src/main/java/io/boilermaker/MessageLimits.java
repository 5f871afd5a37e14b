package io.boilermaker;

import io.boilermaker.internal.process.ShownText;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The limits of what a message may decide about its worker. Whoever may send to one queue has only
 * that right: a message that goes beyond does not run.
 *
 * @param queues where its callbacks may go, in lower case; null for any queue
 * @param maxTries how often its task may run in all
 * @param minRetryDelay how soon its task may run again, unless the task's own code allows that
 */
record MessageLimits(@Nullable Set<String> queues, int maxTries, Duration minRetryDelay) {

  /** The limits of programs that publish all messages themselves. */
  static final MessageLimits NONE = new MessageLimits(null, RetryPolicy.MOST_TRIES, Duration.ZERO);

  /**
   * Collects the limits of a worker.
   *
   * @param declared the queues that its tasks declare
   */
  static MessageLimits of(BoilermakerConfig config, Collection<String> declared) {
    Set<String> queues = new HashSet<>();
    queues.add(key(config.queueName()));
    declared.forEach(queue -> queues.add(key(queue)));
    config.allowedQueues().forEach(queue -> queues.add(key(queue)));
    return new MessageLimits(Set.copyOf(queues), config.maxTries(), config.minRetryDelay());
  }

  /** Returns how often a task may run in all. */
  int tries(RetryPolicy policy) {
    return Math.min(policy.maxTries(), maxTries);
  }

  /**
   * Returns the wait before the next try by a policy of a message.
   *
   * @param task the task with its tries counted
   * @param declared the policy of the code that runs it
   * @param random the source of jitter
   */
  Duration delay(Task task, RetryPolicy declared, RandomGenerator random) {
    Duration asked = task.policy().nextDelay(task.attempts(), random);
    Duration least = shorter(minRetryDelay, declared.leastDelay());
    return asked.compareTo(least) < 0 ? least : asked;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** The service does not tell upper from lower case. */
  private static String key(String queue) {
    return queue.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns why a message does not run.
   *
   * @param task what it holds
   * @return null if it may run
   */
  @Nullable String refusal(Task task) {
    if (queues == null || (task.onSuccess() == null && task.onFailure() == null)) {
      return null;
    }
    Deque<Task> callbacks = new ArrayDeque<>();
    addCallbacks(task, callbacks);
    for (Task each = callbacks.poll(); each != null; each = callbacks.poll()) {
      if (each.queue() != null && !queues.contains(key(each.queue()))) {
        return task.described()
            + ": its callback '"
            + ShownText.name(each.name())
            + "' is to go to the queue '"
            + ShownText.name(each.queue())
            + "', which this worker has not been allowed to publish to: declare a task with that"
            + " queue, or name it in BOILERMAKER_ALLOWED_QUEUES";
      }
      addCallbacks(each, callbacks);
    }
    return null;
  }

  private static void addCallbacks(Task task, Deque<Task> callbacks) {
    if (task.onSuccess() != null) {
      callbacks.add(task.onSuccess());
    }
    if (task.onFailure() != null) {
      callbacks.add(task.onFailure());
    }
  }
}
