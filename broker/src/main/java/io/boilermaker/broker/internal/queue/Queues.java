package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.QueueSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queues of a broker by name. */
public final class Queues {

  private static final long LEAST_AT_ONCE = 1 << 20;
  private static final long PARTS_AT_ONCE = 32;

  private final Map<String, QueueState> byName = new LinkedHashMap<>();

  private final CommitLog commitLog;
  private final Quota quota;

  public Queues(Collection<QueueSpec> specs, CommitLog commitLog, Quota quota) {
    this.commitLog = commitLog;
    this.quota = quota;
    specs.forEach(this::add);
  }

  /** Adds a queue; there must be none of that name yet. */
  public QueueState add(QueueSpec spec) {
    QueueState queue = new QueueState(spec, commitLog.created(spec), quota);
    byName.put(key(spec.name()), queue);
    return queue;
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Changes the settings of a queue. */
  public void change(QueueState queue, QueueSpec changed) {
    commitLog.changed(changed);
    queue.change(changed);
  }

  public void remove(String name) {
    QueueState gone = byName.remove(key(name));
    if (gone != null) {
      commitLog.deleted(gone.spec().name());
      gone.delete();
    }
  }

  /**
   * Returns how much of the memory for messages may be shown at once: until that is written, it is
   * in memory several times.
   */
  public long mostBytesAtOnce() {
    return Math.max(LEAST_AT_ONCE, quota.limit() / PARTS_AT_ONCE);
  }

  /** Returns the queues in the order in which they were added. */
  public Collection<QueueState> all() {
    return byName.values();
  }

  public @Nullable QueueState find(String name) {
    return byName.get(key(name));
  }

  /**
   * Finds a queue that has to be there.
   *
   * @throws IllegalArgumentException if there is no such queue
   */
  public QueueState require(String name) {
    QueueState queue = find(name);
    if (queue == null) {
      throw new IllegalArgumentException("there is no queue '" + name + "'");
    }
    return queue;
  }

  public void runDue(Instant now) {
    byName.values().forEach(queue -> queue.runDue(now));
  }

  /** Returns the time of the next event in any queue, or null. */
  public @Nullable Instant nextDue() {
    Instant earliest = null;
    for (QueueState queue : byName.values()) {
      Instant due = queue.nextDue();
      if (due != null && (earliest == null || due.isBefore(earliest))) {
        earliest = due;
      }
    }
    return earliest;
  }

  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
