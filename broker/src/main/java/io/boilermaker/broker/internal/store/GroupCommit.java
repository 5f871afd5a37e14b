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
 * The thread that writes. Whatever was handed over while it wrote goes to the disk together next:
 * so the more there is to do, the more changes share the wait for the disk.
 */
final class GroupCommit implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  /** What was changed in one turn. */
  private record Batch(long number, List<StoreChange> changes) {}

  /** Comes after the last one. */
  private static final Batch END = new Batch(0, List.of());

  private final MessageStore store;
  private final DataFolder folder;
  private final BlockingQueue<Batch> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile Runnable onProgress = () -> {};
  private volatile long safe;
  private volatile @Nullable Throwable failure;

  /**
   * @param safe the number of the last change that is in the store
   */
  private GroupCommit(MessageStore store, DataFolder folder, long safe) {
    this.store = store;
    this.folder = folder;
    this.safe = safe;
    this.thread = new Thread(this, "boilermaker-broker-store");
    thread.setDaemon(true);
  }

  /** Takes over store and folder; {@link #finish} closes them. */
  static GroupCommit start(MessageStore store, DataFolder folder, long safe) {
    GroupCommit commits = new GroupCommit(store, folder, safe);
    commits.thread.start();
    return commits;
  }

  /** The action is run after more has become safe or can never be. */
  void onProgress(Runnable action) {
    onProgress = action;
  }

  /** The changes under that number, which grows, are to be written. */
  void handOver(long number, List<StoreChange> changes) {
    waiting.add(new Batch(number, changes));
  }

  /** The number up to which changes are safe. */
  long safe() {
    return safe;
  }

  /** Throws when writing has failed, after which nothing is written any more. */
  void check() throws StoreFailedException {
    Throwable cause = failure;
    if (cause != null) {
      throw new StoreFailedException(
          "The data directory '"
              + folder.path()
              + "' cannot be written: "
              + rootOf(cause).getMessage()
              + ". Nothing was confirmed that is not in it. Make room or mend the disk, and start the"
              + " broker again",
          cause);
    }
  }

  /** The store's own messages tell of positions; that of the system tells what to do. */
  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public void run() {
    try {
      while (writeNext()) {
        onProgress.run();
        store.tidy();
      }
      store.close();
    } catch (IOException | RuntimeException | Error e) {
      log.debug("The place where writing failed", e);
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
    safe = last;
  }

  /** Writes what was handed over, and closes the store. */
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
