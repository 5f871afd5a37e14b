package io.boilermaker.broker.internal.store;

import io.boilermaker.broker.internal.queue.StoreFailedException;
import io.boilermaker.broker.internal.time.ThreadEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes changes. Everything enqueued while it writes goes to the disk together in
 * the next write: the more there is to do, the more changes share the wait for the disk.
 */
final class GroupCommit implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  /** The changes of one turn. */
  private record Batch(long number, List<StoreChange> changes) {}

  /** The mark behind the last batch. */
  private static final Batch END = new Batch(0, List.of());

  private final MessageStore store;
  private final DataFolder folder;
  private final BlockingQueue<Batch> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile Runnable onProgress = () -> {};
  private volatile long committed;
  private volatile @Nullable Throwable failure;

  /**
   * @param committed the number of the last change that is in the store
   */
  private GroupCommit(MessageStore store, DataFolder folder, long committed) {
    this.store = store;
    this.folder = folder;
    this.committed = committed;
    this.thread = new Thread(this, "boilermaker-broker-store");
    thread.setDaemon(true);
  }

  /** Starts the thread, which owns store and folder; {@link #finish} closes them. */
  static GroupCommit start(MessageStore store, DataFolder folder, long committed) {
    GroupCommit commits = new GroupCommit(store, folder, committed);
    commits.thread.start();
    return commits;
  }

  /** Has the action run after more was committed or writing has failed. */
  void onProgress(Runnable action) {
    onProgress = action;
  }

  /** Enqueues changes to be written under that number, which grows. */
  void enqueue(long number, List<StoreChange> changes) {
    waiting.add(new Batch(number, changes));
  }

  /** Returns the number up to which changes are committed. */
  long committed() {
    return committed;
  }

  /** Throws if writing has failed, after which nothing is written any more. */
  void check() throws StoreFailedException {
    Throwable cause = failure;
    if (cause != null) {
      throw new StoreFailedException(
          "The data directory '"
              + folder.path()
              + "' cannot be written: "
              + MessageStore.rootOf(cause).getMessage()
              + ". Every confirmed change is in it. Make room or repair the disk, and start the"
              + " broker again",
          cause);
    }
  }

  @Override
  public void run() {
    try {
      while (writeNext()) {
        onProgress.run();
        store.compact();
      }
      store.close();
    } catch (IOException | RuntimeException | Error e) {
      log.debug("Writing failed here", e);
      failure = e;
      onProgress.run();
      store.abandon();
    }
  }

  private boolean writeNext() throws IOException {
    List<Batch> batches = new ArrayList<>();
    try {
      batches.add(waiting.take());
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    waiting.drainTo(batches);
    boolean ends = batches.remove(END);
    if (!batches.isEmpty()) {
      write(batches);
    }
    return !ends;
  }

  private void write(List<Batch> batches) throws IOException {
    List<StoreChange> changes = new ArrayList<>();
    batches.forEach(batch -> changes.addAll(batch.changes()));
    store.commit(changes);
    long last = batches.get(batches.size() - 1).number();
    folder.confirm(last);
    committed = last;
  }

  /** Writes everything that was enqueued, and closes the store. */
  void finish() {
    waiting.add(END);
    ThreadEnd.await(thread);
    try {
      folder.close();
    } catch (IOException e) {
      log.warn("A file could not be closed", e);
    }
  }
}
