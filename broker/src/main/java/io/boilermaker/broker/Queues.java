package io.boilermaker.broker;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queues of a broker by name. */
final class Queues {

  private final Map<String, QueueState> byName = new LinkedHashMap<>();

  private final Durability durability;

  Queues(Collection<QueueSpec> specs, Durability durability) {
    this.durability = durability;
    specs.forEach(this::add);
  }

  /** Adds a queue; there must be none of that name yet. */
  QueueState add(QueueSpec spec) {
    QueueState queue = new QueueState(spec, durability.created(spec));
    byName.put(key(spec.name()), queue);
    return queue;
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Changes the settings of a queue. */
  void change(QueueState queue, QueueSpec changed) {
    durability.changed(changed);
    queue.change(changed);
  }

  void remove(String name) {
    QueueState gone = byName.remove(key(name));
    if (gone != null) {
      durability.deleted(gone.spec().name());
      gone.delete();
    }
  }

  /** In the order in which they were added. */
  Collection<QueueState> all() {
    return byName.values();
  }

  @Nullable QueueState find(String name) {
    return byName.get(key(name));
  }

  /**
   * @throws IllegalArgumentException if there is no such queue
   */
  QueueState require(String name) {
    QueueState queue = find(name);
    if (queue == null) {
      throw new IllegalArgumentException("there is no queue '" + name + "'");
    }
    return queue;
  }

  void runDue(Instant now) {
    byName.values().forEach(queue -> queue.runDue(now));
  }

  /** The time of the next event in any queue, or null. */
  @Nullable Instant nextDue() {
    Instant earliest = null;
    for (QueueState queue : byName.values()) {
      Instant due = queue.nextDue();
      if (due != null && (earliest == null || due.isBefore(earliest))) {
        earliest = due;
      }
    }
    return earliest;
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
