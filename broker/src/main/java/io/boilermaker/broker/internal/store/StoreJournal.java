package io.boilermaker.broker.internal.store;

import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.queue.CommitLog;
import io.boilermaker.broker.internal.queue.DuplicateJournal;
import io.boilermaker.broker.internal.queue.MessageJournal;
import io.boilermaker.broker.internal.queue.QueueJournal;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.queue.Queues;
import io.boilermaker.broker.internal.queue.StoreFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects the changes of a turn of the event loop and passes them to the thread that writes. */
final class StoreJournal implements CommitLog {

  /** The key of the number of the last change. */
  static final String LAST_CHANGE = "last change";

  /** The key of the time by which the broker was advanced. */
  static final String ADVANCE = "advance";

  private final StoredForm form;
  private final GroupCommit commits;
  private List<StoreChange> changes = new ArrayList<>();
  private long lastEnqueued;

  /**
   * @param last the number of the last change that is in the store
   */
  StoreJournal(StoredForm form, GroupCommit commits, long last) {
    this.form = form;
    this.commits = commits;
    this.lastEnqueued = last;
  }

  @Override
  public QueueJournal created(QueueSpec spec) {
    String key = Queues.key(spec.name());
    Table.ALL_QUEUES.forEach(table -> changes.add(store -> store.make(table)));
    Table.ofQueue(key).forEach(table -> changes.add(store -> store.make(table)));
    changed(spec);
    return new QueueJournal(
        new OfMessages(Table.main(key)),
        new OfMessages(Table.deadLetters(key)),
        new OfIds(Table.ids(key)));
  }

  @Override
  public void changed(QueueSpec spec) {
    set(Table.QUEUES, Queues.key(spec.name()), form.spec(spec));
  }

  @Override
  public void deleted(String queue) {
    String key = Queues.key(queue);
    remove(Table.QUEUES, key);
    remove(Table.NUMBERS, Table.main(key));
    remove(Table.NUMBERS, Table.deadLetters(key));
    Table.ofQueue(key).forEach(table -> changes.add(store -> store.drop(table)));
  }

  @Override
  public void onProgress(Runnable action) {
    commits.onProgress(action);
  }

  @Override
  public long last() {
    return changes.isEmpty() ? lastEnqueued : lastEnqueued + 1;
  }

  @Override
  public long committed() {
    return commits.committed();
  }

  @Override
  public void check() throws StoreFailedException {
    commits.check();
  }

  @Override
  public void endTurn() {
    if (!changes.isEmpty()) {
      lastEnqueued++;
      set(Table.BROKER, LAST_CHANGE, form.number(lastEnqueued));
      commits.enqueue(lastEnqueued, changes);
      changes = new ArrayList<>();
    }
  }

  @Override
  public void advanced(Duration total) {
    set(Table.BROKER, ADVANCE, form.duration(total));
  }

  @Override
  public void close() {
    endTurn();
    commits.finish();
  }

  private <K> void set(Table<K> table, K key, byte[] value) {
    changes.add(store -> store.set(table, key, value));
  }

  private <K> void remove(Table<K> table, K key) {
    changes.add(store -> store.remove(table, key));
  }

  private final class OfMessages implements MessageJournal {

    private final String subQueue;
    private final Table<Long> contents;
    private final Table<Long> histories;

    private OfMessages(String subQueue) {
      this.subQueue = subQueue;
      this.contents = Table.contents(subQueue);
      this.histories = Table.histories(subQueue);
    }

    @Override
    public void added(QueuedMessage message) {
      set(contents, message.sequenceNumber(), form.content(message.content()));
      changed(message);
    }

    @Override
    public void changed(QueuedMessage message) {
      set(histories, message.sequenceNumber(), form.history(message.history()));
    }

    @Override
    public void removed(QueuedMessage message) {
      remove(contents, message.sequenceNumber());
      remove(histories, message.sequenceNumber());
    }

    @Override
    public void numbered(long sequenceNumber) {
      set(Table.NUMBERS, subQueue, form.number(sequenceNumber));
    }
  }

  private final class OfIds implements DuplicateJournal {

    private final Table<String> ids;

    private OfIds(Table<String> ids) {
      this.ids = ids;
    }

    @Override
    public void remembered(String id, Instant at) {
      set(ids, id, form.instant(at));
    }

    @Override
    public void forgotten(String id) {
      remove(ids, id);
    }
  }
}
