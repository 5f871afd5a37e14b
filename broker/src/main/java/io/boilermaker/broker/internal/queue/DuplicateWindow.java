package io.boilermaker.broker.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The message ids seen within a window of time, for duplicate detection. */
final class DuplicateWindow {

  private Duration window;
  // Insertion order is time order, because a repeated id does not renew its entry.
  private final Map<String, Instant> seen = new LinkedHashMap<>();

  private final DuplicateJournal journal;
  private Quota quota;

  DuplicateWindow(Duration window, DuplicateJournal journal, Quota quota) {
    this.window = window;
    this.journal = journal;
    this.quota = quota;
  }

  /** Adds ids that the journal knows, earliest first. */
  void restore(Map<String, Instant> ids) {
    seen.putAll(ids);
    ids.keySet().forEach(id -> quota.take(Quota.ofId(id)));
  }

  void change(Duration changed) {
    window = changed;
  }

  /** Remembers the id; true if it was already remembered. */
  boolean isRepeated(String id, Instant now) {
    forgetOld(now);
    boolean repeated = seen.putIfAbsent(id, now) != null;
    if (!repeated) {
      quota.take(Quota.ofId(id));
      journal.remembered(id, now);
    }
    return repeated;
  }

  void purge() {
    seen.keySet().forEach(this::forgotten);
    seen.clear();
  }

  private void forgotten(String id) {
    quota.take(-Quota.ofId(id));
    journal.forgotten(id);
  }

  void forgetOld(Instant now) {
    Iterator<Map.Entry<String, Instant>> entries = seen.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Instant> earliest = entries.next();
      if (earliest.getValue().plus(window).isAfter(now)) {
        return;
      }
      entries.remove();
      forgotten(earliest.getKey());
    }
  }

  /** Has the ids no longer counted. */
  void leaveQuota() {
    seen.keySet().forEach(id -> quota.take(-Quota.ofId(id)));
    quota = Quota.none();
  }

  int size() {
    return seen.size();
  }
}
