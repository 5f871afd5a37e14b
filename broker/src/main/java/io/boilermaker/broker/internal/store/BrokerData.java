package io.boilermaker.broker.internal.store;

import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.queue.CommitLog;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.Queues;
import io.boilermaker.broker.internal.queue.Quota;
import io.boilermaker.broker.internal.queue.StoredQueue;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The queues of a broker and the log that commits their changes. */
public record BrokerData(Queues queues, CommitLog commitLog) {

  public static BrokerData inMemory(Collection<QueueSpec> specs, Quota quota) {
    return new BrokerData(new Queues(specs, CommitLog.NONE, quota), CommitLog.NONE);
  }

  /**
   * Opens a data directory. Queues in it that are not among the given ones are kept; for the others
   * the given settings apply.
   *
   * @param time is advanced like the broker that wrote the data
   */
  public static BrokerData open(
      Path path, Collection<QueueSpec> specs, Quota quota, BrokerTime time)
      throws DataRefusedException {
    requireStore();
    try {
      return read(path, specs, quota, time);
    } catch (DataRefusedException e) {
      throw e;
    } catch (IOException e) {
      throw DataRefusedException.unusable(path, e);
    }
  }

  private static BrokerData read(
      Path path, Collection<QueueSpec> specs, Quota quota, BrokerTime time) throws IOException {
    StoredForm form = new StoredForm(time);
    DataFolder folder = DataFolder.open(path);
    StoredBroker stored;
    MessageStore store;
    try {
      stored = StoredBroker.read(folder, form);
      store = MessageStore.openToWrite(folder);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
    time.advance(stored.advance());
    GroupCommit commits = GroupCommit.start(store, folder, stored.lastChange());
    StoreJournal journal = new StoreJournal(form, commits, stored.lastChange());
    Map<String, QueueSpec> all = new LinkedHashMap<>();
    specs.forEach(spec -> all.put(Queues.key(spec.name()), spec));
    stored.queues().forEach((key, queue) -> all.putIfAbsent(key, queue.spec()));
    Queues queues = new Queues(all.values(), journal, quota);
    restore(stored, queues, time);
    return new BrokerData(queues, journal);
  }

  private static void restore(StoredBroker stored, Queues queues, BrokerTime time) {
    for (StoredQueue left : stored.queues().values()) {
      QueueState queue = queues.find(left.spec().name());
      if (queue != null) {
        queue.restore(left, time.now());
      }
    }
  }

  /** Checks for the store, an optional dependency that a broker in memory does not need. */
  private static void requireStore() {
    try {
      Class.forName("org.h2.mvstore.MVStore", false, BrokerData.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "a broker with a data directory needs the library com.h2database:h2-mvstore: add it to"
              + " the class path",
          e);
    }
  }
}
